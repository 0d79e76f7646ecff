"""An article as a reader hands it over, before a person has looked at it."""

from __future__ import annotations

from dataclasses import dataclass, field

from plurivox.evidence.turns import Turns

KINDS = (
    *("abstract", "introduction", "methods", "results", "discussion"),
    *("tables", "references", "other"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of an article: start..end in code points, its heading included.

    kind: one of KINDS; title: the heading as it stands, "" where there is none. A section that a
    table interrupts goes on after it under the same title.
    """

    start: int
    end: int
    kind: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class VoiceMark:
    """A proposal that start..end (code points, quotation marks left out) are somebody's own words.

    voice: "participant"; all else in the results is the author's. attribution: as it stands, with
    its brackets, or "". why: a sentence for the person who confirms it.
    """

    start: int
    end: int
    voice: str
    attribution: str
    why: str


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What the file says of the report; "" where it does not. authors: divided by semicolons.

    country is where the study was done, which addresses of authors do not tell.
    """

    title: str = ""
    authors: str = ""
    year: str = ""
    journal: str = ""
    doi: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """The words of a file whole (LF, no BOM), and what was told or guessed of their parts.

    `turns`: one for each paragraph, heading, block quotation and table, all said by NOBODY, none
    with a label. `sections` and `voices` stand in order and do not overlap. `encoding` is the one
    guessed (None where the format says it itself); `language` an ISO 639-1 code or None. `notes`
    are sentences for a person: what could not be carried over, what was guessed and is unsure.
    """

    name: str
    words: str
    turns: Turns
    sections: tuple[Section, ...] = ()
    voices: tuple[VoiceMark, ...] = ()
    references: tuple[str, ...] = ()
    facts: ArticleFacts = field(default_factory=ArticleFacts)
    encoding: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()

    def kind_at(self, position: int) -> str:
        """The kind of the section that holds a position; "other" between sections."""
        return next((s.kind for s in self.sections if s.start <= position < s.end), "other")
