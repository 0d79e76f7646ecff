"""The invented study and synthesis that show Plurivox at work, by the names of their files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plurivox.evidence.problem import Problem, Refused

TITLE = "Companions on the ward"
CODERS = ("Lena M.", "Sipho N.")
STANCE = "critical realist; semantic first, latent where several speakers allow it"
TABLES = (
    *("sites", "sessions", "participants", "framework", "codebook"),
    *("codings", "settlements", "memos", "themes", "findings", "passages"),
    *("influences", "links", "readings", "cells", "living"),
    *("studies", "constructs", "relations", "translated", "appraisals"),
    *("review_findings", "confidences"),
)
FOLDER = Path(__file__).parent
SESSIONS = tuple(
    name
    for name in ("RV 1", "RV 2", "RV 3", "AK 1", "AK 2", "AK 3", "GU 1", "GU 2")
    if (FOLDER / "sessions" / f"{name}.txt").is_file()
)


@dataclass(frozen=True, slots=True)
class DemoCoding:
    """One coder's code on the words start..end (code points, end exclusive) of a session."""

    source: str
    coder: str
    code: str
    start: int
    end: int
    quote: str
    memo: str = ""


def transcript(session: str) -> Path:
    """The file of a session in the language it was held in."""
    return FOLDER / "sessions" / f"{session}.txt"


def article(name: str) -> Path:
    """The file of an invented article, by its name with the ending."""
    return FOLDER / "articles" / name


def argument() -> str:
    """The line of argument over the invented articles."""
    return (FOLDER / "argument.txt").read_text(encoding="utf-8").strip()


def translation(session: str) -> Path | None:
    """The file of its English translation, turn for turn; None where it was held in English."""
    path = FOLDER / "translations" / f"{session}.txt"
    return path if path.is_file() else None


def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one of TABLES, each as column → cell."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def codings() -> tuple[DemoCoding, ...]:
    """All codings, in the order of the table; Refused where a quotation is not found."""
    return tuple(_codings())


def place(words: str, quote: str, occurrence: int | None = None) -> tuple[int, int] | None:
    """Start and end (code points) of a quotation in words; None where it cannot be told.

    Without `occurrence` it must stand there exactly once; with it, counted from 1, that often.
    """
    starts = []
    start = words.find(quote) if quote else -1
    while start >= 0:
        starts.append(start)
        start = words.find(quote, start + 1)
    if not starts or (occurrence is None and len(starts) > 1) or len(starts) < (occurrence or 1):
        return None
    found = starts[(occurrence or 1) - 1]
    return found, found + len(quote)


def _codings() -> Iterator[DemoCoding]:
    texts = {name: transcript(name).read_text(encoding="utf-8") for name in SESSIONS}
    for line, row in enumerate(table("codings"), 2):
        source, quote = row["source"], row["quote"]
        span = place(texts[source], quote, int(row["occurrence"]) if row["occurrence"] else None)
        if span is None:
            raise Refused(
                Problem(
                    f"codings.csv, row {line}: “{quote[:60]}” does not stand once in {source}; "
                    "correct the quotation or give its occurrence.",
                    "codings.csv",
                    line,
                )
            )
        yield DemoCoding(source, row["coder"], row["code"], *span, quote, row["memo"])
