"""What the chapters on agreement say: these ratings, this cross table, these codings given.

Codings are drawn: a line a coder and code, a letter of the text a column. A dot is not coded, a run
of the same letter one coding; another letter begins the next. `scope` has # where words could be
coded, `turns` and `lines` a run for each turn and paragraph. All texts, codes and coders are
invented.
"""

from __future__ import annotations

from itertools import groupby
from textwrap import dedent
from typing import Any

import numpy as np
import pytest

from plurivox.coding.agreement import Ratings, Row, agreement_table, from_table
from plurivox.coding.units import Codings, ComparedSource, Integers


def ratings(words: str) -> dict[str, list[int | str | None]]:
    """A line a coder: the name, then a value a unit, a dot where it is missing."""
    found = {}
    for line in dedent(words).strip().splitlines():
        name, *values = line.split()
        found[name] = [None if v == "." else int(v) if v.isdigit() else v for v in values]
    return found


def cross(words: str) -> Ratings:
    """A cross table of two coders: rows what the first chose, columns what the second chose."""
    return from_table([[int(cell) for cell in row.split()] for row in words.strip().splitlines()])


def drawn(words: str) -> tuple[Codings, list[ComparedSource]]:
    """Sources, each begun by a line `source NAME` (and the coders who had it, if not all)."""
    rows: list[tuple[int, str, str, int, int]] = []
    heads: list[tuple[str, list[str]]] = []
    spans: list[dict[str, Integers]] = []
    coders: list[str] = []
    codes: list[str] = []
    for line in dedent(words).strip().splitlines():
        first, *rest = line.split()
        if first == "source":
            heads.append((rest[0], rest[1:]))
            spans.append({})
        elif first in ("scope", "turns", "lines"):
            spans[-1][first] = np.array(_runs(rest[0]), np.int64).reshape(-1, 2)
        else:
            coders.append(first)
            codes.append(rest[0])
            rows += [(len(heads) - 1, first, rest[0], *span) for span in _runs(rest[1])]
    coders += [name for _, had in heads for name in had]
    coders, codes = list(dict.fromkeys(coders)), list(dict.fromkeys(codes))
    numbered = [(s, coders.index(who), codes.index(code), a, b) for s, who, code, a, b in rows]
    return Codings.of(numbered, coders, codes), [
        ComparedSource(
            name,
            {"participants": at["scope"]},
            at.get("turns", at["scope"]),
            at.get("lines", at["scope"]),
            frozenset(coders.index(who) for who in had) if had else None,
        )
        for (name, had), at in zip(heads, spans, strict=True)
    ]


def table(words: str, statistics: str | list[str] = "all", **more: Any) -> list[Row]:
    """The rows for all coders of a drawing; `unit` is the character unless it is said."""
    codings, sources = drawn(words)
    known = {name: number for number, name in enumerate(codings.codes)}
    more["domains"] = {
        name: [known[code] for code in codes] for name, codes in more.get("domains", {}).items()
    }
    if "tree" in more:
        more["tree"] = [known.get(more["tree"].get(code), -1) for code in codings.codes]
    asked = {"coders": codings.coders, "unit": "character", "scope": "participants", **more}
    return agreement_table(codings, sources, statistics=statistics, **asked)


def one(rows: list[Row], statistic: str, code: str | None = None, **names: Any) -> Row:
    """The one row of that statistic, code, and whatever else is named; overall unless said."""
    asked = {"domain": None, "source": None, **names}
    found = [
        row
        for row in rows
        if (row.statistic, row.code) == (statistic, code)
        and all(getattr(row, name) == value for name, value in asked.items())
    ]
    assert len(found) == 1, found
    return found[0]


def close(value: float, places: int = 5) -> Any:
    """The printed figure, to as many decimals as it is printed with."""
    return pytest.approx(value, abs=0.500001 * 10**-places)


def _runs(marks: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for mark, group in groupby(marks):
        length = len(list(group))
        if mark != ".":
            found.append((at, at + length))
        at += length
    return found
