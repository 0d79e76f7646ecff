"""Folding: columns show what the versions say, whoever wrote them in whatever order."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from plurivox.store import fold
from plurivox.store.acts import act
from plurivox.store.check import check_project
from plurivox.store.facts import EMPTY
from plurivox.store.keys import new_id
from plurivox.store.project import Project
from tests.store.bare_study import Study, lay
from tests.store.whole import dump, heads


@pytest.fixture
def study(project: Project) -> Study:
    return lay(project)


def shown(project: Project, table: str, column: str, row: uuid.UUID) -> Any:
    with project.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE id = %s', [row])
        return cursor.fetchone()[0]


def fork(study: Study, values: list[str]) -> list[uuid.UUID]:
    """Several heads of one field, as copies that met would leave them."""
    with act(study.project, study.ann, "fork") as deed:
        old = [k for k, _ in fold.heads(deed.cursor, [name_of(study)])[name_of(study)]]
        for value in values:
            deed.replace("code", study.code, "name", value, old)
        deed.flush()
        fold.refold(deed.cursor, [name_of(study)])
        return [key for key, _ in fold.heads(deed.cursor, [name_of(study)])[name_of(study)]]


def name_of(study: Study) -> fold.Field:
    return ("code", study.code, "name")


def test_of_several_heads_the_greatest_key_is_shown_and_none_is_lost(study: Study) -> None:
    keys = fork(study, ["first", "second", "third"])
    assert keys == sorted(keys)
    assert shown(study.project, "code", "name", study.code) == "third"
    assert heads(study.project)[name_of(study)] == ["first", "second", "third"]
    assert check_project(study.project) == []


def test_setting_settles_a_conflict_even_with_the_value_shown(study: Study) -> None:
    fork(study, ["first", "second"])
    study.set(study.ben, "code", study.code, "name", "second")
    assert heads(study.project)[name_of(study)] == ["second"]


def test_folding_again_changes_nothing(study: Study) -> None:
    fork(study, ["first", "second"])
    before = dump(study.project)
    with study.project.cursor() as cursor:
        fold.refold(cursor, heads(study.project))
    assert dump(study.project) == before


@pytest.mark.parametrize(
    ("table", "column", "wrong"),
    [
        ("code", "name", "tampered"),
        ("code", "parent", None),
        ("participant", "attributes", '{"age": "7", "more": "x"}'),
        ("coding", "alive", False),
    ],
)
def test_a_column_that_was_tampered_with_is_mended(
    study: Study, table: str, column: str, wrong: Any
) -> None:
    row = {"code": study.child, "participant": study.participant, "coding": study.coding}[table]
    right = dump(study.project)
    with study.project.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s', [wrong, row])
    assert any(f"A {table} shows another {column}" in str(p) for p in check_project(study.project))
    with study.project.cursor() as cursor:
        fold.refold(cursor, [place for place in heads(study.project) if place[1] == row])
    assert dump(study.project) == right


def test_the_same_key_in_two_tables_is_two_rows(study: Study) -> None:
    """Nothing keeps two tables from sharing a key; a fold must not mix them."""
    key = new_id()
    with study.by(study.ann) as deed:
        deed.add("site", key, name="a site")
        deed.add("theme", key, name="a theme")
        deed.set("site", key, "name", "another site")
    assert shown(study.project, "theme", "name", key) == "a theme"
    assert check_project(study.project) == []


def test_more_fields_than_one_statement_takes(study: Study) -> None:
    with study.by(study.ann) as deed:
        sites = [deed.add("site", name=str(n)) for n in range(2 * fold.CHUNK + 3)]
        deed.flush()
        places = [("site", row, "name") for row in sites]
        found = fold.heads(deed.cursor, places)
        assert [found[place][0][1] for place in places] == [str(n) for n in range(len(sites))]
        fold.refold(deed.cursor, places)
    assert check_project(study.project) == []


def test_versions_keep_any_value_as_json() -> None:
    key = new_id()
    for value in ["", "é ‎\n\"'", None, True, 3, {"a": "b"}]:
        assert json.loads(fold.to_version(value)) == value
    assert json.loads(fold.to_version(key)) == key.hex


def test_no_value_is_what_is_empty() -> None:
    for table, column, kind in (
        ("code", "name", "text"),
        ("session", "seconds", "int"),
        ("speaker", "asks", "bool"),
        ("code", "parent", "id"),
        ("participant", "attributes", "map"),
    ):
        assert fold.to_column(table, column, None) == EMPTY[kind]


def test_a_map_is_written_alike_whatever_the_order() -> None:
    one = fold.to_column("participant", "attributes", {"b": "1", "a": "2"})
    assert one == fold.to_column("participant", "attributes", {"a": "2", "b": "1"})
