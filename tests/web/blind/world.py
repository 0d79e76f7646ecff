"""Two copies of one invented study that differ in one thing: in one of them Bo has worked blind."""

from __future__ import annotations

import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from argon2 import PasswordHasher
from django.test import Client

from plurivox.store import clock, keys, pins
from plurivox.store.acts import act
from plurivox.store.codebook_acts import change_code, move_code, new_code, retire_code
from plurivox.store.coding_acts import (
    code_hits,
    move_coding,
    remove_coding,
    save_coding,
    save_codings,
)
from plurivox.store.door import create_project, open_project
from plurivox.store.examples import save_example
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.influences import Claimed, save_link
from plurivox.store.keys import passage_id
from plurivox.store.memos import change_memo, remove_memo, save_memo, save_passage_memo
from plurivox.store.pass_acts import Plan, close_pass, open_pass
from plurivox.store.passes import load_pass
from plurivox.store.people import load_person, save_person
from plurivox.store.project import Project
from plurivox.store.readings import save_reading
from plurivox.store.releases import save_release
from plurivox.store.settlements import Ruling, load_disagreements, settle
from plurivox.store.themes import load_themes
from plurivox.store.undo import redo, undo
from plurivox.web.coding import answered
from plurivox.web.serving import Serving
from tests.store.blind_study import Study, blind_study
from tests.web.blind.literature import NURSE, appraise, review, synthesise
from tests.web.conftest import stranger

PIN = "2468"
START = 1_700_000_000_000  # of everything, in milliseconds since 1970
LATER = START + 3 * 86_400_000  # when Bo works
NOW = LATER + 86_400_000  # when the others look
TEA, MONEY = "I made tea.", "The contract ran for six months."
SECRET = "Warm tea"  # the name of the code that Bo invents

# Everybody who must not notice, by what they are to Bo.
ROLES = {
    "owner": "Owner",
    "lead": "Lena",
    "other coder": "Ada",
    "coder outside": "Cleo",
    "reader": "Rea",
}
PEOPLE = {"Lena": "lead", "Ada": "coder", "Bo": "coder", "Cleo": "coder", "Rea": "reader"}


@dataclass(slots=True)
class World:
    """One copy of the study, being served, with a browser for everybody."""

    project: Project
    clients: dict[str, Client] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return Path(self.project.location)

    def client(self, name: str) -> Client:
        return self.clients[name]


@dataclass(frozen=True, slots=True)
class Known:
    """Keys that probes use; those of what Bo made are of rows that one copy does not have."""

    one: uuid.UUID  # the open independent pass
    pilot: uuid.UUID  # a pass that can be compared
    past: uuid.UUID  # a pass that is closed, in which Ada proposed a code
    undecided: uuid.UUID  # that code
    noa: uuid.UUID
    ben: uuid.UUID
    text: uuid.UUID  # of noa
    code: uuid.UUID  # Support
    other: uuid.UUID  # Pay and contract
    people: dict[str, uuid.UUID]
    participant: uuid.UUID
    site: uuid.UUID
    speaker: uuid.UUID
    original: uuid.UUID
    open: uuid.UUID  # a disagreement of the pilot
    proposal: uuid.UUID
    coding: uuid.UUID
    memo: uuid.UUID
    passage: uuid.UUID  # marked by Bo alone
    span: tuple[int, int]  # of that passage
    theme: uuid.UUID
    finding: uuid.UUID
    link: uuid.UUID  # of the map of influences
    item: uuid.UUID  # of the framework
    study: uuid.UUID  # of the literature, reported by ben
    another: uuid.UUID  # the same, reported by noa
    relation: uuid.UUID  # between their constructs
    both: uuid.UUID  # a finding that rests on both
    article: uuid.UUID
    appraised: uuid.UUID  # the study that the article reports
    bare: uuid.UUID  # a study without reports
    mark: uuid.UUID  # a voice that is proposed in it
    section: uuid.UUID


@contextmanager
def at(moment: int) -> Iterator[None]:
    """Everything inside happens then, a second apart."""
    seconds = count(moment, 1000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: next(seconds))
        yield


@contextmanager
def same_each_time() -> Iterator[None]:
    """The same clock, new keys and random keys, whatever was made before."""
    numbers = count(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: NOW)
        patch.setattr(keys, "_last", (0, 0))
        patch.setattr(keys, "time", SimpleNamespace(time_ns=lambda: NOW * 1_000_000))
        patch.setattr(keys, "os", SimpleNamespace(urandom=bytes))
        patch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=next(numbers), version=4))
        answered._said.clear()  # what one copy was answered must not be told to the other
        yield


def build(folder: Path) -> tuple[World, World, Known]:
    """The copy in which Bo has done nothing, the one in which he has worked, and the keys."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pins, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        path = folder / "without" / "study.plurivox"
        path.parent.mkdir()
        with at(START):
            project = create_project(str(path), "Invented", "Owner")
            study = _study(project)
        worked = copied(project, folder / "with" / "study.plurivox")
        with at(LATER):
            made = bo_works(Study(worked, study.owner))
        known = _known(study, made)
        return World(project), World(worked), known


def copied(project: Project, path: Path) -> Project:
    """A copy of a project's file, opened."""
    path.parent.mkdir(parents=True)
    with (
        closing(sqlite3.connect(project.location)) as base,
        closing(sqlite3.connect(path)) as copy,
    ):
        base.backup(copy)
    return open_project(str(path))


