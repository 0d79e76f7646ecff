"""Asking the same of both copies, and what of the answers may differ without telling anything."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from plurivox.cli import main
from plurivox.store.database import disconnect
from tests.web.blind.ask import Ask
from tests.web.blind.rows_of_commands import Run
from tests.web.blind.world import Known, World, same_each_time

# Fresh with every answer, whoever worked: nonces, tokens against forged forms.
RANDOM = (
    (re.compile(r"nonce-[\w+/=-]+"), "nonce-"),
    (re.compile(r'nonce="[^"]*"'), 'nonce=""'),
    (re.compile(r'csrfmiddlewaretoken" value="[^"]*"'), 'csrfmiddlewaretoken" value=""'),
    (re.compile(r'"X-CSRFToken": "[^"]*"'), '"X-CSRFToken": ""'),
    (re.compile(r'"token": ?"[^"]*"'), '"token":""'),
    (re.compile(r'data-token="[^"]*"'), 'data-token=""'),
)


@dataclass(frozen=True, slots=True)
class Page:
    """An address of the program, below all includes."""

    route: str
    name: str
    methods: tuple[str, ...]
    verb: str
    writes: str


def pages(resolver: Any = None, before: str = "", space: str = "") -> Iterator[Page]:
    """Every address there is, as Django resolves it."""
    for one in (resolver or get_resolver("plurivox.web.urls")).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from pages(one, route, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            view: Any = one.callback
            yield Page(route, f"{space}{one.name or route}", view.methods, view.verb, view.writes)


def ask(world: World, name: str, one: Ask, known: Known) -> list[tuple[int, str, str]]:
    """What somebody is answered: status, headers and body, of the page and of where it leads.

    Whatever the request writes is taken back at the end.
    """
    client = world.client(name)
    cookies, again = deepcopy(client.cookies), _seated(client)
    with (
        same_each_time(),
        transaction.atomic(using=world.project.alias),
    ):
        answers = [_send(client, name, one, known)]
        while answers[-1].status_code in (301, 302) and len(answers) < 4:
            answers.append(client.get(answers[-1].headers["Location"]))
        transaction.set_rollback(True, using=world.project.alias)
    client.cookies = cookies
    again()
    return [(a.status_code, _masked(str(sorted(a.items())), world), _body(a, world))
            for a in answers]  # fmt: skip


def _seated(client: Client) -> Callable[[], None]:
    """Puts everybody back where they sit now: what is kept in memory is not rolled back."""
    serving: Any = client.defaults["plurivox.serving"]
    sittings = serving.sittings
    open_now = dict(sittings._open)
    states = [(one, one.person, one.mark) for one in open_now.values()]

    def again() -> None:
        sittings._open = open_now
        for one, person, mark in states:
            one.person, one.mark, one.notes = person, mark, []

    return again


def _send(client: Client, name: str, one: Ask, known: Known) -> Any:
    address, data = f"/{one.address(known)}", dict(one.data(known))
    if one.method == "GET":
        return client.get(address, headers=dict(one.headers))
    if one.as_json:
        data["person"] = str(known.people[name])
        return client.post(address, data, content_type="application/json")
    return client.post(address, data, headers=dict(one.headers))


def _body(answer: Any, world: World) -> str:
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return _masked(b"".join(parts).decode("utf-8", "surrogateescape"), world)


def _masked(words: str, world: World) -> str:
    for pattern, instead in RANDOM:
        words = pattern.sub(instead, words)
    return words.replace(str(world.path.parent), "FOLDER")


def command(world: World, name: str, one: Run, folder: Path) -> tuple[Any, ...]:
    """What a command prints, how it ends, and what is in the file that it writes."""
    words = [one.words[0], str(world.path), *one.words[1:]]
    if one.words[0] == "pass":
        words = ["pass", str(world.path), *one.words[1:]]
    brought, asked = one.brings
    if brought:
        (folder / brought).write_text(asked, encoding="utf-8")
        words.insert(2, str(folder / brought))
    out = folder / one.file if one.file else None
    if out:
        out.unlink(missing_ok=True)
        words.insert(2, str(out))
    said, wrong = io.StringIO(), io.StringIO()
    with same_each_time(), contextlib.redirect_stdout(said), contextlib.redirect_stderr(wrong):
        code = main([*words, "--as-user", name])
    disconnect(world.project.alias)
    printed = [
        _masked(text.getvalue(), world).replace(str(folder), "OUT") for text in (said, wrong)
    ]
    return (code, *printed, written(out) if out and out.exists() else None)


def written(path: Path) -> Any:
    """What is in a file; of an archive every part but the moment at which it was made."""
    if path.suffix not in (".xlsx", ".docx"):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {n: archive.read(n) for n in archive.namelist() if n != "docProps/core.xml"}
