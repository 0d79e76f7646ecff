"""Check finds whatever is not as it was written, and says so in a sentence; else: nothing."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plurivox.store.check import check_project
from plurivox.store.door import close_project
from plurivox.store.erase import erase_row, erase_words
from plurivox.store.keys import new_id
from plurivox.store.project import Project
from tests.store.bare_study import Study, lay, transcript

Tamper = tuple[str, Callable[[Study], list[Any]], str]


@pytest.fixture
def study(project: Project) -> Study:
    return lay(project)


def run(project: Project, statement: str, values: list[Any]) -> None:
    with project.cursor() as cursor:
        cursor.execute(statement, values)


TAMPERED: dict[str, Tamper] = {
    "the words of a text": (
        "UPDATE text SET words = replace(words, 'two', 'ten') WHERE id = %s",
        lambda s: [s.text],
        "The words of Kampala 1 are not those that were stored.",
    ),
    "the length of a text": (
        "UPDATE text SET length = 3 WHERE id = %s",
        lambda s: [s.text],
        "Kampala 1 has 61 characters; 3 were stored.",
    ),
    "turns that nobody can read": (
        "UPDATE text SET turns = %s WHERE id = %s",
        lambda s: [b"12345", s.text],
        "The turns of Kampala 1 cannot be read.",
    ),
    "a turn outside the words": (
        "UPDATE text SET turns = %s WHERE id = %s",
        lambda s: [_turn(0, 2, 99, 0), s.text],
        "The turns of Kampala 1 overlap or lie outside its words.",
    ),
    "a turn of nobody there": (
        "UPDATE text SET turns = %s WHERE id = %s",
        lambda s: [_turn(0, 2, 9, 1), s.text],
        "A turn of Kampala 1 has a speaker that is not there.",
    ),
    "the bytes of a file": (
        "UPDATE original SET data = %s WHERE id = %s",
        lambda s: [b"other", s.original],
        "The bytes of Kampala 1.txt are not those that arrived.",
    ),
    "the quote of a passage": (
        "UPDATE passage SET quote = 'I waited ten hours' WHERE id = %s",
        lambda s: [s.passage],
        "The passage at 30–48 of Kampala 1 does not hold its words.",
    ),
    "the place of a passage": (
        "UPDATE passage SET start = 31, quote = 'waited two hours' WHERE id = %s",
        lambda s: [s.passage],
        "The passage at 31–48 of Kampala 1",
    ),
    "a folded column": (
        "UPDATE code SET name = 'other' WHERE id = %s",
        lambda s: [s.code],
        "A code shows another name than its history says.",
    ),
    "a map": (
        "UPDATE participant SET attributes = '{}' WHERE id = %s",
        lambda s: [s.participant],
        "A participant shows another attributes than its history says.",
    ),
    "what is alive": (
        "UPDATE coding SET alive = %s WHERE id = %s",
        lambda s: [False, s.coding],
        "A coding shows another alive than its history says.",
    ),
    "a value in the history": (
        "UPDATE version SET value = '\"other\"' WHERE row = %s AND field = 'name'",
        lambda s: [s.code],
        "A code shows another name than its history says.",
    ),
    "a history without its row": (
        "UPDATE version SET row = %s WHERE row = %s",
        lambda s: [new_id(), s.theme],
        "The history of 1 rows of theme has no row.",
    ),
}


def _turn(start: int, label: int, end: int, speaker: int) -> bytes:
    from plurivox.evidence.turns import Turns

    return Turns.of([(start, label, end, speaker)]).pack()


def test_a_study_as_it_was_written_is_sound(study: Study) -> None:
    assert check_project(study.project) == []


@pytest.mark.parametrize("what", TAMPERED)
def test_whatever_was_tampered_with_is_told(study: Study, what: str) -> None:
    statement, values, sentence = TAMPERED[what]
    run(study.project, statement, values(study))
    said = [str(problem) for problem in check_project(study.project)]
    assert any(one.startswith(sentence) for one in said), said
    assert all(one.endswith(".") for one in said)


def test_a_value_that_replaces_one_of_another_field(study: Study) -> None:
    study.set(study.ann, "code", study.code, "name", "Hours")
    run(
        study.project,
        "UPDATE version SET field = 'full' WHERE row = %s AND value = '\"Time\"'",
        [study.code],
    )
    assert "1 values replace a value of another field." in map(str, check_project(study.project))


def test_a_coding_that_a_closed_pass_lost(study: Study) -> None:
    with study.by(study.owner, "close pass") as deed:
        lost = study.coding.bytes + uuid.uuid4().bytes
        deed.add("closing", **{"pass": study.in_pass, "coder": study.ann, "codings": lost})
    assert [str(p) for p in check_project(study.project)] == [
        "1 codings of a closed pass are not there."
    ]


def test_words_that_are_back_after_an_erasure(study: Study) -> None:
    erase_words(study.project, [(study.text, 32, 48)], by=study.owner)
    run(
        study.project,
        "UPDATE text SET words = replace(words, '██████', 'waited') WHERE id = %s",
        [study.text],
    )
    said = [str(p) for p in check_project(study.project)]
    assert "Words of Kampala 1 that were erased are back." in said


def test_a_row_and_a_file_that_are_back_after_an_erasure(study: Study) -> None:
    erase_words(study.project, [(study.text, 32, 48)], by=study.owner)
    erase_row(study.project, "participant", study.participant, by=study.owner)
    run(
        study.project,
        "UPDATE version SET value = '\"nurse\"' WHERE row = %s AND field = 'role'",
        [study.participant],
    )
    run(study.project, "UPDATE original SET data = %s WHERE id = %s", [b"x", study.original])
    said = [str(p) for p in check_project(study.project)]
    assert "1 rows of participant that were erased have words again." in said
    assert "The bytes of Kampala 1.txt are there, although words of it were erased." in said


def test_a_reference_to_nothing_is_told(study: Study) -> None:
    if not study.project.is_file:
        pytest.skip("PostgreSQL refuses to write one; SQLite can be told not to look")
    with study.project.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("UPDATE passage SET text = %s WHERE id = %s", [new_id(), study.passage])
        cursor.execute("PRAGMA foreign_keys=ON")
    assert "A row of passage names a text that is not there." in map(
        str, check_project(study.project)
    )


def test_a_damaged_page_is_told(study: Study) -> None:
    if not study.project.is_file:
        pytest.skip("about a file: SQLite")
    with study.by(study.owner) as deed:
        for n in range(40):
            transcript(deed, f"Source {n}", "Grace: It was far to walk.\n" * 50)
    close_project(study.project)
    path = Path(study.project.location)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = bytes(4096)
    path.write_bytes(data)
    said = [str(p) for p in check_project(study.project)]
    assert said
    assert said[0].startswith("The file is damaged")


def test_everything_of_another_project_is_left_out(study: Study, new_project: Any) -> None:
    """On PostgreSQL many projects share the tables."""
    other = lay(new_project(name="other"))
    run(study.project, "UPDATE code SET name = 'x' WHERE id = %s", [study.code])
    assert check_project(other.project) == []
    assert len(check_project(study.project)) == 1
