"""What questions share: the corpus, our projects and Taguette's, each built once and kept."""

from __future__ import annotations

import csv
import shutil
import sqlite3
import uuid
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .corpus import CODERS, Corpus, write_corpus
from .cost import Cost, of_command, plurivox
from .line import NotRun
from .taguette import Taguette

SMALL, LARGE = 100, 1_000
CODER_NAMES = ("Ann", "Ben")


@dataclass(frozen=True)
class Bench:
    """work: a folder of its own; runs: how often each thing is measured; program: Taguette's."""

    work: Path
    runs: int
    corpus_folder: Path | None = None
    program: Path | None = None

    def corpus(self, documents: int) -> Corpus:
        """The corpus that a person gave, otherwise the one of `corpus.py`."""
        return write_corpus(self.corpus_folder or self.work / "corpus", documents)

    def tables(self, documents: int) -> tuple[Path, Path]:
        """The codebook and the codings of a corpus as our tables in."""
        book, marked = (self.work / f"{name}-{documents}.csv" for name in ("codebook", "codings"))
        if not marked.exists():
            corpus = self.corpus(documents)
            _write_codebook(corpus, book)
            _write_codings(corpus, marked)
        return book, marked

    def with_texts(self, documents: int) -> Path:
        """A project of ours with the texts and the codebook, no codings."""
        path = self.work / f"texts-{documents}.plurivox"
        if not path.exists():
            part = self.new(f"part-{documents}.plurivox")
            self.import_texts(part, documents)
            of_command(plurivox("import", str(part), str(self.tables(documents)[0])))
            _rename(part, path)
        return path

    def project(self, documents: int) -> Path:
        """A project of ours with everything."""
        path = self.work / f"whole-{documents}.plurivox"
        if not path.exists():
            part = self.copy(self.with_texts(documents), f"part-{documents}.plurivox")
            self.import_codings(part, documents)
            _rename(part, path)
        return path

    def new(self, name: str) -> Path:
        """An empty project."""
        path = self.work / name
        remove(path)
        of_command(plurivox("new", str(path), "--title", "Measured"))
        return path

    def copy(self, project: Path, name: str) -> Path:
        """A copy of a project that nobody has open, to be changed."""
        path = self.work / name
        remove(path)
        shutil.copyfile(project, path)
        return path

    def import_texts(self, project: Path, documents: int) -> Cost:
        texts = map(str, self.corpus(documents).texts())
        return of_command(plurivox("import", str(project), "--yes", *texts))

    def import_codings(self, project: Path, documents: int) -> Cost:
        return of_command(plurivox("import", str(project), str(self.tables(documents)[1])))

    @cached_property
    def peer(self) -> Taguette | NotRun:
        """Taguette, where a person said which program it is."""
        if self.program is None:
            return NotRun("no Taguette was named with --taguette")
        return Taguette(self.program, self.work)


def sources_of(project: Path) -> list[uuid.UUID]:
    """The keys of a project's sources, by name."""
    with closing(sqlite3.connect(f"file:{project}?mode=ro", uri=True)) as base:
        rows = base.execute("SELECT id FROM source WHERE alive ORDER BY name").fetchall()
    return [uuid.UUID(bytes=key) for (key,) in rows]


def remove(project: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{project}{ending}").unlink(missing_ok=True)


def _rename(part: Path, path: Path) -> None:
    """Under its name only when whole; with what its write-ahead log still holds."""
    with closing(sqlite3.connect(part)) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    part.rename(path)
    remove(part)


def _write_codebook(corpus: Corpus, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "parent", "short"])
        rows.writerows([theme, "", ""] for theme in dict.fromkeys(t for t, _ in corpus.codes))
        rows.writerows([name, theme, f"About {name}."] for theme, name in corpus.codes)


def _write_codings(corpus: Corpus, path: Path) -> None:
    """With the words of each passage, which an import has to look at."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["source", "coder", "code", "start", "end", "quote"])
        last, words = -1, ""
        for one in corpus.codings():
            if one.document != last:
                last, words = one.document, corpus.texts()[one.document].read_text("utf-8")
            theme, name = corpus.codes[one.code]
            coder = CODER_NAMES[one.coder % CODERS]
            quote = words[one.start : one.end]
            source = corpus.name(one.document)
            rows.writerow([source, coder, f"{theme}/{name}", one.start, one.end, quote])
