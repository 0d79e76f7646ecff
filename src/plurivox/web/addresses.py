"""Addresses of pages by name, "" for a page that does not exist yet."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.urls import NoReverseMatch, reverse


def address(name: str, *args: Any) -> str:
    """The address of a page, such as `address("transcripts:index")`, or "" where there is none."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def words_address(source: uuid.UUID | str, start: int, end: int) -> str:
    """The address at which words of a source stand, chosen, in their text."""
    return f"{address('coding:source', source)}?from={start}&to={end}"


def addresses(name: str) -> Callable[[uuid.UUID], str]:
    """The addresses of one page for many keys, each as `address(name, key)` says it.

    The place of the key is looked up once: a list of a hundred rows would otherwise spend most of
    its time on that.
    """
    stand_in = uuid.UUID(int=0)
    before, _, after = address(name, stand_in).partition(str(stand_in))
    return lambda key: f"{before}{key}{after}" if before else ""
