"""A methodologist opens a project and reads it as tables."""

from __future__ import annotations

import asyncio
import uuid
from pathlib import Path

import pytest

import plurivox
from plurivox.notebook import Table
from plurivox.store.pass_acts import close_pass
from plurivox.store.passes import load_pass
from plurivox.store.project import Project

from .blind_study import blind_study

NURSE = "The nurse who sat down."


def test_the_chain_as_tables(project: Project, owner: uuid.UUID) -> None:
    study = blind_study(project, owner)
    for coder in ("Ada", "Bo"):
        study.mark(coder, "first", "noa", NURSE, study.code("Support"))
    with plurivox.open(project.location) as book:
        assert len(book.codings()) == 0, "the pass is open"
        assert book.sources()["name"] == ["ben", "noa"]
        assert book.sources()["turns"] == [4, 6]
        assert set(book.codebook()["name"]) >= {"Support", "Pay and contract"}
    close_pass(project, load_pass(project, "first"), by=owner)
    with plurivox.open(project.location) as book:
        rows = list(book.codings())
        assert [(row["coder"], row["quote"]) for row in rows] == [("Ada", NURSE), ("Bo", NURSE)]
        assert book.status()["codings"] == 2
        percent = book.agreement("first", statistic="percent", unit="turn")
        values = {row["code"]: row["value"] for row in percent if row["source"] is None}
        assert values["Support"] == 1


def test_participants_have_their_attributes_as_columns(project: Project, owner: uuid.UUID) -> None:
    from plurivox.store.importing import Choices, File, read_files, store_files

    table = File("people.csv", b"id,site,role,age\n1,Ulm,nurse,40\n2,Ulm,PSW,\n")
    store_files(project, read_files([table]), Choices(), by=owner)
    with plurivox.open(project.location) as book:
        people = book.participants()
    assert people["number"] == ["1", "2"]
    assert people["age"] == ["40", None]


def test_it_opens_in_a_cell_of_a_notebook_and_by_a_path(project: Project) -> None:
    """The cells of a notebook run inside an event loop."""

    async def cell() -> int:
        place = Path(project.location) if project.is_file else project.location
        with plurivox.open(place) as book:
            return book.status()["sources"]

    assert asyncio.run(cell()) == 0


def test_a_column_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(KeyError, match="there are: a, b"):
        Table(("a", "b"), ((1, 2),))["c"]


def test_to_pandas_where_it_is_installed() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = Table(("a", "b"), ((1, 2), (3, 4))).to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame["b"].tolist() == [2, 4]
