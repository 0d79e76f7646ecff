"""How differences between coders were settled on words that a trace shows."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator

from plurivox.themes.analysis import Said
from plurivox.themes.trace import Row, Section

from .keys import as_id, as_key
from .remarks import load_remarks
from .settlements import Place
from .traced import Traced

MOST = 12  # settlements that a trace shows; each passage has its own
DECISIONS = {
    "one": "one coder’s was kept",
    "both": "both were kept",
    "none": "neither was kept",
    "new": "another was put in their place",
}
Found = tuple[uuid.UUID, Place, str, uuid.UUID | None, str, uuid.UUID | None]


def settled(chain: Traced, passages: Iterable[uuid.UUID]) -> Section:
    """Disagreements on any of these words, how they were settled, and why."""
    found = list(_on(chain, [chain.analysis.passages[key] for key in passages]))
    rows = tuple(_told(chain, one) for one in found[:MOST])
    note = f"{len(found) - MOST} more; a passage’s own trace has those on it."
    return Section(
        "settled",
        "How differences were settled",
        rows,
        note=note if len(found) > MOST else "",
    )


def _on(chain: Traced, said: list[Said]) -> Iterator[Found]:
    """Those of ready passes that meet some of the words, in the order of their places."""
    spans: dict[uuid.UUID, list[tuple[int, int]]] = {}
    for one in said:
        spans.setdefault(one.text, []).append((one.start, one.end))
    where, values = "s.project = %s", [chain.project.id]
    if len(spans) == 1:
        where, values = "s.text = %s", list(spans)
    with chain.project.cursor() as cursor:
        cursor.execute(
            'SELECT s.pass, s.text, s.start, s."end", s.code, s.decision, s.coder, s.reason, '
            f"s.new_code FROM settlement s WHERE {where} AND s.alive "
            "ORDER BY s.text, s.start, s.id",
            values,
        )
        rows = cursor.fetchall()
    for in_pass, text, start, end, code, decision, coder, reason, new in rows:
        of = chain.passes.get(as_key(in_pass))
        place = Place(as_key(text), start, end, as_key(code))
        meets = any(start < last and end > first for first, last in spans.get(place.text, ()))
        if of is not None and of.state == "ready" and meets:
            yield of.id, place, decision, as_id(coder), reason, as_id(new)


def _told(chain: Traced, found: Found) -> Row:
    """What was decided, why, and what was said about it."""
    in_pass, place, decision, whose, reason, instead = found
    name = chain.codes[place.code].shown if place.code in chain.codes else "a code"
    how = DECISIONS.get(decision, decision)
    if whose:
        how = f"{chain.people.get(whose, 'a coder')}’s was kept"
    if instead in chain.codes:
        how += f": {chain.codes[instead].shown}"
    thread = load_remarks(chain.project, [place], person=chain.person).get(place, [])
    talk = "".join(f" — {remark.words}" for remark in thread)
    told = f"{name} in “{chain.passes[in_pass].name}”: {how}"
    source = next(one.source for one in chain.analysis.passages.values() if one.text == place.text)
    return Row(f"{reason or 'No reason was written.'}{talk}", told, source=source.hex,
               start=place.start, end=place.end)  # fmt: skip
