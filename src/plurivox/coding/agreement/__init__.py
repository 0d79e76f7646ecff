"""Agreement between coders: one file a family of statistics, one line a statistic in STATISTICS.

The functions take plain arrays and need no project; `agreement_table` takes columns of codings.
"""

from __future__ import annotations

from plurivox.coding.agreement.alpha import krippendorff_alpha
from plurivox.coding.agreement.gwet import brennan_prediger, gwet_ac1
from plurivox.coding.agreement.kappa import cohen_kappa, conger_kappa
from plurivox.coding.agreement.pi import fleiss_kappa, scott_pi
from plurivox.coding.agreement.pooled import pooled_kappa
from plurivox.coding.agreement.ratings import Ratings, from_counts, from_table
from plurivox.coding.agreement.result import Agreement
from plurivox.coding.agreement.rows import Row
from plurivox.coding.agreement.statistics import PREVALENCE, STATISTICS, Statistic
from plurivox.coding.agreement.table import agreement_table
from plurivox.coding.agreement.uncorrected import holsti, percent
from plurivox.coding.agreement.unitizing import cu_alpha, ku_alpha, u_alpha, u_alpha_binary

__all__ = [
    "PREVALENCE",
    "STATISTICS",
    "Agreement",
    "Ratings",
    "Row",
    "Statistic",
    "agreement_table",
    "brennan_prediger",
    "cohen_kappa",
    "conger_kappa",
    "cu_alpha",
    "fleiss_kappa",
    "from_counts",
    "from_table",
    "gwet_ac1",
    "holsti",
    "krippendorff_alpha",
    "ku_alpha",
    "percent",
    "pooled_kappa",
    "scott_pi",
    "u_alpha",
    "u_alpha_binary",
]
