"""The trace of a cell of the matrix: whose words stand in it, who coded them, what rests on it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator

from plurivox.evidence.problem import Refused
from plurivox.themes.attributes import all_values, attributes_of, voice_value, with_value
from plurivox.themes.matrix import ROWS
from plurivox.themes.trace import CellPlace, Row, Section, Trace

from .cells import SummaryView, load_summaries, summary_id
from .trace_beside import coded_by, memos, on_codings, written
from .trace_claims import passages_section, rail_of, trace_of
from .trace_settled import settled
from .traced import Traced


def cell(chain: Traced, place: CellPlace) -> Trace:
    """A cell: what was written of it, the codes its words bear, who speaks, its words."""
    row = chain.gathered[place.row]
    said = (chain.analysis.passages[key] for key in row.passages)
    held = [one.id for one in with_value(chain.analysis, said, place.attribute, place.value)]
    summary = load_summaries(chain.project).get((place.row, place.attribute, place.value))
    codes = _codes(chain, held)
    people, silent = _people(chain, place, held)
    sections = [
        Section("row", f"It is a cell of the {row.kind}", (_whole(chain, place),)),
        Section("summary", "What was written of it", tuple(_summary(summary, held))),
        codes,
        Section("people", "Who speaks in it", people),
        passages_section(chain, "passages", "Its passages", held),
    ]
    about = [*(("passage", k) for k in held), *on_codings(chain, held)]
    beside = [
        written(chain, "cell_summary", summary_id(place.row, place.attribute, place.value)),
        coded_by(chain, held),
        settled(chain, held),
        memos(chain, [*about, *(("code", uuid.UUID(one.id)) for one in codes.rows)]),
        Section("silent", "Heard there, and not on this", silent),
        Section("rests", "What rests on it", tuple(_rests(place))),
    ]
    rail = rail_of(chain, [("Cell", 1, "top"), ("Codes", len(codes.rows), "codes")], held,
                   "passages")  # fmt: skip
    name = f"{row.name}, {place.attribute} {place.value}"
    lead = "" if held else "Nobody’s words stand here. That is silence, not disagreement."
    return trace_of(
        chain, "cell", str(place), "Cell of the matrix", name, lead, rail, sections, beside
    )


def _whole(chain: Traced, place: CellPlace) -> Row:
    row = chain.gathered[place.row]
    return Row(row.name, f"{place.attribute} {place.value}", row.kind, row.id.hex)


def _summary(summary: SummaryView | None, held: Iterable[uuid.UUID]) -> Iterator[Row]:
    if summary:
        stale = summary.stale(held)
        yield Row(summary.words, f"written {stale}" if stale else "")


def _codes(chain: Traced, held: Iterable[uuid.UUID]) -> Section:
    """The codes that its words bear, in the order of the codebook, with how much of it they do."""
    wanted = set(held)
    bear: dict[uuid.UUID, set[uuid.UUID]] = {}
    for one in chain.analysis.codings:
        if one.passage in wanted:
            bear.setdefault(one.code, set()).add(one.passage)
    rows = []
    for key, code in chain.codes.items():
        if key in bear:
            counts = (len(bear[key]), len(chain.analysis.speakers(bear[key])))
            cells = () if chain.without_counts else tuple(map(str, counts))
            rows.append(Row(code.shown, "", "code", key.hex, cells=cells))
    counted = () if chain.without_counts else ("Passages", "Speakers")
    heading = "Codes that its words bear"
    return Section("codes", heading, tuple(rows), ("Code", *counted))


def _people(
    chain: Traced, place: CellPlace, held: list[uuid.UUID]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Those who speak in it, and those who were heard there and do not."""
    analysis = chain.analysis
    there = dict.fromkeys(
        key
        for source in analysis.sources.values()
        for key in source.voices
        if key in analysis.voices
        and voice_value(analysis.voices[key], source, place.attribute) == place.value
    )
    speak = analysis.speakers(held)
    rows = {key: Row(analysis.voices[key].label, "", "participant", key.hex) for key in there}
    return (
        tuple(row for key, row in rows.items() if key in speak),
        tuple(row for key, row in rows.items() if key not in speak),
    )


def _rests(place: CellPlace) -> Iterator[Row]:
    if place.kind == "theme":
        yield Row("The report prints the matrix of themes.", "", "report", "")


def find_cell(chain: Traced, words: str) -> CellPlace:
    """The cell that “THEME|ATTRIBUTE=VALUE” names; a kind may stand before: “code:Support|…”.

    Raises Refused, naming what there is, where it names none.
    """
    name, bar, where = words.rpartition("|")
    attribute, equals, value = where.partition("=")
    if not bar or not equals:
        raise Refused(f"“{words}” names no cell; write cell:THEME|ATTRIBUTE=VALUE.")
    known = {one.casefold(): one for one in attributes_of(chain.analysis)}
    attribute = known.get(attribute.strip().casefold(), "")
    if not attribute:
        raise Refused(f"There is no attribute of that name; there are: {_listed(known.values())}.")
    values = {one.casefold(): one for one in all_values(chain.analysis, attribute)}
    if value.strip().casefold() not in values:
        raise Refused(f"There is no {attribute} “{value}”; there are: {_listed(values.values())}.")
    kind, row = _row(chain, name.strip())
    return CellPlace(kind, row, attribute, values[value.strip().casefold()])


def _row(chain: Traced, words: str) -> tuple[str, uuid.UUID]:
    kind, colon, rest = words.partition(":")
    kinds = (kind,) if colon and kind in ROWS else ROWS
    name = (rest if len(kinds) == 1 else words).strip().casefold()
    found = [
        one
        for one in chain.gathered.values()
        if one.kind in kinds and name in (one.name.casefold(), one.number.casefold(), one.id.hex)
    ]
    themes = [one for one in found if one.kind == kinds[0]]
    found = themes if len(themes) == 1 else found
    if len(found) != 1:
        many = "Several rows are" if found else "No row is"
        raise Refused(f"{many} called “{words}”; write theme:NAME, code:NAME or finding:NUMBER.")
    return found[0].kind, found[0].id


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none yet"


def is_there(chain: Traced, place: CellPlace) -> bool:
    """Whether the matrix has this cell."""
    row = chain.gathered.get(place.row)
    return (
        row is not None
        and row.kind == place.kind
        and place.attribute in attributes_of(chain.analysis)
        and place.value in all_values(chain.analysis, place.attribute)
    )
