"""A pass: a round of coding over stated sources by stated coders."""

from __future__ import annotations

import uuid
from collections.abc import Set
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["independent", "joint", "consensus"]
State = Literal["open", "closed", "ready"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SCOPES = ("participants", "results", "all")
USUAL = ("transcript", "article")  # of the first kind there is, where no source is named


def usual_scope(kinds: Set[str]) -> str:
    """An article has no turns of participants: where all sources are articles, their results."""
    return "results" if kinds == {"article"} else "participants"


@dataclass(frozen=True, slots=True)
class CodingPass:
    """A pass as everything but the store sees it.

    `coders` and `sources` are keys; `done` are the coders who declared themselves done. `origin` is
    "here", or "imported" where the codings came in closed.
    """

    id: uuid.UUID
    name: str
    kind: Kind
    state: State
    origin: str = "here"
    coders: frozenset[uuid.UUID] = frozenset()
    sources: frozenset[uuid.UUID] = frozenset()
    done: frozenset[uuid.UUID] = frozenset()
    scope: str = "participants"
    unit: str = "turn"
    statistic: str = ""
    release: int | None = None

    @property
    def is_blind(self) -> bool:
        """Whether nothing that a coder makes in it may reach anybody else."""
        return self.kind == "independent" and self.state == "open"
