"""Living references in a narrative: quotations and figures that print what they stand for now.

`{{quote 5f0c…}}` prints the words of a passage with their label; `{{count theme 5f0c… speakers
site=Gulu}}` prints how many. People insert them by keys; nobody types the letters by hand.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plurivox.evidence.words import fingerprint

from .analysis import Analysis, Gathered
from .attributes import attributes_of, values_of

KEY = 12  # hexadecimal digits at the end of a key: enough within one project
WHATS = ("passages", "speakers", "sessions")
_REFERENCE = re.compile(r"\{\{\s*([a-z]+)((?:\s+[^{}\s][^{}]*)?)\}\}")
_COUNT = re.compile(r"(theme|code|finding)\s+([0-9a-f]+)\s+([a-z]+)(?:\s+([^=]+)=(.+))?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a narrative. kind: "" for plain words, otherwise quote, count or bad.

    words: what it prints; written: the reference as it stands in the narrative; passages: what it
    rests on; label: of a quotation; language: of its words.
    """

    words: str
    kind: str = ""
    written: str = ""
    passages: tuple[uuid.UUID, ...] = ()
    label: str = ""
    language: str = ""

    @property
    def printed(self) -> str:
        """What is kept of it, to tell later whether it prints another thing: never said words."""
        if self.kind == "quote":
            return fingerprint(f"{self.words} {self.label}")[:16]
        return self.words


@dataclass(frozen=True, slots=True)
class Evidence:
    """What references are looked up in. gathered: by (kind, the end of its key)."""

    analysis: Analysis
    passages: Mapping[str, uuid.UUID]
    gathered: Mapping[tuple[str, str], Gathered]

    @classmethod
    def of(cls, analysis: Analysis, gathered: Iterable[Gathered]) -> Evidence:
        return cls(
            analysis,
            {short(key): key for key in analysis.passages},
            {(one.kind, short(one.id)): one for one in gathered},
        )


def short(key: uuid.UUID) -> str:
    """The end of a key, as references name it."""
    return key.hex[-KEY:]


def quote_reference(passage: uuid.UUID) -> str:
    """The reference that prints a quotation."""
    return f"{{{{quote {short(passage)}}}}}"


def count_reference(one: Gathered, what: str, attribute: str = "", value: str = "") -> str:
    """The reference that prints how many passages, speakers or sessions something rests on."""
    where = f" {attribute}={value}" if attribute else ""
    return f"{{{{count {one.kind} {short(one.id)} {what}{where}}}}}"


def pieces(narrative: str, evidence: Evidence) -> tuple[Piece, ...]:
    """A narrative as plain words and references, in order."""
    found, at = [], 0
    for match in _REFERENCE.finditer(narrative):
        if match.start() > at:
            found.append(Piece(narrative[at : match.start()]))
        found.append(_piece(match.group(0), match.group(1), match.group(2).strip(), evidence))
        at = match.end()
    if at < len(narrative):
        found.append(Piece(narrative[at:]))
    return tuple(found)


def _piece(written: str, kind: str, said: str, evidence: Evidence) -> Piece:
    if kind == "quote":
        key = evidence.passages.get(said)
        if key is None:
            return Piece("[a quotation that is not there any more]", "bad", written)
        passage = evidence.analysis.passages[key]
        return Piece(
            f"“{passage.quote}”", "quote", written, (key,), passage.label, passage.language
        )
    if kind == "count":
        return _count(written, said, evidence)
    return Piece(written, "bad", written)


def _count(written: str, said: str, evidence: Evidence) -> Piece:
    match = _COUNT.fullmatch(said)
    if match is None or match.group(3) not in WHATS:
        return Piece(written, "bad", written)
    kind, key, what, attribute, value = match.groups()
    one = evidence.gathered.get((kind, key))
    if one is None:
        return Piece(f"[a {kind} that is not there any more]", "bad", written)
    analysis, keys = evidence.analysis, one.passages
    if attribute:
        attribute, value = attribute.strip(), value.strip()
        if attribute not in attributes_of(analysis):
            return Piece(f"[an attribute that is not there: {attribute}]", "bad", written)
        keys = tuple(
            k for k in keys if value in values_of(analysis, analysis.passages[k], attribute)
        )
    return Piece(str(counted(analysis, keys, what)), "count", written, keys)


def counted_of(written: str) -> tuple[str, str, str, str]:
    """What a figure counts: kind, the end of its key, attribute and value; "" where none is."""
    reference = _REFERENCE.fullmatch(written)
    match = _COUNT.fullmatch(reference.group(2).strip()) if reference else None
    if match is None:
        return "", "", "", ""
    kind, key, _, attribute, value = match.groups()
    return kind, key, (attribute or "").strip(), (value or "").strip()


def counted(analysis: Analysis, passages: tuple[uuid.UUID, ...], what: str) -> int:
    """How many passages, speakers or sessions."""
    if what == "passages":
        return len(passages)
    return len(analysis.speakers(passages) if what == "speakers" else analysis.sessions(passages))


def changed(found: Iterable[Piece], before: Mapping[str, str]) -> list[tuple[Piece, str]]:
    """References that print another thing than when somebody last read them, with what it was.

    One that nobody has read yet is not among them; one that is broken always is.
    """
    return [
        (piece, before.get(piece.written, ""))
        for piece in found
        if piece.kind == "bad"
        or (piece.kind and before.get(piece.written, piece.printed) != piece.printed)
    ]
