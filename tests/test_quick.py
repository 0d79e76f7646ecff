"""What must answer at once does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pace import pace

pytestmark = pytest.mark.timed
PLURIVOX = str(Path(sys.executable).with_name("plurivox"))


def seconds(*command: str) -> float:
    """Processor time of a command that must succeed, the best of five: wall time is noisy."""
    taken = []
    for _ in range(5):
        before = os.times()
        done = subprocess.run(command, capture_output=True, text=True)
        after = os.times()
        taken.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
        assert done.returncode == 0, done.stderr
    return min(taken)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("quick") / "demo.plurivox")
    subprocess.run([PLURIVOX, "demo", path, "--no-serve"], check=True, capture_output=True)
    return path


def test_status_answers_in_four_tenths_of_a_second(demonstration: str) -> None:
    assert seconds(PLURIVOX, "status", demonstration) <= 0.4 * pace()


def test_help_answers_in_two_tenths_of_a_second() -> None:
    assert seconds(PLURIVOX, "--help") <= 0.2 * pace()


def test_a_statistic_is_there_well_under_a_second() -> None:
    assert seconds(sys.executable, "-c", "import plurivox.coding.agreement") <= 0.5 * pace()
