"""Agreement of a pass: its frozen layers and its sources, handed to the statistics."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from typing import Any, cast

from plurivox.coding.agreement import Row, agreement_table
from plurivox.coding.agreement.blocks import with_block_intervals
from plurivox.coding.agreement.cells import CodedUnit, Coders, coded_units, count_cells
from plurivox.coding.agreement.left_out import left_out
from plurivox.coding.units import Unit
from plurivox.evidence.problem import Refused

from .layers import Frozen, load_frozen
from .models import PassSource
from .project import Project


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a pass is compared: unit, scope, whether codes below count, intervals over blocks."""

    unit: str
    scope: str
    tree: bool = False
    blocks: bool = False

    @classmethod
    def of(
        cls,
        frozen: Frozen,
        unit: str | None = None,
        scope: str | None = None,
        tree: bool = False,
        blocks: bool = False,
    ) -> Chosen:
        """What is not chosen is what the pass declares."""
        return cls(unit or frozen.one.unit, scope or frozen.one.scope, tree, blocks)


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
    rows = agreement_rows(frozen, Chosen.of(frozen, unit, scope, tree), statistic)
    return [asdict(row) for row in rows]


def agreement_rows(frozen: Frozen, chosen: Chosen, statistic: str | None = None) -> list[Row]:
    """The same from layers that are loaded already."""
    default = [*dict.fromkeys((frozen.one.statistic, "percent", "pooled_kappa"))]
    asked: dict[str, Any] = {
        **_asked(frozen, chosen),
        "statistics": "all" if statistic == "all" else [statistic] if statistic else default,
        "domains": frozen.domains(),
    }
    columns = frozen.codings, frozen.sources()
    rows = agreement_table(*columns, **asked)
    return with_block_intervals(rows, *columns, **asked) if chosen.blocks else rows


def _asked(frozen: Frozen, chosen: Chosen) -> dict[str, Any]:
    return {
        "coders": list(frozen.coders.values()),
        "unit": cast(Unit, chosen.unit),
        "scope": chosen.scope,
        "tree": frozen.tree() if chosen.tree else None,
    }


def cells(frozen: Frozen, chosen: Chosen) -> dict[uuid.UUID, dict[Coders, int]]:
    """By code: who coded a unit → how many units."""
    found = count_cells(frozen.codings, frozen.sources(), **_asked(frozen, chosen))
    return {code.id: counts for code, counts in zip(frozen.codes, found, strict=True)}


def units_of(frozen: Frozen, chosen: Chosen, code: uuid.UUID, who: Coders) -> list[CodedUnit]:
    """The units with a code that exactly these coders coded. Raises Refused for no such code."""
    at = next((n for n, one in enumerate(frozen.codes) if one.id == code), None)
    if at is None or not who <= set(frozen.coders.values()):
        raise Refused("There is no such code or coder in this pass; open the page anew.")
    return coded_units(frozen.codings, frozen.sources(), **_asked(frozen, chosen), code=at, who=who)


def what_is_left_out(project: Project, frozen: Frozen, chosen: Chosen) -> list[str]:
    """What the comparison leaves out, a few words each."""
    said = [f"{name}, which was removed since" for name in _removed(project, frozen)]
    said += left_out(
        frozen.codings,
        frozen.sources(),
        coders=list(frozen.coders.values()),
        scope=chosen.scope,
    )
    if frozen.refused:
        many = f"{frozen.refused:,} codings" if frozen.refused > 1 else "1 coding"
        said.append(f"{many} with proposed codes that were refused")
    return said


def _removed(project: Project, frozen: Frozen) -> list[str]:
    """The names of sources that the pass covers and that are out of sight by now."""
    rows = PassSource.objects.using(project.alias).filter(
        in_pass=frozen.one.id, alive=True, source__alive=False
    )
    return list(rows.order_by("source_id").values_list("source__name", flat=True))
