"""Bringing files in: every kind, each file wholly or not at all, the whole taken back at once."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.acts import act
from plurivox.store.check import check_project
from plurivox.store.facts import FACTS
from plurivox.store.fieldwork import load_participant_totals, load_participants
from plurivox.store.fold import quoted
from plurivox.store.importing import (
    Cancelled,
    Choices,
    File,
    Outcome,
    read_files,
    store_files,
)
from plurivox.store.models import Original
from plurivox.store.passes import load_passes
from plurivox.store.people import save_person
from plurivox.store.project import Project
from plurivox.store.sources import load_sources, load_text, remove_source, source_names
from plurivox.store.status import load_status
from plurivox.store.undo import redo, undo
from tests.store.invented_files import (
    LINES,
    PARTICIPANTS,
    SAID,
    codings,
    file,
    tables,
    transcripts,
)
from tests.unit.exchange.documents import textgrid


def bring(
    project: Project, by: uuid.UUID, files: list[File], kind: str | None = None, **choices: Any
) -> list[Outcome]:
    """Read and store, as the command does with --yes."""
    return store_files(project, read_files(files, kind), Choices(kind, **choices), by=by)


def held(project: Project) -> dict[str, int]:
    """How many rows there are in every table, acts included."""
    with project.cursor() as cursor:
        counts = {}
        for table in FACTS:
            own = "id" if table == "project" else "project"
            cursor.execute(f"SELECT count(*) FROM {quoted(table)} WHERE {own} = %s", [project.id])
            counts[table] = cursor.fetchone()[0]
    return counts


@pytest.mark.parametrize("one", transcripts(), ids=lambda one: one.name)
def test_every_kind_of_transcript(project: Project, owner: uuid.UUID, one: File) -> None:
    (outcome,) = bring(project, owner, [one])
    assert outcome.stored, outcome.sentence
    assert outcome.source
    text = load_text(project, outcome.source)
    names = [speaker.name for speaker in text.speakers]
    turns = text.turns
    said = [
        (names[turns.speaker[n]], text.words[turns.label_end[n] : turns.end[n]].strip())
        for n in range(len(turns))
    ]
    assert said == SAID
    assert [speaker.asks for speaker in text.speakers] == [True, False]
    kept = Original.objects.using(project.alias).get(project=project.id)
    assert (bytes(kept.data), kept.name) == (one.data, one.name)
    assert check_project(project) == []


def test_every_kind_of_table_in_any_order(project: Project, owner: uuid.UUID) -> None:
    outcomes = bring(project, owner, [*tables(), file("plain.txt", LINES)])
    assert [one.sentence for one in outcomes if not one.stored] == []
    assert len(outcomes) == 7
    status = load_status(project)
    counted = {name: status[name] for name in ("sources", "participants", "codes", "themes")}
    assert counted == {"sources": 2, "participants": 2, "codes": 2, "themes": 1}
    assert (status["codings"], status["findings"], status["passages"]) == (1, 1, 3)
    kept = Original.objects.using(project.alias).filter(project=project.id)
    assert {bytes(one.data) for one in kept} == {
        *(one.data for one in tables()),
        LINES.encode(),
    }
    assert check_project(project) == []


def test_what_a_table_of_participants_says(project: Project, owner: uuid.UUID) -> None:
    bring(project, owner, [file("people.csv", PARTICIPANTS)])
    (person,) = load_participants(project)
    assert (person.number, person.site, person.setting) == ("7", "Gulu", "low")
    assert (person.role, person.gender, person.sessions) == ("PSW", "female", ("GU 1",))
    assert person.attributes == {"age group": "30-39"}
    rows, total = load_participant_totals(project)
    assert [(row.site, row.n, row.sessions) for row in rows] == [("Gulu", 1, 1)]
    assert total.roles == {"PSW": 1}


def test_a_second_table_changes_who_is_there(project: Project, owner: uuid.UUID) -> None:
    bring(project, owner, [file("people.csv", PARTICIPANTS)])
    bring(project, owner, [file("later.csv", "id,site,role,gender\n7,Gulu,lead PSW,\n")])
    (person,) = load_participants(project)
    assert (person.role, person.gender) == ("lead PSW", "female")


def test_a_refused_file_leaves_the_others(project: Project, owner: uuid.UUID) -> None:
    files = [file("empty.txt", ""), file("plain.txt", LINES), file("song.mp3", "ID3")]
    outcomes = bring(project, owner, files)
    assert [(one.name, one.stored) for one in outcomes] == [
        ("empty.txt", False), ("song.mp3", False), ("plain.txt", True),
    ]  # fmt: skip
    assert source_names(project).keys() == {"plain"}


def test_a_file_that_fails_while_it_is_stored_leaves_no_trace(
    project: Project, owner: uuid.UUID
) -> None:
    """Its first row would make a site, a code and a coder before the second one is refused."""
    bring(project, owner, [file("plain.txt", LINES)])
    before = held(project)
    bad = codings("Ana", code="New") + "plain,Ana,New,0,99999,\n"
    outcomes = bring(
        project, owner, [file("bad.csv", bad), file("people.csv", PARTICIPANTS)], in_pass="first"
    )
    assert {one.name: one.stored for one in outcomes} == {"bad.csv": False, "people.csv": True}
    assert "bad.csv, line 3" in next(o for o in outcomes if not o.stored).sentence
    after = held(project)
    grown = {table for table in FACTS if after[table] != before[table]}
    assert grown == {"act", "site", "session", "participant", "attendance", "original", "version"}
    assert after["original"] - before["original"] == 1
    assert check_project(project) == []


def test_nothing_at_all_is_written_where_every_file_is_refused(
    project: Project, owner: uuid.UUID
) -> None:
    bring(project, owner, [file("plain.txt", LINES)])
    before = held(project)
    bring(project, owner, [file("again.csv", "source,code,start,end,coder\nnone,A,0,1,Ana\n")])
    bring(project, owner, [file("plain.txt", LINES), file("empty.docx", b"")])
    assert held(project) == before


def test_one_bad_row_refuses_the_table_and_all_bad_rows_are_listed(
    project: Project, owner: uuid.UUID
) -> None:
    table = file("people.csv", "id,site\n1,Gulu\n,Gulu\n2,Gulu\n,Akko\n")
    (outcome,) = bring(project, owner, [table])
    assert not outcome.stored
    assert [problem.line for problem in outcome.problems] == [3, 5]
    assert load_participants(project) == []
    (outcome,) = bring(project, owner, [table], skip_bad_rows=True)
    assert outcome.stored
    assert [problem.line for problem in outcome.problems] == [3, 5]
    assert [person.number for person in load_participants(project)] == ["1", "2"]


def test_skipped_codings_keep_their_list(project: Project, owner: uuid.UUID) -> None:
    bring(project, owner, [file("plain.txt", LINES)])
    table = file("codings.csv", codings("Ana") + "elsewhere,Ana,Waiting,0,4,\n")
    (outcome,) = bring(project, owner, [table], skip_bad_rows=True)
    assert outcome.sentence == "codings.csv: 1 coding (Ana 1)."
    assert [problem.line for problem in outcome.problems] == [3]


def test_the_same_bytes_go_in_once(project: Project, owner: uuid.UUID) -> None:
    bring(project, owner, [file("plain.txt", LINES)])
    (outcome,) = bring(project, owner, [file("renamed.txt", LINES)])
    assert not outcome.stored
    assert "renamed.txt is in the project already" in outcome.sentence
    twice = [file("a.txt", LINES.replace("chair", "seat")) for _ in range(2)]
    assert [one.stored for one in bring(project, owner, twice)] == [True, False]


def test_what_was_removed_may_come_again(project: Project, owner: uuid.UUID) -> None:
    (first,) = bring(project, owner, [file("plain.txt", LINES)])
    assert first.source and remove_source(project, first.source, by=owner) == "plain"
    (again,) = bring(project, owner, [file("plain.txt", LINES)])
    assert again.stored and again.source != first.source
    assert [one.name for one in load_sources(project)] == ["plain"]
    assert check_project(project) == []


def test_the_same_bytes_as_another_kind_go_in(project: Project, owner: uuid.UUID) -> None:
    table = file("both.csv", "speaker,words,id\nAnna,Yes,1\nBen,No,2\n")
    assert bring(project, owner, [table], kind="participants")[0].stored
    assert bring(project, owner, [table], kind="transcript")[0].stored


def test_a_taken_name_keeps_its_ending(project: Project, owner: uuid.UUID) -> None:
    others = [LINES.replace("Jonas", name) for name in ("Till", "Ole", "Per")]
    bring(project, owner, [file("talk.txt", LINES), file("talk.md", others[0])])
    bring(project, owner, [file("talk.txt", others[1]), file("talk.txt", others[2])])
    names = {one.name for one in load_sources(project)}
    assert names == {"talk", "talk.md", "talk.txt", "talk.txt (2)"}


def test_two_files_of_one_name_are_two_sources(project: Project, owner: uuid.UUID) -> None:
    other = LINES.replace("Jonas", "Till")
    bring(project, owner, [file("talk.txt", LINES), file("talk.txt", other)])
    words = {load_text(project, one.id).words for one in load_sources(project)}
    assert words == {LINES, other}


def test_two_textgrids_are_one_source(project: Project, owner: uuid.UUID) -> None:
    halves = [
        file("talk_doctor.TextGrid", textgrid({"a": [(0, 1, "Where?"), (2, 3, "Since when?")]})),
        file("talk_patient.TextGrid", textgrid({"a": [(1, 2, "Here."), (3, 4, "Monday.")]})),
    ]
    (outcome,) = bring(project, owner, halves)
    assert outcome.name == "talk_doctor.TextGrid + talk_patient.TextGrid"
    assert outcome.source
    text = load_text(project, outcome.source)
    assert text.name == "talk"
    assert text.words == "doctor: Where?\npatient: Here.\ndoctor: Since when?\npatient: Monday."
    kept = Original.objects.using(project.alias).filter(source=outcome.source)
    assert {bytes(one.data) for one in kept} == {half.data for half in halves}
    (again,) = bring(project, owner, halves[:1])  # a half alone is the same bytes too
    assert not again.stored


def test_unknown_codes_are_made_under_imported(project: Project, owner: uuid.UUID) -> None:
    bring(project, owner, [file("plain.txt", LINES)])
    (outcome,) = bring(project, owner, [file("codings.csv", codings("Ana", code="Patience"))])
    assert outcome.notes == (
        "Codes that the codebook lacked were made under “imported”: “Patience”.",
    )


def test_each_coder_goes_into_an_imported_pass_once(project: Project, owner: uuid.UUID) -> None:
    bring(project, owner, [file("plain.txt", LINES)])
    first = [file("ana.csv", codings("Ana")), file("ben.csv", codings("Ben"))]
    assert all(one.stored for one in bring(project, owner, first, in_pass="first"))
    again = file("ana2.csv", codings("Ana", code="Silence"))
    (outcome,) = bring(project, owner, [again], in_pass="first")
    assert "Ana is in the pass “first” already" in outcome.sentence
    (one,) = load_passes(project)
    assert (one.kind, one.state, one.origin, len(one.coders)) == (
        "independent", "ready", "imported", 2,
    )  # fmt: skip


def test_no_other_pass_takes_imported_codings(project: Project, owner: uuid.UUID) -> None:
    bring(project, owner, [file("plain.txt", LINES), file("ana.csv", codings("Ana"))])
    (outcome,) = bring(project, owner, [file("ben.csv", codings("Ben"))], in_pass="Joint coding")
    assert "is coded here and takes no imported codings" in outcome.sentence


def test_who_coded_nothing_is_a_coder_of_the_pass(project: Project, owner: uuid.UUID) -> None:
    bring(project, owner, [file("plain.txt", LINES), file("other.txt", LINES.replace("🙂", "!"))])
    empty = file("none.csv", "source,code,start,end,quote\n")
    bring(project, owner, [empty], in_pass="first", coder="Cleo", sources=("plain",))
    (one,) = load_passes(project)
    assert len(one.coders) == 1 and len(one.sources) == 1


def test_the_sources_of_a_pass_are_said_or_told_from_its_rows(
    project: Project, owner: uuid.UUID
) -> None:
    bring(project, owner, [file("plain.txt", LINES), file("other.txt", LINES.replace("🙂", "!"))])
    bring(project, owner, [file("ana.csv", codings("Ana"))], in_pass="told")
    bring(
        project, owner, [file("ben.csv", codings("Ben"))], in_pass="said",
        sources=("plain", "other"),
    )  # fmt: skip
    assert {one.name: len(one.sources) for one in load_passes(project)} == {"told": 1, "said": 2}
    (outcome,) = bring(
        project, owner, [file("c.csv", codings("Cy"))], in_pass="third", sources=("nowhere",)
    )
    assert "no source “nowhere”" in outcome.sentence


def test_undo_takes_the_whole_import_back_and_redo_brings_it_again(
    project: Project, owner: uuid.UUID
) -> None:
    before = load_status(project)
    bring(project, owner, [*tables(), file("plain.txt", LINES)])
    whole = load_status(project)
    taken = undo(project, owner)
    assert taken.verb.startswith("import participants, codebook, transcript")
    assert load_status(project) == before
    assert load_sources(project) == [] and load_participants(project) == []
    assert check_project(project) == []
    redo(project, owner)
    assert load_status(project) == whole
    assert check_project(project) == []


def test_after_undo_the_same_file_goes_in_again(project: Project, owner: uuid.UUID) -> None:
    bring(project, owner, [file("plain.txt", LINES)])
    undo(project, owner)
    assert bring(project, owner, [file("plain.txt", LINES)])[0].stored


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_cancelling_keeps_nothing(project: Project, owner: uuid.UUID, at: int) -> None:
    before = held(project)
    reads = read_files(transcripts()[:4])

    def progress(what: str, done: int, of: int) -> None:
        if done == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        store_files(project, reads, Choices(), by=owner, progress=progress)
    assert held(project) == before
    assert check_project(project) == []


def test_progress_counts_every_file(project: Project, owner: uuid.UUID) -> None:
    told: list[tuple[str, int, int]] = []
    files = transcripts()
    reads = read_files(files, progress=lambda *words: told.append(words))
    store_files(project, reads, Choices(), by=owner, progress=lambda *words: told.append(words))
    assert [done for what, done, _ in told if what == "Reading"] == list(range(1, len(files) + 1))
    stored = [(done, of) for what, done, of in told if what == "Storing"]
    assert stored == [(number, len(files)) for number in range(len(files))]
    assert told[-1] == ("Stored", len(files), len(files))


@pytest.mark.parametrize(
    ("role", "transcript", "table"),
    [("lead", True, True), ("coder", True, False), ("reader", False, False)],
)
def test_the_permission_table_decides(
    project: Project, owner: uuid.UUID, role: str, transcript: bool, table: bool
) -> None:
    by = save_person(project, "Yael", role, by=owner)
    outcomes = bring(project, by, [file("plain.txt", LINES), file("people.csv", PARTICIPANTS)])
    assert {one.kind: one.stored for one in outcomes} == {
        "transcript": transcript,
        "participants": table,
    }
    said = [one.sentence for one in outcomes if not one.stored]
    assert all("cannot import" in words and "; ask " in words for words in said)


def test_a_kind_that_there_is_not(project: Project) -> None:
    with pytest.raises(Refused, match="kinds are: transcript, article, participants"):
        read_files([file("plain.txt", LINES)], "novel")


def test_a_kind_said_of_one_file_only(project: Project, owner: uuid.UUID) -> None:
    odd = file("odd.csv", "speaker,words,id\nAnna,Yes,1\nBen,No,2\n")
    reads = read_files([odd, file("plain.txt", LINES)], kinds={0: "participants"})
    assert {read.name: read.kind for read in reads} == {
        "odd.csv": "participants",
        "plain.txt": "transcript",
    }


def test_kinds_that_are_read_but_not_stored_say_so(project: Project, owner: uuid.UUID) -> None:
    before = held(project)
    words = "study,name,order,definition,quote\nBell 2019,Waiting,first,Invented,We sat.\n"
    (outcome,) = bring(project, owner, [file("constructs.csv", words)])
    assert not outcome.stored and "constructs" in outcome.sentence
    assert held(project) == before


def test_an_import_inside_a_failed_act_leaves_nothing(project: Project, owner: uuid.UUID) -> None:
    before = held(project)
    with pytest.raises(RuntimeError), act(project, owner, "something"):
        bring(project, owner, [file("plain.txt", LINES)])
        raise RuntimeError
    assert held(project) == before
