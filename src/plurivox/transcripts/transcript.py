"""A transcript as a reader hands it over, before a person has looked at it."""

from __future__ import annotations

from dataclasses import dataclass, field

from plurivox.evidence.turns import Turns


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose label stands in a transcript.

    `asks`: guessed, or said by a person, to be a facilitator.
    """

    name: str
    asks: bool = False


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What a header line says of the session; every one may be unknown.

    held: ISO date, with the time where it stands there (2023-04-21 or 2023-04-21T10:33);
    seconds: duration; pseudonym: the header says that names were replaced. `lines` are the header
    lines as (start, end) code points: they belong to no turn.
    """

    held: str | None = None
    seconds: int | None = None
    pseudonym: bool = False
    lines: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of a file whole (LF, no BOM), its turns, and what was guessed on the way.

    `speakers` are in the order of their first turn; `turns.speaker` indexes them. `encoding` is the
    one guessed (None where the format says it itself). `language` is an ISO 639-1 code or None.
    `notes` are sentences for a person: what could not be carried over, what was guessed and is
    unsure.
    """

    name: str
    words: str
    turns: Turns
    speakers: tuple[Speaker, ...]
    facts: SessionFacts = field(default_factory=SessionFacts)
    encoding: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
