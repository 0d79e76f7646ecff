"""Traces of words and of those who say them: a passage, a participant, a source."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from plurivox.access.visibility import Layer
from plurivox.coding.passes import CodingPass
from plurivox.themes.references import short
from plurivox.themes.trace import CellPlace, Row, Section, Trace

from .cells import load_summaries
from .codings import Codings, load_codings
from .fieldwork import load_participants
from .sources import load_text
from .trace_beside import coded_by, memos
from .trace_claims import passages_section, rail_of, trace_of
from .trace_settled import settled
from .traced import Traced

LONG = 300  # letters of a neighbour's words


def passage(chain: Traced, key: uuid.UUID) -> Trace:
    """A passage: its turn, every coder's lane on it, how differences were settled, what rests."""
    said = chain.analysis.passages[key]
    source = chain.analysis.sources[said.source]
    meeting = _meeting(chain, key)
    up = [
        Section("themes", "Themes that it stands in", tuple(_holding(chain, "theme", key))),
        Section("findings", "Findings that rest on it", tuple(_holding(chain, "finding", key))),
        Section("rests", "What else rests on it", tuple(_resting(chain, key))),
    ]
    sections = [
        Section("words", "In its place", (_turn(chain, key),)),
        Section("lanes", "Who coded it, and how", tuple(_lanes(chain, key, meeting))),
        settled(chain, [key]),
        *up,
    ]
    about = [("coding", meeting.columns.id[at]) for at in meeting.at]
    about += [("code", one.code) for one in chain.analysis.codings if one.passage == key]
    beside = [coded_by(chain, [key]), memos(chain, [("passage", key), *about])]
    rail = (
        ("Passage", 1, "top"),
        ("Lanes", len(sections[1].rows), "lanes"),
        ("Themes", len(up[0].rows), "themes"),
        ("Findings", len(up[1].rows), "findings"),
    )
    place = f"{source.name}, turn {said.turn + 1}" if said.turn >= 0 else source.name
    kicker = f"Passage · {said.label} · {place}"
    made = trace_of(chain, "passage", key, kicker, said.quote, "", rail, sections, beside)
    return replace(made, said=True, language=said.language)


def _turn(chain: Traced, key: uuid.UUID) -> Row:
    """The whole turn in which the passage starts."""
    said = chain.analysis.passages[key]
    text = load_text(chain.project, said.source)
    words = said.quote
    if said.turn >= 0:
        words = text.words[int(text.turns.label_end[said.turn]) : int(text.turns.end[said.turn])]
    return Row(
        words.strip(), said.label, "place", said.source.hex, said.language, said.source.hex,
        said.start, True, said.end,
    )  # fmt: skip


def _lanes(chain: Traced, key: uuid.UUID, codings: _Meeting) -> Iterator[Row]:
    """Every coding that the person may see and that meets the passage, by pass and coder.

    A coder of a closed pass who put nothing there has a lane too: it says so.
    """
    said = chain.analysis.passages[key]
    found, marked = [], set[Layer]()
    for at in codings.at:
        row, one = codings.columns, chain.passes[codings.columns.in_pass[at]]
        start, end, coder = int(row.start[at]), int(row.end[at]), row.coder[at]
        marked.add((one.id, coder))
        who = "settled" if one.kind == "consensus" else chain.people.get(coder, "")
        code = row.code[at]
        name = chain.codes[code].shown if code in chain.codes else "a code"
        just = (start, end) == (said.start, said.end)
        words = "just these words" if just else f"on “{row.quote[at][:LONG]}”"
        told = f"{who} · {one.name} ({_state(chain, one, row.id[at])}) · {words}"
        lane = Row(name, told, "code", code.hex, source=said.source.hex, start=start, end=end)
        found.append((one.kind == "consensus", one.name, who, lane))
    for in_pass, coder in chain.layers - marked:
        one = chain.passes[in_pass]
        if one.kind == "independent" and not one.is_blind and said.source in one.sources:
            who = chain.people.get(coder, "")
            lane = Row("No code here", f"{who} · {one.name} ({one.kind}, {one.state})")
            found.append((False, one.name, who, lane))
    yield from (row for *_, row in sorted(found, key=lambda entry: entry[:3]))


def _state(chain: Traced, one: CodingPass, coding: uuid.UUID) -> str:
    """Kind and state of a pass, and the release under which a coding of it was made."""
    made = [coding, *chain.origins.get(coding, ((),))[0]]
    return ", ".join(filter(None, (one.kind, one.state, chain.under(one.id, made))))


@dataclass(frozen=True, slots=True, eq=False)
class _Meeting:
    """The visible codings of a source, and which of them (at) meet a passage."""

    columns: Codings
    at: tuple[int, ...]


def _meeting(chain: Traced, key: uuid.UUID) -> _Meeting:
    said = chain.analysis.passages[key]
    codings = load_codings(chain.project, layers=chain.layers, source=said.source)
    return _Meeting(
        codings,
        tuple(
            at
            for at in range(len(codings))
            if codings.text[at] == said.text
            and int(codings.start[at]) < said.end
            and int(codings.end[at]) > said.start
        ),
    )


