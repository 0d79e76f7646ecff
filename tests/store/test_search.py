"""Searching a project: what is found where, and an index that follows every change."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.acts import act
from plurivox.store.check import check_project
from plurivox.store.erase import erase_words
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.merge import merge_project
from plurivox.store.project import Project
from plurivox.store.search import search
from plurivox.store.search_index import rebuild_search
from plurivox.store.undo import redo, undo

from .blind_study import Study, blind_study

HEBREW = "מנחה: מי עזר לך?\nיוסף: הָאָחוֹת בַּמַּחְלָקָה, היא ישבה איתי.\n"
SWAHILI = "Mhojaji: Habari gani?\nAsha: Nina ng’ombe na mbuzi. Mwalimu alikuja kwetu.\n"


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return blind_study(project, owner)


def bring(project: Project, by: uuid.UUID, **files: str) -> None:
    wanted = [File(f"{name}.txt", words.encode()) for name, words in files.items()]
    outcomes = store_files(project, read_files(wanted, "transcript"), Choices(), by=by)
    assert all(one.stored for one in outcomes), outcomes


def found(project: Project, words: str, **where: object) -> list[tuple[str, str, str]]:
    hits = search(project, words, **where).hits  # type: ignore[arg-type]
    return [(hit.name, hit.speaker, hit.quote) for hit in hits]


def test_hits_say_where_they_are_and_who_says_it(study: Study) -> None:
    (hit,) = search(study.project, "nurse").hits
    text = study.text("noa")
    assert (hit.name, hit.speaker, hit.turn) == ("noa", "Noa", 4)
    assert (hit.text, hit.source) == (text.id, text.source)
    assert text.words[hit.start : hit.end] == hit.quote == "nurse"
    assert (hit.before, hit.after) == ("The ", " who sat down. She asked what I had seen.")


def test_hits_come_by_source_and_place(study: Study) -> None:
    assert [name for name, _, _ in found(study.project, "the")] == ["ben", "noa", "noa"]
    hits = search(study.project, "what").hits
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)


def test_labels_of_speakers_are_not_words_that_somebody_said(study: Study) -> None:
    assert found(study.project, "Interviewer") == []
    assert found(study.project, "Noa") == []


def test_in_one_source_only(study: Study) -> None:
    assert len(found(study.project, "the")) == 3
    assert len(found(study.project, "the", source=study.text("ben").source)) == 1


@pytest.mark.parametrize(("skip", "limit", "count", "more"), [
    (0, 2, 2, True), (2, 2, 1, False), (0, 3, 3, False), (0, None, 3, False), (9, 2, 0, False),
])  # fmt: skip
def test_hits_come_in_portions(
    study: Study, skip: int, limit: int | None, count: int, more: bool
) -> None:
    got = search(study.project, "the", limit=limit, skip=skip)
    assert (len(got.hits), got.more) == (count, more)


def test_nothing_asked_is_refused(study: Study) -> None:
    with pytest.raises(Refused, match="Type a word"):
        search(study.project, " — ")


@pytest.mark.parametrize("asked", ['a"b', "a' OR 'b", "the) OR (x", "NEAR(", "a:*", "^the", "-the"])
def test_signs_that_mean_something_to_a_database_mean_nothing(study: Study, asked: str) -> None:
    search(study.project, asked)


def test_kiswahili_and_hebrew(study: Study) -> None:
    bring(study.project, study.owner, asha=SWAHILI, haifa=HEBREW)
    assert found(study.project, "ng'ombe") == [("asha", "Asha", "ng’ombe")]
    assert found(study.project, "mwa*") == [("asha", "Asha", "Mwalimu")]
    assert found(study.project, "מחלקה") == [("haifa", "יוסף", "בַּמַּחְלָקָה")]
    assert found(study.project, "הָאָחוֹת") == [("haifa", "יוסף", "הָאָחוֹת")]
    assert found(study.project, '"אחות"') == []


# ------------------------------------------------------------ the index follows


def test_what_is_imported_is_found_at_once(study: Study) -> None:
    assert found(study.project, "mbuzi") == []
    bring(study.project, study.owner, asha=SWAHILI)
    assert len(found(study.project, "mbuzi")) == 1
    assert check_project(study.project) == []


def test_what_is_taken_back_is_not_found(study: Study) -> None:
    bring(study.project, study.owner, asha=SWAHILI)
    undo(study.project, study.owner)
    assert found(study.project, "mbuzi") == []
    redo(study.project, study.owner)
    assert len(found(study.project, "mbuzi")) == 1


def test_a_refused_file_leaves_nothing_in_the_index(study: Study) -> None:
    bring(study.project, study.owner, asha=SWAHILI)
    reads = read_files([File("asha.txt", SWAHILI.encode())], "transcript")
    assert not store_files(study.project, reads, Choices(), by=study.owner)[0].stored
    assert check_project(study.project) == []


def test_erased_words_are_in_no_index(study: Study) -> None:
    text = study.text("noa")
    start = text.words.index("nurse")
    erase_words(study.project, [(text.id, start, start + 5)], by=study.owner)
    assert found(study.project, "nurse") == []
    assert len(found(study.project, "key")) == 1
    assert check_project(study.project) == []
    if study.project.is_file:
        assert b"nurse" not in raw(study.project)


def raw(project: Project) -> bytes:
    with open(project.location, "rb") as file:
        return file.read()


def test_what_a_copy_brings_is_found(
    study: Study, copy_of: Callable[[Project], Project], owner: uuid.UUID
) -> None:
    other = copy_of(study.project)
    bring(other, owner, asha=SWAHILI)
    merge_project(study.project, other)
    assert len(found(study.project, "mbuzi")) == 1
    assert check_project(study.project) == []


def test_what_came_past_the_index_is_found_all_the_same(study: Study) -> None:
    with study.project.cursor() as cursor:
        cursor.execute("DELETE FROM search_text WHERE project = %s", [study.project.id])
        if study.project.is_file:
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
    assert len(found(study.project, "nurse")) == 1
    assert check_project(study.project) == []


# ------------------------------------------------------------ check and mend


def spoil(project: Project) -> None:
    """Let the index hold something else than the texts do."""
    with project.cursor() as cursor:
        if project.is_file:
            cursor.execute("SELECT min(number) FROM search_text")
            number = cursor.fetchone()[0]
            cursor.execute("INSERT INTO search_words (rowid, words) VALUES (%s, 'weg')", [number])
        else:
            cursor.execute(
                "UPDATE search_text SET words = array_to_tsvector(ARRAY['weg']) WHERE project = %s",
                [project.id],
            )


def test_check_sees_an_index_that_is_another(study: Study) -> None:
    spoil(study.project)
    assert any("search index" in one.sentence for one in check_project(study.project))
    rebuild_search(study.project)
    assert check_project(study.project) == []
    assert len(found(study.project, "nurse")) == 1


def test_a_text_of_very_many_words_is_looked_at_each_time(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL such a text has no tsvector; it is found all the same."""
    from plurivox.store import search_index

    monkeypatch.setattr(search_index, "MOST_LEXEMES", 3)
    bring(study.project, study.owner, asha=SWAHILI)
    assert len(found(study.project, "mbuzi")) == 1


def test_both_databases_find_a_phrase_in_its_text_alone(study: Study) -> None:
    assert len(found(study.project, '"sat down"')) == 1
    assert found(study.project, '"down sat"') == []
    assert found(study.project, "nurse contract") == []


def test_an_act_that_stores_no_text_does_not_touch_the_index(study: Study) -> None:
    with act(study.project, study.owner, "new code") as deed:
        deed.add("code", name="x")
    assert deed.texts == []
