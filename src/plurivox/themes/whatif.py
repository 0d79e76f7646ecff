"""What would be otherwise without a participant, a source or a passage; nothing is changed."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from .analysis import Analysis, Gathered
from .attributes import with_value
from .matrix import Cell, matrix
from .references import Evidence, Piece, pieces
from .richness import Incidence, chao2, coverage
from .saturation import by_session, guest_of

ORDER = ("finding", "narrative", "summary", "theme", "code", "figure", "cell")
BASE, RUN = 4, 2  # sessions, as the page of saturation counts where nobody says otherwise


@dataclass(frozen=True, slots=True)
class Without:
    """What is thought away: keys of voices, sources and passages."""

    voices: frozenset[uuid.UUID] = frozenset()
    sources: frozenset[uuid.UUID] = frozenset()
    passages: frozenset[uuid.UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the report that rests on something: a narrative, or a cell's summary.

    kind: of what it is about; cell: attribute and value where it is a summary.
    """

    kind: str
    about: uuid.UUID
    name: str
    words: str
    cell: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would change. kind: finding, theme, code, narrative, summary, cell or figure.

    about: the theme, finding or code it belongs to, as hex; row: which of them a summary's row is;
    alone: it would rest on nothing. attribute, value: of a cell.
    """

    kind: str
    name: str
    what: str
    before: str
    after: str
    about: str = ""
    alone: bool = False
    row: str = ""
    attribute: str = ""
    value: str = ""


def left(analysis: Analysis, without: Without) -> Analysis:
    """The analysis without them.

    A passage whose only voices are left out goes; one in which others speak as well stays with
    those. A source without its last voice stays as a source.
    """
    passages = {}
    for key, said in analysis.passages.items():
        if key in without.passages or said.source in without.sources:
            continue
        voices = tuple(one for one in said.voices if one not in without.voices)
        if said.voices and not voices:
            continue
        same = voices[:1] == said.voices[:1]  # whoever speaks first signs
        label = said.label if same else analysis.voices[voices[0]].label
        passages[key] = replace(said, voices=voices, label=label)
    sources = {
        key: replace(one, voices=tuple(v for v in one.voices if v not in without.voices))
        for key, one in analysis.sources.items()
        if key not in without.sources
    }
    codings = tuple(one for one in analysis.codings if one.passage in passages)
    return replace(analysis, sources=sources, passages=passages, codings=codings)


@dataclass(frozen=True, slots=True)
class Rests:
    """What rests on the analysis: gathered by kind, sentences, and the matrix's attribute.

    figures: those of the whole study are compared as well.
    """

    gathered: Mapping[str, Sequence[Gathered]]
    told: Sequence[Told] = ()
    attribute: str = ""
    summaries: Sequence[Told] = field(default=())
    figures: bool = False


def changes(analysis: Analysis, without: Without, rests: Rests) -> list[Change]:
    """Everything that would change, findings that would rest on nothing first."""
    fewer = left(analysis, without)
    after = {kind: [_without(one, fewer) for one in rows] for kind, rows in rests.gathered.items()}
    found = [
        *_statements(analysis, fewer, rests.gathered, after),
        *_narratives(analysis, fewer, rests, after),
        *_summaries(analysis, fewer, rests, after),
        *(_figures(analysis, fewer) if rests.figures else ()),
        *_cells(analysis, fewer, rests, after),
    ]
    return sorted(found, key=lambda one: (not one.alone, ORDER.index(one.kind)))


def _without(one: Gathered, fewer: Analysis) -> Gathered:
    return replace(
        one,
        passages=tuple(key for key in one.passages if key in fewer.passages),
        against=tuple(key for key in one.against if key in fewer.passages),
    )


def _statements(
    analysis: Analysis,
    fewer: Analysis,
    before: Mapping[str, Sequence[Gathered]],
    after: Mapping[str, Sequence[Gathered]],
) -> list[Change]:
    found = []
    for kind in ("finding", "theme", "code"):
        for one, now in zip(before.get(kind, ()), after.get(kind, ()), strict=True):
            counts = (
                ("passages", len(one.passages), len(now.passages)),
                ("passages against it", len(one.against), len(now.against)),
                (
                    "speakers",
                    len(analysis.speakers(one.passages)),
                    len(fewer.speakers(now.passages)),
                ),
            )
            for what, was, will in counts:
                if was != will:
                    alone = what == "passages" and not will
                    found.append(
                        Change(kind, one.name, what, str(was), str(will), one.id.hex, alone)
                    )
    return found


def _narratives(
    analysis: Analysis,
    fewer: Analysis,
    rests: Rests,
    after: Mapping[str, Sequence[Gathered]],
) -> list[Change]:
    """References in narratives that would print another thing."""
    now = Evidence.of(analysis, (g for rows in rests.gathered.values() for g in rows))
    then = Evidence.of(fewer, (g for rows in after.values() for g in rows))
    found = []
    for one in rests.told:
        pairs = zip(pieces(one.words, now), pieces(one.words, then), strict=True)
        for before, later in pairs:
            if before.kind and before.printed != later.printed:
                found.append(
                    Change(
                        "narrative",
                        one.name,
                        f"narrative of the {one.kind}",
                        *_differing(before, later),
                        one.about.hex,
                    )
                )
    return found


def _differing(before: Piece, later: Piece) -> tuple[str, str]:
    """What a reference prints; with who said it where the words stay and their speaker goes."""
    if before.words == later.words:
        return f"{before.words} {before.label}", f"{later.words} {later.label}"
    return before.words, later.words


def _summaries(
    analysis: Analysis,
    fewer: Analysis,
    rests: Rests,
    after: Mapping[str, Sequence[Gathered]],
) -> list[Change]:
    """Written summaries of cells, of whatever row and attribute, whose passages would change."""
    before = {one.id: one for rows in rests.gathered.values() for one in rows}
    later = {one.id: one for rows in after.values() for one in rows}
    found = []
    for one in rests.summaries:
        if one.cell is None or one.about not in before:
            continue
        was = _in_cell(analysis, before[one.about], *one.cell)
        if was != _in_cell(fewer, later[one.about], *one.cell):
            name = f"{before[one.about].name}, {' '.join(one.cell)}"
            told = ("written summary", one.words, "to be read again")
            attribute, value = one.cell
            found.append(
                Change("summary", name, *told, one.about.hex, False, one.kind, attribute, value)
            )
    return found


def _in_cell(analysis: Analysis, one: Gathered, attribute: str, value: str) -> set[uuid.UUID]:
    said = (analysis.passages[key] for key in one.passages)
    return {each.id for each in with_value(analysis, said, attribute, value)}


def _figures(analysis: Analysis, fewer: Analysis) -> list[Change]:
    """Figures of the whole study that would be others: those of saturation."""
    pairs = zip(_saturation(analysis), _saturation(fewer), strict=True)
    return [
        Change("figure", "Saturation", what, before, after)
        for (what, before), (_, after) in pairs
        if before != after
    ]


def _saturation(analysis: Analysis) -> list[tuple[str, str]]:
    sets = list(by_session(analysis).values())
    found = guest_of(sets, BASE, RUN)
    often = Counter(code for one in sets for code in one)
    richness = Incidence.of(list(often.values()), len(sets))
    enough = len(sets) > 1 and bool(often)
    covered = coverage(richness) if enough else None
    return [
        ("codes met", str(len(often))),
        ("sessions with codes", str(sum(bool(one) for one in sets))),
        (
            f"sessions until few codes were new (base {BASE}, run {RUN})",
            found.report or found.reason or "not reached",
        ),
        ("codes expected (Chao2)", f"{chao2(richness):.1f}" if enough else "not computed"),
        ("coverage", "not computed" if covered is None else f"{covered:.1%}"),
    ]


def _cells(
    analysis: Analysis,
    fewer: Analysis,
    rests: Rests,
    after: Mapping[str, Sequence[Gathered]],
) -> list[Change]:
    """Cells of the matrix of themes."""
    if not rests.attribute:
        return []
    before = matrix(analysis, rests.gathered.get("theme", ()), rests.attribute)
    now = matrix(fewer, after.get("theme", ()), rests.attribute)
    later = _by_place(now.columns, now.cells)
    found = []
    for row, cells in zip(before.rows, before.cells, strict=True):
        at = next(i for i, one in enumerate(now.rows) if one.id == row.id)
        for value, cell in zip(before.columns, cells, strict=True):
            will = later.get((at, value))
            found += _cell_changes(rests.attribute, value, row, cell, will)
    return found


def _by_place(
    columns: Sequence[str], cells: Sequence[Sequence[Cell]]
) -> dict[tuple[int, str], Cell]:
    return {
        (at, value): cell
        for at, row in enumerate(cells)
        for value, cell in zip(columns, row, strict=True)
    }


def _cell_changes(
    attribute: str, value: str, row: Gathered, cell: Cell, will: Cell | None
) -> list[Change]:
    name = f"{row.name}, {attribute} {value}"
    now = (len(cell.passages), cell.speakers, cell.heard)
    later = (len(will.passages), will.speakers, will.heard) if will else (0, 0, 0)
    found = []
    if now[0] != later[0]:
        both = str(now[0]), str(later[0])
        found.append(
            Change("cell", name, "passages", *both, row.id.hex, attribute=attribute, value=value)
        )
    if now[1:] != later[1:] and (now[1] or later[1]):
        before, after = f"{now[1]} of {now[2]}", f"{later[1]} of {later[2]}"
        found.append(
            Change(
                "cell",
                name,
                "speakers",
                before,
                after,
                row.id.hex,
                attribute=attribute,
                value=value,
            )
        )
    return found
