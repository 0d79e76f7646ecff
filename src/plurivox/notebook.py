"""A project in a notebook: the chain as tables, read only."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns. Iterating gives each row as a mapping."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __getitem__(self, column: str) -> list[Any]:
        """One column. Raises KeyError, naming those there are, for another."""
        if column not in self.columns:
            raise KeyError(f"there is no column {column}; there are: {', '.join(self.columns)}")
        at = self.columns.index(column)
        return [row[at] for row in self.rows]

    def to_pandas(self) -> Any:
        """The same as a pandas DataFrame; ImportError where pandas is not installed."""
        return import_module("pandas").DataFrame(list(self.rows), columns=list(self.columns))

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Table:
        """From mappings; what a row lacks is None."""
        return cls(tuple(columns), tuple(tuple(row.get(c) for c in columns) for row in rows))


class Notebook:
    """An open project. What is shown is what its owner may see: no open independent pass."""

    def __init__(self, location: str | os.PathLike[str]) -> None:
        from plurivox.store.door import open_project
        from plurivox.store.people import load_person

        # A notebook's cells run inside its event loop, where Django refuses to read; but a cell
        # waits for its answer, so nothing else comes in between.
        os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        self._project = open_project(os.fspath(location))
        self._person = load_person(self._project).id

    def __enter__(self) -> Notebook:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        from plurivox.store.door import close_project

        close_project(self._project)

    def status(self) -> dict[str, int]:
        """How much there is, as `plurivox status` counts it."""
        from plurivox.store.status import load_status

        return load_status(self._project)

    def sources(self) -> Table:
        """A row a source; `length` in code points."""
        from plurivox.store.sources import load_sources

        columns = ("name", "kind", "site", "session", "held", "language", "turns", "length")
        return Table.of([asdict(one) for one in load_sources(self._project)], columns)

    def participants(self) -> Table:
        """A row a participant; every attribute is a column."""
        from plurivox.store.fieldwork import load_participants

        people = load_participants(self._project)
        free = tuple(dict.fromkeys(name for one in people for name in one.attributes))
        columns = ("number", "site", "setting", "role", "gender", "sessions", *free)
        return Table.of([one.attributes | asdict(one) for one in people], columns)

    def codings(self) -> Table:
        """A row a coding: start and end in code points, end exclusive."""
        from plurivox.store.codings import load_codings, named_codings
        from plurivox.store.passes import load_layers

        layers = load_layers(self._project, self._person)
        codings = load_codings(self._project, layers=layers)
        columns = ("source", "coder", "pass", "code", "start", "end", "quote", "speaker")
        rows = [
            (c.source, c.coder, c.in_pass, c.code, c.start, c.end, c.quote, c.speaker)
            for c in named_codings(self._project, codings)
        ]
        return Table(columns, tuple(rows))

    def codebook(self) -> Table:
        """A row a code, in the order of the tree."""
        from plurivox.store.codebook import load_codes

        columns = ("name", "path", "short", "full", "origin", "level", "domain", "status")
        rows = [
            asdict(one) | {"name": one.name, "path": "/".join(one.path)}
            for one in load_codes(self._project)
        ]
        return Table.of(rows, columns)

    def matrix(
        self,
        rows: str = "theme",
        columns: str = "",
        count: str = "passages",
        *,
        counts: bool = False,
    ) -> Table:
        """Themes, codes or findings by an attribute; the last column counts each row once.

        counts: in a study that does not count as well, which refuses otherwise.
        """
        from plurivox.store.counting import must_count
        from plurivox.store.matrix import load_matrix

        must_count(self._project, anyway=counts)
        found = load_matrix(self._project, rows, columns)
        lines = zip(found.rows, found.counts(count), found.all, strict=True)
        cells = [(row.name, *values, whole.value(count)) for row, values, whole in lines]
        return Table((rows, *found.columns, "all"), tuple(cells))

    def saturation(self, *, by_site: bool = False, counts: bool = False) -> Table:
        """A row a session in the order held: new codes, and all seen until then."""
        from plurivox.store.counting import must_count
        from plurivox.store.patterns import load_code_names, load_saturation, saturation_answer

        must_count(self._project, anyway=counts)
        found = load_saturation(self._project, by_site=by_site)
        rows = saturation_answer(found, load_code_names(self._project))["rows"]
        return Table.of(rows, ("site", "session", "new", "seen"))

    def cooccurrence(self, unit: str = "overlap", *, counts: bool = False) -> Table:
        """A row a pair of codes; `units` has how often each stands by itself."""
        from plurivox.store.counting import must_count
        from plurivox.store.patterns import load_code_names, load_together, together_answer

        must_count(self._project, anyway=counts)
        found = load_together(self._project, unit)
        rows = together_answer(found, load_code_names(self._project))
        return Table.of(rows, ("code", "with", "unit", "both", "units"))

    def constructs(self) -> Table:
        """A row a construct of a study, with its order and how many passages it has."""
        from plurivox.store.construct_table import constructs_answer

        columns = ("name", "order", "study", "theme", "passages", "definition", "credibility")
        return Table.of(constructs_answer(self._project)["constructs"], columns)

    def agreement(self, in_pass: str, **choices: Any) -> Table:
        """The rows of `plurivox agreement`; choices: unit, scope, statistic, tree."""
        from plurivox.store.agreement import load_agreement

        rows = load_agreement(self._project, in_pass, **choices)
        return Table.of(rows, tuple(rows[0]) if rows else ())
