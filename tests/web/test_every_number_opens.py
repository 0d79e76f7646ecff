"""Law 5 by a crawl: on every page, a number computed from codings lies inside what opens it.

The pages are those of the program: the demonstration is gone through from its first page along its
links, a few pages of every address, and an address that is not met fails until it is met or named
in UNSEEN. A digit may stand in a quotation, a name, a time or a key; where it is no computed number
it stands in an element marked `data-plain`; everywhere else it is part of a link.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from argon2 import PasswordHasher
from django.test import Client

from plurivox.store import pins
from plurivox.store.analysis import load_analysis
from plurivox.store.demonstration import build_demonstration
from plurivox.store.pass_acts import Plan, open_pass
from plurivox.store.passes import load_pass
from plurivox.store.people import load_people
from plurivox.store.project import Project
from plurivox.web.serving import Serving
from tests.store_fixtures import in_base, postgres, take_away
from tests.web.blind.asking import pages
from tests.web.conftest import PIN, come_in, somebody
from tests.web.walk import walk

# Pages that no link of the demonstration leads to, and why.
UNSEEN = {
    "people:enter": "the door, which opens once",
    "people:choose": "before somebody sits down, when nothing of the project is read",
    "people:pin": "before somebody sits down, when nothing of the project is read",
    "transcripts:waiting": "of files that wait to be imported",
    "transcripts:how_far": "of files that wait to be imported",
    "transcripts:look": "of files that wait to be imported",
    "exchange:waiting": "of a file that is being written",
    "exchange:how_far": "of a file that is being written",
    "exchange:download": "of a file that is being written",
}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Words of people, of the clock and of the keyboard; pictures, which have a table beside them.
OTHERS = {"bdi", "blockquote", "kbd", "option", "q", "script", "style", "svg", "textarea", "time",
          "title"}  # fmt: skip


class Digits(HTMLParser):
    """The digits of a page that nothing opens and nobody marked, with the words around them."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        names = (said.get("class") or "").split()
        good = (
            (tag == "a" and "href" in said)
            or tag in OTHERS
            or "data-plain" in said
            or said.get("dir") == "auto"
            or "words" in names
        )
        if tag not in VOID:
            self.open.append((tag, good))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if re.search(r"\d", data) and not any(good for _, good in self.open):
            self.found.append(f"<{self.open[-1][0] if self.open else ''}> {' '.join(data.split())}")


@dataclass(slots=True)
class Walk:
    """What was met: addresses by name, and digits by page."""

    met: Counter[str] = field(default_factory=Counter)
    bare: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The demonstration has something on every page; of an open pass it has none yet."""
    path = tmp_path_factory.mktemp("demonstration") / "companions.plurivox"
    built = build_demonstration(in_base("companions") if postgres() else str(path))
    owner, other = load_people(built)[:2]
    open_pass(built, Plan("next", (owner.name, other.name)), by=owner.id)
    yield built
    take_away(built)


def is_page(answer: Any) -> bool:
    """Whether an answer is a page, and no file, no way elsewhere and no words for a script."""
    kept = "attachment" in answer.headers.get("Content-Disposition", "")
    shown = answer.status_code == 200 and not answer.streaming and not kept
    return shown and answer.headers["Content-Type"].startswith("text/html")


def walked_by(client: Client, starts: list[str]) -> Walk:
    """From some pages along all links."""
    found = Walk()

    def get(address: str) -> str | None:
        answer = client.get(address)
        assert answer.status_code in (200, 302), (address, answer.status_code)
        return answer.content.decode() if is_page(answer) else None

    for name, address, words in walk(get, starts):
        found.met[name] += 1
        digits = Digits(words or "").found
        if digits:
            found.bare[address] = digits
    return found


def starts(project: Project) -> list[str]:
    """The first page, and pages that a form leads to."""
    analysis = load_analysis(project)
    said = next(one for one in analysis.passages.values() if one.voices)
    return [
        "/",
        f"/reports/whatif/?without=participant:{said.voices[0]}",
        f"/reports/whatif/?without=source:{said.source}&columns=role",
        f"/themes/timeline/?source={said.source}",
        "/themes/cooccurrence/?unit=turn&all=yes",
        "/themes/map/?site=Gulu",
        *(f"/themes/matrix/?rows={rows}&columns=role&count=share" for rows in ("code", "finding")),
        "/coding/find/?q=key",
        "/coding/releases/1/now/",
        "/coding/releases/compare/?before=1&after=now",
        "/coding/passes/proposals/",
        f"/coding/passes/{load_pass(project, 'next').id}/close/",
        f"/coding/{said.source}/memos/?about=source&row={said.source}",
        f"/coding/{said.source}/ticket/",
    ]


@pytest.fixture(scope="module")
def walked(project: Project) -> Walk:
    """The whole way, gone once as the project's owner."""
    serving = Serving(project)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pins, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        client = come_in(serving)
        owner = somebody(project, "owner", "")
        pins.set_pin(project, owner, PIN)
        assert client.post(f"/who/{owner}/", {"pin": PIN}).status_code == 302
    return walked_by(client, starts(project))


@pytest.mark.postgres
def test_every_page_is_gone_to(walked: Walk) -> None:
    every = {one.name for one in pages() if "GET" in one.methods}
    assert every - set(walked.met) == set(UNSEEN), "lead to it from a page, or say why nothing does"


@pytest.mark.postgres
def test_every_number_opens(walked: Walk) -> None:
    told = [f"{page}: {one}" for page, found in walked.bare.items() for one in found]
    assert not told, "\n".join(told)
