"""What the chapters on tables say: this table given, these rows come, these faults are told."""

from __future__ import annotations

import io
from importlib import import_module
from textwrap import dedent
from typing import Any

import pytest

from plurivox.evidence.problem import Refused
from plurivox.exchange.rows import Table


def given(kind: str, words: str, name: str = "table.csv") -> Table[Any]:
    """The table that the reader of a kind makes of a csv written in a test."""
    reader = import_module(f"plurivox.exchange.{kind}")
    table: Table[Any] = reader.read(name, io.BytesIO(dedent(words).lstrip().encode()))
    assert table.kind == kind
    return table


def faults(kind: str, words: str) -> list[str]:
    """The sentences of all faults, without the name of the file, which each must begin with."""
    problems = given(kind, words).problems
    for problem in problems:
        assert problem.file == "table.csv"
        assert problem.sentence.startswith(f"table.csv, line {problem.line}: ")
        assert problem.sentence.endswith(".")
    return [problem.sentence.removeprefix("table.csv, ") for problem in problems]


def refusal(kind: str, words: str) -> str:
    """The one sentence that refuses the whole file."""
    with pytest.raises(Refused) as refused:
        given(kind, words)
    (problem,) = refused.value.problems
    assert problem.line is None
    return problem.sentence
