"""Law 3 by enumeration: nothing that a coder does in an open independent pass reaches anybody else.

There are two copies of one study; in one of them Bo has worked blind. Every page and every command
is asked of both by everybody else, and answers the same to the byte. `docs/blindness.md` lists what
is asked of what: `python -m tests.web.blind.table` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import plurivox
from plurivox.cli import COMMANDS as ALL_COMMANDS
from plurivox.notebook import Notebook, Table
from plurivox.store.codings import load_codings
from plurivox.store.exporting import TABLES
from plurivox.store.pass_acts import close_pass
from plurivox.store.passes import load_layers, load_pass
from plurivox.store.people import load_person
from plurivox.store.work import TASKS
from plurivox.web.waiting import ROOM
from tests.web.blind.ask import Exempt
from tests.web.blind.asking import RANDOM, Page, ask, command, pages
from tests.web.blind.rows import PAGES
from tests.web.blind.rows_of_commands import COMMANDS, Run
from tests.web.blind.table import JOBS, PARTLY, written_table
from tests.web.blind.world import ROLES, SECRET, Known, World, build, fresh, seat

ALL_PAGES = {page.name: page for page in pages()}
ASKED = "Who are you?"  # the page of somebody who has not sat down
AT_THE_DOOR = {"people:choose", "people:pin"}
# Commands that are given a copy of their own.
WRITING = {"undo", "import", "release", "pass", "method", "readings"}


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, World, Known]]:
    """Without Bo's work, with it, and the keys that probes use."""
    without, with_, known = build(tmp_path_factory.mktemp("blind"))
    yield seat(without), seat(with_), known
    ROOM.end()


def test_every_page_has_a_row_and_no_row_is_left_over() -> None:
    assert set(PAGES) == set(ALL_PAGES), "say in tests/web/blind/rows.py what is asked of it"


def test_every_command_has_a_row_and_no_row_is_left_over() -> None:
    assert list(COMMANDS) == [one.name for one in ALL_COMMANDS]


def test_every_job_has_a_row() -> None:
    assert set(JOBS) == set(TASKS)


def test_the_table_in_the_manual_is_the_one_that_is_tested(repository: Path) -> None:
    kept = (repository / "docs" / "blindness.md").read_text(encoding="utf-8")
    assert kept == written_table(), "python -m tests.web.blind.table"


@pytest.mark.parametrize("name", [n for n, row in PAGES.items() if not isinstance(row, Exempt)])
def test_a_page_is_the_same_to_the_byte(name: str, worlds: tuple[World, World, Known]) -> None:
    without, with_, known = worlds
    row, page = PAGES[name], ALL_PAGES[name]
    assert not isinstance(row, Exempt)
    asked = {one.method for one in row} | set(PARTLY.get(name, {}))
    assert set(page.methods) <= asked, f"{name} is not asked by every method that it takes"
    answered = False
    for role, person in ROLES.items():
        for number, one in enumerate(row):
            before = ask(without, person, one, known)
            after = ask(with_, person, one, known)
            shows = f"{role}, {name}, request {number}: Bo's work shows"
            assert before == after, f"{shows}\n{difference(before, after)}"
            there = before[-1][0] < 400 and (name in AT_THE_DOOR or ASKED not in before[-1][2])
            answered |= there
    assert answered, f"nobody was answered anything by {name}: the requests are wrong"


def difference(before: object, after: object) -> str:
    """The first lines that tell Bo's work."""
    one, other = (str(answers).replace("\\n", "\n").splitlines() for answers in (before, after))
    return "\n".join(islice(unified_diff(one, other, "without", "with", n=0, lineterm=""), 12))


@pytest.mark.parametrize(
    ("name", "number"),
    [(n, i) for n, row in COMMANDS.items() if not isinstance(row, Exempt) for i in range(len(row))],
)
def test_a_command_says_and_writes_the_same(
    name: str, number: int, worlds: tuple[World, World, Known], tmp_path: Path
) -> None:
    row = COMMANDS[name]
    assert not isinstance(row, Exempt)
    for role, person in ROLES.items():
        said = []
        for at, world in enumerate(worlds[:2]):
            folder = tmp_path / f"{role}{at}"
            folder.mkdir()
            own = fresh(world, folder / "copy") if name in WRITING else world
            said.append(command(own, person, row[number], folder))
        assert said[0] == said[1], f"{role}, plurivox {name}: Bo's work shows"


def test_commands_are_asked_what_they_answer(
    worlds: tuple[World, World, Known], tmp_path: Path
) -> None:
    """Of every command at least one line does what it should for the owner."""
    for name, row in COMMANDS.items():
        if isinstance(row, Exempt):
            continue
        codes = []
        for number, one in enumerate(row):
            world = fresh(worlds[1], tmp_path / f"{name}{number}")
            codes.append(command(world, "Owner", one, tmp_path)[0])
        assert 0 in codes, name


