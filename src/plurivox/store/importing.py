"""Bringing files in: all that one person chose at once, each file wholly or not at all."""

from __future__ import annotations

import io
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import BinaryIO
from unicodedata import normalize

from django.db import transaction

from plurivox.access.permissions import NotAllowed, check_can
from plurivox.evidence.problem import Problem, Refused
from plurivox.exchange import FORMATS
from plurivox.exchange.articles import read_articles
from plurivox.exchange.kinds import kind_of
from plurivox.exchange.rows import Table
from plurivox.exchange.transcripts import read_transcripts
from plurivox.review.article import Article
from plurivox.transcripts.transcript import Transcript

from .acts import Deed, act
from .articles import save_article
from .fieldwork import Places
from .importing_tables import TABLES, Incoming, many
from .originals import is_imported, keep_original
from .people import load_people
from .project import Project
from .sources import Arrival, free_name, save_source, source_names

# Tables that others refer to go first, so that all files of a study can be given at once.
ORDER = (
    "participants",
    "codebook",
    "transcript",
    "article",
    "quotations",
    "framework",
    "themes",
    "findings",
    "codings",
    "constructs",
)


class Cancelled(Exception):
    """Raised by a progress function where a person cancelled; nothing is kept."""


Progress = Callable[[str, int, int], None]  # what is being done, how many of how many


def no_progress(what: str, done: int, of: int) -> None:
    """For callers that show none."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as a person chose it."""

    name: str
    data: bytes

    def open(self) -> io.BytesIO:
        return io.BytesIO(self.data)


@dataclass(frozen=True, slots=True)
class Read:
    """A file, or two that belong together, after reading: a transcript, an article, a table, or
    problems.

    `arrival`: what a person said of this transcript; `study`: of this article. Otherwise the
    choices of the whole import say.
    """

    files: tuple[File, ...]
    kind: str
    transcript: Transcript | None = None
    table: Table | None = None
    problems: tuple[Problem, ...] = ()
    arrival: Arrival | None = None
    article: Article | None = None
    study: str = ""

    @property
    def name(self) -> str:
        """The file's name; of files that belong together, all of them."""
        return " + ".join(file.name for file in self.files)

    @property
    def refused(self) -> bool:
        return self.transcript is None and self.table is None and self.article is None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file. `stored` is False where it was refused; `problems` then say why,
    otherwise they list the rows that were passed over. `notes` are plain sentences.
    """

    name: str
    kind: str
    stored: bool
    sentence: str
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    source: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided for an import. `arrivals`: of each transcript by its name."""

    kind: str | None = None
    coder: str | None = None
    in_pass: str | None = None
    sources: tuple[str, ...] = ()
    skip_bad_rows: bool = False
    arrivals: Mapping[str, Arrival] = field(default_factory=dict)
    arrival: Arrival = field(default_factory=Arrival)
    codes_of: str | None = None  # of a framework: the kind of items that become codes
    study: str = ""  # of articles: the study that they report


def read_files(
    files: Sequence[File],
    kind: str | None = None,
    progress: Progress = no_progress,
    kinds: Mapping[int, str] | None = None,
) -> list[Read]:
    """Read without storing anything; a file that is refused never stops the others.

    `kind` is said of all files, `kinds` of single ones by their place in `files`; of the others it
    is told from the file. Raises Refused where what is said is no kind.
    """
    groups: dict[tuple[str, int], list[File]] = {}
    reads: list[Read] = []
    seen: Counter[str] = Counter()
    for place, file in enumerate(files):
        said = (kinds or {}).get(place) or kind
        try:
            found = said or kind_of(file.name, file.open())
        except Refused as refused:
            reads.append(Read((file,), "", problems=refused.problems))
            continue
        # Two files of one name, from two folders, are two sources and never halves of one.
        groups.setdefault((found, seen[file.name]), []).append(file)
        seen[file.name] += 1
    count = len(reads)
    for (found, _), group in groups.items():
        for read in _read_kind(found, group):
            reads.append(read)
            count += len(read.files)
            progress("Reading", count, len(files))
    return sorted(reads, key=_order)


