"""Codes along a source: where each stands, in the order of the codebook."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np

from plurivox.evidence.turns import Turns
from plurivox.themes.pictures import saturation_picture, timeline_picture
from plurivox.themes.saturation import saturation
from plurivox.themes.timeline import Scale, scale_of, timeline

from .given import analysis, key

HEARD = analysis(
    ["a | one | Leeds | Ada | kept", "b | one | Leeds | Bo | money, kept", "c | two | X | C | kept"]
)


NO_TURNS = Turns.of([])
WORDS = scale_of(NO_TURNS, 20)


def turns_of(count: int, begin: list[int] | None = None, finish: int = -1) -> Turns:
    """So many turns of ten letters each."""
    turns = Turns.of([(at * 10, at * 10, at * 10 + 10, 0) for at in range(count)])
    if begin is None:
        return turns
    ends = np.array([*begin[1:], finish], np.int32)
    return Turns(
        turns.start, turns.label_end, turns.end, turns.speaker, np.array(begin, np.int32), ends
    )


def test_places_are_shares_of_the_source() -> None:
    lanes = timeline(HEARD, key("one"), WORDS, [key("money"), key("kept")])
    assert [lane.code for lane in lanes] == [key("money"), key("kept")]
    marks = [(mark.begin, mark.end, mark.label) for mark in lanes[1].marks]
    assert marks == [(0.0, 0.25, "[Ada]"), (0.5, 0.75, "[Bo]")]


def test_an_empty_source_has_no_lanes() -> None:
    assert timeline(HEARD, key("one"), scale_of(NO_TURNS, 0), [key("kept")]) == ()
    assert timeline(HEARD, key("none"), WORDS, [key("kept")]) == ()


def test_pictures_can_be_read_by_other_programs() -> None:
    lanes = timeline(HEARD, key("one"), WORDS, [key("kept")])
    for page in (False, True):
        ElementTree.fromstring(timeline_picture(lanes, {key("kept"): "<&>"}, "1", WORDS, page=page))
        ElementTree.fromstring(saturation_picture(saturation(HEARD), page=page))


def test_without_times_a_source_is_measured_in_turns() -> None:
    scale = scale_of(turns_of(40), 400)
    assert scale is not None
    assert scale.kind == "turns"
    assert scale.share(100) == 0.25
    assert scale.share(105) == 0.2625  # half of a turn further on
    assert [said for _, said in scale.ticks] == [
        "turn 1",
        "5",
        "10",
        "15",
        "20",
        "25",
        "30",
        "35",
        "40",
    ]
    assert scale.ticks[2][0] == 9 / 40


def test_a_short_source_names_every_turn() -> None:
    scale = scale_of(turns_of(3), 30)
    assert scale is not None
    assert [said for _, said in scale.ticks] == ["turn 1", "2", "3"]


def test_with_times_a_source_is_measured_in_time() -> None:
    scale = scale_of(turns_of(3, [0, 60_000, 240_000], 300_000), 30)
    assert scale is not None
    assert scale.kind == "time"
    assert scale.share(10) == 0.2
    assert scale.share(15) == 0.5  # half of a turn of three minutes
    assert [said for _, said in scale.ticks] == [f"{n} min" for n in range(6)]


def test_times_that_are_not_all_known_or_run_backwards_are_not_used() -> None:
    for begin in ([0, -1, 50], [0, 90, 50], [7, 7, 7]):
        scale = scale_of(turns_of(3, begin), 30)
        assert scale is not None
        assert scale.kind == "turns"


def test_each_mark_of_a_page_leads_to_its_words_and_a_file_has_none() -> None:
    lanes = timeline(HEARD, key("one"), WORDS, [key("kept")])
    opens = {mark.passage: f"/there/{at}" for at, mark in enumerate(lanes[0].marks)}
    drawn = timeline_picture(lanes, {key("kept"): "Kept"}, "1", WORDS, opens=opens, page=True)
    found = ElementTree.fromstring(drawn)
    assert [one.get("href") for one in found.iter("a")] == ["/there/0", "/there/1"]
    assert {one.get("aria-label") for one in found.iter("a")} >= {"Kept, turn 1, [Ada]"}
    assert found.get("role") == "group"
    assert "<a " not in timeline_picture(lanes, {key("kept"): "Kept"}, "1", WORDS)


def test_a_scale_is_told_once() -> None:
    assert isinstance(WORDS, Scale)
    assert WORDS.ticks == ((0.0, "beginning"), (1.0, "end"))
