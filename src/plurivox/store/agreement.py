"""Agreement of a pass: its frozen layers and its sources, handed to the statistics."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, cast

from plurivox.coding.agreement import agreement_table
from plurivox.coding.units import Unit

from .layers import load_frozen
from .project import Project


def load_agreement(
    project: Project,
    name: str,
    *,
    unit: str | None = None,
    scope: str | None = None,
    statistic: str | None = None,
    tree: bool = False,
) -> list[dict[str, Any]]:
    """The rows of FORMATS for a pass; what is not chosen is what the pass declares.

    Without a statistic: the declared one, percent, and the pooled kappa. Raises Refused where the
    pass is not ready, saying what is missing.
    """
    frozen = load_frozen(project, name)
    one = frozen.one
    default = [*dict.fromkeys((one.statistic, "percent", "pooled_kappa"))]
    rows = agreement_table(
        frozen.codings,
        frozen.sources(),
        coders=list(frozen.coders.values()),
        unit=cast(Unit, unit or one.unit),
        scope=scope or one.scope,
        statistics="all" if statistic == "all" else [statistic] if statistic else default,
        tree=frozen.tree() if tree else None,
        domains=frozen.domains(),
    )
    return [asdict(row) for row in rows]
