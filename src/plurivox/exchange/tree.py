"""Codes or themes of a table hung into their tree by the parent that each row names."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from plurivox.coding.code_path import CodePath, path_of
from plurivox.exchange.rows import Row

NOWHERE: CodePath = ("",)


@dataclass(frozen=True, slots=True)
class Hung:
    """Where a row hangs. above: its parent, or that of a row over it, in the table's words, where
    no row of the table is it; the path then begins with these words read as a path.
    """

    path: CodePath
    above: str = ""


def hang(noun: str, rows: Sequence[Row], names: Sequence[str]) -> list[Hung]:
    """The place of each row's code (or theme: `noun`), told by its cell `parent`.

    A parent is the name of exactly one row, wherever it stands, or else a path from the root, or
    else what only a project can know. Tells a fault of rows whose parent is ambiguous, in a circle
    or refused itself, and of rows that stand where an earlier one stands already; the path of what
    hangs nowhere is NOWHERE.
    """
    tree = _Tree(names, [row.text("parent") for row in rows])
    order = tree.grow()
    _tell_unplaced(noun, rows, tree)
    _tell_twice(noun, rows, tree.paths)
    for place in order:
        above = tree.above[place]
        if above is not None and rows[above].problems and not rows[place].problems:
            line, name = rows[above].line, names[above]
            rows[place].bad(f"its parent “{name}” on line {line} is refused; mend that line first.")
    return [
        Hung(path or NOWHERE, above) for path, above in zip(tree.paths, tree.outside, strict=True)
    ]


def _tell_twice(noun: str, rows: Sequence[Row], paths: Sequence[CodePath | None]) -> None:
    first: dict[CodePath, int] = {}
    for row, path in zip(rows, paths, strict=True):
        if path and path[-1] and (line := first.setdefault(path, row.line)) != row.line:
            row.bad(
                f"the {noun} “{path[-1]}” stands already on line {line} in the same place; "
                "rename one, give it another parent, or take the row out."
            )


@dataclass(slots=True, init=False)
class _Tree:
    """paths: of each row, None until it hangs; above: the row above, None at the root.

    outside: words for what is above all rows of the table, empty where the root is.
    """

    names: Sequence[str]
    parents: Sequence[str]
    paths: list[CodePath | None]
    above: list[int | None]
    outside: list[str]
    named: dict[str, list[int]]

    def __init__(self, names: Sequence[str], parents: Sequence[str]) -> None:
        self.names, self.parents = names, parents
        self.paths = [None] * len(names)
        self.above = [None] * len(names)
        self.outside = [""] * len(names)
        self.named = defaultdict(list)
        for place, name in enumerate(names):
            self.named[name].append(place)
        for place, parent in enumerate(parents):
            if len(self.named.get(parent, ())) == 1:
                self.above[place] = self.named[parent][0]

    def grow(self) -> list[int]:
        """Hang everything that hangs on something that hangs: first from the root, then from what
        the table does not have. Returns the order of it.
        """
        under: dict[int, list[int]] = defaultdict(list)
        at: dict[CodePath, list[int]] = defaultdict(list)
        ready: deque[int] = deque()
        for place, parent in enumerate(self.parents):
            above = self.above[place]
            if not parent:
                self.paths[place] = (self.names[place],)
                ready.append(place)
            elif above is not None:
                under[above].append(place)
            else:
                at[path_of(parent)].append(place)
        order = self._grow_from(ready, under, at)
        for place in self._strangers(at):
            self.paths[place] = (*path_of(self.parents[place]), self.names[place])
            self.outside[place] = self.parents[place]
            ready.append(place)
        return order + self._grow_from(ready, under, {})

    def _grow_from(
        self, ready: deque[int], under: dict[int, list[int]], at: dict[CodePath, list[int]]
    ) -> list[int]:
        order = []
        while ready:
            place = ready.popleft()
            order.append(place)
            path = self.paths[place] or NOWHERE
            for child in (*under.pop(place, ()), *at.pop(path, ())):
                self.paths[child] = (*path, self.names[child])
                self.above[child] = place
                self.outside[child] = self.outside[place]
                ready.append(child)
        return order

    def _strangers(self, at: dict[CodePath, list[int]]) -> list[int]:
        """Rows whose parent is no row of the table: no name of several, and no path."""
        waiting = (place for places in at.values() for place in places)
        return sorted(place for place in waiting if self.parents[place] not in self.named)

    def unplaced(self) -> list[int]:
        return [place for place, path in enumerate(self.paths) if path is None]

    def circles(self) -> dict[int, list[int]]:
        """Of each row that stands under itself, the rows of its circle on the way up."""
        seen: set[int] = set()
        found: dict[int, list[int]] = {}
        for place in self.unplaced():
            way: dict[int, int] = {}
            here: int | None = place
            while here is not None and here not in seen:
                seen.add(here)
                way[here] = len(way)
                here = self.above[here]
            if here is not None and here in way:
                circle = list(way)[way[here] :]
                found.update(dict.fromkeys(circle, circle))
        return found


def _tell_unplaced(noun: str, rows: Sequence[Row], tree: _Tree) -> None:
    circles = tree.circles()
    for place in tree.unplaced():
        parent, above = tree.parents[place], tree.above[place]
        if above is None:
            rows[place].bad(_ambiguous(noun, parent, rows, tree))
        elif place in circles:
            shown = [f"“{tree.names[p]}”" for p in circles[place][:5]]
            names = " under ".join((*shown, shown[0] if len(circles[place]) < 6 else "…"))
            rows[place].bad(
                f"the {noun} stands under itself ({names}); change the parent of one of them."
            )
        else:
            line = rows[above].line
            rows[place].bad(
                f"its parent “{parent}” on line {line} hangs nowhere; mend that line first."
            )


def _ambiguous(noun: str, parent: str, rows: Sequence[Row], tree: _Tree) -> str:
    lines = _few([str(rows[p].line) for p in tree.named[parent]])
    return (
        f"the parent “{parent}” may be any of the {noun}s on lines {lines}; "
        f"write the path to the one that is meant, such as “A/{parent}”."
    )


def _few(words: Sequence[str]) -> str:
    return ", ".join((*words[:5], "…") if len(words) > 5 else words)
