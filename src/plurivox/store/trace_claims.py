"""Traces of findings, themes and codes: down to the passages, and up to what rests on them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from plurivox.themes.attributes import UNKNOWN, all_values, values_of
from plurivox.themes.trace import Row, Section, Trace

from .trace_beside import coded_by, memos, on_codings, rests_on, thin, written
from .trace_settled import settled
from .traced import Traced

FEW = 40  # passages that a trace shows; the page of passages has all


def finding(chain: Traced, key: uuid.UUID) -> Trace:
    """A finding: its theme, the theme's codes, what speaks for and against it."""
    one = chain.findings[key]
    stance = dict(one.passages)
    there = chain.analysis.in_order(stance)
    quoted = [k for k in one.quoted if k in chain.analysis.passages]
    rest = [k for k in there if k not in quoted]
    for_, against = _sides([*quoted, *rest], stance)
    theme = chain.themes.get(one.theme) if one.theme else None
    said = "; ".join(
        filter(
            None,
            [
                one.polarity,
                f"level: {one.level}" if one.level else "",
                f"setting: {one.setting}" if one.setting else "",
                f"said of: {one.quantifier}" if one.quantifier else "",
            ],
        )
    )
    sections = [
        _themes(chain, "theme", "It rests on a theme", [theme.id] if theme else []),
        _codes(chain, theme.codes if theme else ()),
        passages_section(chain, "for", "What speaks for it", for_),
        passages_section(chain, "against", "What speaks against it", against),
    ]
    beside = [
        written(chain, "finding", key),
        coded_by(chain, there),
        settled(chain, there),
        memos(
            chain,
            [
                *(("passage", k) for k in there),
                *on_codings(chain, there),
                *(("code", c) for c in _of(theme)),
            ],
        ),
        thin(chain, for_),
        Section("rests", "What rests on it", tuple(rests_on(chain, "finding", key))),
    ]
    rail = rail_of(chain, [("Finding", 1, "top"), ("Theme", int(theme is not None), "theme"),
                         ("Codes", len(_of(theme)), "codes")], there, "for")  # fmt: skip
    kicker = f"Finding {one.number}".strip()
    return trace_of(chain, "finding", key, kicker, one.claim, said, rail, sections, beside)


def _of(theme: object) -> tuple[uuid.UUID, ...]:
    return getattr(theme, "codes", ()) if theme else ()


def theme(chain: Traced, key: uuid.UUID) -> Trace:
    """A theme: its findings and sub-themes, its codes, all its passages."""
    one, held = chain.themes[key], chain.gathered[key].passages
    below = [t.id for t in chain.themes.values() if t.parent == key]
    findings = [f for f in chain.findings.values() if f.theme == key]
    codes = dict.fromkeys(
        code
        for t in chain.themes.values()
        if t.path[: len(one.path)] == one.path
        for code in t.codes
    )
    rows = tuple(Row(f.claim, f.polarity, "finding", f.id.hex) for f in findings)
    sections = [
        _themes(chain, "above", "It stands under", [one.parent] if one.parent else []),
        Section("findings", "Its findings", rows),
        _themes(chain, "below", "Its sub-themes", below),
        _codes(chain, tuple(codes)),
        passages_section(chain, "passages", "Its passages", held),
    ]
    beside = [
        written(chain, "theme", key),
        coded_by(chain, held),
        settled(chain, held),
        memos(chain, [("code", c) for c in codes]),
        thin(chain, held),
        Section("rests", "What rests on it", tuple(rests_on(chain, "theme", key))),
    ]
    rail = rail_of(chain, [("Theme", 1, "top"), ("Findings", len(findings), "findings"),
                         ("Codes", len(codes), "codes")], held, "passages")  # fmt: skip
    return trace_of(chain, "theme", key, "Theme", one.name, one.definition, rail, sections, beside)


