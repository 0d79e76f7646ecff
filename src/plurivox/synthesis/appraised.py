"""Agreement of the people who appraised the studies, by the functions that compare coders."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plurivox.coding.agreement import (
    Agreement,
    cohen_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent,
)
from plurivox.review.appraisal import Beside, Tool, ratings


def appraisal_agreement(
    lines: Sequence[Beside], tool: Tool, people: Mapping[uuid.UUID, str]
) -> tuple[Agreement, ...]:
    """Percent, Cohen's kappa, AC1 and alpha (nominal) over the answers to a tool.

    lines: of `side_by_side`, asked for the same people in the same order; people: their names by
    key. The unit is one question about one study; n counts those that both answered. Where there
    are more than two people, Cohen's kappa is left out. The answers are categories without an
    order: “can't tell” does not lie between yes and no.
    """
    columns = ratings(lines, list(people))
    found = [
        percent(columns),
        *([cohen_kappa(columns, categories=tool.answers)] if len(columns) < 3 else []),
        gwet_ac1(columns, categories=tool.answers),
        krippendorff_alpha(columns, categories=tool.answers),
    ]
    names = {str(key): name for key, name in people.items()}
    return tuple(
        replace(
            one, coders=tuple(names[key] for key in one.coders), unit="question", scope=tool.name
        )
        for one in found
    )
