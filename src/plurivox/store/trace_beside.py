"""What stands beside a trace: who wrote it and when, memos on the way, where it is thin."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from plurivox.access.visibility import Layer
from plurivox.coding.passes import CodingPass
from plurivox.themes.attributes import UNKNOWN, all_values, values_of
from plurivox.themes.trace import Row, Section

from .importing_tables import many
from .keys import as_key
from .memos import About, load_memos
from .traced import Traced

MOST = 12  # memos that stand beside a trace
WORDED = {
    "theme": ("name", "definition", "boundaries", "narrative"),
    "finding": ("claim", "narrative"),
    "code": ("name", "short", "full"),
    "cell_summary": ("words",),
}


def day(moment: int) -> str:
    """A day from milliseconds since 1970."""
    return datetime.fromtimestamp(moment / 1000, UTC).date().isoformat()


def written(chain: Traced, table: str, row: uuid.UUID) -> Section:
    """Every wording of a theme, finding or code, the newest first: by whom, when, what."""
    fields = WORDED[table]
    marks = ", ".join(["%s"] * len(fields))
    with chain.project.cursor() as cursor:
        cursor.execute(
            "SELECT v.field, v.value, a.by, a.at FROM version v JOIN act a ON a.id = v.act "
            f"WHERE v.row = %s AND v.field IN ({marks}) ORDER BY a.at DESC, v.id DESC",
            [row, *fields],
        )
        found = cursor.fetchall()
    rows = []
    for field, value, by, at in found:
        words = json.loads(value) if value is not None else ""
        if words:
            who = chain.people.get(as_key(by), "somebody")
            rows.append(Row(str(words)[:400], f"{field}, {who}, {day(at)}"))
    note = f"{len(rows)} wordings." if len(rows) > 1 else ""
    return Section("written", "Written by", tuple(rows), note=note)


def coded_by(chain: Traced, passages: Iterable[uuid.UUID]) -> Section:
    """Who coded what it rests on, in which passes, and how many disagreements there were."""
    wanted = set(passages)
    made: dict[Layer, list[uuid.UUID]] = {}
    for one in chain.analysis.codings:
        if one.passage in wanted:
            in_pass = chain.passes[one.in_pass]
            whose = one.in_pass if in_pass.kind == "consensus" else one.coder
            made.setdefault((one.in_pass, whose), []).append(one.id)
    rows = [_made(chain, *layer, codings) for layer, codings in made.items()]
    return Section("coded_by", "Coded by", tuple(rows))


def _made(chain: Traced, in_pass: uuid.UUID, coder: uuid.UUID, codings: list[uuid.UUID]) -> Row:
    """Codings of a layer: who made them, or who coded blind before they were settled."""
    one = chain.passes[in_pass]
    counted = "" if chain.without_counts else many(len(codings), "coding")
    opens = "" if chain.without_counts else f"layer:{in_pass.hex}:{coder.hex}"
    if one.kind != "consensus":
        who = chain.people.get(coder, "somebody")
        return Row(f"{who}, “{one.name}” ({_state(chain, one, codings)})", counted, counts=opens)
    differed = sum(chain.origins[key][2] for key in codings if key in chain.origins)
    if counted and differed:
        which = "" if differed == len(codings) else f"{differed} of them "
        counted += f", {which}where coders had differed"
    before = next((p for p in chain.passes.values() if p.id.hex == one.origin), None)
    if before is None:
        return Row(f"settled, “{one.name}” ({_state(chain, one, codings)})", counted, counts=opens)
    blind = [key for own in codings for key in chain.origins.get(own, ((),))[0]]
    who = " and ".join(sorted(chain.people.get(key, "somebody") for key in before.coders))
    return Row(
        f"{who}, independently, “{before.name}” ({_state(chain, before, blind, kind=False)}); "
        f"then settled, “{one.name}”",
        counted,
        counts=opens,
    )


def _state(
    chain: Traced, one: CodingPass, codings: Iterable[uuid.UUID], *, kind: bool = True
) -> str:
    """“independent, ready, release 1”: what is known of a pass in which codings were made."""
    said = (one.kind if kind else "", one.state, chain.under(one.id, codings))
    return ", ".join(filter(None, said))


def on_codings(chain: Traced, passages: Iterable[uuid.UUID]) -> list[About]:
    """The codings on passages, and those that a settled one comes from: memos hang on them."""
    wanted = set(passages)
    own = [one.id for one in chain.analysis.codings if one.passage in wanted]
    before = [key for one in own if one in chain.origins for key in chain.origins[one][0]]
    return [("coding", key) for key in dict.fromkeys((*own, *before))]


def memos(chain: Traced, about: Iterable[tuple[str, uuid.UUID]]) -> Section:
    """Memos that the person may read, on these rows, oldest first."""
    keys = set(about)  # often hundreds: asked for in one query, and chosen here
    there = load_memos(chain.project, layers=chain.layers) if keys else []
    found = [memo for memo in there if memo.about in keys]
    rows = tuple(
        Row(
            memo.words,
            f"{chain.people.get(memo.coder, '')}, {_about(chain, memo.about)}",
            said=True,
        )
        for memo in found[:MOST]
    )
    note = f"{len(found) - MOST} more." if len(found) > MOST else ""
    return Section("memos", "Memos on the way", rows, note=note)


def _about(chain: Traced, about: tuple[str, uuid.UUID]) -> str:
    table, key = about
    if table == "code" and key in chain.codes:
        return f"on the code “{chain.codes[key].shown}”"
    if table == "passage" and key in chain.analysis.passages:
        source = chain.analysis.sources[chain.analysis.passages[key].source]
        return f"on words in {source.name}"
    return "on a code put on words" if table == "coding" else f"on a {table}"


def thin(chain: Traced, passages: Iterable[uuid.UUID]) -> Section:
    """Where nobody speaks to it: facts, and no judgement."""
    keys = list(passages)
    said = [chain.analysis.passages[key] for key in keys]
    rows = []
    for attribute in ("site", "role"):
        every = [v for v in all_values(chain.analysis, attribute) if v != UNKNOWN]
        heard = {value for one in said for value in values_of(chain.analysis, one, attribute)}
        silent = [value for value in every if value not in heard]
        if len(every) > 1 and silent:
            rows.append(Row(f"Nobody of {attribute} {', '.join(silent)} speaks to it."))
    speakers = chain.analysis.speakers(keys)
    if len(speakers) == 1 and len(keys) > 1:
        rows.append(Row("All of it is said by one person."))
    return Section("thin", "Where it is thin", tuple(rows))


def rests_on(chain: Traced, kind: str, key: uuid.UUID) -> Iterator[Row]:
    """What rests on a theme or finding: the report, links of the map, sub-themes' parents."""
    yield Row(f"The report prints this {kind}.", "", "report", "")
    for link in chain.links.links:
        if key in (link.start, link.end):
            other = link.end if link.start == key else link.start
            node = chain.links.node(other)
            way = "to" if link.start == key else "from"
            yield Row(f"Map: a link {way} “{node.name}”", link.claim, node.kind, other.hex)
