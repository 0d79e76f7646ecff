"""What a person must mend: one plain sentence that names the file, the place and the mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was refused or could not be carried over.

    `sentence` is complete in itself: it names the file, the place and the mend. `file` and `line`
    (counted from 1) repeat the place for a page that wants to sort or link; `line` is None where
    the whole file is meant.
    """

    sentence: str
    file: str = ""
    line: int | None = None

    def __str__(self) -> str:
        return self.sentence


class Refused(Exception):
    """Raised where nothing was done because a person must mend something first."""

    def __init__(self, *problems: Problem | str) -> None:
        self.problems: tuple[Problem, ...] = tuple(
            p if isinstance(p, Problem) else Problem(p) for p in problems
        )
        super().__init__(" ".join(p.sentence for p in self.problems))

    @classmethod
    def all(cls, problems: Iterable[Problem]) -> Refused:
        return cls(*problems)
