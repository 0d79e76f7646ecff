"""Hands on a keyboard: what they press is counted, and how long it took."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Coded:
    """How one passage was coded. keys: to choose it, and after it was chosen."""

    what: str
    choosing: int
    after: int
    seconds: float


@dataclass(slots=True)
class Hands:
    """A person at the keyboard of a page."""

    page: Page
    keys: int = 0
    done: list[Coded] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        """Press keys one after the other; a chord such as Shift+Enter counts as one."""
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, letters: str) -> None:
        """Type letters; each counts."""
        self.page.keyboard.type(letters)
        self.keys += len(letters)

    def code(self, what: str, choosing: tuple[str, ...], letters: str, *ending: str) -> None:
        """Choose a passage, type letters of a code, end with keys; then it is on the page."""
        begun, before = time.monotonic(), self.keys
        self.press(*choosing)
        chosen, there = self.keys, self.page.locator("#passages li button").count()
        self.type(letters)
        self.press(*(ending or ("Enter",)))
        self.page.wait_for_function(
            "n => document.querySelectorAll('#passages li button').length > n", arg=there
        )
        seconds = time.monotonic() - begun
        self.done.append(Coded(what, chosen - before, self.keys - chosen, seconds))
