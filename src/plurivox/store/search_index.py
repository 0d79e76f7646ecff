"""The index of words: which texts hold a word. Local to one database, rebuilt, never merged.

On SQLite a contentless FTS5 table without positions (3 MB for 6 million words), numbered by a local
table with an integer key; on PostgreSQL a tsvector of the words. Both hold folded words, so that
they find the same; where a word stands is looked up in the text itself.
"""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from plurivox.evidence.folding import folded
from plurivox.evidence.problem import Problem
from plurivox.evidence.word_search import PARTICLES, Term

from .fold import chunks, marks
from .keys import as_key
from .project import Project

TABLES = {
    "sqlite": (
        "CREATE TABLE IF NOT EXISTS search_text "
        "(number INTEGER PRIMARY KEY, project BLOB NOT NULL, text BLOB NOT NULL UNIQUE)",
        "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING "
        "fts5(words, content='', detail=none, columnsize=0, tokenize='ascii')",
    ),
    "postgresql": (
        "CREATE TABLE IF NOT EXISTS search_text "
        "(project uuid NOT NULL, text uuid PRIMARY KEY, words tsvector)",
        "CREATE INDEX IF NOT EXISTS search_text_words ON search_text USING gin (words)",
    ),
}
# A tsvector holds a megabyte; a text with more different words than this is looked at each time.
MOST_LEXEMES, LONGEST_LEXEME = 60_000, 500


def make_tables(cursor: Any) -> None:
    """The tables of the index, where they are not there yet."""
    for statement in TABLES[cursor.db.vendor]:
        cursor.execute(statement)


def add_texts(cursor: Any, project: Project, texts: Iterable[uuid.UUID]) -> None:
    """Put the words of some texts into the index, as they are now."""
    for part in chunks(list(texts)):
        cursor.execute(f"SELECT id, words FROM text WHERE id IN ({marks(part)})", part)
        rows = [(as_key(key), words) for key, words in cursor.fetchall()]
        (_add_sqlite if cursor.db.vendor == "sqlite" else _add_postgres)(cursor, project, rows)


def _add_sqlite(cursor: Any, project: Project, rows: Sequence[tuple[uuid.UUID, str]]) -> None:
    cursor.execute("SELECT coalesce(max(number), 0) FROM search_text")
    number = cursor.fetchone()[0]
    numbered = list(enumerate(rows, number + 1))
    cursor.executemany(
        "INSERT INTO search_text (number, project, text) VALUES (%s, %s, %s)",
        [(n, project.id, key) for n, (key, _) in numbered],
    )
    cursor.executemany(
        "INSERT INTO search_words (rowid, words) VALUES (%s, %s)",
        ((n, folded(words).words) for n, (_, words) in numbered),
    )


def _add_postgres(cursor: Any, project: Project, rows: Sequence[tuple[uuid.UUID, str]]) -> None:
    cursor.executemany(
        "INSERT INTO search_text (project, text, words) VALUES (%s, %s, array_to_tsvector(%s)) "
        "ON CONFLICT (text) DO UPDATE SET words = excluded.words",
        [(project.id, key, _lexemes(words)) for key, words in rows],
    )


def _lexemes(words: str) -> list[str] | None:
    found = {word[:LONGEST_LEXEME] for word in folded(words).words.split()}
    return sorted(found) if len(found) <= MOST_LEXEMES else None


def add_missing(cursor: Any, project: Project) -> None:
    """Index the texts that are not in the index, however they came."""
    cursor.execute(
        "SELECT t.id FROM text t WHERE t.project = %s "
        "AND NOT EXISTS (SELECT 1 FROM search_text s WHERE s.text = t.id)",
        [project.id],
    )
    if missing := [as_key(key) for (key,) in cursor.fetchall()]:
        add_texts(cursor, project, missing)


