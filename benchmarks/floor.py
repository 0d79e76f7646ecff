"""The least that the same work costs: bare scripts over csv, xlsxwriter and sqlite3.

    python -m benchmarks.floor NAME ARGUMENT…

They know no people, no permissions, no history, no turns, no checks and no undo.
"""

from __future__ import annotations

import csv
import hashlib
import os
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

ROWS = """
SELECT s.name, o.name, a.name, k.name, p.start, p."end", p.quote
FROM source s JOIN text t ON t.source = s.id JOIN passage p ON p.text = t.id
JOIN coding c ON c.passage = p.id JOIN person o ON o.id = c.coder JOIN pass a ON a.id = c.pass
JOIN code k ON k.id = c.code
WHERE s.alive AND t.alive AND c.alive ORDER BY s.id, p.start, p."end", c.id
"""
HEAD = ("source", "coder", "pass", "code", "start", "end", "quote")


def import_texts(base: str, *files: str) -> None:
    """The words and the bytes of each file as a row, and its words in an index."""
    with closing(sqlite3.connect(base)) as there, there:
        there.execute("PRAGMA journal_mode=WAL")
        there.execute("CREATE TABLE text (id BLOB PRIMARY KEY, name, sha256, data, words)")
        there.execute("CREATE VIRTUAL TABLE found USING fts5(words, content='', detail=none)")
        for number, file in enumerate(files):
            data = Path(file).read_bytes()
            words = data.decode()
            row = (os.urandom(16), file, hashlib.sha256(data).hexdigest(), data, words)
            there.execute("INSERT INTO text VALUES (?, ?, ?, ?, ?)", row)
            there.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (number, words))


def import_codings(base: str, table: str) -> None:
    """A passage, a coding and a line that says who and when for each row of a csv."""
    with closing(sqlite3.connect(base)) as there, there, open(table, encoding="utf-8") as file:
        there.execute("PRAGMA journal_mode=WAL")
        there.execute('CREATE TABLE passage (id BLOB PRIMARY KEY, text, start, "end", quote)')
        there.execute("CREATE TABLE coding (id BLOB PRIMARY KEY, passage, code, coder)")
        there.execute("CREATE TABLE version (id BLOB PRIMARY KEY, row, at, value)")
        passages, codings, versions = [], [], []
        for row in csv.DictReader(file):
            one, two, three = os.urandom(16), os.urandom(16), os.urandom(16)
            passages.append((one, row["source"], row["start"], row["end"], row["quote"]))
            codings.append((two, one, row["code"], row["coder"]))
            versions.append((three, two, time.time(), "true"))
        there.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?)", passages)
        there.executemany("INSERT INTO coding VALUES (?, ?, ?, ?)", codings)
        there.executemany("INSERT INTO version VALUES (?, ?, ?, ?)", versions)


def export_csv(project: str, out: str) -> None:
    with closing(sqlite3.connect(project)) as there, open(out, "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEAD)
        rows.writerows(there.execute(ROWS))


def export_xlsx(project: str, out: str) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    with closing(sqlite3.connect(project)) as there:
        for line, row in enumerate(there.execute(ROWS), 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(line, column, cell)
                else:
                    sheet.write_number(line, column, cell)
    book.close()


def open_documents(project: str, times: str) -> float:
    """Milliseconds to fetch the words and the codings of one source."""
    with closing(sqlite3.connect(project)) as there:
        keys = [key for (key,) in there.execute("SELECT id FROM source ORDER BY name")]
        asked = [keys[n % len(keys)] for n in range(int(times))]
        begun = time.process_time()
        for key in asked:
            text, _ = there.execute("SELECT id, words FROM text WHERE source = ?", [key]).fetchone()
            there.execute(
                'SELECT p.start, p."end", c.code, c.coder FROM passage p '
                "JOIN coding c ON c.passage = p.id WHERE p.text = ? AND c.alive",
                [text],
            ).fetchall()
        return (time.process_time() - begun) / len(asked) * 1000


def save_codings(project: str, times: str) -> float:
    """Milliseconds to insert a passage, a coding, an act and a version, each waiting for the disk.

    The rows go into tables of its own in a copy of the project, as large as its own by then.
    """
    with closing(sqlite3.connect(project, isolation_level=None)) as there:
        there.execute("PRAGMA journal_mode=WAL")
        there.execute("PRAGMA synchronous=FULL")
        for table in ("passage", "coding", "act", "version"):
            there.execute(f"CREATE TABLE bare_{table} (id BLOB PRIMARY KEY, row BLOB, said)")
            there.execute(f"INSERT INTO bare_{table} SELECT id, id, 'said' FROM {table}")
        begun = time.process_time()
        for _ in range(int(times)):
            there.execute("BEGIN IMMEDIATE")
            for table in ("passage", "coding", "act", "version"):
                row = (os.urandom(16), os.urandom(16), "said")
                there.execute(f"INSERT INTO bare_{table} VALUES (?, ?, ?)", row)
            there.execute("COMMIT")
        return (time.process_time() - begun) / int(times) * 1000


def merge(project: str, other: str) -> float:
    """Seconds to take over the rows of another file that are not there."""
    tables = ("person", "act", "passage", "coding", "version", "replaces")
    begun = time.process_time()
    with closing(sqlite3.connect(project)) as there, there:
        there.execute("PRAGMA foreign_keys=OFF")
        there.execute("ATTACH ? AS other", [other])
        for table in tables:
            there.execute(f"INSERT OR IGNORE INTO main.{table} SELECT * FROM other.{table}")
    return time.process_time() - begun


def search(base: str, word: str, times: str) -> float:
    """Milliseconds for 50 hits with the words around them, from an index with positions."""
    query = (
        "SELECT name, snippet(found, 1, '', '', '…', 24) FROM found WHERE words MATCH ? LIMIT 50"
    )
    with closing(sqlite3.connect(base)) as there:
        begun = time.process_time()
        for _ in range(int(times)):
            assert len(there.execute(query, [word]).fetchall()) == 50
        return (time.process_time() - begun) / int(times) * 1000


def index(base: str, *files: str) -> None:
    """An index with positions, a paragraph a row."""
    with closing(sqlite3.connect(base)) as there, there:
        there.execute("CREATE VIRTUAL TABLE found USING fts5(name UNINDEXED, words)")
        there.executemany(
            "INSERT INTO found VALUES (?, ?)",
            (
                (file, part)
                for file in files
                for part in Path(file).read_text("utf-8").split("\n\n")
            ),
        )


def start_django() -> None:
    """What any program with Django costs before it does anything."""
    import django
    from django.conf import settings

    engine = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
    settings.configure(DATABASES=engine)
    django.setup()
    from django.db import models

    assert models


FLOORS = {
    one.__name__: one
    for one in (
        *(import_texts, import_codings, export_csv, export_xlsx, open_documents),
        *(save_codings, merge, search, index, start_django),
    )
}

if __name__ == "__main__":
    said = FLOORS[sys.argv[1]](*sys.argv[2:])
    if said is not None:
        print(said)
