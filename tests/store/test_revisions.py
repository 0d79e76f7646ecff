"""Correcting a transcript in the store: everything on it carried to the same words, or listed."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable

import pytest

from plurivox.evidence.problem import Refused
from plurivox.exchange.transcripts import read_transcripts
from plurivox.store.acts import act
from plurivox.store.check import check_project
from plurivox.store.coding_acts import move_coding, remove_coding
from plurivox.store.codings import load_codings
from plurivox.store.erase import erase_words
from plurivox.store.examples import load_examples, save_example
from plurivox.store.keys import as_key, member_id
from plurivox.store.memos import save_memo, save_passage_memo
from plurivox.store.merge import merge_project
from plurivox.store.originals import load_originals
from plurivox.store.pass_acts import close_pass
from plurivox.store.passes import load_pass
from plurivox.store.project import Project
from plurivox.store.reading import load_page
from plurivox.store.revisions import Revised, load_lost, save_revision
from plurivox.store.search import search
from plurivox.store.settlements import (
    Ruling,
    consensus_of,
    load_all_origins,
    load_disagreements,
    load_origins,
    settle,
)
from plurivox.store.undo import redo, undo
from plurivox.transcripts.transcript import Transcript
from tests.store.reading_study import KEY, NURSE, TEA, Desk, close, reading_study

from .blind_study import NOA, Study


@pytest.fixture
def ada(project: Project, owner: uuid.UUID) -> Desk:
    return Desk(reading_study(project, owner), "Ada")


def read(words: str) -> Transcript:
    (reading,) = read_transcripts([("noa.txt", io.BytesIO(words.encode()))])
    assert reading.transcript
    return reading.transcript


def revise(desk: Desk, old: str, new: str, by: str = "Owner") -> Revised:
    """Correct one place of the text as it stands now."""
    text = desk.study.text("noa")
    assert text.words.count(old) == 1, old
    transcript = read(text.words.replace(old, new))
    person = desk.study.person(by)
    return save_revision(desk.project, text.source, transcript, by=person)


def test_what_is_elsewhere_goes_with_its_words(ada: Desk) -> None:
    ada.code(TEA, "Support")
    ada.code(NURSE, "Unclear duties")
    done = revise(ada, "a patient first", "a patient myself, first")
    assert (done.carried, done.lost) == (2, 0)
    assert sorted(words for _, _, words in ada.sees()) == sorted([TEA, NURSE])
    text = ada.study.text("noa")
    assert (text.revision, text.id) == (2, done.text)
    page = load_page(ada.project, text.source, layers=ada.layers, person=ada.id)
    assert [page.words[c.start : c.end] for c in page.codings] == [NURSE, TEA]
    assert load_lost(ada.project, layers=ada.layers) == []
    assert check_project(ada.project) == []


def test_what_was_corrected_waits_for_a_person_who_says_where(ada: Desk) -> None:
    lost = ada.code(TEA, "Support")
    done = revise(ada, "I made tea.", "I made them tea.")
    assert (done.carried, done.lost) == (0, 1)
    (one,) = load_lost(ada.project, layers=ada.layers)
    assert (one.coding, one.quote, one.why) == (lost, TEA, "Its words were changed.")
    assert one.meant is not None
    text = ada.study.text("noa")
    assert text.words[slice(*one.meant)] == "I made them tea."
    page = load_page(ada.project, text.source, layers=ada.layers, person=ada.id)
    assert (page.codings, page.lost) == ((), 1)
    move_coding(ada.project, lost, text=text.id, start=one.meant[0], end=one.meant[1], by=ada.id)
    assert load_lost(ada.project, layers=ada.layers) == []
    assert ada.sees() == [("Ada", "Support", "I made them tea.")]
    assert check_project(ada.project) == []


def test_what_lost_its_place_can_be_let_go(ada: Desk) -> None:
    lost = ada.code(TEA, "Support")
    revise(ada, TEA, "Nothing.")
    remove_coding(ada.project, lost, by=ada.id)
    assert load_lost(ada.project, layers=ada.layers) == ada.sees() == []


def test_a_coding_does_not_wander_into_another_source(ada: Desk) -> None:
    made = ada.code(TEA, "Support")
    with pytest.raises(Refused, match="stays in its source"):
        move_coding(ada.project, made, **ada.span("second week", "ben"), by=ada.id)


def test_over_several_revisions(ada: Desk) -> None:
    ada.code(NURSE, "Support")
    lost = ada.code(TEA, "Support")
    revise(ada, TEA, "I made coffee.")
    revise(ada, "How did you come", "So how did you come")
    revise(ada, "I made coffee.", TEA)
    assert [one.coding for one in load_lost(ada.project, layers=ada.layers)] == [lost]
    assert ada.study.text("noa").revision == 4
    assert ("Ada", "Support", NURSE) in ada.sees()
    assert len(ada.sees()) == 2


def test_everything_on_a_passage_goes_with_it(ada: Desk) -> None:
    project, by = ada.project, ada.id
    coding = ada.code(NURSE, "Support")
    save_memo(project, ("coding", coding), "on the coding", in_pass=None, by=by)
    save_passage_memo(project, **ada.span(KEY), words="on words", in_pass=None, by=by)
    save_example(project, ada.study.code("Support"), **ada.span(KEY), by=by)
    with project.cursor() as cursor:
        cursor.execute("SELECT passage FROM coding WHERE id = %s", [coding])
        passage = as_key(cursor.fetchone()[0])
    with act(project, by, "change themes") as deed:
        theme = deed.add("theme", name="Presence")
        deed.put("theme_passage", member_id(theme, passage), theme=theme, passage=passage)
    done = revise(ada, "Nobody told me", "No one told me")
    page = load_page(project, ada.study.text("noa").source, layers=ada.layers, person=by)
    assert sorted(memo.words for memo in page.memos) == ["on the coding", "on words"]
    (example,) = load_examples(project, layers=ada.layers)[ada.study.code("Support")]
    assert (example.text, example.quote) == (done.text, KEY)
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT p.quote, p.text FROM theme_passage m JOIN passage p ON p.id = m.passage "
            "WHERE m.alive"
        )
        ((quote, text),) = cursor.fetchall()
    assert (quote, as_key(text)) == (NURSE, done.text)
    assert check_project(project) == []


def test_a_correction_is_taken_back_and_put_back_whole(ada: Desk) -> None:
    ada.code(TEA, "Support")
    ada.code(NURSE, "Support")
    lost = ada.code("with a key", "Support")
    before = ada.sees()
    close(ada.study, "first")
    revise(ada, "with a key", "with keys")
    after = ada.sees()
    undo(ada.project, ada.study.owner)
    assert (ada.sees(), ada.study.text("noa").words) == (before, NOA)
    redo(ada.project, ada.study.owner)
    assert ada.sees() == after
    assert [one.coding for one in load_lost(ada.project, layers=ada.layers)] == [lost]
    assert check_project(ada.project) == []


def test_a_text_that_was_coded_since_stays(ada: Desk) -> None:
    close(ada.study, "first")
    revise(ada, "with a key", "with keys")
    ada.code(TEA, "Support")
    with pytest.raises(Refused, match="may have been coded"):
        undo(ada.project, ada.study.owner)


def test_speakers_keep_who_they_are_and_new_ones_join(ada: Desk) -> None:
    before = {one.name: one.id for one in ada.study.text("noa").speakers}
    revise(ada, "Noa: Nobody told", "Noa: Wait.\nDan: And me!\nDan: Me too.\nNoa: Nobody told")
    after = {one.name: one.id for one in ada.study.text("noa").speakers}
    assert before.items() <= after.items()
    assert "Dan" in after


def test_the_file_of_a_correction_is_kept(ada: Desk) -> None:
    text = ada.study.text("noa")
    words = text.words + "Noa: More.\n"
    file = ("noa again.txt", words.encode())
    save_revision(ada.project, text.source, read(words), by=ada.id, file=file)
    names = [one.name for one in load_originals(ada.project, text.source)]
    assert names == ["noa.txt", "noa again.txt"]


def test_searching_finds_the_corrected_words_alone(ada: Desk) -> None:
    revise(ada, "tea", "coffee")
    assert search(ada.project, "tea").hits == ()
    assert len(search(ada.project, "coffee").hits) == 1


def test_nothing_corrected_is_refused(ada: Desk) -> None:
    text = ada.study.text("noa")
    with pytest.raises(Refused, match="Not a word"):
        save_revision(ada.project, text.source, read(text.words), by=ada.id)


# ------------------------------------------------------------ blind


def test_whoever_corrects_learns_nothing_of_blind_codings(ada: Desk) -> None:
    bo = Desk(ada.study, "Bo")
    ada.code(TEA, "Support", in_pass="first")
    ada.code(NURSE, "Support", in_pass="first")
    done = revise(ada, TEA, "I made coffee.")
    assert (done.carried, done.lost) == (0, 0)
    assert load_lost(bo.project, layers=bo.layers) == []
    assert len(load_lost(ada.project, layers=ada.layers)) == 1
    assert sorted(words for _, _, words in ada.sees()) == sorted([TEA, NURSE])
    assert bo.sees() == []


# ------------------------------------------------------------ erasure


def erase(desk: Desk, quote: str) -> None:
    span = desk.span(quote)
    where = (span["text"], span["start"], span["end"])
    erase_words(desk.project, [where], by=desk.study.owner)


def all_words(project: Project) -> str:
    with project.cursor() as cursor:
        cursor.execute("SELECT words FROM text WHERE project = %s", [project.id])
        return "\n".join(words for (words,) in cursor.fetchall())


def test_erased_words_go_from_every_revision(ada: Desk) -> None:
    revise(ada, "with a key", "with some keys")
    erase(ada, "The nurse who sat down.")
    assert "nurse" not in all_words(ada.project)
    assert all_words(ada.project).count("Nobody told me") == 2
    assert check_project(ada.project) == []


def test_words_that_a_revision_put_in_the_place_of_erased_ones_go_too(ada: Desk) -> None:
    old = ada.span("The nurse who sat down.")
    revise(ada, "The nurse who sat down.", "Nurse Miriam who sat.")
    where = [(old["text"], old["start"], old["end"])]
    erase_words(ada.project, where, by=ada.study.owner)
    assert "urse" not in all_words(ada.project)
    assert "Miriam" not in all_words(ada.project)
    assert check_project(ada.project) == []


def test_erased_words_are_not_corrected_back(ada: Desk) -> None:
    erase(ada, "The nurse who sat down.")
    words = ada.study.text("noa").words
    with pytest.raises(Refused, match="were erased"):
        save_revision(
            ada.project,
            ada.study.text("noa").source,
            read(NOA.replace("tea", "coffee")),
            by=ada.id,
        )
    source = ada.study.text("noa").source
    save_revision(ada.project, source, read(words.replace("tea", "coffee")), by=ada.id)
    assert check_project(ada.project) == []


@pytest.mark.parametrize("erased_first", [True, False])
def test_an_erasure_reaches_the_revision_of_another_copy(
    ada: Desk, copy_of: Callable[[Project], Project], erased_first: bool
) -> None:
    other = copy_of(ada.project)
    there = Desk(Study(other, ada.study.owner), "Ada")
    revise(there, "tea", "coffee")
    erase(ada, "The nurse who sat down.")
    first, second = (ada.project, other) if erased_first else (other, ada.project)
    merge_project(first, second)
    merge_project(second, first)
    for project in (first, second):
        assert "nurse" not in all_words(project)
        assert "coffee" in all_words(project)
        assert check_project(project) == []
    assert all_words(first) == all_words(second)


# ------------------------------------------------------------ consensus


def test_the_consensus_knows_where_it_comes_from_after_a_correction(ada: Desk) -> None:
    """Ada put a code on the tea, it was settled with a reason, and then words elsewhere changed."""
    hers = ada.code(TEA, "Support", in_pass="first")
    first = load_pass(ada.project, "first")
    close_pass(ada.project, first, by=ada.study.owner)
    (tea,) = load_disagreements(ada.project, "first")
    ruling = Ruling("one", "Ada", reason="She made it.")
    settle(ada.project, "first", tea.place, ruling, by=ada.study.owner)
    revise(ada, "a patient first", "a patient myself, first")
    consensus = consensus_of(ada.project, first)
    assert consensus
    layer = frozenset({(consensus, ada.study.owner)})
    (coding,) = load_codings(ada.project, layers=layer).id
    assert load_origins(ada.project, coding) == [(hers, "She made it.")]
    assert load_all_origins(ada.project, [coding])[coding] == ((hers,), ("She made it.",), True)
    assert check_project(ada.project) == []
