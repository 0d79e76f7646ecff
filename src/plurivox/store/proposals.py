"""Codes that coders proposed in a pass, and what was decided on each once it had closed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plurivox.coding.passes import CodingPass
from plurivox.coding.proposal_row import DECISIONS, ProposalRow
from plurivox.evidence.problem import Problem, Refused

from .acts import Deed, act
from .codebook import Codebook, CodeView, load_codes
from .keys import member_id
from .lasting import check_unsettled
from .models import Code, Proposal
from .pass_acts import undecided_codes
from .passes import load_pass
from .project import Project


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposed code; decision: empty until somebody decided; to: the code it is mapped to."""

    code: uuid.UUID
    name: str
    coder: uuid.UUID
    short: str
    full: str
    decision: str
    to: uuid.UUID | None
    reason: str


def load_proposals(project: Project, one: CodingPass) -> list[ProposalView]:
    """The codes proposed in a pass, oldest first. Raises Refused while the pass is blind."""
    if one.is_blind:
        raise Refused(
            f"The pass “{one.name}” is open: what is proposed in it shows when it closes."
        )
    rows = Proposal.objects.using(project.alias).filter(in_pass=one.id, alive=True)
    decided = {row.code_id: row for row in rows}
    codes = Code.objects.using(project.alias).filter(in_pass=one.id, alive=True).order_by("id")
    return [
        ProposalView(
            code.id,
            code.name,
            _coder(code),
            code.short,
            code.full,
            decided[code.id].decision if code.id in decided else "",
            decided[code.id].to_id if code.id in decided else None,
            decided[code.id].reason if code.id in decided else "",
        )
        for code in codes
    ]


def _coder(code: Code) -> uuid.UUID:
    assert code.coder_id is not None
    return code.coder_id


def decide_proposal(
    project: Project,
    one: CodingPass,
    code: uuid.UUID,
    decision: str,
    *,
    by: uuid.UUID,
    to: uuid.UUID | None = None,
    reason: str = "",
) -> None:
    """Accept, map or refuse a proposed code; the pass is ready once all are decided.

    Raises Refused while the pass is open and once its disagreements are being settled, for a code
    to map to that is not in the codebook, and for a second code of one name in one place.
    """
    with act(project, by, "decide on a proposal") as deed:
        _decide(project, deed, one, code, decision, to, reason)
        _make_ready(project, deed, one)


def _decide(
    project: Project,
    deed: Deed,
    one: CodingPass,
    code: uuid.UUID,
    decision: str,
    to: uuid.UUID | None,
    reason: str,
) -> None:
    if one.state == "open":
        raise Refused(f"The pass “{one.name}” is open; close it before deciding on its codes.")
    if decision not in DECISIONS:
        raise Refused(f"“{decision}” is no decision; choose accept, map or refuse.")
    proposed = Code.objects.using(project.alias).filter(id=code, in_pass=one.id, alive=True).first()
    if proposed is None:
        raise Refused(f"This code was not proposed in “{one.name}”.")
    deed.flush()
    check_unsettled(deed.cursor, one.id)
    others = {view.id: view for view in load_codes(project) if view.id != code}
    if decision == "map" and to not in others:
        raise Refused("Say which code of the codebook the proposed one is mapped to.")
    if decision == "accept":
        _check_free(others, proposed)
    key = member_id(one.id, code)
    deed.put("proposal", key, **{"pass": one.id, "code": code})
    values = {"decision": decision, "to": to if decision == "map" else None, "reason": reason}
    deed.change("proposal", key, values)


def _check_free(others: Mapping[uuid.UUID, CodeView], proposed: Code) -> None:
    """Raise Refused where accepting would put two codes of one name in one place."""
    parent = proposed.parent_id if proposed.parent_id in others else None
    if any(
        view.parent == parent and view.name.casefold() == proposed.name.casefold()
        for view in others.values()
    ):
        raise Refused(
            f"The codebook has a code “{proposed.name}” in this place already; map the proposed "
            "one to it."
        )


def _make_ready(project: Project, deed: Deed, one: CodingPass) -> None:
    deed.flush()
    if one.state == "closed" and not undecided_codes(project, one):
        deed.set("pass", one.id, "state", "ready")


def save_proposals(
    project: Project, deed: Deed, file: str, rows: Iterable[ProposalRow]
) -> tuple[int, list[Problem]]:
    """Decide as a table says. Returns how many rows were, and what is wrong with the others."""
    problems: list[Problem] = []
    passes: dict[str, CodingPass] = {}
    count = 0
    for row in rows:
        try:
            one = passes.setdefault(row.pass_name, load_pass(project, row.pass_name))
            deed.flush()
            to = _target(project, row) if row.decision == "map" else None
            first, *others = _proposed(project, one, row)
            _decide(project, deed, one, first, row.decision, to, row.reason)
            same, to = ("map", first) if row.decision == "accept" else (row.decision, to)
            for code in others:  # accepted once: the others are read as the first
                _decide(project, deed, one, code, same, to, row.reason)
            count += 1
        except Refused as refused:
            problems.append(Problem(f"{file}, line {row.line}: {refused}", file, row.line))
    for one in passes.values():
        _make_ready(project, deed, one)
    return count, problems


def _target(project: Project, row: ProposalRow) -> uuid.UUID:
    code = Codebook(project).find(row.to)
    if code is None:
        raise Refused(f"the codebook has no code “{row.to}”; correct its name.")
    return code


def _proposed(project: Project, one: CodingPass, row: ProposalRow) -> list[uuid.UUID]:
    """Everybody's proposals of that name: two coders may have thought of the same word."""
    found = [view.code for view in load_proposals(project, one) if view.name == row.code]
    if not found:
        raise Refused(f"nobody proposed a code “{row.code}” in “{one.name}”.")
    return found
