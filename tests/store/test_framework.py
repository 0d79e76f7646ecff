"""The framework a study starts from: imported once and again, made into codes, compared."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import pytest

from plurivox.cli import main
from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis
from plurivox.store.check import check_project
from plurivox.store.codebook import load_codes
from plurivox.store.framework import (
    item_id,
    load_compared,
    load_items,
    remove_item_link,
    save_codes_of,
    save_item_link,
)
from plurivox.store.importing import Choices, File, Outcome, read_files, store_files
from plurivox.store.project import Project
from plurivox.store.themes import load_themes
from plurivox.store.undo import undo
from tests.store.test_influences import QUOTES

ITEMS = (
    "kind,no,name,definition\nprinciple,1,Choice,Invented: one may say no.\n"
    "principle,2,Welcome,Invented: one is met.\nexpected_influence,1,Money,Invented: who pays.\n"
)


def brought(
    project: Project, owner: uuid.UUID, table: str, *, codes_of: str | None = None
) -> Outcome:
    read = read_files([File(f"{len(table)}.csv", table.encode())], "framework")
    return store_files(project, read, Choices(codes_of=codes_of), by=owner)[0]


def test_items_become_deductive_codes_that_say_where_they_come_from(
    project: Project, owner: uuid.UUID
) -> None:
    said = brought(project, owner, ITEMS, codes_of="principle")
    assert said.sentence.endswith("3 items of the framework, 2 codes made.")
    codes = {"/".join(one.path): one for one in load_codes(project)}
    assert set(codes) == {"principle", "principle/Choice", "principle/Welcome"}
    assert codes["principle/Choice"].origin == "deductive: principle 1"
    assert codes["principle/Choice"].full == "Invented: one may say no."
    linked = {one.name: one.codes for one in load_items(project)}
    assert linked["Choice"] == (codes["principle/Choice"].id,)
    assert linked["Money"] == ()
    assert save_codes_of(project, "principle", by=owner) == 0, "they are there already"
    assert save_codes_of(project, "expected_influence", by=owner) == 1
    assert check_project(project) == []


def test_imported_again_items_change_and_are_not_doubled(
    project: Project, owner: uuid.UUID
) -> None:
    brought(project, owner, ITEMS)
    brought(project, owner, ITEMS.replace("Choice", "Free choice"))
    assert [one.name for one in load_items(project)] == ["Free choice", "Welcome", "Money"]


def test_a_kind_that_the_table_does_not_have_is_told_with_those_it_has(
    project: Project, owner: uuid.UUID
) -> None:
    said = brought(project, owner, ITEMS, codes_of="virtue")
    assert not said.stored
    assert "no items of the kind “virtue”; its kinds are: principle, expected_influence." in (
        said.problems[0].sentence
    )
    assert load_items(project) == []
    with pytest.raises(Refused, match="no items of the kind"):
        save_codes_of(project, "virtue", by=owner)


def test_found_not_found_and_new(project: Project, owner: uuid.UUID) -> None:
    read = read_files([File("quotes.csv", QUOTES.encode())])
    assert store_files(project, read, Choices(), by=owner)[0].stored
    brought(project, owner, ITEMS, codes_of="principle")
    found = load_compared(project, load_analysis(project))
    assert [(one.item.name, one.found) for one in found.items] == [
        ("Choice", False), ("Welcome", False), ("Money", False),
    ]  # fmt: skip
    assert sorted(name for _, name, _ in found.new_themes) == ["Role", "Welcome"]
    (suggested,) = found.items[1].suggested
    assert suggested[1] == "Welcome", "a theme of the same name is only suggested"
    item = item_id(project, "principle", "2")
    save_item_link(project, item, ("theme", suggested[0]), by=owner)
    found = load_compared(project, load_analysis(project))
    assert (found.items[1].found, len(found.items[1].passages)) == (True, 1)
    assert found.items[1].suggested == ()
    assert [name for _, name, _ in found.new_themes] == ["Role"]
    remove_item_link(project, item, ("theme", suggested[0]), by=owner)
    assert not load_compared(project, load_analysis(project)).items[1].found
    undo(project, owner)
    assert load_compared(project, load_analysis(project)).items[1].found
    with pytest.raises(Refused, match="Codes and themes"):
        save_item_link(project, item, ("person", owner), by=owner)
    with pytest.raises(Refused, match="not in the framework"):
        save_item_link(project, uuid.uuid4(), ("theme", suggested[0]), by=owner)
    assert load_themes(project)


def test_on_the_command_line(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "framework.csv"
    table.write_text(ITEMS, "utf-8")
    place = project.location
    assert main(["import", place, str(table), "--as", "framework", "--codes", "principle"]) == 0
    capsys.readouterr()
    assert main(["framework", place, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["codes"] for one in told["items"]] == [["Choice"], ["Welcome"], []]
    assert told["new"] == {"codes": [], "themes": []}
    assert main(["method", place, "--stance", "critical realist", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "stance": "critical realist", "approach": "agreement",
    }  # fmt: skip
    assert main(["method", place, "--approach", "odd"]) == 1
    assert "is no approach" in capsys.readouterr().err
    assert main(["readings", place, "--read", "nothing"]) == 1
    assert "There is no source “nothing”" in capsys.readouterr().err
