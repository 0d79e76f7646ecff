"""The same figures a second way: one entry a letter, plain loops, statsmodels and nltk.

Nothing here may import plurivox (a test and the linter of borders see to it), so that an error in
the endpoints cannot hide in both. Slow by intention: every letter of every text is an entry.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, permutations

import numpy as np
from nltk.metrics.agreement import AnnotationTask
from statsmodels.stats import inter_rater

Label = int | str | None
Spans = Sequence[tuple[int, int]]
UNDEFINED = math.nan


def letters(length: int, spans: Spans) -> list[int]:
    """1 for every letter in one of the spans, 0 for the others."""
    row = [0] * length
    for start, end in spans:
        for position in range(max(start, 0), min(end, length)):
            row[position] = 1
    return row


def in_scope(row: Sequence[Label], scope: Spans) -> list[Label]:
    """The letters that could be coded, in order."""
    inside = letters(len(row), scope)
    return [value for value, kept in zip(row, inside, strict=True) if kept]


def units_coded(row: Sequence[int], scope: Spans, units: Spans) -> list[int]:
    """For every unit that holds a letter of the scope: 1 where one of these letters is coded."""
    inside = letters(len(row), scope)
    coded = []
    for start, end in units:
        own = [row[i] for i in range(start, min(end, len(row))) if inside[i]]
        if own:
            coded.append(int(any(own)))
    return coded


def percent(rows: Sequence[Sequence[Label]]) -> float:
    """Pairs of coders within a unit that chose alike, mean over the units with two or more."""
    shares = []
    for unit in zip(*rows, strict=True):
        judged = [value for value in unit if value is not None]
        pairs = list(combinations(judged, 2))
        if pairs:
            shares.append(sum(a == b for a, b in pairs) / len(pairs))
    return sum(shares) / len(shares) if shares else UNDEFINED


def holsti(rows: Sequence[Sequence[Label]]) -> float:
    """2 × letters both coded alike / (letters of one + letters of the other); 0 is not coded."""
    first, second = rows
    coded = sum(bool(a) for a in first) + sum(bool(b) for b in second)
    same = sum(bool(a) and a == b for a, b in zip(first, second, strict=True))
    return 2 * same / coded if coded else UNDEFINED


def cohen(rows: Sequence[Sequence[Label]]) -> float:
    """By statsmodels, from the cross table."""
    pairs = complete(rows)
    known = sorted({value for pair in pairs for value in pair}, key=str)
    if len(known) < 2:
        return UNDEFINED
    table = np.zeros((len(known), len(known)))
    for a, b in pairs:
        table[known.index(a), known.index(b)] += 1
    return float(inter_rater.cohens_kappa(table, return_results=False))


def scott(rows: Sequence[Sequence[Label]]) -> float:
    """By nltk."""
    pairs = complete(rows)
    if len({value for pair in pairs for value in pair}) < 2:
        return UNDEFINED
    return float(_task(list(zip(*pairs, strict=True))).pi())


def krippendorff(rows: Sequence[Sequence[Label]]) -> float:
    """By nltk, after taking out the units that fewer than two coders judged."""
    units = [u for u in zip(*rows, strict=True) if sum(v is not None for v in u) > 1]
    if len({value for unit in units for value in unit if value is not None}) < 2:
        return UNDEFINED
    return float(_task(list(zip(*units, strict=True))).alpha())


def fleiss(rows: Sequence[Sequence[Label]], categories: Sequence[Label]) -> float:
    """By statsmodels where nothing is missing, otherwise from Gwet's definition."""
    if any(value is None for row in rows for value in row):
        shares = _shares(rows, categories)
        return _corrected(percent(rows), sum(share**2 for share in shares))
    return _by_statsmodels(rows, categories, "fleiss")


def randolph(rows: Sequence[Sequence[Label]], categories: Sequence[Label]) -> float:
    """Brennan and Prediger; by statsmodels where nothing is missing."""
    if any(value is None for row in rows for value in row):
        return _corrected(percent(rows), 1 / len(categories))
    return _by_statsmodels(rows, categories, "randolph")


def conger(rows: Sequence[Sequence[Label]], categories: Sequence[Label]) -> float:
    """Expected agreement: the mean over pairs of coders of the product of their distributions."""
    margins = []
    for row in rows:
        judged = [value for value in row if value is not None]
        margins.append([judged.count(c) / len(judged) for c in categories])
    pairs = list(combinations(margins, 2))
    expected = sum(sum(a * b for a, b in zip(*pair, strict=True)) for pair in pairs) / len(pairs)
    return _corrected(percent(rows), expected)


def ac1(rows: Sequence[Sequence[Label]], categories: Sequence[Label]) -> float:
    """Expected agreement: the sum of pi (1 - pi) over the categories, divided by q - 1."""
    shares = _shares(rows, categories)
    expected = sum(share * (1 - share) for share in shares) / (len(categories) - 1)
    return _corrected(percent(rows), expected)


def pooled(codes: Sequence[Sequence[Sequence[int]]]) -> float:
    """Mean observed and mean expected agreement over the codes that somebody used."""
    observed, expected = [], []
    for first, second in codes:
        if any(first) or any(second):
            a, b = sum(first) / len(first), sum(second) / len(second)
            observed.append(percent([first, second]))
            expected.append(a * b + (1 - a) * (1 - b))
    if not observed:
        return UNDEFINED
    return _corrected(sum(observed) / len(observed), sum(expected) / len(expected))


def complete(rows: Sequence[Sequence[Label]]) -> list[tuple[Label, ...]]:
    """The units that every coder judged."""
    return [unit for unit in zip(*rows, strict=True) if None not in unit]


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans made one, touching ones left apart."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


