r"""Where a code stands in the tree, in words: `Barriers/Stigma`, and which code words mean.

In a path, a `/` or `\` inside a name has a `\` before it. Words that are the name of exactly one
code mean that code; otherwise they are read as a path from the root, in which slashes in front do
not count: they set a path apart from a name that happens to look like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

CodePath = tuple[str, ...]

_MARK = re.compile(r"\\([/\\])|/")


def path_words(path: CodePath) -> str:
    r"""A path in words: ("Work", "and/or") → `Work/and\/or`."""
    return "/".join(name.replace("\\", "\\\\").replace("/", "\\/") for name in path)


def path_of(words: str) -> CodePath:
    """The opposite of `path_words`; white space around a name and slashes in front don't count."""
    words = words.lstrip("/")
    names, name, after = [], "", 0
    for mark in _MARK.finditer(words):
        name += words[after : mark.start()] + (mark[1] or "")
        after = mark.end()
        if mark[1] is None:
            names.append(name.strip())
            name = ""
    return (*names, (name + words[after:]).strip())


class CodeNames:
    """Which codes a name or a path in a table means, and how a code is named in one.

    Serves themes as well. Names are taken without white space around them.
    """

    def __init__(self, paths: Iterable[CodePath]) -> None:
        self._paths = frozenset(paths)
        self._named: dict[str, list[CodePath]] = {}
        for path in sorted(self._paths):
            self._named.setdefault(path[-1], []).append(path)

    def find(self, words: str) -> tuple[CodePath, ...]:
        """The codes that the words may mean: none, one, or several of the same name."""
        named = self._named.get(words, [])
        if len(named) != 1 and (path := path_of(words)) in self._paths:
            return (path,)
        return tuple(named)

    def shown(self, path: CodePath) -> str:
        """The words that `find` takes for this code and no other: its name, else its path."""
        if self._named.get(path[-1]) == [path]:
            return path[-1]
        words = path_words(path)
        while len(self._named.get(words, [])) == 1:  # somebody's name looks like this path
            words = "/" + words
        return words
