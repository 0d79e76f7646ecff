"""Lines from XML or HTML: a run of white space is one space, none at either end of a line."""

from __future__ import annotations

import re

from plurivox.exchange.running import Running

_SPACE = re.compile(r"[ \t\r\n\f]+")


class Collapsing:
    """Words on their way to `out`, as a browser would show them."""

    def __init__(self) -> None:
        self.out = Running()
        self.written = False  # something stands on the line
        self.gap = False  # … and white space after it

    def add(self, words: str | None) -> None:
        plain = _SPACE.sub(" ", words or "")
        body = plain.strip(" ")
        if body:
            lead = " " if self.written and (self.gap or plain[0] == " ") else ""
            self.out.add(lead + body)
            self.written = True
            self.gap = plain[-1] == " "
        else:
            self.gap = self.gap or bool(plain)

    def begin_line(self) -> None:
        """What follows stands at the beginning of a line, or of a cell."""
        self.written = self.gap = False

    def end_line(self) -> None:
        """Between paragraphs only where something stands on the line."""
        if self.written:
            self.out.end_line()
        self.begin_line()
