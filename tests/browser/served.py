"""A project served as people serve it: by the command, in a process of its own."""

from __future__ import annotations

import random
import re
import signal
import socket
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


def quiet_port() -> int:
    """A free port that no other program is handed by chance, so that it stays free for a restart.

    Systems hand out ports from 32768 up to those who ask for any; these lie below.
    """
    for port in random.SystemRandom().sample(range(20_000, 30_000), 50):
        with socket.socket() as attempt:
            try:
                attempt.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("no free port between 20000 and 30000")


@contextmanager
def served(project: Path, port: int = 0) -> Iterator[Served]:
    """`plurivox serve`, on this port or any free one, stopped as Ctrl-C stops it."""
    where = ["--port", str(port)] if port else []
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "plurivox.cli", "serve", str(project), "--no-browser", *where],
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
