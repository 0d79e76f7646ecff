"""Every published example that is required, from the file that holds them, against our functions.

The chapters of tests/spec/agreement hold the same figures; this makes sure that none is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plurivox.coding.agreement import (
    Agreement,
    Ratings,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    cu_alpha,
    fleiss_kappa,
    from_counts,
    from_table,
    gwet_ac1,
    krippendorff_alpha,
    ku_alpha,
    percent,
    pooled_kappa,
    scott_pi,
    u_alpha,
    u_alpha_binary,
)

Entry = dict[str, Any]
Check = tuple[str, float | None, float]  # what, computed, published
ELSEWHERE = {"guest2020", "chao2_BCI"}  # saturation and richness have their own chapter
COEFFICIENTS: dict[str, Callable[..., Agreement]] = {
    "po": percent, "pa": percent, "Ao": percent, "percent": percent,
    "kappa": cohen_kappa, "cohen": cohen_kappa, "pi": scott_pi, "scott_pi": scott_pi,
    "BP": brennan_prediger, "S": brennan_prediger, "randolph": brennan_prediger,
    "AC1": gwet_ac1, "alpha": krippendorff_alpha, "fleiss": fleiss_kappa, "conger": conger_kappa,
}  # fmt: skip


def coefficients(given: Any, printed: Entry) -> Iterator[Check]:
    for name, value in printed.items():
        if name in COEFFICIENTS:
            yield name, COEFFICIENTS[name](given).value, value
        elif name.removesuffix("_se") in COEFFICIENTS:
            yield name, COEFFICIENTS[name.removesuffix("_se")](given).se, value


def levels(entry: Entry) -> Iterator[Check]:
    for level, value in entry["alpha"].items():
        yield level, krippendorff_alpha(entry["data"], level=level).value, value


def lists(entry: Entry) -> Iterator[Check]:
    yield from coefficients(entry["data"], entry)


def cross(entry: Entry) -> Iterator[Check]:
    yield from coefficients(from_table(entry["table"]), entry)


def several(entries: list[Entry]) -> Iterator[Check]:
    for entry in entries:
        yield from cross(entry)


def counts(entry: Entry) -> Iterator[Check]:
    yield from coefficients(from_counts(entry["table"]), entry)


def gwet(entry: Entry) -> Iterator[Check]:
    yield from coefficients(entry["data"], entry["identity"])
    low, high = entry["identity"]["AC1_ci"]
    ac1 = gwet_ac1(entry["data"])
    yield from [("low", ac1.low, low), ("high", ac1.high, high)]
    yield "AC2 linear", gwet_ac1(entry["data"], weights="linear").value, entry["linear_AC2"]
    for name, function in [("AC2", gwet_ac1), ("fleiss", fleiss_kappa), ("conger", conger_kappa),
                           ("BP", brennan_prediger)]:  # fmt: skip
        value = function(entry["data"], weights="quadratic").value
        yield f"quadratic {name}", value, entry["quadratic"][name]


def sas(entry: Entry) -> Iterator[Check]:
    kappa = cohen_kappa(from_table(entry["table"]))
    yield from [("kappa", kappa.value, entry["kappa"]), ("ase", kappa.se, entry["ase"])]
    yield from [("low", kappa.low, entry["ci"][0]), ("high", kappa.high, entry["ci"][1])]
    yield "ase0", kappa.se_null, entry["ase0"]
    yield "z", float(kappa) / (kappa.se_null or 0), entry["z"]
    linear = cohen_kappa(from_table(entry["table"]), weights="linear")
    yield "linear", linear.value, entry["weighted_linear"]
    yield from zip(("low", "high"), (linear.low, linear.high), entry["weighted_ci"], strict=True)


def nvivo(entry: Entry) -> Iterator[Check]:
    both, neither = entry["chars"]["both"], entry["chars"]["neither"]
    for one, other, name in [(150, 0, "kappa_if_split_150_0"), (75, 75, "kappa_if_split_75_75")]:
        assert one + other == entry["chars"]["only_one"]
        given: Ratings = from_table([[both, one], [other, neither]])
        yield name, cohen_kappa(given).value, entry[name]
        yield "percent", percent(given).value, entry["percent"]


def pooled(entry: Entry) -> Iterator[Check]:
    tables = entry["tables_n11_n10_n01_n00"]
    found = pooled_kappa(tables)
    yield "pooled", found.value, entry["pooled"]
    yield "mean_po", 1 - (found.observed or 0), entry["mean_po"]
    yield "mean_pe", 1 - (found.expected or 0), entry["mean_pe"]
    kappas = [float(cohen_kappa(from_table([[a, b], [c, d]]))) for a, b, c, d in tables]
    yield "mean_of_kappas", sum(kappas) / len(kappas), entry["mean_of_kappas"]


def spans_of_2004(entry: Entry, whole: Entry) -> Iterator[Check]:
    older = whole["dkpro_alphaU_2004"]
    for code in ("c", "k"):
        units = [[(a, a + n, code) for a, n in older[coder][code]] for coder in ("i", "j")]
        yield code, u_alpha(units, 300, begin=150).value, entry[code]


def toy(entry: Entry) -> Iterator[Check]:
    units = [[tuple(unit) for unit in entry[coder]] for coder in ("coder1", "coder2")]
    for name, function in [("u_alpha", u_alpha), ("binary", u_alpha_binary),
                           ("cu_alpha", cu_alpha)]:  # fmt: skip
        yield name, function(units, 100).value, entry[name]


def third_party(entry: Entry) -> Iterator[Check]:
    units = {name: [tuple(unit) for unit in own] for name, own in entry["data"].items()}
    length, printed = entry["L"], entry["printed_by_port"]
    yield "u", u_alpha(units, length).value, entry["recomputed_u"]
    yield "|u", u_alpha_binary(units, length).value, entry["recomputed_|u"]
    cu = cu_alpha(units, length)
    yield from [("cu", cu.value, printed["cu"]), ("cov", cu.coverage, printed["cu_coverage"])]
    for code in (1, 2):
        ku = ku_alpha(units, length, code)
        yield f"({code})u", ku.value, printed[f"({code})u"]
        yield f"({code})cov", ku.coverage, printed[f"({code})cov"]


CHECKS: dict[str, Callable[..., Iterator[Check]]] = {
    "kripp_12x4": levels, "kripp_wiki_3x15": levels, "kripp_binary_10": lists,
    "kripp_nominal_12": lambda entry: lists({**entry, "data": list(map(list, entry["data"]))}),
    "fleiss_wiki_10x14x5": counts, "gwet_12x4": gwet, "cohen_3x3_abstractors": cross,
    "cohen_4x4_diagnosis": cross, "sas_3x3": sas, "artstein_poesio": cross, "paradox": several,
    "kappa_2x2": several, "nvivo_1000": nvivo, "pooled_kappa_computed": pooled,
    "ualpha_2016_on_same": spans_of_2004, "ualpha_toy_L100": toy,
    "ualpha_third_party_L20": third_party,
}  # fmt: skip


@pytest.fixture(scope="module")
def oracles(real_data: Path) -> Entry:
    found: Entry = json.loads((real_data / "agreement" / "oracles.json").read_text())
    return found


def test_every_required_example_is_covered(oracles: Entry) -> None:
    required = {
        name for name, status in oracles["_status"].items() if status.startswith("required")
    }
    assert required - ELSEWHERE == set(CHECKS)
    assert set(oracles["_status"]) == set(oracles) - {"_status"}


def least(published: float) -> float:
    """Half of the last decimal that is printed, of three at least: the file drops closing zeros."""
    return 0.500001 * 10.0 ** -max(len(repr(float(published)).partition(".")[2]), 3)


FIGURES = {
    "kripp_12x4": 4, "kripp_wiki_3x15": 3, "kripp_binary_10": 3, "kripp_nominal_12": 1,
    "fleiss_wiki_10x14x5": 2, "gwet_12x4": 14, "cohen_3x3_abstractors": 8,
    "cohen_4x4_diagnosis": 6, "sas_3x3": 9, "artstein_poesio": 5, "paradox": 18, "kappa_2x2": 3,
    "nvivo_1000": 4, "pooled_kappa_computed": 4, "ualpha_2016_on_same": 2, "ualpha_toy_L100": 3,
    "ualpha_third_party_L20": 8,
}  # fmt: skip


@pytest.mark.parametrize("name", CHECKS)
def test_the_published_figures_come_out(name: str, oracles: Entry) -> None:
    more = (oracles,) if CHECKS[name] is spans_of_2004 else ()
    checks = list(CHECKS[name](oracles[name], *more))
    assert len(checks) == FIGURES[name], [what for what, _, _ in checks]
    wrong = [
        (what, value, published)
        for what, value, published in checks
        if value is None or abs(value - published) > least(published)
    ]
    assert not wrong
