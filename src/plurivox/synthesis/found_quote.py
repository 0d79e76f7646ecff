"""Where a copied quotation stands in a text, whatever copying did to its spaces and marks."""

from __future__ import annotations

import re

_MARKS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}
)
_SPACES = re.compile(r"\s+")


def find_quote(words: str, quote: str) -> tuple[int, int] | None:
    """start, end of a quotation in code points, end exclusive; None where it does not stand there.

    Exactly as it stands if it can be; otherwise runs of white space count as one space, and forms
    of quotation marks, apostrophes and dashes as the same.
    """
    quote = quote.strip()
    if not quote:
        return None
    at = words.find(quote)
    if at >= 0:
        return at, at + len(quote)
    parts = (re.escape(part) for part in _SPACES.split(quote.translate(_MARKS)))
    found = re.search(r"\s+".join(parts), words.translate(_MARKS))  # one mark for one mark
    return found.span() if found else None
