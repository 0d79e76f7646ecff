"""Turn tables (.csv, .xlsx): one turn a row, with a column for who and one for the words."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePath
from typing import BinaryIO

from plurivox.evidence.problem import Problem, Refused
from plurivox.exchange.archive import refuse
from plurivox.exchange.sheet import Sheet, SheetRow, column_key, read_sheet
from plurivox.transcripts.clock import milliseconds
from plurivox.transcripts.told import Said, in_time, transcript_of
from plurivox.transcripts.transcript import Transcript

# The names that the columns go by, the first being ours.
COLUMNS = {
    "speaker": ("speaker", "name", "who", "speaker name", "participant", "person", "sprecher",
                "sprecherin", "דובר", "msemaji"),
    "words": ("words", "text", "turn", "utterance", "said", "transcript", "content", "speech",
              "äußerung", "wortlaut", "טקסט", "maneno"),
    "begin": ("begin", "start", "start time", "begin time", "time", "timestamp", "from", "in",
              "beginn", "zeit"),
    "finish": ("finish", "end", "end time", "stop", "to", "out", "ende"),
}  # fmt: skip
_BY_KEY = {column_key(name): column for column, names in COLUMNS.items() for name in names}
_SECONDS = re.compile(r"\d{1,6}(?:[.,]\d+)?")
_CLOCK_PARTS = re.compile(r"(\d{1,3}:\d{1,3}:\d{2}|\d{1,3}:\d{2})([.,]\d+)?")


def fits(columns: Collection[str]) -> bool:
    """Whether a table of these columns can be read as turns: it has a speaker and words."""
    return {"speaker", "words"} <= {_BY_KEY.get(column_key(column)) for column in columns}


def read(name: str, file: BinaryIO) -> Transcript:
    """Raises Refused with every bad row by its line: a time that cannot be read, missing words."""
    sheet = read_sheet(name, file)
    columns = _columns(sheet)
    if "speaker" not in columns or "words" not in columns:
        raise refuse(
            name,
            "a table of turns has a column “speaker” and a column “words”, and this one has "
            f"{_listed(sheet)}; rename its columns.",
            1,
        )
    problems = list(sheet.problems)
    said = [row for row in (_said(name, row, columns, problems) for row in sheet.rows) if row]
    if problems:
        raise Refused.all(problems)
    if not said:
        raise refuse(name, "the table has a header and no rows; each turn is a row.")
    notes = _notes(sheet, columns)
    return transcript_of(PurePath(name).stem, in_time(said), encoding=sheet.encoding, notes=notes)


def _columns(sheet: Sheet) -> dict[str, str]:
    """Our name of a column → its key in the sheet; where two fit, the one listed first above."""
    found: dict[str, str] = {}
    for ours, names in COLUMNS.items():
        keys = [column_key(name) for name in names]
        fitting = [key for key in keys if key in sheet.columns]
        if fitting:
            found[ours] = fitting[0]
    return found


def _listed(sheet: Sheet) -> str:
    return ", ".join(f"“{heading}”" for heading in sheet.headings.values())


def _said(
    name: str, row: SheetRow, columns: dict[str, str], problems: list[Problem]
) -> Said | None:
    words = row.cells[columns["words"]].strip()
    speaker = " ".join(row.cells[columns["speaker"]].split()).rstrip(":： ") or None
    if not words:
        problems.append(_bad(name, row, "the turn has no words; write them, or take the row out."))
        return None
    times: dict[str, int] = {}
    for ours in ("begin", "finish"):
        cell = row.cells[columns[ours]].strip() if ours in columns else ""
        try:
            times[ours] = _milliseconds(cell) if cell else -1
        except ValueError:
            what = f"“{cell[:30]}” is no time; write 00:01:05, or seconds such as 65.2."
            problems.append(_bad(name, row, what))
            return None
    return Said(speaker, words, **times)


def _milliseconds(cell: str) -> int:
    if _SECONDS.fullmatch(cell):
        return round(float(cell.replace(",", ".")) * 1000)
    match = _CLOCK_PARTS.fullmatch(cell)
    if not match:
        raise ValueError(cell)
    part = round(float("0" + match[2].replace(",", ".")) * 1000) if match[2] else 0
    return milliseconds(match[1]) + part


def _bad(name: str, row: SheetRow, what: str) -> Problem:
    return Problem(f"{name}, line {row.line}: {what}", name, row.line)


def _notes(sheet: Sheet, columns: dict[str, str]) -> tuple[str, ...]:
    others = [sheet.headings[key] for key in sheet.columns if key not in columns.values()]
    if not others:
        return ()
    return (f"Columns left out: {', '.join(f'“{heading}”' for heading in others)}.",)
