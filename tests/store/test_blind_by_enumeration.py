"""Nothing of a coder in an open independent pass reaches anybody else, whatever is asked.

Ada works blind: codes, memos, proposals, examples, edges, undo. Then every function that loads is
called as everybody else would, and what comes back, however deep, names nothing that is hers. The
functions are found by looking, so that one that is added later is called as well, or named here.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pytest

import plurivox.store
from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis, load_gathered
from plurivox.store.codebook_acts import change_code, new_code
from plurivox.store.coding_acts import code_hits, move_coding, remove_coding, save_codings
from plurivox.store.examples import save_example
from plurivox.store.keys import as_id, new_id
from plurivox.store.memos import load_memos, save_memo, save_passage_memo
from plurivox.store.passes import load_pass
from plurivox.store.project import Project
from plurivox.store.readings import save_reading
from plurivox.store.undo import redo, undo
from plurivox.themes.whatif import Without
from tests.store.reading_study import KEY, NURSE, TEA, Desk, close, reading_study
from tests.store_fixtures import NewProject, owner_of

from .blind_study import Study

SECRET = "secretword"
# What is not called, and why.
WITHOUT = {
    "originals.load_original": "bytes of one file, as they were imported",
    "sources.load_speakers": "takes a row of a text; load_text is called",
    "releases.load_release": "one of those that load_releases gives",
    "remarks.load_remarks": "on places of disagreements, which are not told before the end",
    "settlements.load_all_origins": "of codings of the consensus layer; load_origins is called",
    "analysis_layers.load_analysis_layers": "of load_analysis, which is called",
}
OTHERS = ("Bo", "Owner", "Rita")
FILES = ("waiting", "work")  # files between being chosen and being imported: no project yet


@dataclasses.dataclass(frozen=True, slots=True)
class Seen:
    """The secrets; of every function what Bo met before, and what each person meets after."""

    hers: set[str]
    before: dict[str, list[list[str]]]
    after: dict[str, dict[str, list[list[str]]]]


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return reading_study(project, owner)


@pytest.fixture(scope="module")
def seen(new_project_of_module: NewProject) -> Seen:
    """What everybody meets before Ada works and afterwards, of every function, on one study."""
    project = new_project_of_module()
    study = reading_study(project, owner_of(project))
    bo = Desk(study, "Bo")
    before = {name: met(name, one, bo) for name, one in loaders()}
    hers = {key.hex for key in work(Desk(study, "Ada"), SECRET)} | {SECRET}
    after = {
        who: {name: met(name, one, Desk(study, who)) for name, one in loaders()}
        for who in (*OTHERS, "Ada")
    }
    return Seen(hers, before, after)


def work(ada: Desk, word: str) -> list[uuid.UUID]:
    """Everything that a coder does at the reading page, in a blind pass."""
    project, by, one = ada.project, ada.id, ada.in_pass("first")
    code = ada.study.code("Support")
    own = new_code(project, word, by=by, in_pass=one, short=word)
    change_code(project, own, by=by, full=word, reason=word)
    made = save_codings(project, **ada.span(NURSE), codes=[code, own], in_pass=one, by=by)
    made += code_hits(project, hits=[tuple(ada.span(TEA).values())], code=own, in_pass=one, by=by)  # type: ignore[list-item]
    span = ada.span(NURSE)
    made.append(move_coding(project, made[0], start=span["start"], end=span["end"] - 1, by=by))
    remove_coding(project, made[2], by=by)
    undo(project, by)
    redo(project, by)
    undo(project, by)
    assert one
    memos = [
        save_memo(project, ("coding", made[1]), word, in_pass=None, by=by),
        save_memo(project, ("code", code), word, in_pass=one, by=by),
        save_memo(project, ("pass", one), word, in_pass=one, by=by),
        save_passage_memo(project, **ada.span(KEY), words=word, in_pass=one, by=by),
    ]
    save_reading(project, ada.study.text("noa").source, by=by)
    example = save_example(project, code, **ada.span(KEY), by=by, in_pass=one)
    return [own, *made, *memos, example]


def leaves(value: Any) -> Iterator[str]:
    """Everything that a value holds, as words: however deep."""
    if isinstance(value, uuid.UUID):
        yield value.hex
    elif isinstance(value, np.ndarray):
        yield from map(str, value.tolist())
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, inside in value.items():
            yield from leaves(key)
            yield from leaves(inside)
    elif isinstance(value, list | tuple | set | frozenset):
        for inside in value:
            yield from leaves(inside)
    elif isinstance(value, Iterator):
        yield from leaves(list(value))
    else:
        yield str(value)


def loaders() -> list[tuple[str, Callable[..., Any]]]:
    """Every function of the store that loads or searches, by its name."""
    found = []
    for module in pkgutil.iter_modules(plurivox.store.__path__):
        if module.name in FILES or module.ispkg:
            continue
        there = importlib.import_module(f"plurivox.store.{module.name}")
        for name, one in vars(there).items():
            ours = inspect.isfunction(one) and one.__module__ == there.__name__
            if ours and name.startswith(("load_", "search", "codebook_now")):
                found.append((f"{module.name}.{name}", one))
    return sorted(one for one in found if one[0] not in WITHOUT)


LOADERS = pytest.mark.parametrize("name", [name for name, _ in loaders()])


def asked(name: str, function: Callable[..., Any], desk: Desk) -> list[dict[str, Any]]:
    """How somebody asks: with their own layers, as themselves, of the text that Ada works on."""
    text, first = desk.study.text("noa"), load_pass(desk.project, "first")
    known: dict[str, Any] = {
        "project": desk.project,
        "layers": desk.layers,
        "person": desk.id,
        "by": desk.id,
        "reader": desk.id,
        "source": text.source,
        "text": text.id,
        "words": "nurse",
        "name": {"people.load_person": "Ada"}.get(name, "first"),
        "one": first.id if name == "board.load_begun" else first,
        "limit": 50,
        "about": first.id
        if name == "checked.load_changed"
        else [("code", desk.study.code("Support")), ("pass", first.id)],
        "coding": some_coding(desk.project),
        "codings": [some_coding(desk.project)],
        "analysis": load_analysis(desk.project),
        "kind": "code",
        "found": (),
        "key": load_gathered(desk.project, "code", load_analysis(desk.project))[0].id
        if name == "trace.load_trace"
        else None,
        "checklist": "entreq",
        "passages": [(text.source, text.id, 0, 10)],
        "without": Without(sources=frozenset({text.source})),
    }
    parameters = inspect.signature(function).parameters
    needed = {one for one, p in parameters.items() if p.default is inspect.Parameter.empty}
    assert needed <= known.keys(), f"say here how {name} is called: {needed - known.keys()}"
    least = {one: known[one] for one in needed}
    most = {one: known[one] for one in parameters if one in known}
    return [least, most]


def some_coding(project: Project) -> uuid.UUID:
    """The key of a coding, whoever made it: somebody may have guessed it."""
    with project.cursor() as cursor:
        cursor.execute("SELECT min(id) FROM coding" if project.is_file else "SELECT id FROM coding")
        row = cursor.fetchone()
    return as_id(row[0] if row else None) or new_id()


def met(name: str, function: Callable[..., Any], desk: Desk) -> list[list[str]]:
    """What comes back, as words; the sentence where it is refused."""
    found = []
    for arguments in asked(name, function, desk):
        try:
            found.append(list(leaves(function(**arguments))))
        except Refused as refused:
            found.append([str(refused)])
    return found


@pytest.mark.parametrize("who", OTHERS)
@LOADERS
def test_nobody_else_meets_what_a_coder_makes_blind(seen: Seen, name: str, who: str) -> None:
    words = [word for one in seen.after[who][name] for word in one]
    assert not [word for word in words for secret in seen.hers if secret in word]


@LOADERS
def test_what_others_meet_is_the_same_whether_she_works_or_not(seen: Seen, name: str) -> None:
    """Not a count, not an order, not a time: all that Bo loads before is what he loads after."""
    assert seen.after["Bo"][name] == seen.before[name]


def test_she_herself_meets_all_of_it(seen: Seen) -> None:
    """The tests above look for something that is there."""
    words = {word for answers in seen.after["Ada"].values() for one in answers for word in one}
    assert SECRET in words
    assert len(seen.hers & words) >= 6


def test_once_the_pass_is_closed_everybody_meets_it(study: Study) -> None:
    work(Desk(study, "Ada"), SECRET)
    close(study, "first")
    bo = Desk(study, "Bo")
    assert SECRET in set(leaves(load_memos(study.project, layers=bo.layers)))
    assert ("Ada", SECRET, TEA) in bo.sees()
