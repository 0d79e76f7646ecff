"""Pages without a browser: a project being served, and clients who came in by its door."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import cache

import pytest
from argon2 import PasswordHasher
from django.test import Client
from django.test.client import ClientHandler

from plurivox.store import pins
from plurivox.store.people import load_people, save_person
from plurivox.store.project import Project
from plurivox.web.serving import Serving, set_up

PIN = "2468"
set_up()

SitDown = Callable[..., Client]


@pytest.fixture(autouse=True)
def quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 at its least: what is tested is that it is asked, not how long it takes."""
    monkeypatch.setattr(pins, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture(autouse=True)
def patient_exports(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page waits for its file as long as it takes: how busy the machine is, is not tested."""
    monkeypatch.setattr("plurivox.web.exchange.exporting.AT_ONCE", 60.0)


@pytest.fixture
def serving(project: Project) -> Serving:
    """The project of the test, being served."""
    return Serving(project)


@cache
def one_handler(enforce_csrf_checks: bool) -> ClientHandler:
    """What answers every browser of the tests: loading it looks at every static file anew."""
    handler = ClientHandler(enforce_csrf_checks)
    handler.load_middleware()
    return handler


def stranger(serving: Serving, *, enforce_csrf_checks: bool = False) -> Client:
    """A browser on this computer that has not come in."""
    client = Client(headers={"host": "127.0.0.1:8765"}, **{"plurivox.serving": serving})  # type: ignore[arg-type]
    client.handler = one_handler(enforce_csrf_checks)
    return client


def come_in(serving: Serving, **options: bool) -> Client:
    """A browser that was let in. The printed word works once, so each gets one of its own."""
    client = stranger(serving, **options)
    again = Serving(serving.project, sittings=serving.sittings, wrong_pins=serving.wrong_pins)
    client.defaults["plurivox.serving"] = again
    assert client.get(f"/enter/?token={again.token.word}").status_code == 302
    return client


@pytest.fixture
def sit_down(serving: Serving) -> SitDown:
    """Sits down as somebody: `sit_down("coder")`, `sit_down("lead", name="Yael")`."""

    def sat(role: str = "owner", name: str = "", **options: bool) -> Client:
        client = come_in(serving, **options)
        who = somebody(serving.project, role, name or role.capitalize())
        if not pins.check_pin(serving.project, who, PIN):
            pins.set_pin(serving.project, who, PIN)
        answer = client.post(f"/who/{who}/", {"pin": PIN})
        assert answer.status_code == 302, answer.content.decode()
        return client

    return sat


def somebody(project: Project, role: str, name: str) -> uuid.UUID:
    """The key of somebody in a role, added where there is none of that name."""
    people = load_people(project)
    owner = next(one.id for one in people if one.role == "owner")
    if role == "owner":
        return owner
    found = [one.id for one in people if one.name == name]
    return found[0] if found else save_person(project, name, role, by=owner)