def rebuild(cursor: Any, project: Project) -> None:
    """Make the index anew; no word that was erased is left in it."""
    make_tables(cursor)
    if cursor.db.vendor == "sqlite":
        cursor.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
        cursor.execute("DELETE FROM search_text")
    else:
        cursor.execute("DELETE FROM search_text WHERE project = %s", [project.id])
    add_missing(cursor, project)


def rebuild_search(project: Project) -> None:
    """Make the index of a project anew, in one transaction."""
    from django.db import transaction

    with transaction.atomic(using=project.alias), project.cursor() as cursor:
        rebuild(cursor, project)


def holding(cursor: Any, project: Project, terms: Sequence[Term]) -> tuple[str, list[Any]]:
    """SQL that gives the keys of the texts that hold the words of all terms, and its values.

    Whether the words of a phrase follow each other only the text tells.
    """
    if cursor.db.vendor == "sqlite":
        return (
            "SELECT n.text FROM search_words JOIN search_text n ON n.number = search_words.rowid "
            "WHERE search_words MATCH %s",
            [" AND ".join(_sqlite_words(terms))],
        )
    return (
        "SELECT text FROM search_text WHERE project = %s "
        "AND (words IS NULL OR words @@ %s::tsquery)",
        [project.id, " & ".join(_postgres_words(terms))],
    )


def _forms(terms: Sequence[Term]) -> Iterator[tuple[list[str], bool]]:
    """Every word of the terms in all its forms, and whether it is only a beginning."""
    for term in terms:
        for at, word in enumerate(term.words):
            forms = [word, *(f"{p}{word}" for p in PARTICLES)] if term.particles else [word]
            yield forms, term.begins and at == len(term.words) - 1


def _sqlite_words(terms: Sequence[Term]) -> Iterator[str]:
    for forms, begins in _forms(terms):
        star = " *" if begins else ""
        yield "(" + " OR ".join(f'"{form}"{star}' for form in forms) + ")"


def _postgres_words(terms: Sequence[Term]) -> Iterator[str]:
    for forms, begins in _forms(terms):
        star = ":*" if begins or any(len(form) > LONGEST_LEXEME for form in forms) else ""
        yield "(" + " | ".join(f"'{form[:LONGEST_LEXEME]}'{star}" for form in forms) + ")"


def problems(cursor: Any, project: Project) -> Iterator[Problem]:
    """What is wrong with the index: it must hold just the words of the texts."""
    make_tables(cursor)
    cursor.execute("SELECT id, words FROM text WHERE project = %s", [project.id])
    texts = {as_key(key): set(folded(words).words.split()) for key, words in cursor.fetchall()}
    cursor.execute("SELECT text FROM search_text WHERE project = %s", [project.id])
    same = {as_key(key) for (key,) in cursor.fetchall()} == texts.keys()
    held = _held_sqlite if cursor.db.vendor == "sqlite" else _held_postgres
    if not same or not held(cursor, project, texts):
        yield Problem(
            "The search index is not that of the texts; `plurivox check --mend` makes it anew."
        )


def _held_sqlite(cursor: Any, project: Project, texts: dict[uuid.UUID, set[str]]) -> bool:
    """Each word in as many texts as the index says."""
    cursor.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_vocabulary "
        "USING fts5vocab('main', 'search_words', 'row')"
    )
    cursor.execute("SELECT term, doc FROM temp.search_vocabulary")
    held = dict(cursor.fetchall())
    cursor.execute("DROP TABLE temp.search_vocabulary")
    return held == Counter(word for words in texts.values() for word in words)


def _held_postgres(cursor: Any, project: Project, texts: dict[uuid.UUID, set[str]]) -> bool:
    cursor.execute(
        "SELECT text, to_json(tsvector_to_array(words))::text FROM search_text "
        "WHERE project = %s AND words IS NOT NULL",
        [project.id],
    )
    for key, words in cursor:
        short = {word[:LONGEST_LEXEME] for word in texts[as_key(key)]}
        if set(json.loads(words)) != short:
            return False
    return True
