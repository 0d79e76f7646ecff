"""Every statistic of agreement, one line a statistic: the obvious place to add one.

The page, the command's option, the manual's table and the tests are built from STATISTICS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from plurivox.coding.agreement.alpha import alpha_parts, krippendorff_alpha
from plurivox.coding.agreement.gwet import brennan_parts, brennan_prediger, gwet_ac1, gwet_parts
from plurivox.coding.agreement.kappa import cohen_kappa, cohen_parts, conger_kappa, conger_parts
from plurivox.coding.agreement.pi import fleiss_kappa, fleiss_parts, scott_pi
from plurivox.coding.agreement.pooled import pooled_kappa
from plurivox.coding.agreement.result import Agreement
from plurivox.coding.agreement.uncorrected import holsti, holsti_parts, percent, percent_parts
from plurivox.coding.agreement.unitizing import (
    binary_parts,
    cu_alpha,
    cu_parts,
    ku_alpha,
    ku_parts,
    u_alpha,
    u_alpha_binary,
    u_parts,
)
from plurivox.coding.units import UNITS, Unit

RowKind = Literal["code", "mean", "pooled", "domain", "code in domain"]
COUNTED: tuple[RowKind, ...] = ("code", "mean", "domain")


@dataclass(frozen=True, slots=True)
class Statistic:
    """name: as in rows and on the command line. title: as a page prints it. meaning: two sentences.

    function: over plain arrays. parts: the same formula over patterns and counts. coders: pair
    (three coders give three rows) or many. missing: takes units that not all coders judged.
    units: what can be compared. rows: what it is given for in a table.
    """

    name: str
    title: str
    function: Callable[..., Agreement]
    parts: Callable[..., Any]
    coders: Literal["pair", "many"]
    missing: bool
    meaning: str
    units: tuple[Unit, ...] = UNITS
    rows: tuple[RowKind, ...] = COUNTED

    @property
    def by_code(self) -> bool:
        """Whether it is computed for every code by itself."""
        return "code" in self.rows or "pooled" in self.rows

    @property
    def unitizing(self) -> bool:
        """Whether it compares where units begin and end, always on the characters of the scope."""
        return self.units == ("character",)


PREVALENCE = (
    "Where a code is rare or almost everywhere, kappa, pi and alpha can be low although the coders "
    "hardly ever differ, because agreement by chance is then expected to be high (Feinstein and "
    "Cicchetti 1990). Read them beside percent agreement and the number of units that each coded."
)

_LIST = (
    Statistic(
        "percent", "Percent agreement", percent, percent_parts, "many", True,
        "The part of the units on which two coders did the same. It does not take off what chance "
        "alone would bring, so that rare codes look good.",
    ),
    Statistic(
        "holsti", "Holsti's coefficient", holsti, holsti_parts, "pair", False,
        "Twice the units that both coded, divided by the units that each coded. Units that neither "
        "coded do not count, and chance is not taken off.",
    ),
    Statistic(
        "cohen_kappa", "Cohen's kappa", cohen_kappa, cohen_parts, "pair", False,
        "Agreement beyond chance, where chance is what two coders would share if each kept their "
        "own habit of using the code. 1 is perfect, 0 is chance, below 0 is less than chance.",
    ),
    Statistic(
        "scott_pi", "Scott's pi", scott_pi, fleiss_parts, "pair", False,
        "Agreement beyond chance, where chance is taken from both coders' use of the code "
        "together. It is a little lower than kappa where one coder uses the code more often.",
    ),
    Statistic(
        "fleiss_kappa", "Fleiss's kappa", fleiss_kappa, fleiss_parts, "many", True,
        "Scott's pi for any number of coders: all pairs count, and chance is taken from all coders "
        "together. Units that not all judged are taken in the form of Gwet (2014).",
    ),
    Statistic(
        "conger_kappa", "Conger's kappa", conger_kappa, conger_parts, "many", True,
        "Cohen's kappa for any number of coders, each with their own habit of using the code. With "
        "two coders it is Cohen's kappa.",
    ),
    Statistic(
        "brennan_prediger", "Brennan and Prediger's coefficient", brennan_prediger,
        brennan_parts, "many", True,
        "Agreement beyond chance, where chance is the toss of a fair coin between coding and not "
        "coding. It does not fall when a code is rare, and for one code it is 2 × percent - 1.",
    ),
    Statistic(
        "gwet_ac1", "Gwet's AC1", gwet_ac1, gwet_parts, "many", True,
        "Agreement beyond chance, where only units that are hard to judge are thought to be coded "
        "at random. It stays close to percent agreement where a code is rare.",
    ),
    Statistic(
        "krippendorff_alpha", "Krippendorff's alpha", krippendorff_alpha, alpha_parts,
        "many", True,
        "1 less the disagreement that was seen divided by the disagreement that shuffling all "
        "judgements would bring. It takes any number of coders, missing judgements and few units.",
    ),
    Statistic(
        "pooled_kappa", "Pooled kappa", pooled_kappa, cohen_parts, "pair", False,
        "One kappa for all codes, from the mean observed and the mean expected agreement over the "
        "codes. It is not the mean of the kappas, and rare codes do not upset it.",
        rows=("pooled",),
    ),
    Statistic(
        "u_alpha", "u-alpha (2016)", u_alpha, u_parts, "many", False,
        "Agreement on where coded passages begin and end and which code they have, letter by "
        "letter, gaps included. Passages of one coder that only touch remain two.",
        units=("character",),
    ),
    Statistic(
        "u_alpha_binary", "u-alpha, coded or not (2016)", u_alpha_binary,
        binary_parts, "many", False,
        "Agreement on which words were worth coding at all, whatever the code. For a single code "
        "it is the same as u-alpha.",
        units=("character",),
    ),
    Statistic(
        "cu_alpha", "cu-alpha (2016)", cu_alpha, cu_parts, "many", False,
        "Agreement on which code of a domain, only on words that at least two coders coded. Its "
        "coverage says how much of the scope that is.",
        units=("character",), rows=("domain",),
    ),
    Statistic(
        "ku_alpha", "(k)u-alpha (2016)", ku_alpha, ku_parts, "many", False,
        "Agreement on one code of a domain, only on words that at least two coders coded. Its "
        "coverage is the part of the code's words on which another coder coded something.",
        units=("character",), rows=("code in domain",),
    ),
)  # fmt: skip

STATISTICS: dict[str, Statistic] = {statistic.name: statistic for statistic in _LIST}
