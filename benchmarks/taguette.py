"""Taguette 1.5.2 driven as its users do: its own server, its own pages, its own addresses.

The 50,000 highlights alone go straight into its base, since it imports none; they have the shape
that its own server gives them (byte offsets into the text of the HTML).
"""

from __future__ import annotations

import os
import re
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

from .corpus import Corpus
from .cost import Failed, cpu_of, peak_of
from .visitor import Visitor

PROJECT = 1


@dataclass(frozen=True, slots=True)
class Running:
    """Its server, with a browser that is signed in."""

    process: int
    visitor: Visitor

    @property
    def cpu(self) -> float:
        return cpu_of(self.process)

    @property
    def peak(self) -> float:
        return peak_of(self.process)

    def open(self, document: int) -> float:
        """What its page asks for to show a document (from 1). Seconds on the clock."""
        own = f"/project/{PROJECT}/document/{document}"
        asked = (own, f"/api{own}", f"/api{own}/contents")
        return sum(self.visitor.get(path).seconds for path in asked)

    def export(self, ending: str) -> int:
        """All highlights as csv or xlsx. How many bytes came."""
        return len(self.visitor.get(f"/project/{PROJECT}/export/highlights/.{ending}").body)

    def highlight(self, document: int, start: int, end: int, tag: int) -> None:
        """Save one highlight."""
        path = f"/api/project/{PROJECT}/document/{document}/highlight/new"
        said = {"start_offset": start, "end_offset": end, "tags": [tag]}
        self.visitor.send(path, said, **_token(self.visitor))

    def add(self, page: Path) -> None:
        """Bring in one document of HTML."""
        said = {"name": page.stem, "description": "", "text_direction": "LEFT_TO_RIGHT"}
        said |= {"_xsrf": self.visitor.cookies["_xsrf"]}
        path = f"/api/project/{PROJECT}/document/new"
        self.visitor.upload(path, said, (page.name, page.read_bytes()))


@dataclass(frozen=True, slots=True)
class Taguette:
    """The program, and where its projects are kept."""

    program: Path
    work: Path

    @contextmanager
    def running(self, base: Path) -> Iterator[Running]:
        """Its server over one base, which it makes where there is none."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        words = ["--no-browser", "--port", str(port), "--database", str(base)]
        process = subprocess.Popen(
            [self.program, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "HOME": str(self.work)},
        )
        try:
            address = _printed_address(process)
            visitor = Visitor(address)
            visitor.get(address)
            visitor.get("/project/new")  # the first form gives the token that every post needs
            yield Running(process.pid, visitor)
        finally:
            process.terminate()
            try:
                process.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()

    def new(self, name: str) -> Path:
        """A base with one empty project."""
        base = self.work / name
        base.unlink(missing_ok=True)
        with self.running(base) as it:
            token = it.visitor.cookies["_xsrf"]
            said = {"name": "Measured", "description": "", "_xsrf": token}
            it.visitor.post("/project/new", said)
        return base

    def project(self, corpus: Corpus) -> Path:
        """A base with a corpus and its codings, kept."""
        base = self.work / f"taguette-{corpus.documents}.sqlite3"
        if not base.exists():
            part = self.new(f"part-{corpus.documents}.sqlite3")
            with self.running(part) as it:
                for page in corpus.pages():
                    it.add(page)
            add_highlights(part, corpus)
            part.rename(base)
        return base


def add_highlights(base: Path, corpus: Corpus) -> None:
    """Put the codings of a corpus into a base that nobody has open."""
    with closing(sqlite3.connect(base)) as there, there:
        rows = [(n, PROJECT, f"{theme}.{name}", "") for n, (theme, name) in _numbered(corpus)]
        there.execute("DELETE FROM tags")  # the one that a new project has
        there.executemany(
            "INSERT INTO tags (id, project_id, path, description) VALUES (?, ?, ?, ?)", rows
        )
        last, words = -1, ""
        for number, one in enumerate(corpus.codings(), 1):
            if one.document != last:
                last, words = one.document, corpus.texts()[one.document].read_text("utf-8")
            start, end = (_bytes_before(words, at) for at in (one.start, one.end))
            snippet = f"<p>{escape(words[one.start : one.end])}</p>"
            there.execute(
                "INSERT INTO highlights (id, document_id, start_offset, end_offset, snippet) "
                "VALUES (?, ?, ?, ?, ?)",
                [number, one.document + 1, start, end, snippet],
            )
            there.execute(
                "INSERT INTO highlight_tags (highlight_id, tag_id) VALUES (?, ?)",
                [number, one.code + 1],
            )


def _numbered(corpus: Corpus) -> Iterator[tuple[int, tuple[str, str]]]:
    return enumerate(corpus.codes, 1)


def _bytes_before(words: str, place: int) -> int:
    """A code point of the txt as a byte of the HTML's text, which has no lines between turns."""
    return len(words[:place].replace("\n", "").encode())


def _token(visitor: Visitor) -> dict[str, str]:
    return {"X-XSRFToken": visitor.cookies["_xsrf"]}


def _printed_address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"http://\S+token=\S+", line):
            return found.group()
    raise Failed("Taguette did not start.")
