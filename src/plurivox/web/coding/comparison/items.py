"""The disagreements of a pass as a page lists them, and one of them opened."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

import numpy as np

from plurivox.evidence.words import paragraphs
from plurivox.store.layers import Frozen
from plurivox.store.remarks import Remark
from plurivox.store.settlements import OpenQuestion, Settled
from plurivox.store.sources import OpenText

from ..hues import hue_of
from .look import Look

DECISIONS = {"both": "both stand", "none": "neither stands", "new": "new"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A code with its hue, and the words it is on where these are not those in question."""

    name: str
    hue: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """A coder as the page calls them. letter: A to Z, which is also the key that settles so."""

    letter: str
    name: str

    @property
    def first(self) -> str:
        """The first part of the name, for a button."""
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one coder has at the place of a disagreement."""

    reader: Reader
    codes: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A disagreement in the list. what: who has it and who has not, in a word or two."""

    key: uuid.UUID
    source: uuid.UUID
    name: str
    turn: int
    codes: tuple[Marked, ...]
    what: str
    letters: int
    settled: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Opened:
    """The one that is open: its words, both readings, and what was said of it."""

    item: Item
    quote: str
    language: str
    readings: tuple[Reading, ...]
    remarks: tuple[Remark, ...]
    how: Settled | None
    code: uuid.UUID


class Items:
    """All disagreements of a pass with what is needed to tell them."""

    def __init__(self, frozen: Frozen, asked: Sequence[OpenQuestion]) -> None:
        self.frozen, self.asked = frozen, {q.place.key(frozen.one.id): q for q in asked}
        self.texts = {text.id: text for text in frozen.texts}
        self.hues = {
            code.shown: hue_of(code.color, place) for place, code in enumerate(frozen.codes)
        }
        self.readers = readers(frozen.coders.values())

    def listed(self, look: Look) -> list[Item]:
        """Those that the look asks for, in its order; the open one is among them."""
        items = [
            self.item(key)
            for key, one in self.asked.items()
            if key == look.open or self._wanted(one, look)
        ]
        if look.order == "place":
            rank = {text.source: at for at, text in enumerate(self.frozen.texts)}
            items.sort(key=lambda item: (rank[item.source], item.start, item.end))
        elif look.order == "code":
            items.sort(key=lambda item: (item.codes[0].name.casefold(), -item.letters))
        return items

    def _wanted(self, one: OpenQuestion, look: Look) -> bool:
        text = self.texts[one.place.text]
        codes = {code for there in one.found.codes.values() for code in there}
        named = {code.id: code.shown for code in self.frozen.codes}
        return (
            (look.all or one.settled is None)
            and look.source in (None, text.source)
            and (look.code is None or named.get(look.code) in codes)
        )

    def item(self, key: uuid.UUID) -> Item:
        """One of them, as the list shows it."""
        one = self.asked[key]
        text = self.texts[one.place.text]
        names = dict.fromkeys(code for there in one.found.codes.values() for code in there)
        return Item(
            key,
            text.source,
            text.name,
            turn_of(text, one.found.start),
            tuple(Marked(name, self.hues[name]) for name in names),
            self._what(one),
            one.found.size,
            self._how(one.settled),
            one.found.start,
            one.found.end,
        )

    def _what(self, one: OpenQuestion) -> str:
        if one.found.kind == "boundary":
            return "other edges"
        if one.found.kind == "substitution":
            return "other code"
        has = [r.letter for r in self.readers if one.found.codes.get(r.name)]
        return f"{', '.join(has)} only"

    def _how(self, how: Settled | None) -> str:
        if how is None:
            return ""
        if how.decision == "one":
            return f"{how.coder}’s stands"
        if how.decision == "new":
            name = next((c.shown for c in self.frozen.codes if c.id == how.new_code), "")
            return f"new: {name}" if name else "new span"
        many = len(self.readers) > 2
        return (
            {"both": "all stand", "none": "none stands"}[how.decision]
            if many
            else DECISIONS[how.decision]
        )

    def opened(self, key: uuid.UUID, remarks: Iterable[Remark]) -> Opened:
        """One of them with everything that its coders need to settle it."""
        one = self.asked[key]
        text = self.texts[one.place.text]
        return Opened(
            self.item(key),
            one.quote,
            text.language,
            tuple(self._reading(reader, one, text) for reader in self.readers),
            tuple(remarks),
            one.settled,
            one.place.code,
        )

    def _reading(self, reader: Reader, one: OpenQuestion, text: OpenText) -> Reading:
        found, columns = one.found, self.frozen.codings
        codes = []
        for name in found.codes.get(reader.name, ()):
            here = np.flatnonzero(
                (columns.source == self.frozen.texts.index(text))
                & (columns.coder == columns.coders.index(reader.name))
                & (columns.code == columns.codes.index(name))
                & (columns.start < found.end)
                & (columns.end > found.start)
            )
            spans = [(int(columns.start[at]), int(columns.end[at])) for at in here]
            words = (
                ""
                if spans == [(found.start, found.end)]
                else " … ".join(text.words[start:end] for start, end in spans)
            )
            codes.append(Marked(name, self.hues[name], words))
        return Reading(reader, tuple(codes))

    def counts(self) -> dict[uuid.UUID, tuple[int, int]]:
        """By source: how many disagreements there are, and how many of them are settled."""
        found = {text.source: (0, 0) for text in self.frozen.texts}
        for one in self.asked.values():
            source = self.texts[one.place.text].source
            all_, done = found[source]
            found[source] = all_ + 1, done + (one.settled is not None)
        return found

    @property
    def done(self) -> int:
        """How many are settled."""
        return sum(one.settled is not None for one in self.asked.values())


def readers(names: Iterable[str]) -> tuple[Reader, ...]:
    """Coders with their letters, in the order of the comparison."""
    return tuple(Reader(letter, name) for letter, name in zip(ascii_uppercase, names, strict=False))


def turn_of(text: OpenText, start: int) -> int:
    """The number of the turn, or of the paragraph where there are no turns, from 1."""
    starts = text.turns.start if len(text.turns) else paragraphs(text.words)[0]
    return max(1, int(np.searchsorted(starts, start, side="right")))
