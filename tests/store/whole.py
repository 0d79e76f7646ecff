"""A project looked at as a whole: every value, every row, every byte."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from plurivox.store import fold
from plurivox.store.facts import ERASURE, FACTS
from plurivox.store.keys import as_key
from plurivox.store.project import Project


def sha(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def heads(project: Project) -> dict[fold.Field, list[Any]]:
    """Every value that nothing replaces, as the store holds them."""
    found: dict[fold.Field, list[Any]] = defaultdict(list)
    with project.cursor() as cursor:
        cursor.execute('SELECT DISTINCT "table", row FROM version WHERE project = %s', [project.id])
        rows = [(table, as_key(row)) for table, row in cursor.fetchall()]
        for place, versions in fold.heads_of_rows(cursor, rows).items():
            found[place] = sorted((value for _, value in versions), key=repr)
    return dict(found)


def dump(project: Project) -> dict[str, list[Any]]:
    """All tables that merge, whole, but for the local order of `replaces`."""
    found: dict[str, list[Any]] = {}
    with project.cursor() as cursor:
        for table in FACTS:
            columns = ("project", *FACTS[table]) if table == "replaces" else fold.columns_of(table)
            names = ", ".join(map(fold.quoted, (*columns, *ERASURE.get(table, ()))))
            where = "id" if table == "project" else "project"
            cursor.execute(
                f"SELECT {names} FROM {fold.quoted(table)} WHERE {where} = %s", [project.id]
            )
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def words_in(project: Project, pattern: bytes) -> set[str]:
    """Every word like the pattern that any byte of a file, of its log or beside it holds."""
    files = [Path(f"{project.location}{ending}") for ending in ("", "-wal", "-shm")]
    data = b"".join(file.read_bytes() for file in files if file.exists())
    return {word.decode() for word in re.findall(pattern, data)}
