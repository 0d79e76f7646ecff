"""The manual says of every page how it was looked at, and no row is left over."""

from __future__ import annotations

from pathlib import Path

from tests.browser.every_page import NO_PAGE, looked_at, written_table
from tests.web.blind.asking import pages


def test_every_page_has_a_row_and_no_row_is_left_over(repository: Path) -> None:
    kept = (repository / "docs" / "looked-at.md").read_text(encoding="utf-8")
    assert kept == written_table(), "python -m tests.browser.every_page"
    for one in pages():
        assert ("GET" in one.methods) == (f"| `/{one.route}` |" in kept)


def test_what_is_not_looked_at_is_an_address_of_the_program() -> None:
    every = {one.name for one in pages() if "GET" in one.methods}
    assert set(NO_PAGE) <= every
    assert set(looked_at()) | set(NO_PAGE) == every
