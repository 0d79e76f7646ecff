"""The whole and its parts at once: all sources together, then each one, or draws of a bootstrap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plurivox.coding.agreement.ratings import Floats, Integers

FEWEST = 10  # under ten sources an interval would pretend to know more than anybody can
SEED = 7
DRAWS = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """weights: (1 + parts) × sources, how often each source counts; row 0 is the whole.

    With `draws` the parts are resampled sets of sources, otherwise the sources one by one. over:
    what is drawn, in the words of an interval's method.
    """

    weights: Floats
    sources: tuple[str, ...]
    draws: int
    seed: int
    over: str = "sources"

    @classmethod
    def of(
        cls,
        sources: tuple[str, ...],
        seed: int = SEED,
        draws: int = DRAWS,
        over: str = "sources",
    ) -> Batch:
        """Each source's own value under ten sources, a bootstrap over sources from ten on."""
        many = len(sources)
        if many < FEWEST:
            return cls(np.concatenate([np.ones((1, many)), np.eye(many)]), sources, 0, seed, over)
        picked = np.random.default_rng(seed).integers(0, many, (draws, many))
        cell = picked + np.arange(draws)[:, None] * many
        times = np.bincount(cell.ravel(), minlength=draws * many).reshape(draws, many)
        return cls(np.concatenate([np.ones((1, many)), times]), sources, draws, seed, over)

    def sum(self, by_source: Floats) -> Floats:
        """(sources, …) → (1 + parts, …)."""
        flat = self.weights @ by_source.reshape(len(by_source), -1)
        return np.asarray(flat.reshape(len(self.weights), *by_source.shape[1:]))

    def intervals(self, values: Floats) -> list[tuple[float | None, float | None, str | None]]:
        """For each column of (1 + parts, k): low, high and the method; None three times without.

        The 2.5th and 97.5th percentile of the draws where the value is defined; none where that
        is fewer than half of them.
        """
        if not self.draws:
            return [(None, None, None)] * values.shape[1]
        drawn = np.sort(values[1:], axis=0)  # NaN last
        defined = (~np.isnan(drawn)).sum(axis=0)
        low, high = (_percentile(drawn, defined, part) for part in (0.025, 0.975))
        return [
            (float(low[k]), float(high[k]), self._method(int(defined[k])))
            if 2 * defined[k] >= self.draws and not np.isnan(values[0, k])
            else (None, None, None)
            for k in range(values.shape[1])
        ]

    def _method(self, defined: int) -> str:
        left_out = f", {self.draws - defined} undefined left out" if defined < self.draws else ""
        many = len(self.sources)
        return f"bootstrap over {many} {self.over}, {self.draws} draws, seed {self.seed}{left_out}"


def _percentile(drawn: Floats, defined: Integers, part: float) -> Floats:
    """Linear between the two nearest of the first `defined` values of each column."""
    at = np.maximum(defined - 1, 0) * part
    below = np.floor(at).astype(np.int64)
    above = np.minimum(below + 1, np.maximum(defined - 1, 0))
    columns = np.arange(drawn.shape[1])
    low, high = drawn[below, columns], drawn[above, columns]
    return np.asarray(low + (high - low) * (at - below))
