"""Where a row stands among its siblings: keys that sort as text, with room between any two."""

from __future__ import annotations

from collections.abc import Sequence

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def between(before: str, after: str) -> str:
    """A key that sorts after `before` and before `after`; "" means: no sibling on that side.

    Raises ValueError where there is no room, which is where `before` does not sort before `after`,
    or `after` is nothing but zeros behind `before`.
    """
    if after and before >= after:
        raise ValueError(f"nothing sorts between {before!r} and {after!r}")
    key = ""
    at = 0
    bounded = bool(after)
    while True:
        low = DIGITS.index(before[at]) if at < len(before) else 0
        if bounded and at >= len(after):
            raise ValueError(f"nothing sorts between {before!r} and {after!r}")
        high = DIGITS.index(after[at]) if bounded else len(DIGITS)
        if high - low > 1:
            return key + DIGITS[(low + high) // 2]
        key += DIGITS[low]
        bounded = bounded and high == low
        at += 1


def spread(count: int) -> list[str]:
    """So many keys in rising order, with room between them."""
    return [f"{number:06d}" for number in range(1, count + 1)]


def placed(siblings: Sequence[str], place: int) -> str | None:
    """A key for a place among the keys of siblings in order, or None where there is no room."""
    before = siblings[place - 1] if place else ""
    after = siblings[place] if place < len(siblings) else ""
    try:
        return between(before, after)
    except ValueError:
        return None
