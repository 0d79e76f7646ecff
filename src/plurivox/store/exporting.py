"""Writing the project's tables to a file, renamed into place when it is whole."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from plurivox.coding.code_entry import CodeEntry, Level
from plurivox.evidence.problem import Refused
from plurivox.exchange.codebook import codebook_columns, codebook_rows
from plurivox.exchange.codings import coding_columns
from plurivox.exchange.findings import finding_columns, finding_rows
from plurivox.exchange.participants import participant_columns, participant_rows
from plurivox.exchange.table_out import write_table
from plurivox.exchange.themes import theme_columns, theme_rows
from plurivox.fieldwork.participant import Participant

from .codebook import load_codes
from .coding_table import coding_rows
from .fieldwork import load_participants
from .passes import load_layers
from .placing import placed
from .project import Project
from .theme_tables import finding_entries, theme_entries

if TYPE_CHECKING:  # a table is written in less time than all this would take to load
    from .importing import Progress

Table = tuple[Sequence[str], Iterator[Sequence[Any]]]


def export_table(project: Project, kind: str, out: str, *, by: uuid.UUID) -> tuple[int, list[str]]:
    """Write one kind of table; only what the person may see. Returns the rows written, and notes.

    Raises Refused for a kind or an ending that is not written, and for a place that cannot be.
    """
    if kind not in TABLES:
        raise Refused(f"“{kind}” is not exported; kinds are: {', '.join(TABLES)}.")
    count = 0
    columns, rows = TABLES[kind](project, by)

    def counted() -> Iterator[Sequence[Any]]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    try:
        with placed(out) as file:
            notes = write_table(file, Path(out).suffix, columns, counted())
    finally:
        if isinstance(rows, Generator):
            rows.close()  # before the database is, or what is left of the rows would complain
    return count, notes


def export_waiting(folder: Path, said: dict[str, Any], progress: Progress) -> None:
    """Export into a private folder, for a page that then hands the file over. `said`: the
    project's location, kind, ending, and whose view it is.
    """
    from .door import close_project, open_project
    from .work import write_json

    progress("Writing", 0, 1)
    project = open_project(said["project"])
    try:
        out, by = folder / f"table{said['ending']}", uuid.UUID(said["by"])
        if said["kind"] == "report":
            from .reporting import write_report

            write_report(project, str(out), person=by)
            count, notes = 1, list[str]()
        elif said["kind"] not in TABLES:
            from .synthesis_files import write_synthesis

            write_synthesis(project, said["kind"], str(out))
            count, notes = 1, list[str]()
        else:
            count, notes = export_table(project, said["kind"], str(out), by=by)
    finally:
        close_project(project)
    progress("Writing", 1, 1)
    write_json(folder / "written.json", [count, notes])


def _codings(project: Project, by: uuid.UUID) -> Table:
    return coding_columns, coding_rows(project, layers=load_layers(project, by))


def _codebook(project: Project, by: uuid.UUID) -> Table:
    entries = [
        CodeEntry(
            0,
            code.path,
            short=code.short,
            full=code.full,
            use_when=code.use,
            not_when=code.not_for,
            origin=code.origin,
            level=cast(Level, code.level),
            domain=code.domain,
            color=code.color,
            status=code.status,
        )
        for code in load_codes(project)
    ]
    return codebook_columns, codebook_rows(entries)


def _participants(project: Project, by: uuid.UUID) -> Table:
    people = [
        Participant(
            0,
            person.number,
            site=person.site,
            setting=person.setting,
            session="; ".join(person.sessions),
            role=person.role,
            gender=person.gender,
            attributes=tuple(person.attributes.items()),
        )
        for person in load_participants(project)
    ]
    columns = participant_columns(people)
    return columns, participant_rows(people, columns)


def _themes(project: Project, by: uuid.UUID) -> Table:
    return theme_columns, theme_rows(theme_entries(project))


def _findings(project: Project, by: uuid.UUID) -> Table:
    return finding_columns, finding_rows(finding_entries(project))


TABLES: dict[str, Callable[[Project, uuid.UUID], Table]] = {
    "codings": _codings,
    "codebook": _codebook,
    "participants": _participants,
    "themes": _themes,
    "findings": _findings,
}