@pytest.mark.parametrize(
    "kind",
    [
        *("codings", "codebook", "participants", "themes", "findings"),
        *("grid", "cerqual", "entreq", "emerge"),
    ],
)
@pytest.mark.parametrize("role", ["lead", "other coder"])
def test_a_table_exported_in_the_browser_is_the_same(
    kind: str, role: str, worlds: tuple[World, World, Known], tmp_path: Path
) -> None:
    found = []
    ending = ".csv" if kind in TABLES else ".html"
    for world in worlds[:2]:
        client = world.client(ROLES[role])
        answer = client.post("/exchange/", {"kind": kind, "ending": ending})
        one = ROOM.of(_asking(world, ROLES[role]), "export")[-1]
        one.wait(60)
        assert answer.status_code == 302
        page = client.get(f"/exchange/{one.key}/").content.decode().replace(one.key, "KEY")
        file = client.get(f"/exchange/{one.key}/{kind}{ending}")
        assert file.status_code == 200
        found.append((_plain(page), bytes(file.content)))
        ROOM.drop(one)
    assert found[0] == found[1]
    assert found[0][1].strip()


def _asking(world: World, name: str) -> Any:
    """A request as the room of waiting things asks for it: whose, and of which project."""

    class Asking:
        project = world.project
        person = load_person(world.project, name)

    return Asking()


def _plain(page: str) -> str:
    for pattern, instead in RANDOM:
        page = pattern.sub(instead, page)
    return page


def test_a_notebook_sees_nothing_of_it(worlds: tuple[World, World, Known]) -> None:
    def tables(world: World) -> dict[str, Any]:
        with plurivox.open(str(world.path)) as book:
            return {name: _read(book, name) for name in sorted(_public(book))}

    without, with_ = (tables(world) for world in worlds[:2])
    assert without == with_
    assert without["codings"], "the pilot is there"


def _public(book: Notebook) -> set[str]:
    return {n for n in dir(book) if not n.startswith("_") and n != "close"}


def _read(book: Notebook, name: str) -> Any:
    does = getattr(book, name)
    for words in ((), ("pilot",), ("first",)):
        try:
            found = does(*words)
        except TypeError:
            continue
        except Exception as refused:
            return str(refused)
        return found.rows if isinstance(found, Table) else found
    raise AssertionError(f"say how Notebook.{name} is asked")


def test_bo_himself_sees_what_he_did(worlds: tuple[World, World, Known]) -> None:
    """The two copies do differ, and the pages that were compared would show it."""
    without, with_, known = worlds
    differing = set()
    for name in ("project:home", "coding:index", "coding:codebook", "coding:code", "coding:source",
                 "coding:memos", "coding:act", "coding:take_back"):  # fmt: skip
        row = PAGES[name]
        assert not isinstance(row, Exempt)
        if any(ask(without, "Bo", one, known) != ask(with_, "Bo", one, known) for one in row):
            differing.add(name)
    assert differing == {
        "project:home", "coding:index", "coding:codebook", "coding:code", "coding:source",
        "coding:memos", "coding:act", "coding:take_back",
    }  # fmt: skip


def test_commands_show_bo_his_own_work(worlds: tuple[World, World, Known], tmp_path: Path) -> None:
    without, with_ = (
        command(world, "Bo", Run(("codings", "--json")), tmp_path) for world in worlds[:2]
    )
    assert without != with_
    assert SECRET in with_[1]


def test_after_closing_everybody_sees_it(
    worlds: tuple[World, World, Known], tmp_path: Path
) -> None:
    """What was compared is what would show: it does, as soon as the pass is closed."""
    seen = []
    for world in worlds[:2]:
        own = fresh(world, tmp_path / world.path.parent.name)
        ada = load_person(own.project, "Ada").id
        close_pass(own.project, load_pass(own.project, "first"), by=ada)
        seen.append(len(load_codings(own.project, layers=load_layers(own.project, ada))))
    assert seen[0] < seen[1]


def test_no_answer_is_slower_by_what_others_did(
    worlds: tuple[World, World, Known], tmp_path: Path
) -> None:
    """A hundred times Bo's work does not make the page of another coder do more queries."""
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    counts = []
    for world in worlds[:2]:
        with CaptureQueriesContext(connections[world.project.alias]) as queries:
            world.client("Ada").get(f"/coding/{worlds[2].noa}/?pass={worlds[2].one}")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_pages_are_those_of_the_program() -> None:
    assert len(ALL_PAGES) == len(list(pages())), "two pages have one name"
    assert all(isinstance(page, Page) for page in ALL_PAGES.values())
