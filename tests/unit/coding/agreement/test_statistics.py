"""The table of statistics: complete, explained, and what the package exports."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import numpy as np
import pytest

from plurivox.coding import agreement
from plurivox.coding.agreement import PREVALENCE, STATISTICS, agreement_table
from plurivox.coding.agreement.statistics import Statistic
from plurivox.coding.units import UNITS, Codings, ComparedSource
from tests.pace import pace

NAMES = ("percent", "holsti", "cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa",
         "brennan_prediger", "gwet_ac1", "krippendorff_alpha", "pooled_kappa", "u_alpha",
         "u_alpha_binary", "cu_alpha", "ku_alpha")  # fmt: skip


def test_every_statistic_is_in_the_table_under_the_name_of_its_function() -> None:
    assert tuple(STATISTICS) == NAMES
    for name, statistic in STATISTICS.items():
        assert statistic.name == name
        assert statistic.function is getattr(agreement, name)
        assert name in agreement.__all__


@pytest.mark.parametrize("statistic", STATISTICS.values(), ids=NAMES)
def test_a_page_can_print_what_each_means_in_two_sentences(statistic: Statistic) -> None:
    sentences = re.findall(r"[A-Z0-9][^.]*(?:\.\d[^.]*)*\.(?=\s|$)", statistic.meaning)
    assert len(sentences) == 2, sentences
    assert " ".join(sentences) == statistic.meaning
    assert statistic.title


@pytest.mark.parametrize("statistic", STATISTICS.values(), ids=NAMES)
def test_each_function_cites_its_paper(statistic: Statistic) -> None:
    said = statistic.function.__doc__ or ""
    assert re.search(r"\b(19|20)\d\d\b", said) or "as in u_alpha" in said or "cu_alpha" in said


def test_the_warning_about_prevalence_is_one_for_all_pages() -> None:
    assert "Feinstein and Cicchetti 1990" in PREVALENCE


def test_the_unitizing_family_is_at_the_character() -> None:
    for name, statistic in STATISTICS.items():
        assert statistic.unitizing == ("u_alpha" in name)
        assert statistic.units == (("character",) if statistic.unitizing else UNITS)


@pytest.mark.parametrize("name", [n for n, s in STATISTICS.items() if s.missing])
def test_what_is_said_to_take_missing_values_does(name: str) -> None:
    found = STATISTICS[name].function([1, None, 2, 1], [1, 2, 2, 2], [None, 2, 2, 1])
    assert found.value is not None
    assert found.n == 4


def test_importing_takes_well_under_a_second_and_no_django() -> None:
    code = "import sys, plurivox.coding.agreement; print(*sys.modules)"
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert time.perf_counter() - begin < 5  # a stalled machine; measured 0.2 s
    assert not {"django", "scipy", "pandas", "statsmodels", "nltk"} & set(done.stdout.split())


def made(
    sources: int, codings: int, codes: int, length: int
) -> tuple[Codings, list[ComparedSource]]:
    """Two coders who put a code on much the same words."""
    random = np.random.default_rng(20261122)
    pairs = codings // 2
    source, code = np.arange(pairs) % sources, random.integers(0, codes, pairs)
    start = np.repeat(random.integers(0, length - 400, pairs), 2) + random.integers(0, 60, codings)
    end = start + random.integers(40, 340, codings)
    columns = (np.repeat(source, 2), np.tile([0, 1], pairs), np.repeat(code, 2), start, end)
    spans = np.array([[at + 5, at + 200] for at in range(0, length, 200)])
    scopes = {"all": np.array([[0, length]]), "participants": spans[1::2]}
    return Codings(*columns, coders=("Ann", "Ben"), codes=tuple(map(str, range(codes)))), [
        ComparedSource(f"s{k}", scopes, spans, spans) for k in range(sources)
    ]


@pytest.mark.timed
@pytest.mark.parametrize("scope", ["all", "participants"])
def test_fifty_thousand_codings_of_sixty_codes_in_thirty_six_million_letters(scope: str) -> None:
    codings, sources = made(1000, 50_000, 60, 36_000)
    times = []
    for _ in range(3):
        begin = time.process_time()
        rows = agreement_table(codings, sources, coders=("Ann", "Ben"), unit="character",
                               scope=scope, statistics="all")  # fmt: skip
        times.append(time.process_time() - begin)
    assert len(rows) == 9 * 61 + 1 + 2 * 61 + 2
    assert max(row.n for row in rows) == (36_000_000 if scope == "all" else 17_550_000)
    assert min(times) <= 0.7 * pace()