class Continuum:
    """One coder's units are (start, end, code from 1); a letter outside all of them is a gap, 0."""

    def __init__(self, length: int, coders: Sequence[Sequence[tuple[int, int, int]]], codes: int):
        self.length, self.coders, self.codes = length, coders, codes
        self.rows = []
        for units in coders:
            row = [0] * length
            for start, end, code in units:
                row[start:end] = [code] * (end - start)
            self.rows.append(row)
        many = len(coders)
        self.shared: Counter[tuple[int, int]] = Counter()
        for letter in zip(*self.rows, strict=True):
            for c, k in permutations(letter, 2):
                self.shared[c, k] += 1
        self.pairs = {key: value / (many - 1) for key, value in self.shared.items()}

    def u(self) -> float:
        """From observed and expected coincidences of all codes and the gap."""
        everything = range(self.codes + 1)
        observed, expected = self._coincidences(everything, self._squares())
        return self._alpha(observed, expected, everything)

    def binary(self) -> float:
        """The coincidences of u, the codes taken together."""
        everything = range(self.codes + 1)
        tables = self._coincidences(everything, self._squares())
        collapsed = []
        for table in tables:
            two: Counter[tuple[int, int]] = Counter()
            for (c, k), value in table.items():
                two[int(c > 0), int(k > 0)] += value
            collapsed.append(two)
        return self._alpha(collapsed[0], collapsed[1], range(2))

    def cu(self) -> float:
        """Only letters that two coders put in units."""
        codes = range(1, self.codes + 1)
        observed, expected = self._coincidences(codes, self._overlap_squares())
        return self._alpha(observed, expected, codes)

    def ku(self, code: int) -> float:
        """(k)u: only the coincidences of one code with the codes."""
        codes = range(1, self.codes + 1)
        observed, expected = self._coincidences(codes, self._overlap_squares())
        row = sum(observed.get((c, code), 0) for c in codes)
        chance = sum(expected.get((c, code), 0) for c in codes)
        apart = sum(expected.get((c, code), 0) for c in codes if c != code)
        if row == 0 or apart <= 1e-12:
            return UNDEFINED
        return 1 - chance / row * (row - observed.get((code, code), 0)) / apart

    def _squares(self) -> dict[int, float]:
        sums: Counter[int] = Counter()
        for units in self.coders:
            for start, end, code in units:
                sums[code] += (end - start) ** 2
        sums[0] = sum(row.count(0) for row in self.rows)
        return dict(sums)

    def _overlap_squares(self) -> dict[int, float]:
        sums: Counter[int] = Counter()
        for i, units in enumerate(self.coders):
            for start, end, code in units:
                for j, other in enumerate(self.rows):
                    if i != j:
                        sums[code] += sum(value > 0 for value in other[start:end]) ** 2
        return {code: value / (len(self.rows) - 1) for code, value in sums.items()}

    def _coincidences(
        self, codes: Iterable[int], squares: dict[int, float]
    ) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]]:
        known = list(codes)
        observed = {(c, k): self.pairs.get((c, k), 0.0) for c in known for k in known}
        margin = {c: sum(observed[c, k] for k in known) for c in known}
        whole = sum(margin.values())
        rest = whole**2 - sum(squares.get(c, 0) for c in known)
        if whole == 0 or rest == 0:
            return observed, {}
        return observed, {
            (c, k): whole * (margin[c] * margin[k] - (c == k) * squares.get(c, 0)) / rest
            for c in known
            for k in known
        }

    def _alpha(
        self,
        observed: dict[tuple[int, int], float] | Counter[tuple[int, int]],
        expected: dict[tuple[int, int], float] | Counter[tuple[int, int]],
        codes: Iterable[int],
    ) -> float:
        known = list(codes)
        apart = sum(v for (c, k), v in expected.items() if c != k)
        if apart <= 1e-12:
            return UNDEFINED
        return 1 - sum(observed[c, k] for c in known for k in known if c != k) / apart


def _corrected(observed: float, expected: float) -> float:
    return (observed - expected) / (1 - expected) if 1 - expected > 1e-12 else UNDEFINED


def _shares(rows: Sequence[Sequence[Label]], categories: Sequence[Label]) -> list[float]:
    units = [[v for v in unit if v is not None] for unit in zip(*rows, strict=True)]
    judged = [unit for unit in units if unit]
    return [sum(unit.count(c) / len(unit) for unit in judged) / len(judged) for c in categories]


def _by_statsmodels(
    rows: Sequence[Sequence[Label]], categories: Sequence[Label], method: str
) -> float:
    table = np.array([[u.count(c) for c in categories] for u in zip(*rows, strict=True)])
    if method == "fleiss" and (table.sum(axis=0) > 0).sum() < 2:
        return UNDEFINED
    return float(inter_rater.fleiss_kappa(table, method=method))


def _task(rows: Sequence[Sequence[Label]]) -> AnnotationTask:
    return AnnotationTask(
        data=[
            (coder, unit, value)
            for coder, row in enumerate(rows)
            for unit, value in enumerate(row)
            if value is not None
        ]
    )


BY_CATEGORIES: dict[str, Callable[[Sequence[Sequence[Label]], Sequence[Label]], float]] = {
    "percent": lambda rows, categories: percent(rows),
    "holsti": lambda rows, categories: holsti(rows),
    "cohen_kappa": lambda rows, categories: cohen(rows),
    "scott_pi": lambda rows, categories: scott(rows),
    "fleiss_kappa": fleiss,
    "conger_kappa": conger,
    "brennan_prediger": randolph,
    "gwet_ac1": ac1,
    "krippendorff_alpha": lambda rows, categories: krippendorff(rows),
}
