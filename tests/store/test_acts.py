"""Acts: everything goes in together with who and when, and nothing goes in by half."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store import acts, clock
from plurivox.store.acts import SentBefore, act
from plurivox.store.check import check_project
from plurivox.store.erase import erase_row, erase_words
from plurivox.store.keys import member_id, new_id
from plurivox.store.project import Project
from tests.store.bare_study import WAITED, WORDS, Study, lay, mark
from tests.store.whole import dump, heads


@pytest.fixture
def study(project: Project) -> Study:
    return lay(project)


def rows(project: Project, query: str, *values: object) -> list[Any]:
    with project.cursor() as cursor:
        cursor.execute(query, list(values))
        return list(cursor.fetchall())


def test_who_did_what_and_when_stands_on_the_act(
    project: Project, owner: uuid.UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: 1_700_000_000_123)
    with act(project, owner, "new site") as deed:
        site = deed.add("site", name="Lima")
    said = rows(
        project,
        "SELECT p.name, a.verb, a.at, v.field, v.value FROM version v "
        "JOIN act a ON a.id = v.act JOIN person p ON p.id = a.by WHERE v.row = %s ORDER BY v.id",
        site,
    )
    assert said == [
        ("Owner", "new site", 1_700_000_000_123, "name", '"Lima"'),
        ("Owner", "new site", 1_700_000_000_123, "alive", "true"),
    ]


def test_no_version_and_no_erasure_is_without_an_act(study: Study) -> None:
    erase_row(study.project, "memo", study.memo, by=study.owner)
    for table in ("version", "erased"):
        query = f"SELECT count(*) FROM {table} x LEFT JOIN act a ON a.id = x.act WHERE a.id IS NULL"
        assert rows(study.project, query) == [(0,)]


def test_where_something_fails_nothing_goes_in(study: Study) -> None:
    before = dump(study.project)
    with pytest.raises(ZeroDivisionError), study.by(study.ann) as deed:
        deed.add("code", name="Lost")
        deed.set("code", study.code, "name", "Changed")
        deed.flush()
        raise ZeroDivisionError
    assert dump(study.project) == before


def test_a_column_that_is_not_there_is_refused(study: Study) -> None:
    with pytest.raises(KeyError, match="code has no colour"), study.by(study.ann) as deed:
        deed.add("code", name="x", colour="red")
    with pytest.raises(KeyError), study.by(study.ann) as deed:
        deed.set("code", study.code, "colour", "red")
    with pytest.raises(KeyError, match="entries of attributes"), study.by(study.ann) as deed:
        deed.set("participant", study.participant, "attributes", {"age": "5"})


def test_first_values_are_versions_and_what_is_empty_is_none(study: Study) -> None:
    found = {place[2]: v for place, v in heads(study.project).items() if place[1] == study.site}
    assert found == {"name": ["Kampala"], "setting": ["low"], "alive": [True]}
    found = {p[2]: v for p, v in heads(study.project).items() if p[1] == study.participant}
    assert found["attributes.age"] == ["41"]
    assert found["site"] == [study.site.hex]


def test_setting_replaces_what_was_shown(study: Study) -> None:
    study.set(study.ann, "code", study.code, "name", "Hours")
    study.set(study.ben, "code", study.code, "name", "Days")
    assert heads(study.project)["code", study.code, "name"] == ["Days"]
    assert rows(study.project, "SELECT name FROM code WHERE id = %s", study.code) == [("Days",)]
    history = rows(
        study.project,
        "SELECT value FROM version WHERE row = %s AND field = 'name' ORDER BY id",
        study.code,
    )
    assert history == [('"Time"',), ('"Hours"',), ('"Days"',)]


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "Time"), ("full", "Time that is spent."), ("short", ""), ("short", None),
     ("parent", None), ("alive", True)],
)  # fmt: skip
def test_to_say_what_is_said_already_writes_nothing(study: Study, field: str, value: Any) -> None:
    with study.by(study.ann) as deed:
        deed.set("code", study.code, field, value)
        assert not deed.wrote


def test_an_entry_of_a_map_is_set_and_taken_away_by_itself(study: Study) -> None:
    with study.by(study.ann) as deed:
        deed.set("participant", study.participant, "attributes.trade", "baker")
        deed.set("participant", study.participant, "attributes.age", None)
    query = "SELECT attributes FROM participant WHERE id = %s"
    assert rows(study.project, query, study.participant) == [('{"trade": "baker"}',)]
    assert check_project(study.project) == []


def test_removed_and_brought_back(study: Study) -> None:
    with study.by(study.ann) as deed:
        deed.remove("coding", study.coding)
    query = "SELECT alive FROM coding WHERE id = %s"
    assert not rows(study.project, query, study.coding)[0][0]
    with study.by(study.ann) as deed:
        deed.set("coding", study.coding, "alive", True)
    assert rows(study.project, query, study.coding)[0][0]
    assert check_project(study.project) == []


@pytest.mark.parametrize("way", ["add", "put"])
def test_a_membership_is_one_row_however_often_it_is_added(study: Study, way: str) -> None:
    key, part = member_id(study.theme, study.code), {"theme": study.theme, "code": study.code}
    for _ in range(2):
        with study.by(study.ann) as deed:
            getattr(deed, way)("theme_code", key, **part)
            getattr(deed, way)("theme_code", key, **part)
    assert heads(study.project)["theme_code", key, "alive"] == [True]
    with study.by(study.ben) as deed:
        deed.remove("theme_code", key)
        getattr(deed, way)("theme_code", key, **part)
        deed.remove("theme_code", key)
    with study.by(study.ann) as deed:
        getattr(deed, way)("theme_code", key, **part)
    assert heads(study.project)["theme_code", key, "alive"] == [True]
    assert check_project(study.project) == []


def test_a_passage_that_is_marked_twice_is_one_row(study: Study) -> None:
    with study.by(study.ben) as deed:
        assert mark(deed, study.text, WORDS, *WAITED) == study.passage
    assert rows(study.project, "SELECT count(*) FROM passage WHERE text = %s", study.text) == [(1,)]


def test_more_rows_than_are_held_at_once(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "BATCH", 7)
    with study.by(study.ann) as deed:
        keys = [deed.add("site", name=f"site {n}", country="x") for n in range(50)]
        deed.set("site", keys[3], "name", "third")
    names = rows(
        study.project,
        "SELECT name FROM site WHERE country = 'x' AND project = %s ORDER BY id",
        study.project.id,
    )
    assert [name for (name,) in names][:5] == ["site 0", "site 1", "site 2", "third", "site 4"]
    assert len(names) == 50
    assert check_project(study.project) == []


def test_an_act_inside_another_goes_in_or_out_with_it(study: Study) -> None:
    before = dump(study.project)
    with pytest.raises(ZeroDivisionError), study.by(study.ann):
        with study.by(study.ben) as inner:
            inner.add("site", name="inner")
        raise ZeroDivisionError
    assert dump(study.project) == before
    with study.by(study.ann) as outer:
        outer.add("site", name="outer")
        with study.by(study.ben) as inner:
            inner.add("site", name="inner")
    assert check_project(study.project) == []


def test_what_waited_is_forgotten_with_its_savepoint(study: Study) -> None:
    key = member_id(study.theme, study.code)
    with study.by(study.ann) as deed:
        deed.put("theme_code", key, theme=study.theme, code=study.code)
        deed.forget()
        deed.put("theme_code", key, theme=study.theme, code=study.code)
    assert heads(study.project)["theme_code", key, "alive"] == [True]
    assert check_project(study.project) == []


def test_an_act_that_is_sent_twice_is_written_once(study: Study) -> None:
    key = new_id()
    with act(study.project, study.ann, "new code", key=key) as deed:
        deed.add("code", name="Once")
    before = dump(study.project)
    with pytest.raises(SentBefore), act(study.project, study.ann, "new code", key=key) as deed:
        deed.add("code", name="Twice")
    assert dump(study.project) == before


def test_what_was_erased_takes_no_words(study: Study) -> None:
    erase_row(study.project, "participant", study.participant, by=study.owner)
    before = dump(study.project)
    for field in ("role", "attributes.age", "attributes.new"):
        with pytest.raises(Refused, match="participant was erased"):
            study.set(study.ann, "participant", study.participant, field, "back")
    assert dump(study.project) == before
    study.set(study.ann, "participant", study.participant, "alive", False)
    assert check_project(study.project) == []


@pytest.mark.parametrize("about", ["passage", "coding"])
def test_no_memo_is_written_on_erased_words(study: Study, about: str) -> None:
    erase_words(study.project, [(study.text, 32, 38)], by=study.owner)
    own = {"coder": study.ann, "words": "She waited."}
    with pytest.raises(Refused, match="were erased"), study.by(study.ann) as deed:
        deed.add("memo", about_table=about, about_row=getattr(study, about), **own)
    with study.by(study.ann) as deed:
        deed.add("memo", about_table="code", about_row=study.code, **own)
        other = mark(deed, study.text, WORDS, 11, 14)
        deed.add("memo", about_table="passage", about_row=other, **own)
    assert check_project(study.project) == []


def test_keys_rise_within_a_process() -> None:
    keys = [new_id() for _ in range(20_000)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert {key.version for key in keys} == {7}
