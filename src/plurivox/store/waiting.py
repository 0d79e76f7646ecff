"""Files between being chosen and being imported: in a private folder, outside of the project.

The folder holds the files as they came, what was read in them, and what a person said of each.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any

from plurivox.evidence.problem import Problem
from plurivox.review.article import Article
from plurivox.transcripts.corrected import corrected
from plurivox.transcripts.transcript import Transcript
from plurivox.transcripts.written import read_again, written

from .importing import Choices, File, Outcome, Progress, Read, read_files, store_files
from .project import Project
from .sources import Arrival
from .work import private, read_json, write_json


@dataclass(frozen=True, slots=True)
class Found:
    """What was read in a file, or in files that belong together. `number` is its place in the list.

    `files`: places of the files among those chosen. `rows`: good rows of a table; None otherwise.
    """

    number: int
    files: tuple[int, ...]
    name: str
    kind: str
    is_transcript: bool
    rows: int | None
    encoding: str | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    is_article: bool = False

    @property
    def is_looked_at(self) -> bool:
        """Whether a person looks at it before it is stored: all but tables."""
        return self.is_transcript or self.is_article

    @property
    def refused(self) -> bool:
        return not self.is_looked_at and self.rows is None


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article as the page shows it before it is stored: what was told and guessed of its parts.

    sections: (kind, heading, words in it); voices: (words, attribution) of what is proposed as
    participants' own.
    """

    name: str
    title: str
    authors: str
    journal: str
    year: str
    language: str
    sections: tuple[tuple[str, str, int], ...]
    voices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of one transcript; speakers go by their names as they were read.

    people: speaker → (site, number, role, gender) of the participant. held, seconds, language and
    session None: as it was read.
    """

    renamed: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    asks: Mapping[str, bool] = field(default_factory=dict)
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    site: str = ""
    session: str | None = None
    held: str | None = None
    seconds: int | None = None
    language: str | None = None
    looked_at: bool = False

    def of(self, transcript: Transcript) -> Transcript:
        """The transcript as the person corrected it. Raises Refused for what cannot be meant."""
        after = corrected(transcript, self.renamed, self.merged, self.dropped, self.asks)
        if not self.looked_at:
            return after
        facts = replace(after.facts, held=self.held or None, seconds=self.seconds)
        return replace(after, facts=facts, language=self.language or None)

    def arrival(self, after: Transcript) -> Arrival:
        """Where it was held and who spoke, by the names that the speakers have in `after`."""
        names = {one.name.casefold(): one.name for one in after.speakers}
        people = {
            names[key]: tuple(who)
            for label, who in self.people.items()
            if label not in self.merged
            and (key := " ".join(self.renamed.get(label, label).casefold().split())) in names
        }
        return Arrival(self.site, "", self.session or "", people)


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person said of the import as a whole. `without`: numbers of what stays out."""

    coder: str = ""
    in_pass: str = ""
    sources: tuple[str, ...] = ()
    skip_bad_rows: bool = False
    without: tuple[int, ...] = ()


def keep_files(folder: Path, files: Iterable[tuple[str, Iterable[bytes]]]) -> int:
    """Take files in as (name, parts). Their names never become names on disk. Returns how many."""
    names = []
    for number, (name, parts) in enumerate(files):
        with open(folder / f"{number}.file", "wb", opener=private) as file:
            file.writelines(parts)
        names.append(PurePath(name.replace("\\", "/")).name)
    write_json(folder / "names.json", names)
    return len(names)


def load_names(folder: Path) -> list[str]:
    """The names of the files as they were chosen."""
    return list(read_json(folder / "names.json"))


def load_files(folder: Path) -> list[File]:
    """The files as they were chosen."""
    return [
        File(name, (folder / f"{number}.file").read_bytes())
        for number, name in enumerate(load_names(folder))
    ]


def read_waiting(folder: Path, said: dict[str, Any], progress: Progress) -> None:
    """Read the files. `said`: kinds, by the place of a file, where a person named one."""
    files = load_files(folder)
    kinds = {int(place): kind for place, kind in said.get("kinds", {}).items()}
    reads = read_files(files, None, progress, kinds)
    places = {id(file): place for place, file in enumerate(files)}
    found = []
    for number, read in enumerate(reads):
        own = tuple(places[id(file)] for file in read.files)
        found.append(asdict(_found(number, own, read)))
        if read.transcript:
            write_json(folder / f"{number}.transcript", written(read.transcript))
        if read.article:
            write_json(folder / f"{number}.article", asdict(_sketch(read.article)))
    write_json(folder / "found.json", found)


def _sketch(article: Article) -> Sketch:
    facts, words = article.facts, article.words
    return Sketch(
        article.name,
        facts.title,
        facts.authors,
        facts.journal,
        facts.year,
        article.language or "",
        tuple(
            (one.kind, one.title, len(words[one.start : one.end].split()))
            for one in article.sections
        ),
        tuple((words[one.start : one.end], one.attribution) for one in article.voices),
    )


