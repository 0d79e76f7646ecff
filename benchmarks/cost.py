"""What work costs: processor seconds and memory of commands, servers and functions."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """cpu: seconds of a process and of those that it waited for, its own and the system's.

    wall: seconds on the clock; peak: most memory held at once, in MB; said: what it printed.
    """

    cpu: float
    wall: float
    peak: float
    said: str = ""


class Failed(Exception):
    """A command that was to be measured did not do its work."""


def of_command(words: Sequence[str], **environment: str) -> Cost:
    """Run a command to its end. Raises Failed, with what it said, where it ends badly.

    The memory is never less than this process has, which therefore loads next to nothing.
    """
    with tempfile.TemporaryFile() as said:
        begun = time.monotonic()
        process = subprocess.Popen(
            words,
            stdout=said,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            env={**os.environ, **environment},
        )
        _, state, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(state)
        said.seek(0)
        words_said = said.read().decode("utf-8", "replace")
    if process.returncode:
        raise Failed(f"{' '.join(words)[:200]}: {words_said[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, words_said)


def plurivox(*words: str) -> list[str]:
    """A command of ours, as this Python runs it."""
    return [sys.executable, "-m", "plurivox.cli", *words]


def inside(function: str, *said: Any) -> Any:
    """What `module:function` of ours returns, called in a process of its own."""
    call = [sys.executable, "-m", "benchmarks.inside", function, *map(json.dumps, said)]
    return json.loads(of_command(call).said.splitlines()[-1])


def cpu_of(process: int) -> float:
    """Processor seconds of a running process, and of its children that have ended."""
    stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, stat[11:15])) / TICKS


def peak_of(process: int) -> float:
    """The most memory that a running process has held at once, in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def each(times: int, work: Callable[[], Any]) -> list[float]:
    """Processor seconds of this process for each of several calls."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return taken
