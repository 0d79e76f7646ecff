"""Where passages stand after an edit: at their own words, or with a person."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.reanchor import SENTENCES, covering, equal_stretches, reanchor
from tests.pace import pace

WORDS = st.sampled_from(
    ["very", "good", "I", "waited", "שָׁלוֹם", "👩\u200d👧", ".", "no", "the clinic"]
)
lines = st.lists(WORDS, max_size=8).map(" ".join)
texts = st.lists(lines, max_size=8).map("\n".join)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str, list[tuple[int, int]]]:
    """A text, the same with some stretches replaced, and spans of the first."""
    old = draw(texts)
    new = old
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(new)))
        end = draw(st.integers(start, min(len(new), start + 12)))
        new = new[:start] + draw(st.one_of(lines, st.just(""))) + new[end:]
    spans = []
    if old:
        for _ in range(draw(st.integers(1, 6))):
            start = draw(st.integers(0, len(old) - 1))
            spans.append((start, draw(st.integers(start + 1, len(old)))))
    return old, new, spans


@given(edited())
def test_a_span_is_carried_to_its_own_words_or_listed_with_why(
    one: tuple[str, str, list[tuple[int, int]]],
) -> None:
    old, new, spans = one
    placed = reanchor(old, new, spans)
    assert len(placed) == len(spans)
    for (start, end), at in zip(spans, placed, strict=True):
        if at.carried:
            assert new[at.start : at.end] == old[start:end]
        else:
            assert SENTENCES[at.why]
        if at.start is not None:
            assert 0 <= at.start <= (at.end or 0) <= len(new)


@given(edited())
def test_order_is_kept_among_what_is_carried(one: tuple[str, str, list[tuple[int, int]]]) -> None:
    old, new, spans = one
    placed = zip(sorted(spans), reanchor(old, new, sorted(spans)), strict=True)
    starts = [at.start for _, at in placed if at.carried and at.start is not None]
    assert starts == sorted(starts)


@given(texts, st.data())
def test_nothing_moves_where_nothing_changed(words: str, data: st.DataObject) -> None:
    if words:
        start = data.draw(st.integers(0, len(words) - 1))
        end = data.draw(st.integers(start + 1, len(words)))
        (at,) = reanchor(words, words, [(start, end)])
        assert (at.start, at.end, at.why) == (start, end, "")


@given(edited())
def test_equal_stretches_are_equal(one: tuple[str, str, list[tuple[int, int]]]) -> None:
    old, new, _ = one
    for start, there, length in equal_stretches(old, new):
        assert old[start : start + length] == new[there : there + length]


@given(edited())
def test_what_covers_a_carried_span_holds_it(one: tuple[str, str, list[tuple[int, int]]]) -> None:
    old, new, spans = one
    for at, (low, high) in zip(reanchor(old, new, spans), covering(old, new, spans), strict=True):
        assert 0 <= low <= len(new)
        if at.carried and at.start is not None and at.end is not None:
            assert low <= at.start
            assert at.end <= high


def test_changed_words_are_covered_up_to_their_neighbours() -> None:
    old, new = "I saw Doctor Miriam there.", "I saw the tall Doctor M. there."
    start = old.index("Miriam")
    ((low, high),) = covering(old, new, [(start, start + 6)])
    assert new[low:high].strip() == "M."


def random_edits(old: str, count: int, chance: random.Random) -> str:
    """So many words taken out, replaced, doubled, or a line end put behind them."""
    words = old.split(" ")
    for at in chance.sample(range(len(words)), count):
        kind = chance.randrange(4)
        words[at] = ["", "other", f"{words[at]} {words[at]}", f"{words[at]}\n"][kind]
    return " ".join(words)


@pytest.mark.timed
def test_two_thousand_spans_after_five_hundred_edits(fast: Callable[[float], float]) -> None:
    chance = random.Random(5)
    vocabulary = [f"w{number}" for number in range(8_000)]
    weights = [1 / (number + 1) for number in range(8_000)]
    old = "\n".join(
        f"Ada: {' '.join(chance.choices(vocabulary, weights, k=34))}" for _ in range(1_750)
    )
    new = random_edits(old, 500, chance)
    spans = [
        (at, at + chance.randrange(10, 300)) for at in chance.sample(range(len(old) - 400), 2_000)
    ]
    began = time.process_time()
    placed = reanchor(old, new, spans)
    assert time.process_time() - began <= fast(0.2)
    assert sum(at.carried for at in placed) > 1_000


@pytest.fixture
def fast() -> Callable[[float], float]:
    """The target, with room for a machine that is slower than the one it was set on."""
    return lambda seconds: seconds * 2 * pace()
