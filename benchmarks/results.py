"""The file of results: what was measured, with what, on what."""

from __future__ import annotations

import json
import platform
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .cost import ROOT
from .line import Answer, as_json, from_json

RESULTS = ROOT / "benchmarks" / "results.json"


def read(path: Path = RESULTS) -> tuple[dict[str, Any], dict[str, Answer]]:
    """What the last run was made with, and its answers by question."""
    if not path.exists():
        return {}, {}
    said = json.loads(path.read_text("utf-8"))
    answers = {row["question"]: from_json(row) for row in said["answers"]}
    return said["made_with"], answers


def write(made_with: dict[str, Any], answers: Iterable[Answer], path: Path = RESULTS) -> None:
    """Replace the file as a whole."""
    said = {"made_with": made_with, "answers": [as_json(one) for one in answers]}
    part = path.with_suffix(".part")
    part.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", "utf-8")
    part.replace(path)


def versions(command: str, taguette: Path | None) -> dict[str, str]:
    """The command and the versions of everything that takes part."""
    import django
    import numpy

    return {
        "command": command,
        "commit": commit(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "django": django.__version__,
        "numpy": numpy.__version__,
        "chromium": _said(shutil.which("chromium") or shutil.which("chromium-browser")),
        "taguette": _said(str(taguette) if taguette else None),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "processor": _processor(),
    }


def commit() -> str:
    """The commit that was measured, with a plus where the program's files differ from it."""
    own = ["git", "-C", str(ROOT)]
    number = subprocess.run([*own, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    changed = subprocess.run(
        [*own, "status", "--porcelain", "--", "src"], capture_output=True, text=True
    )
    return number.stdout.strip() + ("+" if changed.stdout.strip() else "")


def _said(program: str | None) -> str:
    if program is None:
        return "none"
    done = subprocess.run([program, "--version"], capture_output=True, text=True)
    return (done.stdout or done.stderr).strip().splitlines()[-1].strip()


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.processor()
