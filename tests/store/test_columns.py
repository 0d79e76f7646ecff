"""Long columns stand last: SQLite reads a row from its front, and walks through all it passes."""

from __future__ import annotations

import pytest

from plurivox.store.project import Project
from tests.store_fixtures import postgres

LONG = {"text": "words", "original": "data", "closing": "codings"}


def test_no_key_stands_behind_the_words_of_a_text(project: Project) -> None:
    """Otherwise to ask which project a text is of reads the whole text."""
    if postgres():
        pytest.skip("about the rows of SQLite")
    for table, column in LONG.items():
        with project.cursor() as cursor:
            cursor.execute(f'PRAGMA table_info("{table}")')
            columns = [row[1] for row in cursor.fetchall()]
        assert columns[-1] == column
