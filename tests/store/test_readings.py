"""The reading log, and what of it is blind; the stance of a study."""

from __future__ import annotations

import uuid

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.pass_acts import close_pass
from plurivox.store.passes import load_pass
from plurivox.store.project import Project
from plurivox.store.readings import load_readings, remove_reading, save_reading
from plurivox.store.stance import load_stance, save_stance
from plurivox.store.undo import undo
from tests.store.blind_study import Study, blind_study


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    """Ada and Bo code blind, in the open pass “first”."""
    return blind_study(project, owner)


def log(study: Study, person: str | None) -> list[tuple[str, str, str]]:
    who = study.person(person) if person else None
    return [
        (one.source_name, one.person_name, one.day)
        for one in load_readings(study.project, person=who)
    ]


def test_who_has_read_what_and_when(study: Study, owner: uuid.UUID) -> None:
    source = study.text("noa").source
    reading = save_reading(study.project, source, by=owner, day="2026-11-20")
    assert log(study, "Ada") == [("noa", "Owner", "2026-11-20")]
    with pytest.raises(Refused, match="no such reading of yours"):
        remove_reading(study.project, reading, by=study.person("Ada"))
    remove_reading(study.project, reading, by=owner)
    assert log(study, "Ada") == []
    undo(study.project, owner)
    assert len(log(study, "Ada")) == 1


def test_in_an_open_pass_nobody_else_learns_what_a_coder_has_read(study: Study) -> None:
    one = load_pass(study.project, "first")
    source = next(iter(one.sources))
    ada = study.person("Ada")
    save_reading(study.project, source, by=ada, day="2026-11-20")
    assert len(log(study, "Ada")) == 1
    assert log(study, "Bo") == log(study, "Owner") == log(study, None) == []
    close_pass(study.project, one, by=study.owner)
    assert len(log(study, "Bo")) == len(log(study, None)) == 1


def test_a_day_that_is_none_and_a_source_that_is_gone_are_refused(
    study: Study, owner: uuid.UUID
) -> None:
    with pytest.raises(Refused, match="“tomorrow” is no day; write it as"):
        save_reading(study.project, study.text("noa").source, by=owner, day="tomorrow")
    with pytest.raises(Refused, match="not there any more"):
        save_reading(study.project, uuid.uuid4(), by=owner)


def test_the_stance_is_in_the_studys_own_words(project: Project, owner: uuid.UUID) -> None:
    save_stance(project, " critical  realist, semantic ", by=owner)
    assert load_stance(project) == "critical realist, semantic"
    undo(project, owner)
    assert load_stance(project) == ""
