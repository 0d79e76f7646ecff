"""What becomes of real and of damaged files: the table of docs/import-outcomes.md.

`PLURIVOX_REAL_DATA=… python -m tests.store.import_outcomes` imports every file and writes it anew.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from plurivox.store.door import close_project, create_project
from plurivox.store.importing import Choices, File, Outcome, read_files, store_files
from plurivox.store.people import load_person
from plurivox.store.project import Project
from plurivox.store.undo import undo
from tests.unit.exchange.damaged import CORPUS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "import-outcomes.md"
FOLDERS = ("interviews", "consultations")
TITLES = {
    "interviews": "Five research interviews, as Word and as plain text",
    "consultations": "Eight consultations, doctor and patient in a TextGrid each",
    "damaged": "Damaged, locked, hostile and misnamed files",
}
HEAD = """# What becomes of files

Written by a test, which fails when a file is missing here, when an outcome changes, and when
anything at all of a refused file is stored: no row in any table, no byte of the project.

The interviews and consultations are real and no part of Plurivox; the damaged files are invented.
Each is imported by itself, with `--yes`, and its kind is told from the file.
"""


def groups(folder: Path) -> list[list[File]]:
    """The files of a folder, those of one conversation together."""
    found: dict[str, list[File]] = {}
    for path in sorted(folder.iterdir()):
        one = path.stem.rpartition("_")[0] if path.suffix == ".TextGrid" else path.name
        found.setdefault(one, []).append(File(path.name, path.read_bytes()))
    return list(found.values())


def damaged() -> list[list[File]]:
    """Every invented file that something is wrong with, by itself."""
    return [[File(name, data)] for name, data in CORPUS.items()]


def outcomes(project: Project, by: uuid.UUID, files: list[File]) -> list[Outcome]:
    """Import some files that belong together, as `--yes` does."""
    return store_files(project, read_files(files), Choices(), by=by)


def rows(project: Project, by: uuid.UUID, given: Iterable[list[File]]) -> Iterator[tuple[str, str]]:
    """(files, outcome) of each group; what went in is taken back, so that each stands alone."""
    for files in given:
        found = outcomes(project, by, files)
        if any(one.stored for one in found):
            undo(project, by)
        name = " + ".join(file.name for file in files)
        yield name, " ".join(_said(one) for one in found)


def _said(one: Outcome) -> str:
    notes = [note for note in one.notes if not note.startswith("Joined by time")]
    if one.stored:
        return " ".join([f"Goes in: {one.sentence}", *notes])
    return f"Refused. {' '.join(problem.sentence for problem in one.problems)}"


def table(found: Iterable[tuple[str, str]]) -> str:
    """Rows as Markdown."""
    lines = ["| file | what becomes of it |", "| --- | --- |"]
    for name, said in found:
        lines.append(f"| {_cell(name)} | {_cell(said)} |")
    return "\n".join(lines)


def _cell(words: str) -> str:
    plain = re.sub(r"([\\|<>*_`\[\]{}])", r"\\\1", " ".join(words.split()))
    return plain.replace("://", ":\\//")


def part(page: str, name: str) -> str:
    """The table of one heading of the page."""
    section = page.partition(f"## {TITLES[name]}\n\n")[2]
    return section.partition("\n\n## ")[0].strip()


def write(real_data: Path) -> None:
    """Import everything and write the page."""
    parts = [HEAD]
    with tempfile.TemporaryDirectory() as folder:
        for name in TITLES:
            project = create_project(f"{folder}/{name}.plurivox", "Outcomes")
            by = load_person(project).id
            given = damaged() if name == "damaged" else groups(real_data / name)
            parts.append(f"## {TITLES[name]}\n\n{table(rows(project, by, given))}\n")
            close_project(project)
    PAGE.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    data = os.environ.get("PLURIVOX_REAL_DATA")
    if not data:
        sys.exit("PLURIVOX_REAL_DATA is not set; the page has rows that need it.")
    write(Path(data))
