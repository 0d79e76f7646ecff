"""Erasure: no table, no index, no free page and no log holds the words any more, in no copy."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connections, transaction
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.problem import Refused
from plurivox.store.acts import act
from plurivox.store.check import check_project
from plurivox.store.erase import FILLER, erase_row, erase_words, filled
from plurivox.store.facts import FACTS
from plurivox.store.fold import quoted
from plurivox.store.merge import merge_project
from plurivox.store.project import Project
from tests.store.bare_study import WAITED, WORDS, Study, lay, mark
from tests.store.whole import dump, sha, words_in

CopyOf = Callable[[Project], Project]
SECRET = r"Kawempe|kawempe|hours|Two hours is long"


@pytest.fixture
def study(project: Project) -> Study:
    return lay(project)


def row(project: Project, table: str, key: uuid.UUID, *columns: str) -> Any:
    with project.cursor() as cursor:
        names = ", ".join(map(quoted, columns))
        cursor.execute(f"SELECT {names} FROM {quoted(table)} WHERE id = %s", [key])
        return cursor.fetchone()


def found_in_tables(project: Project, words: str) -> list[str]:
    """The tables in which any row holds the words, as text or as bytes."""
    return [
        table
        for table, rows in dump(project).items()
        if any(
            words in value if isinstance(value, str) else words.encode() in bytes(value)
            for line in rows
            for value in line
            if isinstance(value, str | bytes | memoryview)
        )
    ]


def erase_waited(study: Study) -> None:
    """“waited two hours at Kawempe”"""
    erase_words(study.project, [(study.text, 32, 59)], by=study.owner)


def test_what_people_wrote_with_the_words_is_listed_for_them_to_mend(study: Study) -> None:
    """Narratives and summaries are theirs: they are not erased, and not forgotten."""
    with act(study.project, study.owner, "write") as deed:
        said = "As she says: “Waited two hours at Kawempe.” Nobody came."
        theme = deed.add("theme", name="Waiting", narrative=said, definition="Time that is given.")
        deed.add("theme", name="Kawempe", narrative="Two hours, elsewhere.")
        cell = {"about_table": "theme", "about_row": theme, "attribute": "site", "value": "Gulu"}
        deed.put(
            "cell_summary",
            uuid.uuid5(theme, "site=Gulu"),
            **cell,
            words="They waited two hours at the gate of it.",
        )
        finding = deed.add("finding", number="F1", claim="People WAITED   two hours at Kawempe.")
        mine = {"pass": study.in_pass, "coder": study.ann}
        deed.add("code", name="Her own", short="waited two hours at Kawempe", **mine)
    found = erase_words(study.project, [(study.text, 32, 59)], by=study.owner)
    assert [(one.table, one.field, one.name) for one in found] == [
        ("theme", "narrative", "Waiting"),
        ("finding", "claim", "F1"),
        ("cell_summary", "words", "site Gulu"),
    ]
    assert {one.row for one in found} >= {theme, finding}
    assert found[2].sentence == "In the summary of a cell “site Gulu” (words) they are quoted."
    assert erase_words(study.project, [(study.text, 0, 3)], by=study.owner) == []


@given(st.text(max_size=40), st.data())
def test_filler_keeps_every_place_and_every_line(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    after = filled(words, start, end)
    assert len(after) == len(words)
    assert after[:start] + after[end:] == words[:start] + words[end:]
    assert set(after[start:end]) <= {FILLER, "\n"}
    assert after[start:end].split("\n") == [FILLER * len(s) for s in words[start:end].split("\n")]
    assert filled(after, start, end) == after


def test_words_become_filler_wherever_they_stand(study: Study) -> None:
    erase_waited(study)
    words, after = row(study.project, "text", study.text, "words", "sha_after")
    assert words == WORDS[:32] + FILLER * 27 + WORDS[59:]
    assert after == sha(words)
    assert row(study.project, "passage", study.passage, "quote") == ("I " + FILLER * 16,)
    assert row(study.project, "original", study.original, "data") == (None,)
    assert row(study.project, "memo", study.memo, "words") == ("",)
    for words in ("Kawempe", "two hours", "Two hours"):
        assert found_in_tables(study.project, words) == []
    assert check_project(study.project) == []


def test_both_hashes_are_kept(study: Study) -> None:
    erase_waited(study)
    with study.project.cursor() as cursor:
        cursor.execute(
            'SELECT start, "end", sha_before, sha_after FROM erased WHERE "table" = %s', ["text"]
        )
        assert cursor.fetchall()[-1] == (32, 59, sha(WORDS), sha(filled(WORDS, 32, 59)))


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (5, 5), (9, 3), (0, len(WORDS) + 1)])
def test_a_stretch_outside_the_text_is_refused_and_nothing_erased(
    study: Study, start: int, end: int
) -> None:
    before = dump(study.project)
    with pytest.raises(Refused, match="There are no words from"):
        erase_words(study.project, [(study.text, 0, 4), (study.text, start, end)], by=study.owner)
    assert dump(study.project) == before


@pytest.mark.parametrize("start", [22, 60])
def test_a_line_break_alone_can_be_erased(study: Study, start: int) -> None:
    assert WORDS[start] == "\n"
    erase_words(study.project, [(study.text, start, start + 1)], by=study.owner)
    assert check_project(study.project) == []


def test_stretches_that_overlap_and_are_erased_again(study: Study) -> None:
    for start, end in ((32, 45), (40, 59), (32, 59), (44, 46)):
        erase_words(study.project, [(study.text, start, end)], by=study.owner)
        assert check_project(study.project) == []
    assert row(study.project, "text", study.text, "words") == (filled(WORDS, 32, 59),)


def test_passages_beside_the_erased_words_are_untouched(study: Study) -> None:
    with study.by(study.ann) as deed:
        before = mark(deed, study.text, WORDS, 23, 32)
        after = mark(deed, study.text, WORDS, 59, 60)
        memo = deed.add(
            "memo", coder=study.ann, about_table="passage", about_row=before, words="Grace."
        )
    erase_waited(study)
    assert row(study.project, "passage", before, "quote") == (WORDS[23:32],)
    assert row(study.project, "passage", after, "quote") == (WORDS[59:60],)
    assert row(study.project, "memo", memo, "words") == ("Grace.",)


def test_a_row_is_blank_with_its_history_and_stays_in_its_place(study: Study) -> None:
    study.set(study.ann, "participant", study.participant, "role", "midwife")
    study.set(study.ann, "participant", study.participant, "attributes.village", "Kawempe")
    erase_row(study.project, "participant", study.participant, by=study.owner)
    columns = ("number", "role", "site", "attributes", "alive")
    number, role, site, attributes, alive = row(
        study.project, "participant", study.participant, *columns
    )
    assert (number, role, site, attributes, bool(alive)) == ("", "", None, "{}", True)
    for words in ("nurse", "midwife"):
        assert found_in_tables(study.project, words) == []
    assert check_project(study.project) == []


def test_a_stored_table_of_participants_is_dropped(study: Study) -> None:
    with study.by(study.ann) as deed:
        data = b"id,village\n9,Kawempe"
        file = deed.add(
            "original", name="p.csv", kind="participants", sha256="", size=len(data), data=data
        )
    erase_row(study.project, "original", file, by=study.owner)
    assert row(study.project, "original", file, "data", "size") == (None, 20)


def test_a_text_is_erased_by_its_words_alone(study: Study) -> None:
    with pytest.raises(Refused, match="say from where to where"):
        erase_row(study.project, "text", study.text, by=study.owner)


def test_search_finds_what_was_erased_no_more(study: Study) -> None:
    query = {
        "sqlite": "SELECT count(*) FROM search_words WHERE search_words MATCH 'kawempe'",
        "postgresql": "SELECT count(*) FROM search_text WHERE words @@ 'kawempe'::tsquery",
    }
    counts = []
    for step in (lambda: None, lambda: erase_waited(study)):
        step()
        with study.project.cursor() as cursor:
            cursor.execute(query[cursor.db.vendor])
            counts.append(cursor.fetchone()[0])
    assert counts == [1, 0]


# ---------------------------------------------------------------- copies and files


def test_no_byte_of_the_file_or_its_log_holds_the_words(study: Study, copy_of: CopyOf) -> None:
    copy_of(study.project)  # skips on PostgreSQL, where the server keeps its own files
    assert "Kawempe" in words_in(study.project, SECRET.encode())
    erase_waited(study)
    assert words_in(study.project, SECRET.encode()) == set()


def test_erased_within_a_larger_act_it_is_scrubbed_when_that_ends(
    study: Study, copy_of: CopyOf
) -> None:
    copy_of(study.project)
    with transaction.atomic(using=study.project.alias):
        erase_waited(study)
    assert words_in(study.project, SECRET.encode()) == set()


def test_while_another_reads_the_file_the_log_cannot_be_emptied_and_that_is_said(
    study: Study, copy_of: CopyOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    copy_of(study.project)
    with study.project.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=50")
    reader = sqlite3.connect(study.project.location, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM site").fetchone()
    with pytest.raises(Refused, match="another program reads"):
        erase_waited(study)
    reader.close()
    assert found_in_tables(study.project, "Kawempe") == []
    connections[study.project.alias].close()
    assert words_in(study.project, SECRET.encode()) == set()
    assert check_project(study.project) == []


@pytest.mark.parametrize("way", ["into the copy that erased", "out of it"])
def test_erasure_beats_what_another_copy_adds(study: Study, copy_of: CopyOf, way: str) -> None:
    """The other copy marks, remarks and sets while the words are erased here."""
    other = replace(study, project=copy_of(study.project))
    with other.by(study.ben) as deed:
        passage = mark(deed, study.text, WORDS, 35, 59)
        own: dict[str, Any] = {"pass": study.in_pass, "coder": study.ben}
        coding = deed.add("coding", passage=passage, code=study.code, **own)
        for table, about in (("passage", passage), ("coding", coding)):
            words = "Kawempe, two hours."
            deed.add("memo", about_table=table, about_row=about, words=words, **own)
        deed.set("memo", study.memo, "words", "Still two hours.")
        deed.set("participant", study.participant, "attributes.village", "Kawempe")
    erase_waited(study)
    erase_row(study.project, "participant", study.participant, by=study.owner)
    pair = (study.project, other.project)
    for to, of in (pair, pair[::-1]) if way.startswith("into") else (pair[::-1], pair):
        merge_project(to, of)
        assert check_project(to) == []
        assert words_in(to, SECRET.encode()) == set()
    assert dump(study.project) == dump(other.project)


def test_two_copies_erase_different_stretches(study: Study, copy_of: CopyOf) -> None:
    other = replace(study, project=copy_of(study.project))
    erase_words(study.project, [(study.text, 32, 45)], by=study.owner)
    erase_words(other.project, [(study.text, 40, 59)], by=study.ben)
    merge_project(study.project, other.project)
    merge_project(other.project, study.project)
    assert row(study.project, "text", study.text, "words") == (filled(WORDS, 32, 59),)
    assert dump(study.project) == dump(other.project)
    assert check_project(study.project) == []


def test_every_table_with_words_in_its_facts_is_thought_of() -> None:
    """Facts cannot be blanked as versions can: each column of words there needs a rule of its own.

    passage.quote, text.words and original.data are filled or dropped; a release holds definitions,
    which are the coders' words; names of files and slugs are the user's. The others hold words of
    ours: the name of a table, of a tool, why a voice was proposed.
    """
    known = {
        "project": {"slug"},
        "act": {"verb"},
        "original": {"name", "kind", "sha256", "data"},
        "text": {
            "language",
            "words_sha256",
            "file_sha256",
            "encoding",
            "words",
            "turns",
            "speakers",
        },
        "passage": {"quote"},
        "closing": {"codings"},
        "memo": {"about_table"},
        "release": {"kind", "content", "note"},
        "version": {"table", "field", "value"},
        "erased": {"table", "sha_before", "sha_after"},
        "item_link": {"about_table"},
        "cell_summary": {"about_table", "attribute"},
        "checked": {"about_table"},
        "voice_mark": {"why"},
        "appraisal": {"tool"},
        "checklist_item": {"checklist"},
    }
    from django.apps import apps
    from django.db.models import BinaryField, TextField

    found = {
        model._meta.db_table: {
            f.column
            for f in model._meta.fields
            if isinstance(f, TextField | BinaryField) and f.column in FACTS[model._meta.db_table]
        }
        for model in apps.get_app_config("store").get_models()
        if model._meta.db_table in FACTS
    }
    assert {table: columns for table, columns in found.items() if columns} == known


assert WORDS[slice(*WAITED)] == "I waited two hours"
