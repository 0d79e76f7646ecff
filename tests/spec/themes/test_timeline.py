"""Codes along a source: where each stands, in the order of the codebook."""

from __future__ import annotations

from xml.etree import ElementTree

from plurivox.themes.pictures import saturation_picture, timeline_picture
from plurivox.themes.saturation import saturation
from plurivox.themes.timeline import timeline

from .given import analysis, key

HEARD = analysis(
    ["a | one | Leeds | Ada | kept", "b | one | Leeds | Bo | money, kept", "c | two | X | C | kept"]
)


def test_places_are_shares_of_the_source() -> None:
    lanes = timeline(HEARD, key("one"), 20, [key("money"), key("kept")])
    assert [lane.code for lane in lanes] == [key("money"), key("kept")]
    marks = [(mark.begin, mark.end, mark.label) for mark in lanes[1].marks]
    assert marks == [(0.0, 0.25, "[Ada]"), (0.5, 0.75, "[Bo]")]


def test_an_empty_source_has_no_lanes() -> None:
    assert timeline(HEARD, key("one"), 0, [key("kept")]) == ()
    assert timeline(HEARD, key("none"), 20, [key("kept")]) == ()


def test_pictures_can_be_read_by_other_programs() -> None:
    lanes = timeline(HEARD, key("one"), 20, [key("kept")])
    for page in (False, True):
        ElementTree.fromstring(timeline_picture(lanes, {key("kept"): "<&>"}, "1", 2, page=page))
        ElementTree.fromstring(saturation_picture(saturation(HEARD), page=page))
