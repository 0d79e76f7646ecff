"""What a merged code is read as: merging rewrites no coding, it is applied when reading."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Any)


def read_as(into: Mapping[Key, Key | None], there: Collection[Key]) -> dict[Key, Key]:
    """Each merged code → the code that stands for it; codes that stand for themselves are left out.

    into: the code that each was merged into, or None. there: the codes that are not removed; a
    code merged into one that is gone stands for itself again. Where two copies merged two codes
    into each other, the one with the greatest key stands for both, in every copy alike.
    """
    found = {}
    for key in into:
        way = [key]
        while (following := into.get(way[-1])) is not None and following in there:
            if following in way:
                way.append(max(way[way.index(following) :]))
                break
            way.append(following)
        if way[-1] != key:
            found[key] = way[-1]
    return found
