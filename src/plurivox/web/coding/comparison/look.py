"""How somebody looks at the disagreements of a pass: which is open, in what order, of what."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

ORDERS = {"size": "by size", "place": "by place", "code": "by code"}


@dataclass(frozen=True, slots=True)
class Look:
    """open: the key of a disagreement; source, code: only those of; all: settled ones too.

    shown: the source whose text the browser has, so that a part of the page will do.
    """

    open: uuid.UUID | None = None
    order: str = "size"
    source: uuid.UUID | None = None
    code: uuid.UUID | None = None
    all: bool = False
    shown: uuid.UUID | None = None

    @classmethod
    def of(cls, said: QueryDict) -> Look:
        """From an address or a form; what is not understood is as if it were not said."""
        order = said.get("order", "")
        return cls(
            _key(said.get("open")),
            order if order in ORDERS else "size",
            _key(said.get("source")),
            _key(said.get("code")),
            said.get("all") == "yes",
            _key(said.get("shown")),
        )

    def at(self, **changes: object) -> str:
        """The query of the same look with changes, "?" included."""
        return "?" + urlencode(replace(self, **changes).fields())  # type: ignore[arg-type]

    def fields(self) -> dict[str, str]:
        """What a form hands on, usual values left out."""
        said = {
            "open": self.open.hex if self.open else "",
            "order": self.order if self.order != "size" else "",
            "source": self.source.hex if self.source else "",
            "code": self.code.hex if self.code else "",
            "all": "yes" if self.all else "",
            "shown": self.shown.hex if self.shown else "",
        }
        return {name: word for name, word in said.items() if word}


def _key(word: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(word or "")
    except ValueError:
        return None
