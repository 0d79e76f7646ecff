"""Header lines of a transcript: when the session was held, how long it took."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from plurivox.transcripts.clock import CLOCK, length_in, milliseconds
from plurivox.transcripts.transcript import SessionFacts

_LINES = 12  # a header is looked for in so many lines that are not blank
_LONGEST = 120  # code points of a header line

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jänner ינואר januari",
            "feb february februar פברואר februari",
            "mar march märz mär mrz maerz מרץ machi",
            "apr april אפריל aprili",
            "may mai מאי mei",
            "jun june juni יוני",
            "jul july juli יולי julai",
            "aug august אוגוסט agosti",
            "sep sept september ספטמבר septemba",
            "oct october okt oktober אוקטובר oktoba",
            "nov november נובמבר novemba",
            "dec december dez dezember דצמבר desemba",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_DATES = (
    re.compile(r"(?<!\d)(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?[-\s]*(?:of\s+|ב)?(?P<m>{_MONTH})\.?,?[-\s]+"
        r"(?P<y>\d{4})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w)(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})(?P<mark>[./-])(?P<m>\d{1,2})(?P=mark)(?P<y>\d{4})(?!\d)"),
)
_HOUR = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?![\d:])\s*([ap]m)?", re.I)
_LENGTH_KEY = re.compile(
    rf"(?:duration|length|dauer|länge|משך|muda)\s*:?\s*({CLOCK})(?!\d)", re.IGNORECASE
)
_PSEUDONYM = re.compile(r"\b(?:pseudonym|pseudonymi[sz]ed|pseudonymisiert)", re.IGNORECASE)


def facts_of(words: str, until: int) -> SessionFacts:
    """The facts in the lines before `until` (the first label); those lines' spans too."""
    held: str | None = None
    seconds: int | None = None
    pseudonym = False
    spans: list[tuple[int, int]] = []
    for start, end in _first_lines(words, until):
        line = words[start:end]
        day, length = _held(line), _seconds(line)
        if day is None and length is None:
            continue
        held, seconds = held or day, length if seconds is None else seconds
        pseudonym = pseudonym or _PSEUDONYM.search(line) is not None
        spans.append((start, end))
    return SessionFacts(held, seconds, pseudonym, tuple(spans))


def _first_lines(words: str, until: int) -> Iterator[tuple[int, int]]:
    pattern = re.compile(r"\S(?:[^\n]*\S)?")
    for number, match in enumerate(pattern.finditer(words, 0, until)):
        if number == _LINES:
            return
        if match.end() - match.start() <= _LONGEST:
            yield match.span()


def _held(line: str) -> str | None:
    """The first date of a line as ISO, with the hour where one stands there."""
    for pattern in _DATES:
        match = pattern.search(line)
        if not match:
            continue
        day = _day(match)
        if day is None:
            return None
        hour = _HOUR.search(line, match.end())
        if hour and not _LENGTH_KEY.search(line):
            half = (hour[3] or "").lower()
            clock = int(hour[1]) % 12 + (12 if half == "pm" else 0) if half else int(hour[1])
            return f"{day}T{clock:02d}:{hour[2]}"
        return day
    return None


def _day(match: re.Match[str]) -> str | None:
    """ISO, or None where no such day exists or 03/04/2023 may be March or April."""
    month_word = match["m"].casefold()
    month = _MONTHS.get(month_word) or int(month_word)
    day = int(match["d"])
    mark = match.groupdict().get("mark")
    if mark == "/" and day <= 12 and month <= 12 and day != month:
        return None
    if mark and month > 12:  # written month first
        month, day = day, month
    try:
        return datetime.date(int(match["y"]), month, day).isoformat()
    except ValueError:
        return None


def _seconds(line: str) -> int | None:
    named = _LENGTH_KEY.search(line)
    if named:
        return milliseconds(named[1]) // 1000
    found = length_in(line)
    return found[0] if found else None
