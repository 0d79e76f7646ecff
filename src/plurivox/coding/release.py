"""A frozen state of the codebook, and what changed from one to another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

Kind = Literal["added", "removed", "merged", "renamed", "moved", "retired", "restored", "redefined"]
KINDS: tuple[Kind, ...] = (
    "added",
    "removed",
    "merged",
    "renamed",
    "moved",
    "retired",
    "restored",
    "redefined",
)
RETIRED = "retired"
DEFINITION = ("short", "full", "use", "not_for", "origin", "level", "domain", "color", "status")


@dataclass(frozen=True, slots=True)
class FrozenCode:
    """A code as it stood. `id`: 32 hexadecimal digits; path: names from the root to its own."""

    id: str
    path: tuple[str, ...]
    parent: str | None = None
    short: str = ""
    full: str = ""
    use: str = ""
    not_for: str = ""
    origin: str = ""
    level: str = ""
    domain: str = ""
    color: str = ""
    status: str = ""

    @property
    def name(self) -> str:
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class FrozenBook:
    """The codes of a state in the order of the tree. merged: each merged code → what it became."""

    codes: tuple[FrozenCode, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)

    def written(self) -> str:
        """As JSON, the same for the same state."""
        content = {"codes": [asdict(code) for code in self.codes], "merged": dict(self.merged)}
        return json.dumps(content, ensure_ascii=False, sort_keys=True)

    @classmethod
    def read(cls, written: str) -> FrozenBook:
        """The opposite of `written`."""
        content = json.loads(written)
        codes = (FrozenCode(**code | {"path": tuple(code["path"])}) for code in content["codes"])
        return cls(tuple(codes), content["merged"])


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one code. before, after: its path there, () where it was not.

    of a redefined code, fields: (field, before, after) of each part of its definition that differs;
    of a merged code, `after` is the path of the code that it went into.
    """

    kind: Kind
    id: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    fields: tuple[tuple[str, str, str], ...] = ()


def changes(before: FrozenBook, after: FrozenBook) -> list[Change]:
    """What changed, by kind in the order of KINDS, within a kind in the order of the tree.

    A code is told by its key, so that it is the same code under another name or elsewhere. One code
    may have changed in several ways.
    """
    old = {code.id: code for code in before.codes}
    new = {code.id: code for code in after.codes}
    found = [Change("added", c.id, (), c.path) for c in after.codes if c.id not in old]
    for code in before.codes:
        if code.id not in new:
            found.append(_gone(code, after, new))
        else:
            found += _changed(code, new[code.id])
    return sorted(found, key=lambda change: KINDS.index(change.kind))


def _gone(code: FrozenCode, after: FrozenBook, new: Mapping[str, FrozenCode]) -> Change:
    into = new.get(after.merged.get(code.id, ""))
    if into is None:
        return Change("removed", code.id, code.path)
    return Change("merged", code.id, code.path, into.path)


def _changed(old: FrozenCode, new: FrozenCode) -> Iterable[Change]:
    way = (old.id, old.path, new.path)
    if old.name != new.name:
        yield Change("renamed", *way)
    if old.parent != new.parent:
        yield Change("moved", *way)
    if old.status != new.status and RETIRED in (old.status, new.status):
        yield Change("retired" if new.status == RETIRED else "restored", *way)
    fields = [
        (name, getattr(old, name), getattr(new, name))
        for name in DEFINITION
        if getattr(old, name) != getattr(new, name)
    ]
    told = [one for one in fields if one[0] != "status" or RETIRED not in one[1:]]
    if told:
        yield Change("redefined", *way, tuple(told))


def labels(numbers: Sequence[int]) -> list[str]:
    """What releases are called: their number, with a letter where merged copies made two of it."""
    found = []
    for at, number in enumerate(numbers):
        if numbers.count(number) == 1:
            found.append(str(number))
        else:
            found.append(f"{number}{_letters(numbers[:at].count(number))}")
    return found


def _letters(place: int) -> str:
    """a … z, then ba, bb and so on."""
    letters = ""
    while place or not letters:
        place, at = divmod(place, 26)
        letters = chr(ord("a") + at) + letters
    return letters
