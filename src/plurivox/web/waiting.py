"""What waits between two pages of one person: files chosen but not imported, a table not yet taken.

It lies in one private folder of this server, never in the project, and goes when the server ends.
What a server that was killed left behind goes when the next one needs the folder.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import secrets
import shutil
import tempfile
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.html import format_html

from plurivox.store.project import Project
from plurivox.store.work import Work, start

from .request import Request

PREFIX = "plurivox-waiting-"
GONE = "This is not waiting any more: it was taken, cancelled, or the server was started again."


def gone() -> HttpResponse:
    """To a page that still asks how far it is, after it was cancelled here or in another tab.

    Takes the place of what asks, so that it asks no more; it is no error of whoever looks at it.
    """
    return HttpResponse(format_html('<p role="status">{}</p>', GONE))


@dataclass(slots=True, eq=False)
class Waiting:
    """Something of one person. `task`: what its work does now; `said`: what a page remembers."""

    key: str
    purpose: str  # import, export
    person: uuid.UUID
    project: Project
    folder: Path
    task: str = ""
    work: Work | None = None
    said: dict[str, Any] = field(default_factory=dict)

    def begin(self, task: str, **said: Any) -> None:
        """Give it work to do; it begins when nothing else of the project is being written."""
        self.task, self.work = task, None
        self.said["task"] = said
        self.advance()

    def advance(self) -> None:
        """Begin the work that stands in line, if it may."""
        with ROOM.lock:
            if self.task and self.work is None and not (self.writes and ROOM.is_busy(self)):
                self.work = start(self.task, self.folder, **self.said["task"])

    @property
    def writes(self) -> bool:
        """Reading a few files disturbs nobody; of everything else there is one a project."""
        return self.task != "read"

    @property
    def busy(self) -> bool:
        """Whether it works, or stands in line."""
        self.advance()
        return bool(self.task) and (self.work is None or self.work.running)

    def wait(self, seconds: float) -> None:
        """Most work is done at once: then the person sees no page about it."""
        self.advance()
        if self.work:
            self.work.wait(seconds)


class Room:
    """All that waits in this server."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._folder: Path | None = None
        self._waiting: dict[str, Waiting] = {}

    def add(self, request: Request, purpose: str) -> Waiting:
        """A place for something of whoever asks."""
        key = secrets.token_urlsafe(12)
        folder = self.folder() / key
        folder.mkdir(mode=0o700)
        one = Waiting(key, purpose, request.person.id, request.project, folder)
        self._waiting[key] = one
        return one

    def access_waiting(self, request: Request, purpose: str, key: str) -> Waiting:
        """One's own, by its key. Raises Http404 for everybody else, and where it is gone."""
        one = self.find_waiting(request, purpose, key)
        if one is None:
            raise Http404(GONE)
        return one

    def find_waiting(self, request: Request, purpose: str, key: str) -> Waiting | None:
        """One's own, by its key; None for everybody else, and where it is gone."""
        one = self._waiting.get(key)
        return one if one is not None and one in self.of(request, purpose) else None

    def of(self, request: Request, purpose: str) -> list[Waiting]:
        """All of one's own of a purpose, oldest first."""
        mine = (purpose, request.person.id, request.project.id)
        return [
            one
            for one in list(self._waiting.values())
            if (one.purpose, one.person, one.project.id) == mine
        ]

    def drop(self, one: Waiting) -> bool:
        """Stop its work and take it away. True where the work was stopped before it was done."""
        stopped = one.work.stop() if one.work else True
        self._waiting.pop(one.key, None)
        shutil.rmtree(one.folder, ignore_errors=True)
        return stopped

    def is_busy(self, but: Waiting) -> bool:
        """Whether other work is writing in, or from, the same project."""
        return any(
            one.work is not None and one.work.running and one.writes
            for one in self._waiting.values()
            if one is not but and one.project.id == but.project.id
        )

    def folder(self) -> Path:
        """The folder of this server, made when it is first needed, readable by its user only."""
        with self.lock:
            if self._folder is None or not self._folder.is_dir():
                for left in _left_behind():
                    shutil.rmtree(left, ignore_errors=True)
                self._folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
                atexit.register(self.end)
            return self._folder

    def end(self) -> None:
        """Stop all work and take everything away."""
        for one in list(self._waiting.values()):
            self.drop(one)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def _left_behind() -> Iterator[Path]:
    """Folders of servers of the same user that are not running any more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError, ValueError):
            number = int(folder.name.removeprefix(PREFIX).partition("-")[0])
            own = not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()
            if own and not _runs(number):
                yield folder


def _runs(number: int) -> bool:
    """Whether there is a process of this number; where that cannot be asked, it is taken to be."""
    if os.name != "posix":
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


ROOM = Room()