def _found(number: int, files: tuple[int, ...], read: Read) -> Found:
    what = read.transcript or read.table or read.article
    return Found(
        number,
        files,
        read.name,
        read.kind,
        read.transcript is not None,
        len(read.table.rows) if read.table else None,
        what.encoding if what else None,
        (*read.problems, *(read.table.problems if read.table else ())),
        what.notes if what else (),
        read.article is not None,
    )


def load_found(folder: Path) -> list[Found]:
    """What was read, in the order in which it is stored."""
    return [
        Found(
            **row
            | {
                "files": tuple(row["files"]),
                "problems": tuple(Problem(**problem) for problem in row["problems"]),
                "notes": tuple(row["notes"]),
            }
        )
        for row in read_json(folder / "found.json") or ()
    ]


def load_transcript(folder: Path, number: int) -> Transcript:
    """A transcript as it was read."""
    return read_again(json.loads((folder / f"{number}.transcript").read_text("utf-8")))


def load_sketch(folder: Path, number: int) -> Sketch:
    """An article as it was read."""
    values = read_json(folder / f"{number}.article")
    rows = {name: tuple(tuple(row) for row in values[name]) for name in ("sections", "voices")}
    return Sketch(**values | rows)


def save_study_of(folder: Path, number: int, study: str) -> None:
    """Keep which study a person says that an article reports."""
    write_json(folder / f"{number}.study", study)


def load_study_of(folder: Path, number: int) -> str | None:
    """The study that a person named for an article; None where nobody has looked at it."""
    said: str | None = read_json(folder / f"{number}.study")
    return said


def save_said(folder: Path, number: int, said: Said) -> None:
    """Keep what a person said of a transcript."""
    write_json(folder / f"{number}.said", asdict(said))


def load_said(folder: Path, number: int) -> Said:
    """What a person said of a transcript until now."""
    values = read_json(folder / f"{number}.said")
    if values is None:
        return Said()
    people = {label: tuple(who) for label, who in values["people"].items()}
    return Said(**values | {"people": people, "dropped": tuple(values["dropped"])})


def store_waiting(folder: Path, said: dict[str, Any], progress: Progress) -> None:
    """Import what waits. `said`: the project's location, who imports, and what was decided."""
    from .door import close_project, open_project

    decided = Decided(**{**said["decided"], "without": tuple(said["decided"]["without"])})
    reads = _decided_reads(folder, {int(k): v for k, v in said["kinds"].items()}, decided)
    choices = Choices(
        None,
        decided.coder or None,
        decided.in_pass or None,
        tuple(decided.sources),
        decided.skip_bad_rows,
    )
    project = open_project(said["project"])
    try:
        by = uuid.UUID(said["by"])
        outcomes = store_files(project, reads, choices, by=by, progress=progress)
    finally:
        close_project(project)
    save_outcomes(folder, outcomes)


def _decided_reads(folder: Path, kinds: Mapping[int, str], decided: Decided) -> list[Read]:
    """Transcripts as they were looked at and corrected; tables and articles are read again."""
    files = load_files(folder)
    reads = []
    for found in load_found(folder):
        if found.number in decided.without:
            continue
        own = tuple(files[place] for place in found.files)
        if found.is_transcript:
            of = load_said(folder, found.number)
            transcript = of.of(load_transcript(folder, found.number))
            arrival = of.arrival(transcript) if of.looked_at else None
            reads.append(Read(own, found.kind, transcript, arrival=arrival))
        else:
            told = {at: kinds[place] for at, place in enumerate(found.files) if place in kinds}
            study = load_study_of(folder, found.number) or ""
            reads += [replace(read, study=study) for read in read_files(own, kinds=told)]
    return reads


def save_outcomes(folder: Path, outcomes: Sequence[Outcome]) -> None:
    """Keep what became of each file, for the page that tells it."""
    rows = [asdict(one) | {"source": str(one.source or "")} for one in outcomes]
    write_json(folder / "outcomes.json", rows)


def load_outcomes(folder: Path) -> list[Outcome]:
    """What became of each file."""
    return [
        Outcome(
            **row
            | {
                "problems": tuple(Problem(**problem) for problem in row["problems"]),
                "notes": tuple(row["notes"]),
                "source": uuid.UUID(row["source"]) if row["source"] else None,
            }
        )
        for row in read_json(folder / "outcomes.json") or ()
    ]


def clear_traces(project: Project) -> None:
    """Empty the log that SQLite keeps beside the file: words that were never imported may be in it.

    Where somebody reads just then, the log is emptied later, as always when it is full or closed.
    """
    if project.is_file:
        with project.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