def _order(read: Read) -> int:
    return ORDER.index(read.kind) if read.kind in ORDER else len(ORDER)


def _read_kind(kind: str, files: list[File]) -> Iterable[Read]:
    if kind == "transcript":
        by_name = {file.name: file for file in files}
        for reading in read_transcripts(_opened(files)):
            used = tuple(by_name[name] for name in reading.names)
            yield Read(used, kind, reading.transcript, problems=tuple(reading.problems))
        return
    if kind == "article":
        for one, came in zip(files, read_articles(_opened(files)), strict=True):
            yield Read((one,), kind, problems=tuple(came.problems), article=came.article)
        return
    form = next((one for one in FORMATS if one.kind == kind), None)
    if form is None:
        kinds = ", ".join(dict.fromkeys(one.kind for one in FORMATS))
        raise Refused(f"“{kind}” is no kind of file; kinds are: {kinds}.")
    for file in files:
        try:
            yield Read((file,), kind, table=form.load().read(file.name, file.open()))
        except Refused as refused:
            yield Read((file,), kind, problems=refused.problems)


def _opened(files: list[File]) -> list[tuple[str, BinaryIO]]:
    return [(file.name, file.open()) for file in files]


def store_files(
    project: Project,
    reads: Sequence[Read],
    choices: Choices,
    *,
    by: uuid.UUID,
    progress: Progress = no_progress,
) -> list[Outcome]:
    """Store what was read, as one act that is undone at once; where cancelled, nothing is kept."""
    may = _Allowed(project, by)
    reads = [may.checked(read) for read in reads]
    outcomes = [_refused(read) for read in reads if read.refused]
    good = [read for read in reads if not read.refused]
    if not good:
        return outcomes
    with act(project, by, f"import {_kinds(good)}") as deed:
        places = Places.of(project)
        names = set(source_names(project))
        for number, read in enumerate(good):
            progress("Storing", number, len(good))
            outcomes.append(_store(project, deed, read, choices, places, names))
        if not any(one.stored for one in outcomes):
            transaction.set_rollback(True, using=project.alias)
    progress("Stored", len(good), len(good))
    return outcomes


class _Allowed:
    """What the role of whoever imports allows: transcripts, and tables, which speak for others."""

    def __init__(self, project: Project, by: uuid.UUID) -> None:
        self.role = next((one.role for one in load_people(project) if one.id == by), "")

    def checked(self, read: Read) -> Read:
        """The same, refused where the role does not allow it."""
        if read.refused:
            return read
        verb = "import tables" if read.table else "import sources"
        try:
            check_can(self.role, verb)
        except NotAllowed as reason:
            why = tuple(
                Problem(f"{read.name}: {one.sentence}", read.name) for one in reason.problems
            )
            return Read(read.files, read.kind, problems=why)
        return read


def _kinds(reads: Iterable[Read]) -> str:
    return ", ".join(dict.fromkeys(read.kind for read in reads))


def _refused(read: Read) -> Outcome:
    sentence = " ".join(problem.sentence for problem in read.problems)
    return Outcome(read.name, read.kind, False, sentence, read.problems)


def _store(
    project: Project,
    deed: Deed,
    read: Read,
    choices: Choices,
    places: Places,
    names: set[str],
) -> Outcome:
    """One file inside a savepoint of its own."""
    if file := is_there(project, read):
        said = f"{file.name} is in the project already; {_how_to_remove(read)}"
        return Outcome(read.name, read.kind, False, said, (Problem(said, file.name),))
    deed.flush()
    try:
        with transaction.atomic(using=project.alias):
            if read.transcript:
                outcome = _store_transcript(project, deed, read, choices, places, names)
            elif read.article:
                outcome = _store_article(project, deed, read, choices, names)
            else:
                outcome = _store_table(project, deed, read, choices, places)
            deed.flush()
    except Refused as refused:
        deed.forget()
        places.refresh(project)
        return _refused(replace(read, problems=_naming(read.name, refused.problems)))
    return outcome


