"""The words of a text: its paragraphs and its fingerprint."""

from __future__ import annotations

import hashlib
import re

import numpy as np

from plurivox.evidence.turns import Positions

_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")


def paragraphs(words: str) -> tuple[Positions, Positions]:
    """Start and end (code points, end exclusive) of every paragraph, in order.

    A paragraph is a line that is not blank, whole: outer white space is its own, the LF is not.
    """
    found = [match.span() for match in _PARAGRAPH.finditer(words)]
    spans = np.array(found, np.int32).reshape(-1, 2)
    return spans[:, 0].copy(), spans[:, 1].copy()


def fingerprint(words: str) -> str:
    """SHA-256 of the words in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()
