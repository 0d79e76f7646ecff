"""The table of agreement of some coders: per code, per domain and overall, from their codings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from plurivox.coding.agreement.batch import DRAWS, SEED, Batch
from plurivox.coding.agreement.measure import Measured, by_code, by_domain, groups, pooled, summed
from plurivox.coding.agreement.result import ONE_CODER
from plurivox.coding.agreement.rows import Block, Frame, Row
from plurivox.coding.agreement.statistics import STATISTICS, Statistic
from plurivox.coding.agreement.sweep import Cells, code_cells, continuum
from plurivox.coding.ancestors import with_ancestors, within
from plurivox.coding.placed import Placed, place
from plurivox.coding.units import Codings, ComparedSource, Integers, Unit, shared
from plurivox.evidence.problem import Refused

NO_SOURCE = "no source was to be coded by all of these coders"
NO_DOMAIN = "no domain of two or more mutually exclusive codes is declared"


def agreement_table(
    codings: Codings,
    sources: Sequence[ComparedSource],
    *,
    coders: Sequence[str],
    unit: Unit,
    scope: str,
    statistics: Sequence[str] | str,
    tree: Sequence[int] | None = None,
    domains: Mapping[str, Sequence[int]] | None = None,
    seed: int = SEED,
    draws: int = DRAWS,
    over: str = "sources",
) -> list[Row]:
    """Agreement of the coders on their shared sources, per code, per domain and overall.

    coders: names, in the order of the rows. scope: a key of every source's `scopes`. statistics:
    names of STATISTICS, or "all". tree: parent of each code or -1; a code's descendants then count
    as the code, within a domain too. domains: name → indexes of mutually exclusive codes; the
    categories are these codes and none of them. A unit on which a coder put two codes of a domain
    is missing for that coder (`coverage` says how much was compared), and leaves the unitizing
    family undefined. Under ten sources rows with `source` follow each overall row; from ten on
    there is a 95% bootstrap interval over sources instead (`over` names what else they are). Which
    sources were left out is told by `plurivox.coding.units.shared`. Raises Refused for names that
    are not known.
    """
    chosen = _chosen(statistics)
    who = [_place(name, codings.coders) for name in coders]
    if len(set(who)) < len(who):
        raise Refused("A coder is named twice: name each coder once.")
    frame = Frame(scope, tuple(coders), Batch.of((), seed, draws))
    if len(who) < 2:
        return _without(chosen, frame, codings.codes, unit, ONE_CODER)
    if not shared(sources, who)[0]:
        return _without(chosen, frame, codings.codes, unit, NO_SOURCE)
    placed = place(codings, sources, who, unit, scope)
    letters = placed
    if unit != "character" and any(statistic.unitizing for statistic in chosen):
        letters = place(codings, sources, who, "character", scope)
    frame = replace(frame, batch=Batch.of(placed.sources, seed, draws, over))
    at = {False: placed, True: letters}
    exclusive = {name: codes for name, codes in (domains or {}).items() if len(codes) > 1}
    blocks = [
        *_code_blocks(chosen, at, frame, codings.codes, tree),
        *_domain_blocks(chosen, at, frame, codings.codes, tree, exclusive),
    ]
    order = {name: rank for rank, name in enumerate(STATISTICS)}
    blocks.sort(key=lambda block: order[block.statistic.name])
    missing = [] if exclusive else [s for s in chosen if not s.by_code]
    return [row for block in blocks for row in block.rows(frame)] + _without(
        missing, frame, (), "character", NO_DOMAIN
    )


def _code_blocks(
    chosen: Sequence[Statistic],
    at: Mapping[bool, Placed],
    frame: Frame,
    codes: tuple[str, ...],
    tree: Sequence[int] | None,
) -> Iterator[Block]:
    """Every code by itself, then the mean over codes, or the pooled figure."""
    coders = len(frame.coders)
    wanted = {s.unitizing for s in chosen if s.by_code}
    cells: dict[bool, Cells] = {}
    for unitizing in wanted:
        same = [c for c, p in cells.items() if at[c] is at[unitizing]]
        laid = at[unitizing] if tree is None else with_ancestors(at[unitizing], tree)
        cells[unitizing] = cells[same[0]] if same else code_cells(laid, len(codes), coders)
    measured = by_code(chosen, cells, frame.batch, coders)
    for (name, group), figures in measured.items():
        statistic = STATISTICS[name]
        unit = at[statistic.unitizing].unit
        many = np.asarray(figures.used.sum(axis=1))
        if "pooled" in statistic.rows:
            one = pooled(figures)
            yield Block(statistic, group, unit, (None,), None, one, many, "pooled over")
        else:
            yield Block(statistic, group, unit, codes, None, figures)
            yield _mean(statistic, group, unit, figures)


def _mean(statistic: Statistic, group: tuple[int, ...], unit: str, codes: Measured) -> Block:
    """The mean of the values over the codes for which there is one."""
    values = codes.values
    defined = ~np.isnan(values)
    many = np.asarray(defined.sum(axis=1))
    total = np.where(defined, values, 0).sum(axis=1)
    mean = np.divide(total, many, out=np.full(len(values), np.nan), where=many > 0)[:, None]
    one = Measured(
        1 - mean, np.ones_like(mean), codes.n.max(axis=1, initial=0)[:, None],
        np.asarray(codes.used.any(axis=1))[:, None],
    )  # fmt: skip
    return Block(statistic, group, unit, (None,), None, one, many)


def _domain_blocks(
    chosen: Sequence[Statistic],
    at: Mapping[bool, Placed],
    frame: Frame,
    codes: tuple[str, ...],
    tree: Sequence[int] | None,
    domains: Mapping[str, Sequence[int]],
) -> Iterator[Block]:
    """Several categories at once, only where the codes exclude one another."""
    coders = len(frame.coders)
    for domain, members in domains.items():
        renumber = within(members, len(codes), tree)
        tables = {
            placed.unit: summed(
                continuum(_only(placed, renumber), coders, len(members)), frame.batch
            )
            for placed in {at[s.unitizing].unit: at[s.unitizing] for s in chosen}.values()
        }
        for statistic in chosen:
            one_each = "code in domain" in statistic.rows
            names = tuple(codes[c] for c in members) if one_each else (None,)
            if not one_each and "domain" not in statistic.rows:
                continue
            for group in groups(statistic, coders):
                unit = at[statistic.unitizing].unit
                figures = by_domain(statistic, group, tables[unit])
                yield Block(statistic, group, unit, names, domain, figures)


def _only(placed: Placed, renumber: Integers) -> Placed:
    """The codings of one domain, their codes counted from 0."""
    code = renumber[placed.code]
    keep = code >= 0
    return replace(
        placed, source=placed.source[keep], coder=placed.coder[keep], code=code[keep],
        first=placed.first[keep], last=placed.last[keep],
    )  # fmt: skip


def _without(
    chosen: Sequence[Statistic], frame: Frame, codes: tuple[str, ...], unit: str, reason: str
) -> list[Row]:
    """Rows that say why there is nothing to compute."""
    return [
        Row(
            s.name, code, None, None, frame.coders, "character" if s.unitizing else unit,
            frame.scope, 0, None, reason=reason,
        )
        for s in chosen
        for code in ((*codes, None) if "code" in s.rows else (None,))
    ]  # fmt: skip


def _chosen(statistics: Sequence[str] | str) -> list[Statistic]:
    if statistics == "all":
        return list(STATISTICS.values())
    names = [statistics] if isinstance(statistics, str) else list(dict.fromkeys(statistics))
    for name in names:
        if name not in STATISTICS:
            raise Refused(
                f"The statistic “{name}” is not known: choose all or {', '.join(STATISTICS)}."
            )
    return [STATISTICS[name] for name in STATISTICS if name in names]


def _place(name: str, known: Sequence[str]) -> int:
    if name not in known:
        raise Refused(f"“{name}” is not a coder here: the coders are {', '.join(known) or 'none'}.")
    return list(known).index(name)