def code(chain: Traced, key: uuid.UUID) -> Trace:
    """A code: its definition, its passages, and the themes and findings above it."""
    one, held = chain.codes[key], chain.gathered[key].passages
    themes = [t.id for t in chain.themes.values() if key in t.codes]
    wanted = set(held)
    findings = [
        Row(f.claim, f.polarity, "finding", f.id.hex)
        for f in chain.findings.values()
        if wanted & {k for k, _ in f.passages}
    ]
    sections = [
        _themes(chain, "themes", "Themes that hold it", themes),
        Section("findings", "Findings that rest on its passages", tuple(findings)),
        _codes(chain, (key,)),
        passages_section(chain, "passages", "Its passages", held),
    ]
    beside = [
        written(chain, "code", key),
        coded_by(chain, held),
        settled(chain, held),
        memos(chain, [("code", key), *(("passage", k) for k in held)]),
        thin(chain, held),
    ]
    rail = rail_of(chain, [("Code", 1, "top"), ("Themes", len(themes), "themes"),
                         ("Findings", len(findings), "findings")], held, "passages")  # fmt: skip
    lead = one.full or one.short
    return trace_of(chain, "code", key, "Code", one.shown, lead, rail, sections, beside)


def _sides(
    keys: Iterable[uuid.UUID], stance: dict[uuid.UUID, str]
) -> tuple[list[uuid.UUID], list[uuid.UUID]]:
    every = list(keys)
    return (
        [k for k in every if stance.get(k) != "against"],
        [k for k in every if stance.get(k) == "against"],
    )


def _themes(chain: Traced, name: str, heading: str, keys: Iterable[uuid.UUID]) -> Section:
    views = [chain.themes[key] for key in keys if key in chain.themes]
    return Section(
        name,
        heading,
        tuple(
            Row(
                one.name,
                " ".join(filter(None, [one.definition, one.boundaries])),
                "theme",
                one.id.hex,
            )
            for one in views
        ),
    )


def _codes(chain: Traced, keys: tuple[uuid.UUID, ...]) -> Section:
    """A table: each code with passages, speakers, a column a site, and its agreement."""
    sites = [v for v in all_values(chain.analysis, "site") if v != UNKNOWN][:8]
    counts = () if chain.without_counts else ("Passages", "Speakers", *sites)
    figures = ("Agreement",) if chain.figures else ()
    rows = []
    for key in (one for one in chain.codes if one in keys):  # in the order of the codebook
        name = chain.codes[key].shown
        said = [chain.analysis.passages[k] for k in chain.gathered[key].passages]
        where = [values_of(chain.analysis, one, "site") for one in said]
        cells = (
            []
            if chain.without_counts
            else [
                str(len(said)),
                str(len(chain.analysis.speakers(one.id for one in said))),
                *(str(sum(site in one for one in where)) for site in sites),
            ]
        )
        if figures:
            cells.append(chain.figures.get(name, "–"))
        rows.append(Row(name, "", "code", key.hex, cells=tuple(cells)))
    heading = "Its codes" if len(rows) != 1 else "Its code"
    return Section("codes", heading, tuple(rows), ("Code", *counts, *figures))


def passages_section(chain: Traced, name: str, heading: str, keys: Iterable[uuid.UUID]) -> Section:
    """Passages as a section; the first of them where there are many."""
    there = [key for key in keys if key in chain.analysis.passages]
    note = f"{len(there) - FEW} further passages." if len(there) > FEW else ""
    rows = tuple(chain.passage(key) for key in there[:FEW])
    return Section(name, heading, rows, note=note)


def rail_of(
    chain: Traced,
    steps: list[tuple[str, int, str]],
    passages: Iterable[uuid.UUID],
    anchor: str,
) -> tuple[tuple[str, int, str], ...]:
    """The steps of the chain, with passages, speakers and sources at its end."""
    keys = list(passages)
    sources = {chain.analysis.passages[key].source for key in keys}
    return (
        *steps,
        ("Passages", len(keys), anchor),
        ("Speakers", len(chain.analysis.speakers(keys)), anchor),
        ("Sources", len(sources), anchor),
    )


def trace_of(
    chain: Traced,
    kind: str,
    key: uuid.UUID | str,
    kicker: str,
    name: str,
    lead: str,
    rail: tuple[tuple[str, int, str], ...],
    sections: Iterable[Section],
    beside: Iterable[Section],
) -> Trace:
    """A trace without the sections that have nothing in them."""
    return Trace(
        kind,
        key if isinstance(key, str) else key.hex,
        kicker,
        name,
        lead,
        rail,
        tuple(one for one in sections if one.rows),
        tuple(one for one in beside if one.rows),
        chain.analysis.named_layers(),
        without_counts=chain.without_counts,
    )
