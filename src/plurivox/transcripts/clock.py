"""Times of a recording as people and programs write them: 00:10, 1:02:03.5, 45m05s."""

from __future__ import annotations

import re

# 0:07, 00:10, 75:10, 1:02:03, 00:00:01.500, 00:00:01,500
CLOCK = r"(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?"

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?")
_LENGTH = re.compile(
    r"""(?<![\w:])(?:
        (?:(\d{1,2})\s*(?:h|hours?|hrs?|std|stunden?|שעות|שעה)\.?[\s,]*)?
        (?:(\d{1,3})\s*(?:m|min|mins|minutes?|minuten?|דקות|דק[׳'])\.?[\s,]*)?
        (?:(\d{1,2})\s*(?:s|sec|secs|seconds?|sek|sekunden?|שניות)\.?)?
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)


def milliseconds(clock: str) -> int:
    """A time such as 1:02:03.5 in milliseconds; raises ValueError where it is none."""
    match = _CLOCK.fullmatch(clock.strip())
    if not match:
        raise ValueError(clock)
    hours, minutes, seconds, part = match.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((part or "0").ljust(3, "0"))


def length_in(line: str) -> tuple[int, tuple[int, int]] | None:
    """The first length such as 45m05s or 1 h 5 min in a line: seconds, and where it stands."""
    for match in _LENGTH.finditer(line):
        if match.group().strip():
            hours, minutes, seconds = (int(part or 0) for part in match.groups())
            return (hours * 60 + minutes) * 60 + seconds, match.span()
    return None
