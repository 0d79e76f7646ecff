"""What a page or a click asks of the database is looked up by an index, never by reading on.

Named as the pages name them. On a project without statistics SQLite plans the same whatever the
number of rows, so a small study shows what a large one does.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connections

from plurivox.store import search
from plurivox.store.coding_acts import move_coding, remove_coding, save_coding
from plurivox.store.codings import load_codings
from plurivox.store.erase import erase_words
from plurivox.store.memos import load_memos, save_memo
from plurivox.store.originals import load_originals
from plurivox.store.passes import cover, load_layers
from plurivox.store.people import load_people
from plurivox.store.pins import load_signed_in
from plurivox.store.project import Project
from plurivox.store.reading import load_page
from plurivox.store.sources import load_text
from plurivox.store.undo import redo, undo
from tests.store.bare_study import Study, lay

# Tables that grow with the work: a page of one source, and one click, never read them from end to
# end. The others (sites, people, codes, passes …) stay small.
LARGE = {"passage", "coding", "version", "text", "replaces", "act", "memo", "original", "speaker"}
FROM = re.compile(r'\b(?:FROM|JOIN|INTO|UPDATE)\s+"?(\w+)"?(?:\s+(?:AS\s+)?"?(\w+)"?)?', re.I)

Query = tuple[str, Any]


@pytest.fixture
def study(project: Project) -> Study:
    if not project.is_file:
        pytest.skip("about the plans of SQLite")
    study = lay(project)
    with study.by(study.owner) as deed:
        cover(deed, study.in_pass, [study.ann, study.ben], [study.source])
    return study


@contextmanager
def asked(project: Project) -> Iterator[list[Query]]:
    """What is asked of the database meanwhile, once with each statement."""
    found: list[Query] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if many:
            params = list(params)
        if sql.lstrip().upper().startswith(("SELECT", "UPDATE", "INSERT", "DELETE", "WITH")):
            found.extend([(sql, params[0] if many else params)] if params or not many else [])
        return execute(sql, params, many, context)

    with connections[project.alias].execute_wrapper(note):
        yield found


def scans(project: Project, queries: list[Query]) -> list[str]:
    """The steps of the plans that read a large table from end to end."""
    found = []
    with project.cursor() as cursor:
        for sql, params in queries:
            names = {alias or table: table for table, alias in FROM.findall(sql)}
            names |= {table: table for table in names.values()}
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            for *_, step in cursor.fetchall():
                scanned = re.match(r"SCAN (\w+)", step)
                if scanned and names.get(scanned[1], scanned[1]) in LARGE:
                    found.append(f"{step}: {sql}")
    return found


def layers(study: Study) -> Any:
    return load_layers(study.project, study.ann)


NAMED: dict[str, Callable[[Study], object]] = {
    "read a source": lambda s: load_page(
        s.project, s.source, layers=layers(s), person=s.ann
    ),
    "the text of a source": lambda s: load_text(s.project, s.source),
    "the codings of a source": lambda s: load_codings(
        s.project, layers=layers(s), source=s.source
    ),
    "the memos of a text": lambda s: load_memos(s.project, layers=layers(s), text=s.text),
    "the memos on some rows": lambda s: load_memos(
        s.project, layers=layers(s), about=[("coding", s.coding)]
    ),
    "the files of a source": lambda s: load_originals(s.project, s.source),
    "who works here": lambda s: load_people(s.project),
    "who is signed in": lambda s: load_signed_in(s.project, s.ann),
    "search in a source": lambda s: search.search(s.project, "waited", source=s.source),
    "put a code on words": lambda s: save_coding(
        s.project, text=s.text, start=30, end=38, code=s.code, in_pass=s.in_pass, by=s.ann
    ),
    "move a coding": lambda s: move_coding(s.project, s.coding, start=30, end=44, by=s.ann),
    "remove a coding": lambda s: remove_coding(s.project, s.coding, by=s.ann),
    "write a memo": lambda s: save_memo(
        s.project, ("coding", s.coding), "Longer.", in_pass=s.in_pass, by=s.ann
    ),
    "change a field": lambda s: s.set(s.ann, "code", s.code, "name", "Hours"),
    "undo": lambda s: undo(s.project, s.ann),
    "redo": lambda s: (undo(s.project, s.ann), redo(s.project, s.ann)),
    "undo what is undone twice": lambda s: (
        undo(s.project, s.ann), redo(s.project, s.ann), undo(s.project, s.ann)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_no_large_table_is_read_from_end_to_end(study: Study, name: str) -> None:
    with asked(study.project) as queries:
        NAMED[name](study)
    assert queries
    assert scans(study.project, queries) == []


def test_erasing_reads_only_what_is_erased(study: Study) -> None:
    with asked(study.project) as queries:
        erase_words(study.project, [(study.text, 30, 40)], by=study.owner)
    # making the search index anew looks at every text, once an erasure
    assert [step for step in scans(study.project, queries) if "search_text" not in step] == []


def test_a_scan_would_be_seen(study: Study) -> None:
    with asked(study.project) as queries, study.project.cursor() as cursor:
        cursor.execute("SELECT p.id FROM passage p WHERE p.quote = %s", ["x"])
        cursor.execute('SELECT "id" FROM "coding" WHERE "coder" = %s', [study.ann])
        cursor.execute("UPDATE text SET words = words WHERE length = %s", [1])
        cursor.execute("SELECT id FROM version WHERE row = %s", [uuid.uuid4()])
    assert [step.split(":")[0] for step in scans(study.project, queries)] == [
        "SCAN p",
        "SCAN coding",
        "SCAN text",
    ]
