"""A small invented study, written by the mechanism alone."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from plurivox.evidence.turns import Turns
from plurivox.store.acts import Deed, act
from plurivox.store.keys import passage_id
from plurivox.store.project import Project
from tests.store.whole import sha
from tests.store_fixtures import owner_of

WORDS = "Moderator: How was it?\nGrace: I waited two hours at Kawempe.\n"
WAITED = (30, 48)  # "I waited two hours"


@dataclass(frozen=True)
class Study:
    """Keys of its rows."""

    project: Project
    owner: uuid.UUID
    ann: uuid.UUID
    ben: uuid.UUID
    site: uuid.UUID
    participant: uuid.UUID
    source: uuid.UUID
    original: uuid.UUID
    text: uuid.UUID
    code: uuid.UUID
    child: uuid.UUID
    theme: uuid.UUID
    in_pass: uuid.UUID
    passage: uuid.UUID
    coding: uuid.UUID
    memo: uuid.UUID

    def by(self, person: uuid.UUID, verb: str = "change") -> Any:
        """Open an act of somebody."""
        return act(self.project, person, verb)

    def set(self, person: uuid.UUID, table: str, row: uuid.UUID, field: str, value: Any) -> None:
        """One act that changes one field."""
        with self.by(person) as deed:
            deed.set(table, row, field, value)


def lay(project: Project) -> Study:
    """Write the study into a new project; everything but the coding and its memo by the owner."""
    owner = owner_of(project)
    with act(project, owner, "import") as deed:
        ann, ben = (deed.add("person", name=name, role="coder") for name in ("Ann", "Ben"))
        site = deed.add("site", name="Kampala", setting="low")
        person = deed.add(
            "participant", site=site, number="9", role="nurse", attributes={"age": "41"}
        )
        source, original, text = transcript(deed, "Kampala 1", WORDS)
        code = deed.add("code", name="Time", full="Time that is spent.")
        child = deed.add("code", name="Waiting", parent=code)
        theme = deed.add("theme", name="Access")
        in_pass = deed.add("pass", name="Joint", kind="joint", state="open")
    with act(project, ann, "code") as deed:
        passage = mark(deed, text, WORDS, *WAITED)
        own: dict[str, Any] = {"pass": in_pass, "coder": ann}
        coding = deed.add("coding", passage=passage, code=child, **own)
        memo = deed.add(
            "memo", about_table="coding", about_row=coding, words="Two hours is long.", **own
        )
    return Study(
        project, owner, ann, ben, site, person, source, original, text, code, child, theme,
        in_pass, passage, coding, memo,
    )  # fmt: skip


def transcript(deed: Deed, name: str, words: str) -> tuple[uuid.UUID, uuid.UUID, uuid.UUID]:
    """A source of one turn a line. Returns the keys of source, original and text."""
    data = words.encode()
    source = deed.add("source", name=name, kind="transcript")
    file = {"name": f"{name}.txt", "kind": "transcript", "sha256": sha(words)}
    original = deed.add("original", source=source, size=len(data), data=data, **file)
    speaker = deed.add("speaker", source=source, name="Grace")
    turns, start = [], 0
    for line in words.splitlines(keepends=True):
        label = line.find(":") + 2
        turns.append((start, start + label, start + len(line.rstrip()), 0))
        start += len(line)
    text = deed.add(
        "text",
        source=source,
        language="en",
        revision=1,
        length=len(words),
        words_sha256=sha(words),
        file_sha256=sha(words),
        encoding="utf-8",
        turns=Turns.of(turns).pack(),
        speakers=speaker.bytes,
        header=0,
        words=words,
    )
    return source, original, text


def mark(deed: Deed, text: uuid.UUID, words: str, start: int, end: int) -> uuid.UUID:
    """A passage of a text. Returns its key."""
    key = passage_id(text, start, end)
    deed.add("passage", key, text=text, start=start, end=end, quote=words[start:end])
    return key
