"""Long work in a process of its own, so that nobody waits for it; told and stopped by files.

`start` gives a private folder and a task to `python -m plurivox.store.work`, which writes there how
far it is and what it made. It ends with the process that began it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

# What can be done: a function that takes the folder, what was said, and a progress function.
TASKS = {
    "read": "plurivox.store.waiting:read_waiting",
    "store": "plurivox.store.waiting:store_waiting",
    "export": "plurivox.store.exporting:export_waiting",
}
DONE, MEND, FAILED, STOPPED = 0, 1, 2, 3  # how the process ends
GRACE = 10.0  # seconds in which a stopped process takes back what it began


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done, and how many of how many."""

    what: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work under way."""

    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def running(self) -> bool:
        return self.process.poll() is None

    @property
    def done(self) -> bool:
        return self.process.poll() == DONE

    def wait(self, seconds: float) -> bool:
        """Whether it ended within so many seconds."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def progress(self) -> Progress:
        """How far it is; it may not have begun."""
        told = read_json(self.folder / "progress.json") or ["Beginning", 0, 1]
        return Progress(*told)

    def sentences(self) -> list[str]:
        """Why it ended without having done it."""
        return read_json(self.folder / "refused.json") or [
            "Something went wrong in Plurivox; nothing was changed. The terminal shows where."
        ]

    def stop(self) -> bool:
        """Cancel; True where it was stopped before it was done. Nothing half-done is left."""
        if self.running:
            self.process.terminate()
            if not self.wait(GRACE):
                self.process.kill()
                self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
        return not self.done


NICE = "10"  # how far long work gives way to pages, unless PLURIVOX_NICE says otherwise


def start(task: str, folder: Path, **said: Any) -> Work:
    """Begin a task. What is said goes through a pipe: other users see no command line with it."""
    for told in ("progress.json", "refused.json"):
        (folder / told).unlink(missing_ok=True)
    own = {name: word for name, word in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    process = subprocess.Popen(
        [sys.executable, "-m", "plurivox.store.work"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=own,
    )
    assert process.stdin
    line = json.dumps({"task": task, "folder": str(folder), "said": said})
    process.stdin.write(line.encode() + b"\n")
    process.stdin.flush()
    return Work(folder, process)


def read_json(path: Path) -> Any:
    """What a file of ours holds, or None where it is not there."""
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None


def write_json(path: Path, value: Any) -> None:
    """Written beside and renamed into place, so that nobody reads half of it; private."""
    part = path.with_name(f"{path.name}.part")
    with open(part, "w", encoding="utf-8", opener=private) as file:
        json.dump(value, file, ensure_ascii=False)
    os.replace(part, path)


def private(path: str, flags: int) -> int:
    """Opens a new file that only this user may read."""
    return os.open(path, flags, 0o600)


def main() -> int:
    """The process itself: one line on standard input says what to do."""
    from plurivox.evidence.problem import Refused
    from plurivox.store.importing import Cancelled

    line = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(int(os.environ.get("PLURIVOX_NICE", NICE)))
    folder = Path(line["folder"])
    module, _, name = TASKS[line["task"]].partition(":")
    try:
        getattr(import_module(module), name)(folder, line["said"], _telling(folder, _asked()))
    except Refused as refused:
        write_json(folder / "refused.json", [one.sentence for one in refused.problems])
        return MEND
    except Cancelled:
        return STOPPED
    except Exception as error:
        _say_where(error)
        return FAILED
    return DONE


def _asked() -> threading.Event:
    """Set when somebody asks this process to stop: it then takes back what it began."""
    event = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: event.set())
    return event


def _telling(folder: Path, asked: threading.Event) -> Any:
    def tell(what: str, done: int, of: int) -> None:
        from plurivox.store.importing import Cancelled

        if asked.is_set():
            raise Cancelled
        write_json(folder / "progress.json", [what, done, of])

    return tell


def _end_with_parent() -> None:
    """The pipe closes when the server is gone, however it went; what was begun is then undone."""
    while os.read(0, 4096):  # not sys.stdin, whose lock a thread would hold when Python ends
        pass
    os._exit(STOPPED)


def _say_where(error: Exception) -> None:
    """The kind and the places in the program: a message could hold somebody's words."""
    lines = [f"{type(error).__name__}, raised in"]
    for place in traceback.extract_tb(error.__traceback__):
        lines.append(f"    {place.filename}:{place.lineno} {place.name}")
    sys.stderr.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    sys.exit(main())
