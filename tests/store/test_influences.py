"""Links of the map: drawn, changed, taken off, and what they rest on."""

from __future__ import annotations

import uuid

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis
from plurivox.store.check import check_project
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.influences import (
    Claimed,
    load_map,
    load_nodes,
    remove_link,
    save_link,
    save_link_passages,
)
from plurivox.store.project import Project
from plurivox.store.themes import load_themes
from plurivox.store.undo import undo

QUOTES = (
    "quote,participant_no,site,role,theme\nInvented: I had a chair.,1,Leeds,PSW,Welcome\n"
    "Invented: I had no key.,2,Leeds,nurse,Role\n"
)


@pytest.fixture
def ends(project: Project, owner: uuid.UUID) -> tuple[tuple[str, uuid.UUID], ...]:
    """Two themes with a quotation each."""
    files = [File("quotes.csv", QUOTES.encode())]
    assert store_files(project, read_files(files), Choices(), by=owner)[0].stored
    by_name = {one.name: ("theme", one.id) for one in load_themes(project)}
    return by_name["Role"], by_name["Welcome"]


def test_a_link_rests_on_passages_and_undo_takes_it_back(
    project: Project, owner: uuid.UUID, ends: tuple[tuple[str, uuid.UUID], ...]
) -> None:
    link = save_link(project, Claimed(*ends, "less", "participant", " said twice "), by=owner)
    analysis = load_analysis(project)
    first, second = analysis.passages
    assert save_link_passages(project, link, [first, second], by=owner) == 2
    assert save_link_passages(project, link, [second], by=owner) == 1
    (one,) = load_map(project, analysis).links
    assert (one.polarity, one.claim, one.note) == ("less", "participant", "said twice")
    assert one.passages == (second,)
    undo(project, owner)
    assert load_map(project, analysis).links[0].passages == (first, second)
    save_link(project, Claimed(*ends, "more", "hypothesis"), link=link, by=owner)
    assert load_map(project, analysis).links[0].claim == "hypothesis"
    remove_link(project, link, by=owner)
    assert load_map(project, analysis).links == ()
    undo(project, owner)
    assert len(load_map(project, analysis).links) == 1
    assert check_project(project) == []


def test_what_does_not_hold_is_refused_in_a_sentence(
    project: Project, owner: uuid.UUID, ends: tuple[tuple[str, uuid.UUID], ...]
) -> None:
    role, welcome = ends
    for claimed, said in (
        (Claimed(role, role, "more", "analyst"), "two different"),
        (Claimed(role, welcome, "maybe", "analyst"), "“maybe” is no polarity; choose one of more"),
        (Claimed(role, welcome, "more", "rumour"), "“rumour” is no claim"),
        (Claimed(role, ("theme", uuid.uuid4()), "more", "analyst"), "is not there any more"),
        (Claimed(role, ("code", welcome[1]), "more", "analyst"), "is not there any more"),
    ):
        with pytest.raises(Refused, match=said):
            save_link(project, claimed, by=owner)
    with pytest.raises(Refused, match="not there any more"):
        remove_link(project, uuid.uuid4(), by=owner)
    link = save_link(project, Claimed(role, welcome, "more", "analyst"), by=owner)
    with pytest.raises(Refused, match="not in the analysis"):
        save_link_passages(project, link, [uuid.uuid4()], by=owner)


def test_a_link_whose_theme_is_gone_is_not_drawn(
    project: Project, owner: uuid.UUID, ends: tuple[tuple[str, uuid.UUID], ...]
) -> None:
    from plurivox.store.acts import act

    save_link(project, Claimed(*ends, "more", "analyst"), by=owner)
    with act(project, owner, "remove theme") as deed:
        deed.remove("theme", ends[0][1])
    assert load_map(project, load_analysis(project)).links == ()
    assert [one.name for one in load_nodes(project)] == ["Welcome"]
