"""Tables of quotations: one row a passage; the whole table becomes one source, a turn a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import BinaryIO

from plurivox.evidence.quotation import Quotation, participant_word
from plurivox.evidence.turns import Turns
from plurivox.exchange.rows import Columns, Row, Table, open_table
from plurivox.transcripts.transcript import Speaker, Transcript

COLUMNS = Columns(
    ("quote",),
    (*("site", "role", "setting", "theme", "theme_no"), *("label", "label_verbatim", "quote_id")),
    either=(("participant_no", "speaker"),),
)


def read(name: str, file: BinaryIO) -> Table[Quotation]:
    """Quotations of a csv or xlsx; Refused where the quote or who spoke has no column."""
    table = open_table(name, file, "quotations", COLUMNS)
    quotations = [_quotation(row) for row in table.rows]
    pairs = zip(table.rows, quotations, strict=True)
    good = [quotation for row, quotation in pairs if not row.problems]
    table.notes += _contradictions(name, "role", good, lambda q: q.key, lambda q: q.role)
    table.notes += _contradictions(name, "setting", good, lambda q: q.site, lambda q: q.setting)
    return table.close(quotations)


def transcript_of(name: str, rows: Sequence[Quotation]) -> Transcript:
    """One source of all quotations: `#9 Kampala: quote`, one turn a row, in their order.

    Speakers are told apart by site and number. The name is the file's stem.
    """
    speakers = {row.key: row.speaker for row in rows}
    numbers = {key: number for number, key in enumerate(speakers)}
    words, turns, at = [], [], 0
    for row in rows:
        label = f"{row.speaker}: "
        begin, end = at + len(label), at + len(label) + len(row.quote)
        turns.append((at, begin, end, numbers[row.key]))
        words.append(f"{label}{row.quote}\n")
        at = end + 1
    return Transcript(
        PurePath(name).stem,
        "".join(words),
        Turns.of(turns),
        tuple(map(Speaker, speakers.values())),
    )


def passages_of(transcript: Transcript) -> list[tuple[int, int]]:
    """Of each row of `transcript_of`, the span (code points) of exactly the quote's words."""
    turns = transcript.turns
    return list(zip(turns.label_end.tolist(), turns.end.tolist(), strict=True))


def label_pattern(rows: Iterable[Quotation]) -> str | None:
    """The pattern most labels follow, such as `[#{no}, {site}, {role}]`; None without labels."""
    patterns = Counter(pattern for row in rows if (pattern := _pattern(row)))
    return patterns.most_common(1)[0][0] if patterns else None


def _quotation(row: Row) -> Quotation:
    number = participant_word(row.text("participant_no", "speaker"))
    if not number:
        row.bad("nothing says who spoke; fill in “participant_no” or “speaker”.")
    row.needed("quote")
    return Quotation(
        row.line,
        row.words("quote"),
        number,
        site=row.text("site"),
        role=row.text("role"),
        setting=row.text("setting"),
        theme=row.text("theme"),
        theme_no=row.text("theme_no"),
        label=row.text("label", "label_verbatim"),
        id=row.text("quote_id"),
    )


def _contradictions(
    file: str,
    what: str,
    rows: Iterable[Quotation],
    whose: Callable[[Quotation], tuple[str, str] | str],
    said: Callable[[Quotation], str],
) -> list[str]:
    """One sentence for each speaker (or site) of whom the rows say two things."""
    first: dict[tuple[str, str] | str, Quotation] = {}
    notes = []
    for row in rows:
        if not said(row):
            continue
        earlier = first.setdefault(whose(row), row)
        if said(earlier).casefold() != said(row).casefold():
            who = row.speaker if whose(row) == row.key else row.site
            notes.append(
                f"{file}, line {row.line}: “{who}” has the {what} “{said(row)}” here and "
                f"“{said(earlier)}” on line {earlier.line}; see which is right."
            )
    return notes


def _pattern(row: Quotation) -> str:
    """A label with this row's own number, site and role replaced by their names."""
    label = row.label.replace("’", "'")
    for name, words in (("role", row.role), ("site", row.site), ("no", row.participant)):
        place = label.casefold().find(words.replace("’", "'").casefold()) if words else -1
        if place >= 0:
            label = f"{label[:place]}{{{name}}}{label[place + len(words) :]}"
    return label if "{" in label else ""
