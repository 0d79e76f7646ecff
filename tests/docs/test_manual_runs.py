"""Every command that the manual shows does what the manual says it does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.console import blocks, matches, steps, write_files

PAGES = sorted(
    str(path.relative_to(ROOT))
    for path in [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]
    if any(block.kind == "console" for block in blocks(path.read_text(encoding="utf-8")))
)
SECONDS = 120


def environment(folder: Path) -> dict[str, str]:
    """A reader's machine: our command on the path, a home of its own, no database named."""
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }


def test_there_are_pages_with_commands() -> None:
    assert PAGES


@pytest.mark.parametrize("page", PAGES)
def test_page(page: str, tmp_path: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    write_files(text, tmp_path)
    for block in blocks(text):
        for step in steps(block) if block.kind == "console" else ():
            done = subprocess.run(
                ["bash", "-c", step.command],
                cwd=tmp_path,
                env=environment(tmp_path),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=SECONDS,
            )
            shown = "\n".join(step.shown)
            assert matches(step.shown, done.stdout), (
                f"{page}:{step.line}: $ {step.command}\n--- shown\n{shown}\n"
                f"--- printed\n{done.stdout}"
            )
