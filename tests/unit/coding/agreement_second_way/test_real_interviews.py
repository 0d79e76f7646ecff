"""The two ways on real interviews and on a synthetic project of two coders, where they are at hand.

The words are real, the codings of the interviews are drawn at random.
"""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import numpy as np
import pytest

from plurivox.coding.agreement import Row, agreement_table
from plurivox.coding.units import (
    Codings,
    ComparedSource,
    Unit,
    paragraph_units,
    participants_scope,
    turn_units,
    whole_scope,
)
from plurivox.exchange import plain
from plurivox.transcripts.transcript import Transcript
from tests.unit.coding.agreement_second_way import by_letters

CODERS, CODES = ("Ann", "Ben"), ("pay", "bus", "tea")
QUICK = ("percent", "holsti", "cohen_kappa", "gwet_ac1", "brennan_prediger")  # for many letters


@pytest.fixture(scope="module")
def interviews(real_data: Path) -> list[Transcript]:
    files = sorted((real_data / "interviews").glob("*.txt"))
    assert len(files) == 5
    return [plain.read(file.name, io.BytesIO(file.read_bytes())) for file in files]


@pytest.fixture(scope="module")
def sources(interviews: list[Transcript]) -> list[ComparedSource]:
    return [
        ComparedSource(
            one.name,
            {
                "participants": participants_scope(
                    one.turns, {k for k, speaker in enumerate(one.speakers) if speaker.asks}
                ),
                "all": whole_scope(len(one.words)),
            },
            turn_units(one.turns),
            paragraph_units(one.words),
        )
        for one in interviews
    ]


@pytest.fixture(scope="module")
def codings(interviews: list[Transcript]) -> Codings:
    """Ben sees three in four of Ann's passages, with other edges, and some of his own."""
    drawn, rows = random.Random(4), []
    for source, one in enumerate(interviews):
        for _ in range(60):
            start = drawn.randrange(len(one.words) - 400)
            end, code = start + drawn.randint(20, 350), drawn.randrange(3)
            rows.append((source, 0, code, start, end))
            if drawn.random() < 0.75:
                rows.append((source, 1, code, start + drawn.randint(-15, 15), end))
        rows.append((source, 1, drawn.randrange(3), 500, 900))
    return Codings.of(rows, CODERS, CODES)


def table(codings: Codings, sources: list[ComparedSource], unit: Unit, scope: str) -> list[Row]:
    return agreement_table(
        codings, sources, coders=CODERS, unit=unit, scope=scope, statistics="all"
    )


def second_way(
    codings: Codings, source: ComparedSource, number: int, code: int, unit: Unit, scope: str
) -> list[list[int]]:
    length = int(max(codings.end.max(), source.scopes["all"].max()))
    spans = [(int(a), int(b)) for a, b in source.scopes[scope]]
    rows = []
    for coder in range(2):
        mine = (codings.source == number) & (codings.coder == coder) & (codings.code == code)
        own = zip(codings.start[mine].tolist(), codings.end[mine].tolist(), strict=True)
        row = by_letters.letters(length, list(own))
        if unit == "character":
            rows.append(by_letters.in_scope(row, spans))
        else:
            units = source.turns if unit == "turn" else source.paragraphs
            rows.append(by_letters.units_coded(row, spans, [(int(a), int(b)) for a, b in units]))
    return rows  # type: ignore[return-value]


@pytest.mark.parametrize("scope", ["participants", "all"])
@pytest.mark.parametrize("unit", ["character", "turn", "paragraph"])
def test_codings_of_real_interviews(
    codings: Codings, sources: list[ComparedSource], unit: Unit, scope: str
) -> None:
    rows = {(r.statistic, r.code, r.source): r for r in table(codings, sources, unit, scope)}
    for code, name in enumerate(CODES):
        parts = [second_way(codings, s, k, code, unit, scope) for k, s in enumerate(sources)]
        whole = [[unit for part in parts for unit in part[coder]] for coder in range(2)]
        for statistic in QUICK if unit == "character" else by_letters.BY_CATEGORIES:
            row = rows[statistic, name, None]
            expected = by_letters.BY_CATEGORIES[statistic](whole, [0, 1])
            assert row.value == pytest.approx(expected, abs=1e-9), row
            assert row.n == len(whole[0])
    if unit == "turn":
        turns = {name: rows["percent", "pay", name].n for name in ("Jessica", "Sam")}
        if scope == "all":
            assert turns == {"Jessica": 147, "Sam": 84}
        else:
            assert turns["Jessica"] < 147
            assert turns["Sam"] < 84


def test_the_facilitators_words_make_the_scope_smaller(sources: list[ComparedSource]) -> None:
    for source in sources:
        said = np.diff(source.scopes["participants"]).sum()
        assert 0.3 * source.scopes["all"][0, 1] < said < source.scopes["all"][0, 1]


def test_a_synthetic_project_of_two_coders(real_data: Path) -> None:
    lines = (real_data / "qda" / "synthetic_codings.jsonl").read_text().splitlines()
    given = [json.loads(line) for line in lines]
    rows = [(c["doc"], c["coder"], c["code"], c["start"], c["end"]) for c in given]
    many, codes = max(row[0] for row in rows) + 1, max(row[2] for row in rows) + 1
    length = max(row[4] for row in rows)
    scope = {"all": whole_scope(length)}
    sources = [ComparedSource(f"s{k}", scope) for k in range(many)]
    codings = Codings.of(rows, CODERS, [str(code) for code in range(codes)])
    found = table(codings, sources, "character", "all")
    for code in range(codes):
        cells = np.zeros((2, many, length), bool)
        for source, coder, own, start, end in rows:
            if own == code:
                cells[coder, source, start:end] = True
        both, n = (cells[0] & cells[1]).sum(), cells[0].size
        first, second = cells[0].sum(), cells[1].sum()
        by_name = {r.statistic: r for r in found if r.code == str(code) and r.source is None}
        if first + second:
            assert by_name["holsti"].value == pytest.approx(2 * both / (first + second))
            po = (n - first - second + 2 * both) / n
            assert by_name["percent"].value == pytest.approx(po, abs=1e-12)
            chance = first / n * second / n + (1 - first / n) * (1 - second / n)
            kappa = (po - chance) / (1 - chance)
            assert by_name["cohen_kappa"].value == pytest.approx(kappa, abs=1e-8)
