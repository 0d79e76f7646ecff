"""Turns of a demonstration file read the plainest way: one line a turn, the label to the colon."""

from __future__ import annotations

from pathlib import Path


def turns(path: Path) -> list[tuple[str, str]]:
    """(label, words) of every line after the header."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [(label, said.strip()) for label, _, said in (line.partition(":") for line in lines[1:])]


def header(path: Path) -> str:
    return path.read_text(encoding="utf-8").splitlines()[0]
