"""The manual builds without a warning, in the order of the work, and fetches nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from plurivox import STAGES
from plurivox.exchange import FORMATS
from plurivox.exchange.kinds import table_kinds
from plurivox.exchange.sheet import column_key

FETCHING = {  # element: the attributes that a browser follows by itself
    "script": {"src"},
    "img": {"src", "srcset"},
    "iframe": {"src"},
    "source": {"src", "srcset"},
    "object": {"data"},
    "link": {"href"},
}


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=repository,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    return folder


@pytest.fixture(scope="module")
def chapters(repository: Path) -> list[str]:
    """The pages of the manual in the order of its navigation."""
    text = (repository / "mkdocs.yml").read_text()
    pages: list[str] = []
    waiting = list(yaml.safe_load(text)["nav"])
    while waiting:
        entry = waiting.pop(0)
        if isinstance(entry, dict):
            waiting[:0] = entry.values()
        elif isinstance(entry, list):
            waiting[:0] = entry
        else:
            pages.append(entry)
    return pages


class Fetched(HTMLParser):
    """Collects what a browser would fetch from another host for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "link" and said.get("rel") == "canonical":
            return
        for name in FETCHING.get(tag, set()):
            if re.match(r"(https?:)?//", said.get(name) or ""):
                self.addresses.append(f"{tag} {name}={said[name]}")


def test_no_page_fetches_from_another_host(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        reader = Fetched()
        reader.feed(page.read_text(encoding="utf-8"))
        assert not reader.addresses, page.name


def test_no_style_fetches_from_another_host(site: Path) -> None:
    for style in site.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", style.read_text()), style.name


def test_what_counts_as_fetched() -> None:
    reader = Fetched()
    reader.feed('<a href="https://a.example">a</a><img src="//b.example/b.png"><link href="c.css">')
    assert reader.addresses == ["img src=//b.example/b.png"]


def test_every_page_stands_in_the_navigation(repository: Path, chapters: list[str]) -> None:
    docs = repository / "docs"
    assert {str(path.relative_to(docs)) for path in docs.rglob("*.md")} == set(chapters)


def test_it_begins_with_a_first_interview(repository: Path, chapters: list[str]) -> None:
    first = (repository / "docs" / chapters[0]).read_text(encoding="utf-8")
    assert first.startswith("# Your first interview in fifteen minutes\n")


def test_chapters_follow_the_order_of_the_stages(chapters: list[str]) -> None:
    stages = [page.removesuffix(".md") for page in chapters if page.removesuffix(".md") in STAGES]
    assert stages
    assert stages == [stage for stage in STAGES if stage in stages]


def test_every_format_is_in_the_manual(site: Path) -> None:
    page = (site / "formats.html").read_text(encoding="utf-8")
    for known in FORMATS:
        assert f"<td>{known.name}</td>" in page
        assert f"<td>{' '.join(known.extensions)}</td>" in page


def test_every_column_of_a_table_is_in_the_manual(repository: Path) -> None:
    page = (repository / "docs" / "formats.md").read_text(encoding="utf-8")
    told = {
        kind: {column_key(name) for name in re.split(r"[,*]| or |any other", columns)}
        for kind, columns in re.findall(r"^\| (\w+) \| ([^|]+) \|", page, re.MULTILINE)
    }
    for kind, columns in table_kinds().items():
        if kind != "transcript":  # told in words
            promised = {*columns.needed, *columns.may, *sum(columns.either, ())}
            assert {column_key(name) for name in promised} <= told.get(kind, set()), kind


def test_every_licence_is_in_the_manual(site: Path) -> None:
    page = (site / "licences.html").read_text(encoding="utf-8")
    assert "<td>django</td>\n<td>BSD-3-Clause</td>" in page
    assert "generated:" not in page