def fresh(world: World, folder: Path) -> World:
    """Another copy, for what cannot be taken back."""
    shutil.rmtree(folder, ignore_errors=True)
    return World(copied(world.project, folder / "study.plurivox"))


def seat(world: World) -> World:
    """Everybody sits down at a browser of their own."""
    serving = Serving(world.project)
    for name in ("Owner", *PEOPLE):
        with pytest.MonkeyPatch.context() as patch:
            quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
            patch.setattr(pins, "HASHER", quick)
            own = Serving(world.project, sittings=serving.sittings, wrong_pins=serving.wrong_pins)
            client = stranger(own)
            assert client.get(f"/enter/?token={own.token.word}").status_code == 302
            who = load_person(world.project, name).id
            assert client.post(f"/who/{who}/", {"pin": PIN}).status_code == 302
        world.clients[name] = client
    return world


PARTICIPANTS = "id,site,setting,session,role,gender\nP1,Leeds,high,one,PSW,f\n"
THEMES = (
    "name,definition,codes\nBeing held,Somebody sits down.,Support\n"
    "Loose ends,What frays.,Pay and contract\n"
)
ITEMS = "kind,no,name,definition\nprinciple,1,Presence,Invented: being there.\n"
FINDINGS = "claim,theme,polarity\nSomebody who sits down is remembered.,Being held,facilitator\n"


def _study(project: Project) -> Study:
    owner = load_person(project).id
    for name, role in PEOPLE.items():
        save_person(project, name, role, by=owner)
    study = blind_study(project, owner)  # opens “first” for Ada and Bo
    tables = {"people": PARTICIPANTS, "themes": THEMES, "findings": FINDINGS, "items": ITEMS}
    files = [File(f"{name}.csv", words.encode()) for name, words in tables.items()]
    outcomes = store_files(project, read_files(files), Choices(), by=owner)
    assert all(one.stored for one in outcomes), outcomes
    review(study)
    held, loose = (("theme", one.id) for one in load_themes(project))
    save_link(project, Claimed(loose, held, "less", "hypothesis"), by=owner)
    _pilot(study)
    _past(study)
    save_release(project, "before the first", by=owner)
    lena, ada = study.person("Lena"), study.person("Ada")
    text = study.text("ben")
    save_coding(project, text=text.id, start=text.words.index("six"), end=text.words.index("six")
                + 10, code=study.code("Pay and contract"), in_pass=None, by=lena)  # fmt: skip
    own = study.mark("Ada", "first", "noa", NURSE, study.code("Support"))
    one = load_pass(project, "first").id
    save_memo(project, ("coding", own), "Ada’s own thought.", in_pass=one, by=ada)
    new_code(project, "Ada’s own code", by=ada, in_pass=one)
    synthesise(study)
    for name in ("Owner", *PEOPLE):
        pins.set_pin(project, study.person(name), PIN)
    return study


def _pilot(study: Study) -> None:
    """A pass of Ada and Cleo that came in closed, with one of its disagreements settled."""
    rows = ["source,coder,code,start,end,quote"]
    for coder, quote, code in (
        ("Ada", NURSE, "Support"), ("Cleo", NURSE, "Being met as an equal"),
        ("Ada", TEA, "Unclear duties"), ("Cleo", "with a key", "Support"),
    ):  # fmt: skip
        start = study.text("noa").words.index(quote)
        rows.append(f"noa,{coder},{code},{start},{start + len(quote)},{quote}")
    read = read_files([File("pilot.csv", "\n".join(rows).encode())], "codings")
    outcome = store_files(study.project, read, Choices(in_pass="pilot"), by=study.owner)[0]
    assert outcome.stored, outcome
    first = load_disagreements(study.project, "pilot")[0]
    settle(study.project, "pilot", first.place, Ruling("both"), by=study.owner)


def _past(study: Study) -> None:
    """A pass of Ada and Cleo that was coded here and closed, with a code to decide on."""
    project = study.project
    open_pass(project, Plan("past", ("Ada", "Cleo"), sources=("ben",)), by=study.owner)
    made = study.propose("Ada", "past", "Every second week")
    study.mark("Ada", "past", "ben", "every second week", made)
    close_pass(project, load_pass(project, "past"), by=study.owner)


@dataclass(frozen=True, slots=True)
class Made:
    """Keys of what Bo made."""

    proposal: uuid.UUID
    coding: uuid.UUID
    memo: uuid.UUID
    passage: uuid.UUID
    span: tuple[int, int]


