"""Whatever two coders do at the reading page, undo and redo restore just what was there."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plurivox.evidence.problem import Refused
from plurivox.store import acts
from plurivox.store.check import check_project
from plurivox.store.codebook import load_codes
from plurivox.store.codebook_acts import (
    change_code,
    merge_codes,
    move_code,
    new_code,
    restore_code,
    retire_code,
    split_code,
)
from plurivox.store.coding_acts import code_hits, move_coding, remove_codings, save_codings
from plurivox.store.codings import load_codings
from plurivox.store.examples import load_examples, save_example
from plurivox.store.memos import change_memo, load_memos, remove_memo, save_memo
from plurivox.store.project import Project
from plurivox.store.releases import load_releases, save_release
from plurivox.store.undo import redo, undo
from tests.store.reading_study import Desk, reading_study

EXAMPLES = int(os.environ.get("PLURIVOX_EXAMPLES", "25"))
number = st.integers(0, 30)


def pick(rows: list[Any], at: int) -> Any:
    """One of the rows. Raises Refused where there is none, as an act would."""
    if not rows:
        raise Refused("nothing there")
    return rows[at % len(rows)]


def own(desk: Desk) -> list[uuid.UUID]:
    codings = load_codings(desk.project, layers=desk.layers)
    return [key for key, who in zip(codings.id, codings.coder, strict=True) if who == desk.id]


def codes(desk: Desk) -> list[uuid.UUID]:
    return [one.id for one in load_codes(desk.project, layers=desk.layers)]


def memos(desk: Desk) -> list[uuid.UUID]:
    found = load_memos(desk.project, layers=desk.layers)
    return [memo.id for memo in found if memo.coder == desk.id]


def span(desk: Desk, at: int, length: int) -> dict[str, Any]:
    text = desk.study.text("noa")
    start = at * 7 % (len(text.words) - 40)
    return {"text": text.id, "start": start, "end": start + 1 + length}


# What can be done: each takes a desk, the key of its pass (or None) and two numbers.
DOES: dict[str, Callable[[Desk, uuid.UUID | None, int, int], object]] = {
    "code": lambda d, p, a, b: save_codings(
        d.project,
        **span(d, a, b),
        codes=[pick(codes(d), a), pick(codes(d), b)],
        in_pass=p,
        by=d.id,
    ),
    "code hits": lambda d, p, a, b: code_hits(
        d.project,
        hits=[tuple(span(d, n, b).values()) for n in (a, a + 3)],  # type: ignore[misc]
        code=pick(codes(d), b),
        in_pass=p,
        by=d.id,
    ),
    "move": lambda d, p, a, b: move_coding(
        d.project, pick(own(d), a), start=a, end=a + b + 1, by=d.id
    ),
    "remove": lambda d, p, a, b: remove_codings(
        d.project, {pick(own(d), a), pick(own(d), b)}, by=d.id
    ),
    "memo": lambda d, p, a, b: save_memo(
        d.project, ("coding", pick(own(d), a)), f"memo {b}", in_pass=p, by=d.id
    ),
    "change memo": lambda d, p, a, b: change_memo(
        d.project, pick(memos(d), a), f"changed {b}", by=d.id
    ),
    "remove memo": lambda d, p, a, b: remove_memo(d.project, pick(memos(d), a), by=d.id),
    "new code": lambda d, p, a, b: new_code(
        d.project, f"Code {a}", by=d.id, in_pass=p, parent=pick([None, *codes(d)], b)
    ),
    "change code": lambda d, p, a, b: change_code(
        d.project, pick(codes(d), a), by=d.id, name=f"Named {b}", full=f"full {a}"
    ),
    "move code": lambda d, p, a, b: move_code(
        d.project, pick(codes(d), a), pick([None, *codes(d)], b), by=d.id
    ),
    "merge": lambda d, p, a, b: merge_codes(
        d.project, pick(codes(d), a), [pick(codes(d), b)], reason=f"{a}", by=d.id
    ),
    "split": lambda d, p, a, b: split_code(
        d.project, pick(codes(d), a), [f"One {b}", f"Two {b}"], reason="", by=d.id
    ),
    "retire": lambda d, p, a, b: retire_code(d.project, pick(codes(d), a), reason=f"{b}", by=d.id),
    "restore": lambda d, p, a, b: restore_code(d.project, pick(codes(d), a), by=d.id),
    "example": lambda d, p, a, b: save_example(
        d.project, pick(codes(d), a), **span(d, a, b), by=d.id, in_pass=p
    ),
    "release": lambda d, p, a, b: save_release(d.project, f"{a}", by=d.id),
}
step = st.tuples(st.sampled_from(sorted(DOES)), st.booleans(), number, number)


def state(desk: Desk) -> list[Any]:
    """All that a person meets, whole; a memo that came back is as old as it was."""
    project, layers = desk.project, desk.layers
    codings = load_codings(project, layers=layers)
    return [
        sorted(zip(codings.id, codings.code, codings.passage, strict=True)),
        load_codes(project, layers=layers),
        load_memos(project, layers=layers),
        load_examples(project, layers=layers),
        load_releases(project),
    ]


@pytest.fixture
def ada(project: Project, owner: uuid.UUID, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(acts, "wait_for_disk", lambda connection: None)  # no power is cut here
    return Desk(reading_study(project, owner), "Ada")


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(step, min_size=1, max_size=14))
def test_all_is_taken_back_and_put_back_step_by_step(
    ada: Desk, steps: list[tuple[str, bool, int, int]]
) -> None:
    blind = ada.in_pass("first")
    states = [state(ada)]
    for what, is_blind, a, b in steps:
        try:
            DOES[what](ada, blind if is_blind else None, a, b)
        except Refused:
            assert state(ada) == states[-1]
            continue
        if (now := state(ada)) != states[-1]:
            states.append(now)
    for was in reversed(states[:-1]):
        undo(ada.project, ada.id)
        assert state(ada) == was
    for will in states[1:]:
        redo(ada.project, ada.id)
        assert state(ada) == will
    assert check_project(ada.project) == []


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(st.tuples(st.booleans(), step), min_size=1, max_size=12))
def test_two_at_once_keep_the_project_sound_and_the_blind_pass_blind(
    ada: Desk, steps: list[tuple[bool, tuple[str, bool, int, int]]]
) -> None:
    """Undo by one never touches what is the other's; what is blind stays out of sight."""
    bo, blind = Desk(ada.study, "Bo"), ada.in_pass("first")
    for turn, (what, is_blind, a, b) in steps:
        desk, other = (ada, bo) if turn else (bo, ada)
        theirs, seen = own(other), state(other)
        try:
            if a % 5 == 0:
                undo(desk.project, desk.id)
            else:
                DOES[what](desk, blind if is_blind else None, a, b)
                if is_blind and what in ("code", "code hits", "example"):
                    assert state(other) == seen
        except Refused:
            assert state(other) == seen
        assert own(other) == theirs
    assert check_project(ada.project) == []
