"""Going through the pages of the program along their links, a few of every address."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from functools import cache

from django.urls import resolve

FEW = 2  # pages of one address and one kind of question
LINK = re.compile(r"""<a\b[^>]*?\bhref="([^"]+)\"""")


@cache
def asked(address: str) -> str:
    """An address by its name and by what it asks, whatever the values are."""
    path, _, query = address.partition("?")
    names = sorted({part.partition("=")[0] for part in query.split("&") if part})
    return f"{resolve(path).view_name}?{'&'.join(names)}"


def walk(
    get: Callable[[str], str | None], starts: list[str], few: int = FEW
) -> Iterator[tuple[str, str, str | None]]:
    """From some pages along all links: the name of each address, the address, and its html.

    get: answers with the html of an address, None where it is a file, a way elsewhere or words for
    a script. few: how many of one kind of question are gone to.
    """
    often, seen = Counter[str](), set(starts)
    waiting = deque(starts)
    while waiting:
        address = waiting.popleft()
        kind = asked(address)
        often[kind] += 1
        if often[kind] > few:
            continue
        words = get(address)
        yield kind.partition("?")[0], address, words
        for link in links(words or "", address):
            if link not in seen:
                seen.add(link)
                waiting.append(link)


def links(words: str, address: str) -> Iterator[str]:
    """The addresses of our own pages that a page leads to."""
    for found in LINK.findall(words):
        link = html.unescape(found).partition("#")[0]
        link = address.partition("?")[0] + link if link.startswith("?") else link
        if link.startswith("/") and not link.startswith("/static/"):
            yield link