def is_there(project: Project, read: Read) -> File | None:
    """The first of its files that was imported already and not removed since."""
    there = (one for one in read.files if is_imported(project, one.data, read.kind))
    return next(there, None)


def _how_to_remove(read: Read) -> str:
    """How a file gets out again, so that it can come in anew."""
    if read.transcript or read.article or read.kind == "quotations":
        return "remove its source on its page, or take the import back with `plurivox undo`."
    return "take that import back with `plurivox undo` to import it again."


def _store_transcript(
    project: Project,
    deed: Deed,
    read: Read,
    choices: Choices,
    places: Places,
    names: set[str],
) -> Outcome:
    assert read.transcript
    stem, file = read.transcript.name, PurePath(read.files[0].name).name
    # Some systems write the ü of a file's name as two signs; tables that name the source do not.
    name = free_name(names, normalize("NFC", stem), normalize("NFC", file))
    transcript = replace(read.transcript, name=name)
    arrival = read.arrival or choices.arrivals.get(stem, choices.arrival)
    files = [(file.name, file.data) for file in read.files]
    saved = save_source(project, deed, transcript, files, arrival=arrival, places=places)
    names.add(name)
    speakers = ", ".join(speaker.name for speaker in transcript.speakers) or "none"
    said = f"{name}: {many(len(transcript.turns), 'turn')}, speakers {speakers.removesuffix('.')}."
    return Outcome(read.name, read.kind, True, said, (), transcript.notes, saved.source)


def _store_article(
    project: Project, deed: Deed, read: Read, choices: Choices, names: set[str]
) -> Outcome:
    assert read.article
    stem, file = read.article.name, read.files[0]
    name = free_name(names, normalize("NFC", stem), normalize("NFC", PurePath(file.name).name))
    article = replace(read.article, name=name)
    study = read.study or choices.study
    saved = save_article(project, deed, article, [(file.name, file.data)], study)
    names.add(name)
    parts = many(len({one.kind for one in article.sections}), "kind") + " of sections"
    voices = many(len(article.voices), "quotation")
    said = f"{name}: article, {parts}, {voices} proposed as participants’ words."
    return Outcome(read.name, read.kind, True, said, (), article.notes, saved.source)


def _naming(name: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each sentence with the file in it: of several files a person must know which is meant."""
    return tuple(
        one if one.file else Problem(f"{name}: {one.sentence}", name, one.line) for one in problems
    )


def _by_line(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: one.line or 0))


def _store_table(
    project: Project, deed: Deed, read: Read, choices: Choices, places: Places
) -> Outcome:
    assert read.table
    if read.kind not in TABLES:
        raise Refused(
            f"{read.name}: tables of the kind {read.kind} are not stored yet; leave it out."
        )
    incoming = Incoming(
        project,
        deed,
        read.name,
        read.files[0].data,
        read.table,
        places,
        choices.coder,
        choices.in_pass,
        choices.sources,
        choices.codes_of,
    )
    try:
        kept = TABLES[read.kind](incoming)
    except Refused as refused:  # the table as a whole; its bad rows are told in the same breath
        raise Refused(*_by_line(read.table.problems), *refused.problems) from None
    problems = _by_line((*read.table.problems, *kept.problems))
    bad = {one.line for one in problems}
    if problems and not (choices.skip_bad_rows and any(r.line not in bad for r in read.table.rows)):
        raise Refused.all(problems)
    if kept.source is None:
        keep_original(deed, read.name, read.kind, read.files[0].data)
    notes = (*read.table.notes, *kept.notes)
    return Outcome(
        read.name, read.kind, True, f"{read.name}: {kept.sentence}", problems, notes, kept.source
    )
