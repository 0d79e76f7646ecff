"""Tags and filters that every template may use without loading them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from plurivox.access.permissions import can

register = Library()


@register.filter
def may(person: Any, verb: str) -> bool:
    """Whether the person's role allows a verb: `{% if person|may:"import sources" %}`."""
    return can(getattr(person, "role", ""), verb)


@register.filter
def thousands(number: int) -> str:
    """1204 as 1,204."""
    return f"{number:,}"


@register.simple_tag
def number(value: int, opens: str, name: str = "") -> SafeString:
    """A number computed from codings, as a link to what it counts: the one way to print one.

    `opens` is the address of the passages behind it; `name` what it is for a screen reader. Raises
    ValueError where a number above 0 would open nothing.
    """
    if not opens:
        if value:
            raise ValueError(f"the number {value} has no address that opens it")
        return format_html('<span class="num" data-plain>{}</span>', thousands(value))
    label = format_html(' aria-label="{} {}"', thousands(value), name) if name else ""
    return format_html('<a class="number num" href="{}"{}>{}</a>', opens, label, thousands(value))


@register.simple_tag
def figure(value: float | None, places: int = 2) -> str:
    """A statistic that is at most 1: “.77”, “−.02”, “1”, “0”, and “–” where there is none.

    Only what is exactly 1 or 0 is printed so; just below 1 it is “>.99”.
    """
    if value is None:
        return "–"
    if value in (0, 1):
        return str(int(value))
    words = f"{abs(value):.{places}f}"
    if words.startswith("1") and 0 < value < 1:
        return f">.{'9' * places}"
    minus = "−" if value < 0 and float(words) else ""
    return minus + words.removeprefix("0")


@register.simple_tag
def counted(value: int, one: str, many: str = "", opens: str = "") -> SafeString:
    """“3 sites” or “1 site”, counted without codings; a link where `opens` is given."""
    words = f"{thousands(value)} {one if value == 1 else many or one + 's'}"
    if opens:
        return format_html('<a class="number" data-plain href="{}">{}</a>', opens, words)
    return format_html("<span data-plain>{}</span>", words)


@register.filter
def day(moment: int | str | None) -> str:
    """“9 Sep” from an ISO date or from milliseconds since 1970; with the year if not this one."""
    if not moment:
        return ""
    try:
        at = (
            datetime.fromisoformat(moment)
            if isinstance(moment, str)
            else datetime.fromtimestamp(moment / 1000).astimezone()
        )
    except ValueError:
        return str(moment)
    year = f" {at.year}" if at.year != datetime.now().astimezone().year else ""
    return f"{at.day} {at:%b}{year}"
