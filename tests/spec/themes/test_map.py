"""The map of influences: who claims that what makes what more, and where somebody says so."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree

import networkx
import pytest

from plurivox.evidence.problem import Refused
from plurivox.exchange.influence_map import write_map
from plurivox.themes.influence import InfluenceMap, Link, Node, narrowed
from plurivox.themes.map_layout import Slot, columns
from plurivox.themes.map_picture import picture

from .given import analysis, key

HEARD = analysis(
    [
        "a chair | one | Leeds | Ada | kept",
        "a key | two | Akko | Bo | kept",
    ]
)
NODES = tuple(Node(key(name), "theme", name) for name in ("Money", "Role", "Welcome", "Trust"))


def link(start: str, end: str, *passages: str, polarity: str = "more", claim: str = "participant"):
    return Link(
        key(f"{start}-{end}"), key(start), key(end), polarity, claim,
        passages=tuple(key(one) for one in passages),
    )  # fmt: skip


def drawn(*links: Link) -> InfluenceMap:
    return InfluenceMap(NODES, links, "Read: consensus of one, two.")


def names(found: list[list[Slot]]) -> list[list[str]]:
    known = {one.id: one.name for one in NODES}
    return [[known.get(slot.key, "…") for slot in layer] for layer in found]


def test_causes_stand_before_what_comes_of_them() -> None:
    whole = drawn(link("Money", "Role"), link("Role", "Welcome"))
    assert names(columns(whole)) == [["Money"], ["Role"], ["Welcome"]]


def test_a_link_over_two_columns_is_led_past_the_one_between() -> None:
    whole = drawn(link("Money", "Role"), link("Role", "Welcome"), link("Money", "Welcome"))
    assert names(columns(whole)) == [["Money"], ["Role", "…"], ["Welcome"]]


def test_a_circle_is_opened_at_the_link_that_closes_it() -> None:
    whole = drawn(link("Money", "Role"), link("Role", "Money"))
    assert names(columns(whole)) == [["Money"], ["Role"]]
    assert picture(whole).count("<rect") == 5, "two boxes, two labels, and the paper"


def test_what_no_link_joins_is_not_drawn() -> None:
    assert "Trust" not in picture(drawn(link("Money", "Role")))


def test_a_hypothesis_is_dashed_and_nothing_else_is() -> None:
    sure = picture(drawn(link("Money", "Role")))
    supposed = picture(drawn(link("Money", "Role", claim="hypothesis")))
    assert "stroke-dasharray" not in sure
    assert 'stroke-dasharray="6 5"' in supposed


def test_the_picture_says_in_words_what_it_shows() -> None:
    svg = ElementTree.fromstring(picture(drawn(link("Money", "Role", polarity="less"))))
    told = svg.find("{http://www.w3.org/2000/svg}desc")
    assert told is not None
    assert told.text == "Money makes less: Role (said by participants)"


def test_names_that_look_like_markup_stay_words() -> None:
    whole = InfluenceMap((Node(key("a"), "theme", "<b>&"), NODES[0]), (link("a", "Money"),))
    ElementTree.fromstring(picture(whole))


def test_narrowed_to_a_site_a_link_keeps_the_words_that_were_said_there() -> None:
    whole = drawn(
        link("Money", "Role", "a chair", "a key"),
        link("Role", "Trust", "a key"),
        link("Money", "Welcome", claim="hypothesis"),
    )
    at = narrowed(whole, HEARD, [("site", "Leeds")])
    assert [one.passages for one in at.links] == [(key("a chair"),)]
    assert [one.name for one in at.nodes] == ["Money", "Role"]
    assert at.left_out == 2


def test_as_graphml_it_is_read_by_others() -> None:
    out = io.BytesIO()
    write_map(out, ".graphml", drawn(link("Money", "Role", "a chair", "a key")), HEARD)
    graph = networkx.read_graphml(io.BytesIO(out.getvalue()))
    said = next(iter(graph.edges(data=True)))[2]
    assert (said["polarity"], said["claim"]) == ("more", "participant")
    assert (said["passages"], said["speakers"], said["sources"]) == (2, 2, 2)


def test_as_json_each_link_has_its_words() -> None:
    out = io.BytesIO()
    write_map(out, ".json", drawn(link("Money", "Role", "a key")), HEARD)
    (one,) = json.loads(out.getvalue())["links"]
    assert one["passages"] == [
        {"source": "two", "start": 10, "end": 15, "quote": "a key", "label": "[Bo]"}
    ]


def test_another_ending_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match=r"choose one of \.svg, \.graphml, \.json"):
        write_map(io.BytesIO(), ".pdf", drawn(), HEARD)
