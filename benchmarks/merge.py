"""Merging two copies of one project: CPU seconds for new codings into many, and for nothing new.

    python benchmarks/merge.py [--documents N] [--codings N] [--new N]

2,000 new codings into 50,000 on 1,000 invented texts, if nothing else is said; a coder at another
site made them one by one. Prints JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from plurivox.evidence.turns import Turns
from plurivox.store import database

database.set_up()

from plurivox.store.acts import Deed, act  # noqa: E402  Django must be there first
from plurivox.store.door import close_project, create_project, open_project  # noqa: E402
from plurivox.store.keys import new_id, passage_id  # noqa: E402
from plurivox.store.merge import merge_project  # noqa: E402
from plurivox.store.project import Project  # noqa: E402

LENGTH = 36_000  # letters of a text
CODES = 60


def invented(folder: Path, documents: int, codings: int) -> tuple[Project, list[uuid.UUID]]:
    """A project with codings on texts, and its texts."""
    chance = random.Random(20261122)
    words = " ".join(chance.choices(["water", "queue", "nurse", "village", "waited"], k=LENGTH))
    words = words[:LENGTH]
    project = create_project(str(folder / "study.plurivox"), "Invented")
    with act(project, _someone(project), "import") as deed:
        texts = [_text(deed, f"document {n}", words) for n in range(documents)]
        codes = [deed.add("code", name=f"code {n}") for n in range(CODES)]
        one = deed.add("pass", name="Joint", kind="joint", state="open")
        for _ in range(codings):
            _code(deed, chance.choice(texts), words, chance.choice(codes), one, chance)
    return project, texts


def coded_elsewhere(project: Project, texts: list[uuid.UUID], new: int) -> Project:
    """A copy of the file in which somebody put codes on passages, one act each."""
    close_project(project)
    path = Path(project.location).with_name("elsewhere.plurivox")
    shutil.copyfile(project.location, path)
    copy, chance = open_project(str(path)), random.Random(1)
    with copy.cursor() as cursor:
        cursor.execute("SELECT id FROM code")
        codes = [uuid.UUID(bytes=key) for (key,) in cursor.fetchall()]
        cursor.execute("SELECT id FROM pass")
        one = uuid.UUID(bytes=cursor.fetchone()[0])
        cursor.execute("SELECT words FROM text LIMIT 1")
        words = cursor.fetchone()[0]
        cursor.execute("PRAGMA synchronous=OFF")
    from django.db import transaction

    with transaction.atomic(using=copy.alias):
        for _ in range(new):
            with act(copy, _someone(copy), "code") as deed:
                _code(deed, chance.choice(texts), words, chance.choice(codes), one, chance)
    return copy


def measure(
    folder: Path, documents: int = 1_000, codings: int = 50_000, new: int = 2_000
) -> dict[str, float]:
    """CPU seconds: merge (new codings come in), again (nothing is new), codings that came."""
    project, texts = invented(folder, documents, codings)
    copy = coded_elsewhere(project, texts, new)
    came: dict[str, int] = {}
    merge = _cpu(lambda: came.update(merge_project(project, copy).rows))
    again = _cpu(lambda: merge_project(project, copy))
    for one in (project, copy):
        close_project(one)
    return {"merge": merge, "again": again, "codings": came["coding"]}


def _cpu(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return round(time.process_time() - begun, 3)


def _someone(project: Project) -> uuid.UUID:
    with project.cursor() as cursor:
        cursor.execute("SELECT id FROM person LIMIT 1")
        row = cursor.fetchone()
    return uuid.UUID(bytes=row[0])


def _text(deed: Deed, name: str, words: str) -> uuid.UUID:
    source = deed.add("source", name=name, kind="transcript")
    speaker = deed.add("speaker", source=source, name="P1")
    sha = hashlib.sha256(words.encode()).hexdigest()
    return deed.add(
        "text",
        source=source,
        language="en",
        revision=1,
        length=len(words),
        words_sha256=sha,
        file_sha256=sha,
        encoding="utf-8",
        turns=Turns.of([(0, 0, len(words), 0)]).pack(),
        speakers=speaker.bytes,
        header=0,
        words=words,
    )


def _code(
    deed: Deed, text: uuid.UUID, words: str, code: uuid.UUID, one: uuid.UUID, chance: random.Random
) -> None:
    start = chance.randrange(LENGTH - 400)
    end = start + chance.randrange(20, 400)
    passage = passage_id(text, start, end)
    deed.add("passage", passage, text=text, start=start, end=end, quote=words[start:end])
    own = {"pass": one, "coder": deed.by}
    deed.add("coding", new_id(), passage=passage, code=code, **own)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--codings", type=int, default=50_000)
    parser.add_argument("--new", type=int, default=2_000)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(Path(folder), said.documents, said.codings, said.new), indent=1))
