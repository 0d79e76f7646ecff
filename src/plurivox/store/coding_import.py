"""Save codings that a table names: each put on its passage, or told why not."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from plurivox.evidence.coding_row import CodingRow
from plurivox.evidence.problem import Problem, Refused

from .acts import Deed
from .codebook import IMPORTED, Codebook
from .keys import new_id, passage_id
from .models import Text
from .people import person_named
from .project import Project
from .sources import source_names


@dataclass(slots=True)
class CodingImport:
    """What an import of codings did: how many by whom, codes made on the way, rows refused.

    `keys`: the codings of each coder; `sources`: those that any row names; `twice`: rows that say
    what an earlier row says, which is one coding.
    """

    counts: Counter[str] = field(default_factory=Counter)
    new_codes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    keys: dict[uuid.UUID, list[uuid.UUID]] = field(default_factory=dict)
    sources: set[uuid.UUID] = field(default_factory=set)
    twice: int = 0


def add_codings(
    project: Project,
    deed: Deed,
    file: str,
    rows: Iterable[CodingRow],
    *,
    in_pass: uuid.UUID,
    coder: str | None = None,
) -> CodingImport:
    """Put codings on passages. The table's coder counts; `coder` is for tables without one.

    Rows whose source is not there, or whose quote is not at its place, come back as problems and
    are not among the counts.
    """
    by_source: dict[str, list[CodingRow]] = defaultdict(list)
    for row in rows:
        by_source[row.source].append(row)
    adding = _Adding(project, deed, file, in_pass, coder)
    if coder and not any(row.coder for group in by_source.values() for row in group):
        adding.done.keys[adding.person(coder)] = []  # also who coded nothing has a layer
    for name, group in by_source.items():
        adding.source(name, group)
    return adding.done


class _Adding:
    """What is known while a table goes in, so that each name is looked up once."""

    def __init__(
        self, project: Project, deed: Deed, file: str, in_pass: uuid.UUID, coder: str | None
    ) -> None:
        self.project, self.deed, self.file = project, deed, file
        self.in_pass, self.coder = in_pass, coder
        self.sources, self.book = source_names(project), Codebook(project)
        self.people: dict[str, uuid.UUID] = {}
        self.codes: dict[str, uuid.UUID] = {}
        self.known: set[tuple[uuid.UUID, uuid.UUID, uuid.UUID]] = set()
        self.done = CodingImport()

    def source(self, name: str, rows: list[CodingRow]) -> None:
        """All rows of one source: its words are read once."""
        if name not in self.sources:
            for row in rows:
                self._refuse(row, f"there is no source “{name}” in the project{self._near(name)}")
            return
        self.done.sources.add(self.sources[name])
        text, words = _words(self.project, self.sources[name])
        for row in rows:
            try:
                self._row(row, text, words)
            except Refused as refused:
                self._refuse(row, str(refused))

    def _near(self, name: str) -> str:
        start = name.casefold()[:12]
        near = next((n for n in self.sources if n.casefold().startswith(start)), None)
        return f"; did you mean “{near}”?" if near else "; import it first."

    def _refuse(self, row: CodingRow, why: str) -> None:
        sentence = f"{self.file}, line {row.line}: {why}"
        self.done.problems.append(Problem(sentence, self.file, row.line))

    def _row(self, row: CodingRow, text: uuid.UUID, words: str) -> None:
        _place(row, words)
        coder, code = self._coder(row), self._code(row.code)
        passage = passage_id(text, row.start, row.end)
        if (passage, code, coder) in self.known:
            self.done.twice += 1
            return
        self.known.add((passage, code, coder))
        quote = words[row.start : row.end]
        self.deed.add("passage", passage, text=text, start=row.start, end=row.end, quote=quote)
        key, whose = new_id(), {"pass": self.in_pass, "coder": coder}
        self.deed.add("coding", key, passage=passage, code=code, **whose)
        if row.memo:
            self.deed.add("memo", about_table="coding", about_row=key, words=row.memo, **whose)
        self.done.counts[row.coder or self.coder or ""] += 1
        self.done.keys.setdefault(coder, []).append(key)

    def _coder(self, row: CodingRow) -> uuid.UUID:
        name = row.coder or self.coder
        if not name:
            raise Refused("no coder is named; add a column “coder”, or say who with --coder.")
        return self.person(name)

    def person(self, name: str) -> uuid.UUID:
        """The coder of a name, looked up or made once."""
        if name not in self.people:
            self.people[name] = person_named(self.project, self.deed, name)
        return self.people[name]

    def _code(self, words: str) -> uuid.UUID:
        if words not in self.codes:
            code = self.book.find(words)
            if code is None:
                code = self.book.add(self.deed, (IMPORTED, words), origin="imported")
                self.done.new_codes.append(words)
            self.codes[words] = code
        return self.codes[words]


def _place(row: CodingRow, words: str) -> None:
    if row.end > len(words):
        raise Refused(
            f"{row.source} ends at {len(words)}, before the coding's end {row.end}; correct it."
        )
    if row.quote is not None and row.quote != words[row.start : row.end]:
        raise Refused(
            f"the quote is not what stands at {row.start}–{row.end} of {row.source}; "
            "correct the quote or its place."
        )


def _words(project: Project, source: uuid.UUID) -> tuple[uuid.UUID, str]:
    texts = Text.objects.using(project.alias).filter(source=source, alive=True)
    row = texts.order_by("-revision").values_list("id", "words").first()
    if row is None:
        raise Refused("A source has no text; run `plurivox check`.")
    return row
