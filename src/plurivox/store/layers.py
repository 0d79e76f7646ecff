"""The layers of a pass as the coders left them: what comparison and agreement are computed on."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import numpy as np

from plurivox.coding.passes import CodingPass
from plurivox.coding.units import (
    Codings,
    ComparedSource,
    paragraph_units,
    participants_scope,
    results_scope,
    turn_units,
    whole_scope,
)
from plurivox.evidence.problem import Refused

from .codebook import CodeView, load_codes
from .codings import load_codings
from .keys import as_id
from .models import Closing, Code
from .pass_acts import undecided_codes
from .passes import load_pass
from .people import load_people
from .project import Project
from .sources import OpenText, load_text
from .voices import load_sections


@dataclass(frozen=True, slots=True)
class Frozen:
    """A closed pass: its frozen codings as columns, and what their indexes mean.

    `id`: the coding of each row. texts: the sources in the order of the columns' indexes. codes:
    the codebook with the proposals that were accepted; a coding with a mapped code has the code it
    was mapped to, one with a refused code is not among the rows. refused: how many those are.
    """

    one: CodingPass
    codings: Codings
    id: tuple[uuid.UUID, ...]
    refused: int
    texts: tuple[OpenText, ...]
    codes: tuple[CodeView, ...]
    coders: dict[uuid.UUID, str]
    sections: dict[uuid.UUID, list[tuple[str, int, int]]]

    def sources(self) -> list[ComparedSource]:
        """The sources with the scopes and units of comparison."""
        return [_compared(text, self.sections.get(text.id, [])) for text in self.texts]

    def domains(self) -> dict[str, list[int]]:
        """Codes declared mutually exclusive, as indexes, by the name of their domain."""
        found: dict[str, list[int]] = {}
        for at, code in enumerate(self.codes):
            if code.domain:
                found.setdefault(code.domain, []).append(at)
        return found

    def tree(self) -> list[int]:
        """The index of each code's parent, or -1."""
        places = {code.id: at for at, code in enumerate(self.codes)}
        return [places.get(code.parent, -1) if code.parent else -1 for code in self.codes]


def load_frozen(project: Project, name: str) -> Frozen:
    """The layers of a pass that is ready. Raises Refused, saying what is missing."""
    return frozen_layers(project, load_pass(project, name))


def frozen_layers(project: Project, one: CodingPass) -> Frozen:
    """The same of a pass that is loaded already."""
    check_comparable(one, _undecided(project, one) if one.state == "closed" else "")
    coders = {view.id: view.name for view in load_people(project) if view.id in one.coders}
    texts = tuple(load_text(project, source) for source in sorted(one.sources))
    codes = tuple(load_codes(project))
    columns = _columns(project, one, texts, coders, codes)
    return Frozen(one, *columns, texts, codes, coders, _sections(project, texts))


def _sections(
    project: Project, texts: tuple[OpenText, ...]
) -> dict[uuid.UUID, list[tuple[str, int, int]]]:
    """Of each article's text its parts: kind, end of the heading, end."""
    return {
        text.id: [(one.kind, one.label_end, one.end) for one in load_sections(project, text.id)]
        for text in texts
        if text.kind == "article"
    }


def check_comparable(one: CodingPass, waiting: str = "") -> None:
    """Raise Refused, saying what is missing, where a pass cannot be compared.

    waiting: the names of codes that wait for a decision, as the sentence shows them.
    """
    name = one.name
    if one.kind != "independent":
        raise Refused(f"“{name}” is a {one.kind} pass; independent coders are compared.")
    if one.state == "open":
        raise Refused(f"The pass “{name}” is open; it is compared once it is closed.")
    if one.state == "closed":
        raise Refused(
            f"The pass “{name}” is closed, but codes proposed in it wait for a decision{waiting}; "
            "accept, map or refuse each first."
        )


def _undecided(project: Project, one: CodingPass) -> str:
    """The names of the codes that nobody has decided on, in brackets."""
    rows = Code.objects.using(project.alias).filter(id__in=undecided_codes(project, one))
    names = rows.order_by("id").values_list("name", flat=True)
    return f" ({', '.join(f'“{name}”' for name in names)})" if names else ""


def frozen_keys(project: Project, one: CodingPass) -> set[uuid.UUID]:
    """The keys of the codings that closing the pass has fixed."""
    rows = Closing.objects.using(project.alias).filter(in_pass=one.id, alive=True)
    keys: set[uuid.UUID] = set()
    for packed in rows.values_list("codings", flat=True):
        data = bytes(packed)
        keys |= {key for at in range(0, len(data), 16) if (key := as_id(data[at : at + 16]))}
    return keys


def _columns(
    project: Project,
    one: CodingPass,
    texts: tuple[OpenText, ...],
    coders: dict[uuid.UUID, str],
    codes: tuple[CodeView, ...],
) -> tuple[Codings, tuple[uuid.UUID, ...], int]:
    frozen = frozen_keys(project, one)
    rows = load_codings(project, layers=frozenset((one.id, c) for c in coders), removed=True)
    source_at = {text.source: at for at, text in enumerate(texts)}
    coder_at = {key: at for at, key in enumerate(coders)}
    code_at = {code.id: at for at, code in enumerate(codes)}
    code = [code_at.get(key, -1) for key in rows.code]
    there = [
        at for at in range(len(rows)) if rows.id[at] in frozen and rows.source[at] in source_at
    ]
    keep = [at for at in there if code[at] >= 0]
    columns = Codings(
        np.array([source_at[rows.source[at]] for at in keep], np.int64),
        np.array([coder_at[rows.coder[at]] for at in keep], np.int64),
        np.array([code[at] for at in keep], np.int64),
        rows.start[keep].astype(np.int64),
        rows.end[keep].astype(np.int64),
        tuple(coders.values()),
        tuple(view.shown for view in codes),
    )
    return columns, tuple(rows.id[at] for at in keep), len(there) - len(keep)


def _compared(text: OpenText, sections: list[tuple[str, int, int]]) -> ComparedSource:
    """An article has no turns of participants: its scope is its results, or all."""
    if text.kind == "article":
        said = results_scope(len(text.words), sections)
    else:
        asked = [at for at, speaker in enumerate(text.speakers) if speaker.asks]
        said = participants_scope(text.turns, asked)
    scopes = {"participants": said, "results": said, "all": whole_scope(len(text.words))}
    return ComparedSource(text.name, scopes, turn_units(text.turns), paragraph_units(text.words))
