"""Sources: what a person said of a transcript is stored with it; speakers are edited later."""

from __future__ import annotations

import uuid

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.acts import act
from plurivox.store.check import check_project
from plurivox.store.fieldwork import load_participants, load_sessions
from plurivox.store.originals import load_original, load_originals
from plurivox.store.project import Project
from plurivox.store.sources import (
    Arrival,
    Saved,
    Who,
    load_sources,
    load_text,
    remove_source,
    save_source,
    save_speakers,
)
from plurivox.store.undo import undo
from plurivox.transcripts.recognise import recognise

WORDS = (
    "9-Sep-2024 - 10:30 - 21m40s\n\nResearcher 1: Who came?\nMarta: Jonas came. 🙂\n"
    "Researcher 1: And then?\nMarta: He sat down.\n"
)


NOTHING = Arrival()


def store(
    project: Project,
    by: uuid.UUID,
    arrival: Arrival = NOTHING,
    words: str = WORDS,
    name: str = "RV 1",
) -> Saved:
    with act(project, by, "import") as deed:
        return save_source(
            project,
            deed,
            recognise(name, words),
            [(f"{name}.txt", words.encode())],
            arrival=arrival,
        )


def test_what_is_stored_is_what_was_read(project: Project, owner: uuid.UUID) -> None:
    saved = store(project, owner)
    text = load_text(project, saved.source)
    read = recognise("RV 1", WORDS)
    assert (text.id, text.words, text.language, text.revision) == (saved.text, WORDS, "en", 1)
    assert text.turns.pack() == read.turns.pack()
    assert [(one.name, one.asks) for one in text.speakers] == [
        ("Researcher 1", True),
        ("Marta", False),
    ]
    assert check_project(project) == []


def test_header_facts_become_facts_of_the_session(project: Project, owner: uuid.UUID) -> None:
    store(project, owner)
    (session,) = load_sessions(project)
    assert (session.name, session.held, session.seconds, session.language) == (
        "RV 1", "2024-09-09T10:30", 1300, "en",
    )  # fmt: skip
    assert [name for _, name in session.sources] == ["RV 1"]


def test_where_and_who_as_a_person_said(project: Project, owner: uuid.UUID) -> None:
    who = Who("Ravensburg", "7", "PSW", "female")
    arrival = Arrival("Ravensburg", "high", "Talk 1", {"Marta": who})
    saved = store(project, owner, arrival)
    (view,) = load_sources(project)
    assert (view.site, view.session, view.turns) == ("Ravensburg", "Talk 1", 4)
    (person,) = load_participants(project)
    assert (person.number, person.site, person.role, person.gender) == (
        "7", "Ravensburg", "PSW", "female",
    )  # fmt: skip
    assert person.sessions == ("Talk 1",)
    marta = load_text(project, saved.source).speakers[1]
    assert marta.participant == person.id


def test_a_known_participant_is_not_made_twice(project: Project, owner: uuid.UUID) -> None:
    store(project, owner, Arrival("Gulu", "", "One", {"Marta": ("Gulu", "7", "PSW")}))
    later = Arrival("Gulu", "", "Two", {"Marta": ("Gulu", "7")})
    store(project, owner, later, WORDS.replace("Jonas", "Till"), "RV 2")
    (person,) = load_participants(project)
    assert (person.role, person.sessions) == ("PSW", ("One", "Two"))


def test_without_site_session_and_date_there_is_no_session(
    project: Project, owner: uuid.UUID
) -> None:
    store(project, owner, words=WORDS.partition("\n\n")[2])
    assert load_sessions(project) == []
    assert load_sources(project)[0].site == ""


def test_a_site_alone_names_the_session_after_the_transcript(
    project: Project, owner: uuid.UUID
) -> None:
    store(project, owner, Arrival("Gulu"), WORDS.partition("\n\n")[2])
    assert [(one.site, one.name) for one in load_sessions(project)] == [("Gulu", "RV 1")]


def test_a_transcript_named_like_the_only_session_is_of_it(
    project: Project, owner: uuid.UUID
) -> None:
    with act(project, owner, "plan") as deed:
        deed.add("session", site=deed.add("site", name="Akko"), name="RV 1")
    store(project, owner, words=WORDS.partition("\n\n")[2])
    assert [(one.site, one.session) for one in load_sources(project)] == [("Akko", "RV 1")]


def test_speakers_are_renamed_marked_and_tied(project: Project, owner: uuid.UUID) -> None:
    source = store(project, owner, Arrival("Gulu", "", "One")).source
    asks, marta = load_text(project, source).speakers
    save_speakers(
        project,
        source,
        {asks.id: {"asks": False}, marta.id: {"name": "P7"}},
        {marta.id: Who("Gulu", "7", "PSW")},
        by=owner,
    )
    after = load_text(project, source)
    assert [(one.name, one.asks) for one in after.speakers] == [
        ("Researcher 1", False),
        ("P7", False),
    ]
    (person,) = load_participants(project)
    assert after.speakers[1].participant == person.id
    assert person.sessions == ("One",)
    assert after.words == WORDS
    undo(project, owner)
    assert [one.name for one in load_text(project, source).speakers] == ["Researcher 1", "Marta"]
    assert load_participants(project) == []
    assert check_project(project) == []


def test_speakers_of_another_source_are_refused(project: Project, owner: uuid.UUID) -> None:
    first = store(project, owner).source
    other = store(project, owner, words=WORDS.replace("Jonas", "Till"), name="RV 2").source
    theirs = load_text(project, other).speakers[0].id
    with pytest.raises(Refused, match="not in the source"):
        save_speakers(project, first, {theirs: {"name": "X"}}, {}, by=owner)
    own = load_text(project, first).speakers[0].id
    with pytest.raises(Refused, match="needs a name"):
        save_speakers(project, first, {own: {"name": ""}}, {}, by=owner)


def test_a_removed_source_is_gone_and_undo_brings_it_back(
    project: Project, owner: uuid.UUID
) -> None:
    source = store(project, owner).source
    remove_source(project, source, by=owner)
    assert load_sources(project) == [] and load_originals(project, source) == []
    with pytest.raises(Refused):
        load_text(project, source)
    with pytest.raises(Refused, match="removed already"):
        remove_source(project, source, by=owner)
    undo(project, owner)
    assert load_text(project, source).words == WORDS
    (file,) = load_originals(project, source)
    assert load_original(project, source, file.id) == ("RV 1.txt", WORDS.encode())
    assert load_original(project, uuid.uuid4(), file.id) is None
