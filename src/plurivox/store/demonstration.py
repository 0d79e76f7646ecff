"""Building the demonstration: an invented study, brought in through the doors of a real one."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Iterator

from plurivox import demonstration as invented
from plurivox.evidence.problem import Refused

from .acts import act
from .door import close_project, create_project
from .fieldwork import Places
from .importing import Choices, File, Outcome, read_files, store_files
from .people import load_person
from .project import Project
from .sources import Arrival

PASS = "first four"


def build_demonstration(location: str) -> Project:
    """Make the demonstration project. Raises Refused where something is there already."""
    lead = invented.CODERS[0]
    project = create_project(location, invented.TITLE, lead, invented=True)
    try:
        _fill(project, load_person(project).id)
    except BaseException:
        close_project(project)
        raise
    return project


def _fill(project: Project, lead: uuid.UUID) -> None:
    with act(project, lead, "describe sites") as deed:
        places = Places.of(project)
        for row in invented.table("sites"):
            site = places.site(deed, row["site"], row["setting"])
            assert site
            said = ("country", "language", "setting_year", "setting_source")
            deed.change("site", site, {name: row[name] for name in said})
    tables = [File(f"{name}.csv", _table(name)) for name in ("participants", "codebook")]
    _store(project, lead, tables, Choices())
    sessions = [
        File(f"{name}.txt", invented.transcript(name).read_bytes()) for name in invented.SESSIONS
    ]
    _store(project, lead, sessions, Choices(kind="transcript", arrivals=_arrivals()))
    both, rest = _shared_out()
    _store(project, lead, [File("first four.csv", _codings(both))], Choices(in_pass=PASS))
    _store(project, lead, [File("the rest.csv", _codings(rest))], Choices())
    _store(project, lead, [File("themes.csv", _table("themes"))], Choices())


def _shared_out() -> tuple[set[str], set[str]]:
    """The sessions that both coders coded by themselves, and those that one of them did."""
    coders: dict[str, set[str]] = {}
    for one in invented.codings():
        coders.setdefault(one.source, set()).add(one.coder)
    both = {name for name, who in coders.items() if len(who) > 1}
    return both, coders.keys() - both


def _store(project: Project, by: uuid.UUID, files: list[File], choices: Choices) -> None:
    outcomes: list[Outcome] = store_files(project, read_files(files, choices.kind), choices, by=by)
    problems = [problem for one in outcomes for problem in one.problems]
    if problems:
        raise Refused.all(problems)


def _table(name: str) -> bytes:
    return (invented.FOLDER / f"{name}.csv").read_bytes()


def _arrivals() -> dict[str, Arrival]:
    """Who speaks in which session, as its table of participants says."""
    people = invented.table("participants")
    return {
        row["session"]: Arrival(
            row["site"],
            "",
            row["session"],
            {
                one["speaker"]: (one["site"], one["id"])
                for one in people
                if row["session"] in one["session"].split("; ")
            },
        )
        for row in invented.table("sessions")
    }


def _codings(sources: set[str]) -> bytes:
    """The invented codings, given by their words, as a table gives them by their places."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("source", "coder", "code", "start", "end", "quote", "memo"))
    writer.writerows(row for row in _rows() if row[0] in sources)
    return out.getvalue().encode()


def _rows() -> Iterator[tuple[object, ...]]:
    for one in invented.codings():
        yield one.source, one.coder, one.code, one.start, one.end, one.quote, one.memo
