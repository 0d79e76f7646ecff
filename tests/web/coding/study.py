"""A small invented study that was coded blind, closed, and can be compared."""

from __future__ import annotations

import uuid

from plurivox.store.pass_acts import close_pass
from plurivox.store.passes import load_pass
from plurivox.store.project import Project
from tests.store.blind_study import Study, blind_study

NURSE, TEA, MONEY = "The nurse who sat down.", "I made tea.", "The contract ran for six months."
KEY = "with a key"


def differing(project: Project, owner: uuid.UUID) -> Study:
    """Ada and Bo agree on the nurse, differ on the tea, and each has coded something alone."""
    study = blind_study(project, owner)
    for coder in ("Ada", "Bo"):
        study.mark(coder, "first", "noa", NURSE, study.code("Support"))
    study.mark("Ada", "first", "noa", TEA, study.code("Unclear duties"))
    study.mark("Bo", "first", "noa", TEA, study.code("Being met as an equal"))
    study.mark("Ada", "first", "noa", KEY, study.code("Being met as an equal"))
    study.mark("Bo", "first", "ben", MONEY, study.code("Pay and contract"))
    return study


def ready(project: Project, owner: uuid.UUID) -> Study:
    """The same, closed."""
    study = differing(project, owner)
    close_pass(project, load_pass(project, "first"), by=owner)
    return study
