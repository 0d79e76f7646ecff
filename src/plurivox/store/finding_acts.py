"""Change findings: make, word, move and remove them, and what speaks for and against them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from plurivox.coding.position import placed, spread
from plurivox.evidence.problem import Refused
from plurivox.themes.finding_row import LEVELS, POLARITIES
from plurivox.themes.references import pieces

from .acts import Deed
from .analysis import load_analysis
from .checked import check_narrative, load_evidence
from .keys import member_id
from .models import Finding, Theme
from .once import Keys, once
from .project import Project

FIELDS = frozenset({"number", "claim", "polarity", "level", "setting", "quantifier", "narrative"})
STANCES = ("for", "against")
LONGEST = 40_000


def new_finding(
    project: Project,
    theme: uuid.UUID,
    claim: str,
    *,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
    **fields: str,
) -> uuid.UUID:
    """A finding under a theme, after those that are there."""

    def write(deed: Deed) -> Keys:
        _check_theme(project, theme)
        rows = Finding.objects.using(project.alias).filter(project=project.id, alive=True)
        positions = sorted(rows.values_list("position", flat=True))
        position = placed(positions, len(positions)) or spread(len(positions) + 1)[-1]
        values = _values({"claim": claim} | fields)
        return [deed.add("finding", theme=theme, position=position, **values)]

    return once(project, by, "new finding", act_id, write)[0]


def change_finding(
    project: Project,
    finding: uuid.UUID,
    *,
    by: uuid.UUID,
    theme: uuid.UUID | None = None,
    act_id: uuid.UUID | None = None,
    **fields: str,
) -> None:
    """Word a finding anew, or put it under another theme; what is not given stays."""

    def write(deed: Deed) -> Keys:
        one = _access(project, finding)
        values = _values(fields)
        if theme:
            _check_theme(project, theme)
            deed.set("finding", finding, "theme", theme)
        deed.change("finding", finding, values)
        if "narrative" in values and values["narrative"] != one.narrative:
            evidence = load_evidence(project, load_analysis(project))
            check_narrative(deed, ("finding", finding), pieces(values["narrative"], evidence))
        return []

    once(project, by, "change finding", act_id, write)


def remove_finding(
    project: Project, finding: uuid.UUID, *, by: uuid.UUID, act_id: uuid.UUID | None = None
) -> None:
    """Take a finding away; undo brings it back."""

    def write(deed: Deed) -> Keys:
        _access(project, finding)
        deed.remove("finding", finding)
        return []

    once(project, by, "remove finding", act_id, write)


def weigh(
    project: Project,
    finding: uuid.UUID,
    stances: Mapping[uuid.UUID, str],
    quoted: Sequence[uuid.UUID],
    *,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> None:
    """Say which passages speak for and against a finding, and which are printed with it.

    stances: of each passage that is decided on "for", "against" or "" (neither); others stay as
    they are. quoted: those that are printed, in their order.
    """

    def write(deed: Deed) -> Keys:
        _access(project, finding)
        wrong = set(stances.values()) - {*STANCES, ""}
        if wrong:
            raise Refused(f"A passage speaks for or against a finding, not “{wrong.pop()}”.")
        known = load_analysis(project).passages  # nothing that only a blind pass marks
        if not stances.keys() <= known.keys():
            raise Refused("One of these passages is not there any more; load the page again.")
        for passage, stance in stances.items():
            key = member_id(finding, passage)
            if not stance:
                deed.take_out("finding_passage", key)
                continue
            place = quoted.index(passage) + 1 if passage in quoted else 0
            deed.put(
                "finding_passage",
                key,
                finding=finding,
                passage=passage,
                stance=stance,
                quoted=bool(place),
                position=f"{place:06d}" if place else "",
            )
        return []

    once(project, by, "weigh a finding", act_id, write)


def _access(project: Project, finding: uuid.UUID) -> Finding:
    rows = Finding.objects.using(project.alias).filter(project=project.id, alive=True, id=finding)
    found = rows.first()
    if found is None:
        raise Refused("This finding is not there any more; load the page again.")
    return found


def _check_theme(project: Project, theme: uuid.UUID) -> None:
    rows = Theme.objects.using(project.alias).filter(project=project.id, alive=True, id=theme)
    if not rows.exists():
        raise Refused("This theme is not there any more; load the page again.")


def _values(fields: Mapping[str, str]) -> dict[str, Any]:
    """The same, trimmed. Raises KeyError for a field that there is not."""
    if unknown := fields.keys() - FIELDS:
        raise KeyError(f"a finding has no {sorted(unknown)[0]}")
    values: dict[str, Any] = {name: words.strip()[:LONGEST] for name, words in fields.items()}
    if "claim" in values and not values["claim"]:
        raise Refused("A finding needs its statement.")
    for name, known in (("polarity", POLARITIES), ("level", LEVELS)):
        if values.get(name) and values[name] not in known:
            raise Refused(f"“{values[name]}” is no {name}; choose one of {', '.join(known)}.")
    return values
