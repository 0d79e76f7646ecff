"""What tests of reading and coding have in common: two interviews, people, passes, short ways."""

from __future__ import annotations

import uuid
from typing import Any

from plurivox.access.visibility import Layers
from plurivox.store.acts import act
from plurivox.store.coding_acts import save_coding
from plurivox.store.codings import load_codings, named_codings
from plurivox.store.passes import load_layers, load_pass
from plurivox.store.people import save_person
from plurivox.store.project import Project

from .blind_study import Study, blind_study

TEA, NURSE, KEY = "I made tea.", "The nurse who sat down.", "with a key"


class Desk:
    """A person at a desk: codes by words, in the joint pass or in a pass by its name."""

    def __init__(self, study: Study, name: str) -> None:
        self.study, self.name = study, name
        self.project, self.id = study.project, study.person(name)

    @property
    def layers(self) -> Layers:
        return load_layers(self.project, self.id)

    def span(self, quote: str, source: str = "noa") -> dict[str, Any]:
        """Where words stand, as the acts take it."""
        text = self.study.text(source)
        start = text.words.index(quote)
        return {"text": text.id, "start": start, "end": start + len(quote)}

    def in_pass(self, name: str | None) -> uuid.UUID | None:
        return load_pass(self.project, name).id if name else None

    def code(
        self, quote: str, code: str | uuid.UUID, source: str = "noa", in_pass: str | None = None
    ) -> uuid.UUID:
        """Put a code on words; returns the coding."""
        key = self.study.code(code) if isinstance(code, str) else code
        where = {"in_pass": self.in_pass(in_pass), "by": self.id}
        return save_coding(self.project, code=key, **self.span(quote, source), **where)

    def sees(self) -> list[tuple[str, str, str]]:
        """(coder, code, words) of every coding that this person meets."""
        found = named_codings(self.project, load_codings(self.project, layers=self.layers))
        return [(one.coder, one.code, one.quote) for one in found]


def reading_study(project: Project, owner: uuid.UUID) -> Study:
    """The study of `blind_study`, with a reader; no joint pass is begun yet."""
    study = blind_study(project, owner)
    save_person(project, "Rita", "reader", by=owner)
    return study


def acts_of(project: Project) -> int:
    """How many acts there are."""
    return count(project, "act")


def count(project: Project, table: str) -> int:
    """How many rows a table has, removed ones included."""
    with project.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}" WHERE project = %s', [project.id])
        return int(cursor.fetchone()[0])


def close(study: Study, name: str) -> None:
    """Close a pass without the ways of `pass_acts`."""
    with act(study.project, study.owner, "close pass") as deed:
        deed.set("pass", load_pass(study.project, name).id, "state", "closed")
