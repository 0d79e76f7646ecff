"""The demonstration: every part of a study is there, sound, and marked as invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plurivox import demonstration as invented
from plurivox.evidence.problem import Refused
from plurivox.store import demonstration
from plurivox.store.analysis import load_analysis
from plurivox.store.appraisal import load_answers
from plurivox.store.argument import load_argument
from plurivox.store.board import load_board
from plurivox.store.check import check_project
from plurivox.store.confidence import load_confidences
from plurivox.store.door import close_project
from plurivox.store.findings import load_findings
from plurivox.store.grid import load_grid
from plurivox.store.passes import load_pass, load_passes
from plurivox.store.people import load_people
from plurivox.store.project import Project
from plurivox.store.relations import load_relations
from plurivox.store.releases import load_releases
from plurivox.store.settlements import load_disagreements
from plurivox.store.sources import load_sources, load_text
from plurivox.store.status import load_status


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The demonstration is a file, on whatever base the other tests run."""
    path = tmp_path_factory.mktemp("demonstration") / "companions.plurivox"
    project = demonstration.build_demonstration(str(path))
    yield project
    close_project(project)


def test_it_is_sound_and_marked_as_invented(built: Project) -> None:
    assert check_project(built) == []
    with built.cursor() as cursor:
        cursor.execute("SELECT invented FROM project")
        assert cursor.fetchone()[0]


def test_nothing_of_a_study_is_missing(built: Project) -> None:
    counts = load_status(built)
    articles = len(invented.table("studies"))
    assert counts["sessions"] == 8
    assert counts["sources"] == counts["sessions"] + articles == 12
    assert counts["sites"] == 3
    assert counts["findings"] == 9 + len(invented.table("review_findings")) == 12
    assert [number for number, count in counts.items() if not count] == []
    assert [one.name for one in load_people(built)] == list(invented.CODERS)
    assert len(load_releases(built)) == 1
    assert {site.language for site in load_sources(built)} == {"de", "en", "he"}
    assert load_board(built, load_people(built)[0].id, 24)


def test_every_speaker_who_does_not_ask_is_somebody(built: Project) -> None:
    for source in load_sources(built):
        for speaker in load_text(built, source.id).speakers:
            assert speaker.asks or speaker.participant, (source.name, speaker.name)


def test_the_pass_of_both_coders_is_half_settled(built: Project) -> None:
    one = load_pass(built, demonstration.PASS)
    assert (one.state, len(one.coders), len(one.sources)) == ("ready", 2, 4)
    settled = [question for question in load_disagreements(built, one.name) if question.settled]
    assert len(settled) == len(invented.table("settlements"))
    assert all(question.settled and question.settled.reason for question in settled)
    assert {one.kind for one in load_passes(built)} == {"independent", "joint", "consensus"}


def test_findings_rest_on_words_for_and_against(built: Project) -> None:
    reviewed = {row["number"] for row in invented.table("review_findings")}
    own = [one for one in load_findings(built) if one.number not in reviewed]
    stances = [stance for one in own for _, stance in one.passages]
    told = [row["side"] for row in invented.table("passages")]
    assert sorted(stances) == sorted(told)


def test_the_synthesis_is_whole(built: Project) -> None:
    analysis = load_analysis(built)
    grid = load_grid(built, analysis)
    assert [one.name for one in grid.studies][0] == "Halvorsen 2021"
    assert len(grid.studies) == 4
    kinds = {one.kind for one in load_relations(built)}
    assert kinds == {"reciprocal", "refutational", "no equivalent"}
    assert all(grid.third)
    assert load_argument(built)
    judged = [one for one in load_confidences(built, analysis) if one.begun]
    assert [one.assessment.overall for one in judged] == ["moderate", "high", "low"]
    assert not any(one.lacking or one.stale or one.refused for one in judged)
    own = [one for one in load_confidences(built, analysis) if not one.begun]
    assert all("our own focus groups" in one.refused for one in own)
    appraised = {(one.study, one.person) for one in load_answers(built, None)}
    assert len(appraised) == 8


def test_what_fails_half_way_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Refused("Invented fault.")

    monkeypatch.setattr(demonstration, "_memos", fail)
    with pytest.raises(Refused, match="Invented fault"):
        demonstration.build_demonstration(str(tmp_path / "half.plurivox"))
    assert list(tmp_path.iterdir()) == []
