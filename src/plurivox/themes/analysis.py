"""The analysis layer as looking across reads it: coded passages, who says them, where, and why."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words are heard: a participant, or a speaker whom nobody has tied to one.

    `id`: of the participant, otherwise of the speaker. label: as quotations are signed.
    """

    id: uuid.UUID
    name: str
    site: str = ""
    setting: str = ""
    role: str = ""
    gender: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    label: str = ""
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A source that is analysed. layer: in a few words which codings of it are read.

    voices: everybody who speaks in it, those who ask left out, in the order in which they begin.
    study: the study that an article reports.
    """

    id: uuid.UUID
    name: str
    kind: str
    session: uuid.UUID | None
    session_name: str
    site: str
    setting: str
    held: str
    layer: str
    voices: tuple[uuid.UUID, ...]
    study: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A passage with those who say it: whoever speaks in any of it, those who ask left out.

    turn: the number, from 0, of the turn in which it starts, or -1. voices: in order; empty where
    nobody but a facilitator speaks. label: how it is signed.
    """

    id: uuid.UUID
    text: uuid.UUID
    source: uuid.UUID
    start: int
    end: int
    quote: str
    language: str
    turn: int
    voices: tuple[uuid.UUID, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Coded:
    """One coding of the analysis layer."""

    id: uuid.UUID
    code: uuid.UUID
    passage: uuid.UUID
    coder: uuid.UUID
    in_pass: uuid.UUID


@dataclass(frozen=True, slots=True)
class Analysis:
    """All of it. sources in the order in which they were held; passages by their keys, in order.

    passages: those that are coded in the layer, and those that a theme, a finding, a quotation or
    a link of the map names. missing: a sentence for each source of which no layer is read.
    """

    sources: Mapping[uuid.UUID, Heard]
    voices: Mapping[uuid.UUID, Voice]
    passages: Mapping[uuid.UUID, Said]
    codings: tuple[Coded, ...]
    missing: tuple[str, ...] = ()

    def coded(self) -> dict[uuid.UUID, tuple[uuid.UUID, ...]]:
        """The passages of each code, each once, in order."""
        found: dict[uuid.UUID, dict[uuid.UUID, None]] = {}
        for one in self.codings:
            found.setdefault(one.code, {})[one.passage] = None
        return {code: tuple(passages) for code, passages in found.items()}

    def in_order(self, passages: Iterable[uuid.UUID]) -> tuple[uuid.UUID, ...]:
        """Passages, each once, in the order of sources and places; those not read are left out."""
        wanted = set(passages)
        return tuple(key for key in self.passages if key in wanted)

    def speakers(self, passages: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
        """Everybody who says some of them."""
        return frozenset(v for key in passages for v in self.passages[key].voices)

    def sessions(self, passages: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
        """The sessions that they are from; sources without a session have none."""
        found = (self.sources[self.passages[key].source].session for key in passages)
        return frozenset(one for one in found if one)

    def named_layers(self) -> str:
        """Which codings are read, in one sentence, as every table says it."""
        layers: dict[str, list[str]] = {}
        for source in self.sources.values():
            if source.layer:
                layers.setdefault(source.layer, []).append(source.name)
        parts = [f"{layer} of {', '.join(names)}" for layer, names in layers.items()]
        return f"Read: {'; '.join(parts)}." if parts else "Nothing is coded yet."


@dataclass(frozen=True, slots=True)
class Gathered:
    """A theme, code or finding with the passages that it rests on.

    kind: "theme", "code" or "finding". depth: 0 at the root. A theme has the passages of its codes,
    those added to it singly, and those of its sub-themes; a finding those that speak for it, with
    those against in `against`.
    """

    id: uuid.UUID
    kind: str
    name: str
    number: str
    depth: int
    passages: tuple[uuid.UUID, ...]
    against: tuple[uuid.UUID, ...] = ()
