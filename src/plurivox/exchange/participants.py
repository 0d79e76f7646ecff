"""Tables of participants, in and out: one row a person, any other column an attribute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from plurivox.exchange.rows import Columns, Row, Table, once, open_table
from plurivox.exchange.sheet import column_key
from plurivox.fieldwork.participant import Participant

FIXED = ("id", "site", "setting", "session", "role", "gender")
COLUMNS = Columns(FIXED[:1], FIXED[1:], free=True)


def read(name: str, file: BinaryIO) -> Table[Participant]:
    """Participants of a csv or xlsx; Refused where the column id is missing."""
    table = open_table(name, file, "participants", COLUMNS)
    known = COLUMNS.known()
    others = [(key, words) for key, words in table.headings().items() if key not in known]
    people = [_participant(row, others) for row in table.rows]
    pairs = list(zip(table.rows, people, strict=True))
    once(
        ((row, person.key) for row, person in pairs),
        "participant “{0[1]}” of site “{0[0]}”",
        "give one of them another id, or take the row out.",
    )
    _one_setting_a_site(pairs)
    return table.close(people)


def participant_columns(people: Iterable[Participant]) -> tuple[str, ...]:
    """The columns of an export of these people: the fixed ones, then every attribute."""
    headings = {column_key(name): name for name in FIXED}
    for person in people:
        for heading, _ in person.attributes:
            headings.setdefault(column_key(heading), heading)
    return tuple(headings.values())


def participant_rows(
    people: Iterable[Participant], columns: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """One row a person under the `participant_columns` of the same people."""
    keys = [column_key(name) for name in columns]
    for person in people:
        cells = {column_key(heading): words for heading, words in person.attributes}
        cells.update((name, getattr(person, name)) for name in FIXED)
        yield tuple(cells.get(key, "") for key in keys)


def _participant(row: Row, others: list[tuple[str, str]]) -> Participant:
    return Participant(
        row.line,
        row.needed("id"),
        site=row.text("site"),
        setting=row.text("setting"),
        session=row.text("session"),
        role=row.text("role"),
        gender=row.text("gender"),
        attributes=tuple((heading, text) for key, heading in others if (text := row.text(key))),
    )


def _one_setting_a_site(pairs: list[tuple[Row, Participant]]) -> None:
    """A site has one setting; two in one table are a slip of the hand."""
    first: dict[str, tuple[str, int]] = {}
    for row, person in pairs:
        if not person.site or not person.setting or row.problems:
            continue
        setting, line = first.setdefault(person.site, (person.setting, row.line))
        if setting.casefold() != person.setting.casefold():
            row.bad(
                f"site “{person.site}” has the setting “{person.setting}” here and “{setting}” "
                f"on line {line}; a site has one setting: correct one of them."
            )
