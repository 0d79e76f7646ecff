"""Themes and findings as people change them, and what undo says of it."""

from __future__ import annotations

import uuid

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis, load_gathered
from plurivox.store.check import check_project
from plurivox.store.checked import load_checked
from plurivox.store.codebook_acts import new_code
from plurivox.store.finding_acts import change_finding, new_finding, remove_finding, weigh
from plurivox.store.findings import load_findings
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.project import Project
from plurivox.store.theme_acts import (
    change_theme,
    move_theme,
    new_theme,
    put_code,
    put_passage,
    remove_theme,
)
from plurivox.store.themes import load_themes
from plurivox.store.told import told
from plurivox.store.undo import undo
from plurivox.themes.references import short
from tests.store.test_influences import QUOTES


def paths(project: Project) -> list[str]:
    return ["/".join(one.path) for one in load_themes(project)]


def test_themes_are_made_moved_and_removed(project: Project, owner: uuid.UUID) -> None:
    welcome = new_theme(project, " Welcome ", by=owner)
    role = new_theme(project, "Role", by=owner, definition="What one does.")
    key = new_theme(project, "Key", parent=welcome, by=owner)
    assert paths(project) == ["Welcome", "Welcome/Key", "Role"]
    move_theme(project, role, None, before=welcome, by=owner)
    move_theme(project, key, role, by=owner)
    assert paths(project) == ["Role", "Role/Key", "Welcome"]
    remove_theme(project, role, by=owner)
    assert paths(project) == ["Key", "Welcome"]
    assert told(project, undo(project, owner)) == "Taken back: removal of the theme Role."
    change_theme(project, role, name="Roles", boundaries="Not pay.", by=owner)
    (one,) = [view for view in load_themes(project) if view.id == role]
    assert (one.name, one.definition, one.boundaries) == ("Roles", "What one does.", "Not pay.")
    assert told(project, undo(project, owner)) == "Taken back: change of the theme Role."
    assert check_project(project) == []


def test_what_does_not_hold_is_refused(project: Project, owner: uuid.UUID) -> None:
    welcome = new_theme(project, "Welcome", by=owner)
    key = new_theme(project, "Key", parent=welcome, by=owner)
    for wrong, said in (
        (lambda: new_theme(project, "welcome", by=owner), "There is a theme “welcome” there"),
        (lambda: new_theme(project, "  ", by=owner), "needs a name"),
        (lambda: move_theme(project, welcome, key, by=owner), "cannot hang below itself"),
        (lambda: change_theme(project, uuid.uuid4(), name="x", by=owner), "not there any more"),
        (lambda: put_code(project, uuid.uuid4(), into=welcome, by=owner), "not in the codebook"),
        (lambda: put_passage(project, uuid.uuid4(), into=key, by=owner), "is not there any more"),
        (lambda: new_finding(project, welcome, " ", by=owner), "needs its statement"),
        (
            lambda: new_finding(project, welcome, "x", polarity="good", by=owner),
            "“good” is no polarity; choose one of barrier",
        ),
    ):
        with pytest.raises(Refused, match=said):
            wrong()


def test_there_is_always_room_between_two_siblings(project: Project, owner: uuid.UUID) -> None:
    first, last = (new_theme(project, name, by=owner) for name in ("first", "last"))
    for at in range(12):
        new = new_theme(project, f"{at}", by=owner)
        move_theme(project, new, None, before=last, by=owner)
    assert paths(project) == ["first", *map(str, range(12)), "last"]
    assert first


def test_a_code_goes_from_one_theme_into_another_in_one_act(
    project: Project, owner: uuid.UUID
) -> None:
    one, other = (new_theme(project, name, by=owner) for name in ("One", "Other"))
    code = new_code(project, "Kept outside", by=owner)
    put_code(project, code, into=one, by=owner)
    put_code(project, code, into=other, out_of=one, by=owner)
    held = {view.name: view.codes for view in load_themes(project)}
    assert held == {"One": (), "Other": (code,)}
    undo(project, owner)
    assert {view.name: view.codes for view in load_themes(project)}["One"] == (code,)
    put_code(project, code, into=None, out_of=one, by=owner)
    assert not any(view.codes for view in load_themes(project))


@pytest.fixture
def quoted(project: Project, owner: uuid.UUID) -> Project:
    files = [File("quotes.csv", QUOTES.encode())]
    assert store_files(project, read_files(files), Choices(), by=owner)[0].stored
    return project


def test_passages_speak_for_and_against_a_finding_and_some_are_printed(
    quoted: Project, owner: uuid.UUID
) -> None:
    analysis = load_analysis(quoted)
    chair, key = analysis.passages
    theme = load_themes(quoted)[0].id
    finding = new_finding(quoted, theme, "A chair is a welcome.", polarity="both", by=owner)
    weigh(quoted, finding, {chair: "for", key: "against"}, [key, chair], by=owner)
    (one,) = load_findings(quoted)
    assert dict(one.passages) == {chair: "for", key: "against"}
    assert one.quoted == (key, chair)
    (gathered,) = load_gathered(quoted, "finding", load_analysis(quoted))
    assert (gathered.passages, gathered.against) == ((chair,), (key,))
    weigh(quoted, finding, {key: ""}, [], by=owner)
    assert dict(load_findings(quoted)[0].passages) == {chair: "for"}
    undo(quoted, owner)
    assert dict(load_findings(quoted)[0].passages)[key] == "against"
    with pytest.raises(Refused, match="for or against a finding, not “maybe”"):
        weigh(quoted, finding, {key: "maybe"}, [], by=owner)
    with pytest.raises(Refused, match="not there any more"):
        weigh(quoted, finding, {uuid.uuid4(): "for"}, [], by=owner)
    remove_finding(quoted, finding, by=owner)
    assert load_findings(quoted) == []
    assert told(quoted, undo(quoted, owner)) == (
        "Taken back: removal of the finding A chair is a welcome.."
    ) or load_findings(quoted)
    assert check_project(quoted) == []


def test_who_writes_a_narrative_has_read_what_its_references_print(
    quoted: Project, owner: uuid.UUID
) -> None:
    theme = load_themes(quoted)[0].id
    written = f"{{{{count theme {short(theme)} passages}}}}"
    change_theme(quoted, theme, narrative=f"Said {written} times.", by=owner)
    assert load_checked(quoted)[theme] == {written: "1"}
    finding = new_finding(quoted, theme, "Much.", by=owner)
    passage = next(iter(load_analysis(quoted).passages))
    quote = f"{{{{quote {short(passage)}}}}}"
    change_finding(quoted, finding, narrative=quote, level="society", by=owner)
    kept = load_checked(quoted)[finding][quote]
    assert "chair" not in kept, "what was said is kept as a fingerprint alone"