def _holding(chain: Traced, kind: str, key: uuid.UUID) -> Iterator[Row]:
    for one in chain.gathered.values():
        if one.kind == kind and key in (*one.passages, *one.against):
            told = "against it" if key in one.against else ""
            yield Row(one.name, told, kind, one.id.hex)


def _resting(chain: Traced, key: uuid.UUID) -> Iterator[Row]:
    """Narratives that quote it, summaries of cells that it stands in, links of the map."""
    quoted = f"{{{{quote {short(key)}}}}}"
    for theme in chain.themes.values():
        if quoted in theme.narrative:
            yield Row(f"The narrative of “{theme.name}” quotes it.", "", "theme", theme.id.hex)
    for finding in chain.findings.values():
        if quoted in finding.narrative:
            yield Row("The narrative of a finding quotes it.", finding.claim, "finding",
                      finding.id.hex)  # fmt: skip
    for (row, attribute, value), summary in load_summaries(chain.project).items():
        if key in summary.basis and row in chain.gathered:
            told = f"{chain.gathered[row].name}, {attribute} {value}"
            place = CellPlace(chain.gathered[row].kind, row, attribute, value)
            yield Row("A written summary of a cell was written with it.", told, "cell", str(place))
    for link in chain.links.links:
        if key in link.passages:
            start, end = chain.links.node(link.start), chain.links.node(link.end)
            yield Row(f"Map: “{start.name}” to “{end.name}”", link.claim, start.kind, start.id.hex)


def participant(chain: Traced, key: uuid.UUID) -> Trace:
    """A participant: where they spoke, their passages, the themes and findings they speak to."""
    voice = chain.analysis.voices[key]
    own = [k for k, one in chain.analysis.passages.items() if key in one.voices]
    whose = f"participant:{key.hex}"
    findings, themes = (tuple(_spoken(chain, kind, own, whose)) for kind in ("finding", "theme"))
    people = {one.id: one for one in load_participants(chain.project)}
    facts = [("site", voice.site), ("role", voice.role), ("gender", voice.gender)]
    facts += list(voice.attributes.items())
    sessions = people[key].sessions if key in people else ()
    rows = [Row(f"{name}: {value}") for name, value in facts if value]
    rows += [Row(f"session: {name}") for name in sessions]
    sections = [
        Section("facts", "Who this is in the study", tuple(rows)),
        Section("findings", "Findings that rest on these words", findings),
        Section("themes", "Themes that they stand in", themes),
        passages_section(chain, "passages", "What was said, and coded", own),
    ]
    rail = rail_of(chain, [("Participant", 1, "top")], own, "passages")
    name = voice.label or voice.name
    return trace_of(chain, "participant", key, "Participant", name, "", rail, sections, [])


def _spoken(chain: Traced, kind: str, keys: Iterable[uuid.UUID], whose: str) -> Iterator[Row]:
    """Themes or findings that some passages stand in; whose: “participant:KEY” or “source:KEY”."""
    own = set(keys)
    for one in chain.gathered.values():
        every = {*one.passages, *one.against}
        count = len(own & every)
        if one.kind == kind and count:
            told = "" if chain.without_counts else f"{count} of {len(every)} passages"
            yield Row(one.name, told, kind, one.id.hex, counts=whose if told else "")


def source(chain: Traced, key: uuid.UUID) -> Trace:
    """A source: who speaks in it, who coded it, its passages, the findings that rest on it."""
    one = chain.analysis.sources[key]
    own = [k for k, said in chain.analysis.passages.items() if said.source == key]
    whose = f"source:{key.hex}"
    findings, themes = (tuple(_spoken(chain, kind, own, whose)) for kind in ("finding", "theme"))
    people = tuple(
        Row(chain.analysis.voices[v].label, "", "participant", v.hex)
        for v in one.voices
        if v in chain.analysis.voices
    )
    passes = tuple(
        Row(f"“{p.name}” ({p.kind}, {p.state})", " and ".join(
            sorted(chain.people.get(c, "") for c in p.coders)))
        for p in chain.passes.values()
        if key in p.sources
    )  # fmt: skip
    sections = [
        Section("people", "Who speaks in it", people),
        Section("passes", "Passes that cover it", passes),
        Section("findings", "Findings that rest on it", findings),
        Section("themes", "Themes that stand in it", themes),
        passages_section(chain, "passages", "Its passages", own),
    ]
    rail = rail_of(chain, [("Source", 1, "top")], own, "passages")
    lead = ", ".join(filter(None, [one.session_name, one.site, one.held[:10], one.layer]))
    beside = [coded_by(chain, own), memos(chain, [("source", key)])]
    return trace_of(chain, "source", key, "Source", one.name, lead, rail, sections, beside)