def bo_works(study: Study) -> Made:
    """Everything that a coder can do in a pass but declare it done, some of it taken back; and an
    appraisal that is not finished.
    """
    project, bo = study.project, study.person("Bo")
    one, noa, ben = load_pass(project, "first").id, study.text("noa"), study.text("ben")
    said: dict[str, Any] = {"in_pass": one, "by": bo}

    def span(words: str, text: Any = noa) -> dict[str, Any]:
        start = text.words.index(words)
        return {"text": text.id, "start": start, "end": start + len(words)}

    proposal = new_code(project, SECRET, **said, parent=study.code("Support"), short="Cups")
    new_code(project, "Pay and contract, late", **said)
    unwanted = new_code(project, "Being met", **said)
    change_code(project, proposal, name=SECRET, full="A cup that somebody brings.", by=bo)
    move_code(project, unwanted, proposal, by=bo)
    retire_code(project, unwanted, reason="too wide", by=bo)

    save_reading(project, noa.source, by=bo, day="2026-11-20")
    appraise(project, bo, SECRET)
    alone = span("I was a patient first.")
    coding = save_coding(project, **alone, code=proposal, **said)
    save_codings(project, **span(NURSE), codes=[study.code("Support"), proposal], **said)
    moved = save_coding(project, **span("with a key"), code=study.code("Support"), **said)
    moved = move_coding(project, moved, **_edges(span("to stay, with a key")), by=bo)
    gone = save_coding(project, **span(TEA), code=study.code("Unclear duties"), **said)
    remove_coding(project, gone, by=bo)
    code_hits(
        project,
        hits=[tuple(span(words, ben).values()) for words in (MONEY, "My supervisor")],
        code=study.code("Pay and contract"),
        **said,
    )
    memo = save_memo(project, ("coding", coding), "She says it without shame.", **said)
    save_memo(project, ("code", proposal), "Is it a code of its own?", **said)
    save_memo(project, ("code", study.code("Support")), "Wider than I thought.", **said)
    save_memo(project, ("source", noa.source), "Read twice, at night.", **said)
    save_memo(project, ("pass", one), "I like her too much.", **said)
    save_passage_memo(project, **span("They asked me"[5:]), words="Who asked?", **said)
    change_memo(project, memo, "She says it without any shame.", by=bo)
    lost = save_memo(project, ("coding", coding), "No.", **said)
    remove_memo(project, lost, by=bo)
    save_example(project, study.code("Support"), **span("what I had seen."), **said)
    undo(project, bo)
    redo(project, bo)
    undo(project, bo)
    save_example(project, proposal, **span("She asked"), **said)
    passage = passage_id(alone["text"], alone["start"], alone["end"])
    return Made(proposal, coding, memo, passage, (alone["start"], alone["end"]))


def _edges(span: dict[str, Any]) -> dict[str, int]:
    return {"start": span["start"], "end": span["end"]}


def _known(study: Study, made: Made) -> Known:
    project = study.project
    pilot = load_pass(project, "pilot")
    left = next(q for q in load_disagreements(project, "pilot") if q.settled is None)
    noa = study.text("noa")

    def key(query: str) -> uuid.UUID:
        with project.cursor() as cursor:
            cursor.execute(query)
            return keys.as_key(cursor.fetchone()[0])

    return Known(
        load_pass(project, "first").id,
        pilot.id,
        load_pass(project, "past").id,
        key("SELECT id FROM code WHERE name = 'Every second week'"),
        noa.source,
        study.text("ben").source,
        noa.id,
        study.code("Support"),
        study.code("Pay and contract"),
        {name: study.person(name) for name in ("Owner", *PEOPLE)},
        key("SELECT id FROM participant LIMIT 1"),
        key("SELECT id FROM site LIMIT 1"),
        key("SELECT id FROM speaker ORDER BY id LIMIT 1"),
        key("SELECT id FROM original ORDER BY id LIMIT 1"),
        left.place.key(pilot.id),
        made.proposal,
        made.coding,
        made.memo,
        made.passage,
        made.span,
        key("SELECT id FROM theme WHERE name = 'Being held'"),
        key("SELECT id FROM finding LIMIT 1"),
        key("SELECT id FROM influence LIMIT 1"),
        key("SELECT id FROM framework_item LIMIT 1"),
        key("SELECT id FROM study WHERE name = 'Adeyemi 2018'"),
        key("SELECT id FROM study WHERE name = 'Halvorsen 2021'"),
        key("SELECT id FROM relation LIMIT 1"),
        key("SELECT id FROM finding WHERE claim = 'Both studies say so.'"),
        key("SELECT id FROM source WHERE kind = 'article'"),
        key("SELECT id FROM study WHERE name = 'Okello 2020'"),
        key("SELECT id FROM study WHERE name = 'Bare 2019'"),
        key("SELECT id FROM voice_mark ORDER BY start LIMIT 1"),
        key("SELECT id FROM section ORDER BY start LIMIT 1"),
    )


def bo_only_looks(world: World) -> None:
    """Nothing: for telling that a difference comes of Bo's work and not of the test."""
    with act(world.project, load_person(world.project, "Bo").id, "nothing"):
        pass
