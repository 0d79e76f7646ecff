"""How slow this machine is now, beside the quiet one on which the targets were set.

A target of so many seconds says something of our program only on a machine that is as fast as that
one was; others share their memory and caches with strangers, and are slower by the hour. So what a
bare start of Django costs is measured beside it: 0.222 s then (docs/measured.md, “Status”, the
floor). On a machine as fast as that, or faster, every target stands as it is written.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import ROOT

FLOOR = 0.222  # processor seconds of `python -m benchmarks.floor start_django` on the quiet machine
TIMES = 3


def processor_seconds(*command: str) -> float:
    """What a command that must succeed costs, user and system together."""
    before = os.times()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def pace() -> float:
    """1.0 on a machine as fast as the quiet one; 2.0 where everything takes twice as long now."""
    bare = (sys.executable, "-m", "benchmarks.floor", "start_django")
    return max(1.0, min(processor_seconds(*bare) for _ in range(TIMES)) / FLOOR)
