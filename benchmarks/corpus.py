"""Invented focus groups to measure on: texts of about 6,000 words with 50 codings each.

    python -m benchmarks.corpus FOLDER [DOCUMENTS]

Writes doc_00000.txt (turns `P3: words`, a blank line between), doc_00000.html (a paragraph a turn),
codes.json and codings.jsonl (doc, start, end in code points of the txt, number of the code, number
of the coder), the same in every run. A folder of this shape that is there already serves as well.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

WORDS, CODINGS, CODES, CODERS, SPEAKERS = 6_000, 50, 60, 2, 8
SEED = "invented voices"
# Words of several scripts and lengths, so that a code point is not a byte and not a UTF-16 unit.
VOCABULARY = """
and but so we they she he it was is had came went said asked waited walked paid heard told ward bus
road village market rain evening queue nurse cousin neighbour grandmother form card injection fever
rumour promise money harvest clinic school radio letter afraid tired glad perhaps often again later
because although together nobody everybody Übergang Schwester garçon forêt açúcar łódka שלום תור
診療所 हवा مستشفى 🙂 👩🏽‍⚕️ mganga barabara imvula
""".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Marked:
    """A coding: start, end in code points of the txt, end exclusive; `code` a row of the codes."""

    document: int
    start: int
    end: int
    code: int
    coder: int


@dataclass(frozen=True)
class Corpus:
    """The first `documents` of a folder."""

    folder: Path
    documents: int

    def name(self, document: int) -> str:
        """Of a source: its file's stem."""
        return f"doc_{document:05}"

    def texts(self) -> list[Path]:
        return [self.folder / f"{self.name(n)}.txt" for n in range(self.documents)]

    def pages(self) -> list[Path]:
        """The same texts as HTML."""
        return [self.folder / f"{self.name(n)}.html" for n in range(self.documents)]

    @cached_property
    def codes(self) -> list[tuple[str, str]]:
        """Each code as (theme, name)."""
        rows = json.loads((self.folder / "codes.json").read_text("utf-8"))
        return [(theme, name) for row in rows for theme, _, name in [row["name"].partition("/")]]

    def codings(self) -> Iterator[Marked]:
        with (self.folder / "codings.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["doc"] < self.documents:
                    yield Marked(row["doc"], row["start"], row["end"], row["code"], row["coder"])


def write_corpus(folder: Path, documents: int) -> Corpus:
    """Write what is not there yet. A document is the same in a small corpus and in a large one."""
    folder.mkdir(parents=True, exist_ok=True)
    if _holds(folder, documents):
        return Corpus(folder, documents)
    names = [f"Theme {n // 10:02}/Code {n:02}" for n in range(CODES)]
    codes = [{"id": n, "name": name, "description": f"About {n}."} for n, name in enumerate(names)]
    (folder / "codes.json").write_text(json.dumps(codes), "utf-8")
    with (folder / "codings.jsonl").open("w", encoding="utf-8") as marked:
        for number in range(documents):
            chance = random.Random(f"{SEED} {number}")
            turns = list(_turns(chance, WORDS))
            text = "\n\n".join(turns) + "\n"
            stem = folder / f"doc_{number:05}"
            stem.with_suffix(".txt").write_text(text, "utf-8", newline="\n")
            stem.with_suffix(".html").write_text(_page(turns), "utf-8")
            for row in marks(chance, len(text), CODINGS):
                marked.write(json.dumps({"doc": number, **row}) + "\n")
    return Corpus(folder, documents)


def _holds(folder: Path, documents: int) -> bool:
    """Whether a folder has as many documents, whoever made them."""
    last = folder / f"doc_{documents - 1:05}.txt"
    return last.exists() and (folder / "codings.jsonl").exists()


def _turns(chance: random.Random, words: int) -> Iterator[str]:
    while words > 0:
        length = min(words, chance.randint(10, 58))
        said = " ".join(chance.choices(VOCABULARY, k=length))
        yield f"P{chance.randint(1, SPEAKERS)}: {said}."
        words -= length


def long_text(words: int) -> str:
    """One transcript as long as is wanted."""
    return "\n\n".join(_turns(random.Random(f"{SEED} at length"), words)) + "\n"


def marks(chance: random.Random, length: int, codings: int) -> Iterator[dict[str, int]]:
    """Codings of one text, as rows of codings.jsonl without the document."""
    for number in range(codings):
        start = chance.randrange(length - 400)
        end = start + chance.randint(40, 350)
        code = chance.randrange(CODES)
        yield {"start": start, "end": end, "code": code, "coder": number % CODERS}


def _page(turns: list[str]) -> str:
    said = "".join(f"<p>{escape(turn)}</p>" for turn in turns)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{said}</body></html>'


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
