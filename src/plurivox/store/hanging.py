"""Codes or themes of a table whose parent is not in the table but stands in the project already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeVar

from plurivox.coding.code_entry import CodeEntry
from plurivox.coding.code_path import CodeNames, CodePath, path_of
from plurivox.evidence.problem import Problem
from plurivox.themes.entry import ThemeEntry

AnyEntry = CodeEntry | ThemeEntry
Entry = TypeVar("Entry", CodeEntry, ThemeEntry)

MOST_HINTED = 300  # names; looking for a similar one takes the product of both sides


def hung(
    noun: str, file: str, entries: Sequence[Entry], there: Iterable[CodePath]
) -> tuple[list[Entry], list[Problem]]:
    """Entries with their whole paths, in their order, and what is wrong with the others.

    there: the paths of the project. A parent outside the table is the name of exactly one of them,
    or a path from the root, or what another entry becomes when it hangs.
    """
    known = set(there)
    placed, waiting = _placed(entries, known)
    problems: list[Problem] = []
    names = CodeNames(known)
    similar = {path[-1] for path in known} | {entry.name for entry in entries}
    firsts: dict[CodePath, int] = {}
    good = []
    for entry in entries:
        if entry.line in placed:
            path = placed[entry.line]
            line = firsts.setdefault(path, entry.line)
            if line == entry.line:
                good.append(replace(entry, path=path, above=""))
                continue
            why = f"the {noun} “{entry.name}” stands already on line {line} in the same place; "
            why += "take one of the two rows out."
        else:
            why = _why(noun, entry, waiting, names, similar)
        problems.append(Problem(f"{file}, line {entry.line}: {why}", file, entry.line))
    return good, problems


def _placed(
    entries: Sequence[AnyEntry], known: set[CodePath]
) -> tuple[dict[int, CodePath], list[AnyEntry]]:
    """The path of each entry by its line, and the entries that wait for a parent in vain."""
    placed = {entry.line: entry.path for entry in entries if not entry.above}
    waiting = [entry for entry in entries if entry.above]
    reached = known | set(placed.values())
    while waiting:
        names = CodeNames(reached)
        now: dict[int, CodePath] = {}
        for entry in waiting:
            if len(found := names.find(entry.above)) == 1:
                now[entry.line] = (*found[0], *entry.path[len(path_of(entry.above)) :])
        if not now:
            break
        placed |= now
        reached |= set(now.values())
        waiting = [entry for entry in waiting if entry.line not in placed]
    return placed, waiting


def _why(
    noun: str, entry: AnyEntry, waiting: Sequence[AnyEntry], names: CodeNames, similar: set[str]
) -> str:
    """What is wrong with an entry whose parent is not there, or means several."""
    over = next((one for one in waiting if one.path == entry.parent), None)
    if over is not None and over.line != entry.line:
        return f"its parent “{over.name}” on line {over.line} is refused; mend that line first."
    found = names.find(entry.above)
    if found:
        return (
            f"the parent “{entry.above}” is the name of {len(found)} {noun}s of the project; "
            f"write the path, such as “{names.shown(found[0])}”."
        )
    few = len(similar) <= MOST_HINTED
    near = get_close_matches(entry.above, sorted(similar), 1) if few else []
    hint = f"is “{near[0]}” meant? Otherwise" if near else "correct the name, or"
    return (
        f"the parent “{entry.above}” is no {noun} of this table or of the project; "
        f"{hint} add a row for it."
    )
