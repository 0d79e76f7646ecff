"""A project served as people serve it: by the command, in a process of its own."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


def run(*words: str) -> str:
    """One command of ours; what it printed. Fails the test where the command fails.

    A process of its own, since Django refuses its database beside Playwright's event loop.
    """
    done = subprocess.run(
        [sys.executable, "-m", "plurivox.cli", *words], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass(frozen=True, slots=True)
class Served:
    """`entry`: the address with the token, good once; `address`: of the pages, without a slash."""

    entry: str
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        parts = urlsplit(self.entry)
        return f"{parts.scheme}://{parts.netloc}"


@contextmanager
def served(project: Path) -> Iterator[Served]:
    """`plurivox serve`, on a free port, stopped as Ctrl-C stops it."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "plurivox.cli", "serve", str(project), "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Served(_printed_address(process), process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _printed_address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if found := re.search(r"http://\S+", line):
            return found.group()
    raise AssertionError(f"the server did not start: {said}")
