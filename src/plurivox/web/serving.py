"""Serves one project to this computer's browser: loopback only, let in once by a token."""

from __future__ import annotations

import contextlib
import signal
import threading
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from plurivox.evidence.problem import Refused
from plurivox.store.project import Project

from .log import set_up_log
from .sittings import Sittings, Token
from .wrong_pins import WrongPins

HOST = "127.0.0.1"  # never another: who may reach the page from elsewhere is a team server's matter
FIRST_PORT = 8765
THREADS = 8
SETTINGS, URLS = "plurivox.web.settings", "plurivox.web.urls"


@dataclass(frozen=True, slots=True)
class Serving:
    """One project being served, and what the server remembers while it runs."""

    project: Project
    token: Token = field(default_factory=Token)
    sittings: Sittings = field(default_factory=Sittings)
    wrong_pins: WrongPins = field(default_factory=WrongPins)


def serve(
    location: str,
    port: int = 0,
    browser: bool = True,
    say: Callable[[str], None] = print,
) -> None:
    """Serve a project until Ctrl-C, telling with `say` where; opens the browser if wished.

    Port 0: 8765, or any free one where that is taken. Raises Refused where the project
    cannot be opened or the port that was asked for is taken.
    """
    set_up()
    from plurivox.store.door import close_project, open_project

    project = open_project(location)
    serving = Serving(project)
    try:
        server = _listen(application(serving), port)
        _name_cookie(server.effective_port)
        address = f"http://{HOST}:{server.effective_port}/enter/?token={serving.token.word}"
        say(f"{_title(project)} is open at\n\n    {address}\n")
        say("The address works once, in one browser. Stop with Ctrl-C.")
        if browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        with _stopped_by(signal.SIGTERM):
            server.run()  # returns on Ctrl-C, after the answers under way
        server.close()
        say("Stopped. Everything is saved.")
    finally:
        close_project(project)


def set_up() -> None:
    """Give Django the pages, whether or not a command has started it with the store alone."""
    from importlib import import_module

    from django.apps import apps
    from django.conf import settings

    if getattr(settings, "ROOT_URLCONF", None) == URLS:
        return
    pages = import_module(SETTINGS)
    for name in filter(str.isupper, dir(pages)):
        if name != "DATABASES":  # those that are open stay as they are
            setattr(settings, name, getattr(pages, name))
    apps.set_installed_apps(settings.INSTALLED_APPS)
    set_up_log()


def application(serving: Serving) -> Callable[..., Any]:
    """The WSGI application of one serving."""
    from django.core.handlers.wsgi import WSGIHandler

    handler = WSGIHandler()

    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        environ["plurivox.serving"] = serving
        return handler(environ, start_response)

    return answer


def _listen(answer: Callable[..., Any], port: int) -> Any:
    """A server that listens already, so that the address works when it is printed."""
    from waitress import create_server

    for number in (port,) if port else (FIRST_PORT, 0):
        try:
            return create_server(answer, host=HOST, port=number, threads=THREADS, ident=None)
        except OSError:
            continue
    raise Refused(f"Port {port} is taken; choose another, or none and Plurivox finds a free one.")


def _name_cookie(port: int) -> None:
    """Cookies do not know ports: a second server on this computer must not take the first's."""
    from django.conf import settings

    settings.SESSION_COOKIE_NAME = f"plurivox_{port}"


def _title(project: Project) -> str:
    from plurivox.store.overview import load_about

    return load_about(project).title


@contextlib.contextmanager
def _stopped_by(number: int) -> Iterator[None]:
    """Let a signal stop the server as Ctrl-C does, where signals can be caught at all."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(number, stop)
    try:
        yield
    finally:
        signal.signal(number, before)
