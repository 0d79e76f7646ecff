"""New codes by session: what each adds, and when base and run call it few."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from plurivox.themes.pictures import saturation_picture
from plurivox.themes.saturation import band, guest, guest_of, saturation

from .given import analysis, key

HEARD = analysis(
    [
        "a | one | Leeds | Ada | kept, welcome",
        "b | two | Akko | Bo | kept, money",
        "c | three | Leeds | Ada | kept",
    ]
)


def sets(*sessions: str) -> list[frozenset[uuid.UUID]]:
    return [frozenset(key(code) for code in session) for session in sessions]


def test_each_session_says_what_it_adds() -> None:
    found = saturation(HEARD)
    assert [(step.session, len(step.new), step.seen) for step in found.steps] == [
        ("one", 2, 2), ("two", 1, 3), ("three", 0, 3),
    ]  # fmt: skip
    assert set(found.steps[1].new) == {key("money")}


def test_the_published_example_stops_at_6_plus_2() -> None:
    """Guest, Namey and Chen 2020: 37 codes in four interviews, then 7, 4 and 1 new in runs of 2."""
    found = guest(37, [7, 4, 1], base=4, run=2, threshold=0.05)
    assert [round(ratio, 6) for ratio in found.ratios] == [0.189189, 0.108108, 0.027027]
    assert found.report == "6+2"


def test_a_threshold_of_nothing_new_is_not_reached_there() -> None:
    assert guest(37, [7, 4, 1], base=4, run=2, threshold=0).report == ""


def test_runs_overlap_and_count_what_nobody_said_before_them() -> None:
    found = guest_of(sets("ab", "bc", "cd", "de", "e"), base=2, run=2)
    assert (found.base_codes, found.new) == (3, (2, 1))


def test_too_few_sessions_are_told_in_words() -> None:
    assert guest_of(sets("a", "b")).reason == "not computed: two sessions, base and run need six"
    assert guest_of(sets("a")).reason == "not computed: one session, base and run need six"
    assert guest_of(sets("", "", "", "", "a", "b")).reason.startswith("not computed: no code")


def test_a_site_is_looked_at_by_itself() -> None:
    found = saturation(HEARD, "Leeds", base=1, run=1)
    assert [step.session for step in found.steps] == ["one", "three"]
    assert found.guest.report == "1+1"
    assert saturation(HEARD, "Akko").reason == "not computed: one session, two are the least"


def test_the_band_holds_every_order_and_is_the_same_each_time() -> None:
    found = band(sets("abc", "a", "d"))
    assert found == band(sets("abc", "a", "d"))
    assert found[0] == (1.0, 3.0)
    assert found[-1] == (4.0, 4.0)
    assert band([]) == ()


@pytest.mark.parametrize("site", ["", "Leeds"])
def test_the_expected_curve_ends_at_what_was_found(site: str) -> None:
    found = saturation(HEARD, site)
    assert found.expected[-1] == pytest.approx(found.steps[-1].seen)


def test_two_sites_may_give_a_session_the_same_name() -> None:
    heard = analysis(["a | one | Leeds | Ada | kept", "b | two | Akko | Bo | money"])
    same = {name: replace(one, session_name="FG 1") for name, one in heard.sources.items()}
    found = saturation(replace(heard, sources=same))
    assert [(step.session, step.seen) for step in found.steps] == [
        ("FG 1, Leeds", 1), ("FG 1, Akko", 2),
    ]  # fmt: skip


def test_sessions_in_which_nothing_is_coded_say_so() -> None:
    found = saturation(analysis(["a | one | Leeds | Ada |", "b | two | Akko | Bo |"]))
    assert found.reason == "not computed: no code in two sessions"
    assert (found.richness, found.chao2, found.coverage) == (None, None, None)


def test_the_picture_draws_what_any_order_would_have_brought() -> None:
    assert 'stroke-dasharray="4 3"' in saturation_picture(saturation(HEARD))
    assert "stroke-dasharray" not in saturation_picture(saturation(HEARD, "Akko"))
