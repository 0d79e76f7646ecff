"""Three copies of one project edit, merge, undo, erase and refold in any order, and stay right.

Each step is done in the store and told to `story`, which has no database. After each step every
copy is sound, holds every value that the story holds, and no byte of its files holds an erased
word. A red run is repeated with HYPOTHESIS_PROFILE=ci; PLURIVOX_EXAMPLES asks for more of them.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
import tempfile
import uuid
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from plurivox.evidence.problem import Refused
from plurivox.evidence.turns import Turns
from plurivox.store import acts, clock, database, fold
from plurivox.store.acts import Deed, act
from plurivox.store.check import check_project
from plurivox.store.conflicts import load_conflicts
from plurivox.store.door import begin_project, open_project
from plurivox.store.erase import erase_row, erase_words
from plurivox.store.facts import FOLDED
from plurivox.store.keys import member_id, passage_id
from plurivox.store.merge import merge_project
from plurivox.store.project import Project
from plurivox.store.undo import redo, undo
from tests.store import story
from tests.store.whole import dump, heads, sha, words_in
from tests.store_fixtures import forget, owner_of, postgres

COPIES = st.integers(0, 2)
PEOPLE = st.integers(0, 1)
PICK = st.integers(0, 11)
WORDS = [f"w{n:03d}x" for n in range(5)]  # of the text; every other value is as unlike all others
WORD = rb"w\d{3}x|v\d{4}y"
EDITED = (
    ("site", "name"),
    ("participant", "attributes.age"),
    ("participant", "attributes.trade"),
    ("code", "parent"),
    ("memo", "words"),
)


class Copies(RuleBasedStateMachine):
    """The store beside the story."""

    empty: Path  # a file with tables and nothing in them

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="plurivox-copies-"))
        self.ticks, self.words = itertools.count(1), itertools.count(1)
        self.now, clock.now = clock.now, lambda: next(self.ticks)
        self.names = itertools.count(1)
        first = self.folder / "study0.plurivox"
        shutil.copyfile(self.empty, first)
        alias = database.connect(str(first))
        self.open = [begin_project(alias, str(first), "Invented")]
        self.owner = owner_of(self.open[0])  # who erases, which is never undone
        self.set_scene(self.open[0])
        self.open += [self.copied(self.open[0]) for _ in range(2)]
        told = story.Told()
        self.told = [story.Copy(told) for _ in range(3)]
        for place, values in heads(self.open[0]).items():
            for value in values:
                told.events.append(story.Event(place, value, len(told.events)))
        for copy in self.told:
            copy.known = set(range(len(told.events)))
            copy.rows = dict.fromkeys(e.place[:2] for e in told.events)

    def teardown(self) -> None:
        for _ in range(2):
            for to, of in itertools.permutations(range(3), 2):
                self.merge(to, of)
        assert dump(self.open[0]) == dump(self.open[1]) == dump(self.open[2])
        self.sound()
        for project in self.open:
            forget(project.alias)
        clock.now = self.now
        shutil.rmtree(self.folder)

    def set_scene(self, project: Project) -> None:
        """Two people, a pass, and one text whose words are all unlike."""
        words = " ".join(WORDS)
        with act(project, self.owner, "import") as deed:
            self.people = [deed.add("person", name=name, role="coder") for name in ("Ann", "Ben")]
            self.in_pass = deed.add("pass", name="Joint", kind="joint", state="open")
            source = deed.add("source", name="Kampala", kind="transcript")
            data = words.encode()
            deed.add("original", source=source, name="a.txt", kind="text", data=data, size=1,
                     sha256=sha(words))  # fmt: skip
            self.text = deed.add(
                "text", source=source, language="en", revision=1, length=len(words), header=0,
                words_sha256=sha(words), file_sha256="", encoding="utf-8",
                turns=Turns.of([(0, 0, len(words), 0)]).pack(), words=words,
                speakers=deed.add("speaker", source=source, name="A").bytes,
            )  # fmt: skip
            self.code = deed.add("code", name="root")
            deed.add("site", name="Kampala")
            deed.add("theme", name="Time")
            deed.add("participant", role="nurse", attributes={"age": "40"})

    # ------------------------------------------------------------ adding

    @rule(copy=COPIES, who=PEOPLE, kind=st.sampled_from(["site", "participant", "code", "theme"]))
    def add(self, copy: int, who: int, kind: str) -> None:
        values: dict[str, Any] = {"name": self.word()}
        if kind == "participant":
            values = {"role": self.word(), "attributes": {"age": self.word()}}
        elif kind == "code":
            values["parent"] = self.code
        with act(self.open[copy], self.people[who], "add") as deed:
            self.tell_add(self.told[copy], who, kind, deed.add(kind, **values), values)

    @rule(copy=COPIES, who=PEOPLE, start=st.integers(0, 4), n=st.integers(1, 2), pick=PICK)
    def code_passage(self, copy: int, who: int, start: int, n: int, pick: int) -> None:
        """Put a code on words of the text, and often a memo on the coding or on the passage."""
        told, project = self.told[copy], self.open[copy]
        start, end = start * 6, min((start + n) * 6, len(WORDS) * 6) - 1
        code = self.some(copy, ("code",), pick)[1]
        with project.cursor() as cursor:
            cursor.execute("SELECT words FROM text WHERE id = %s", [self.text])
            quote = cursor.fetchone()[0][start:end]
        passage, own = passage_id(self.text, start, end), {"coder": self.people[who]}
        own["pass"] = self.in_pass
        with act(project, self.people[who], "code") as deed:
            deed.add("passage", passage, text=self.text, start=start, end=end, quote=quote)
            coding = deed.add("coding", passage=passage, code=code, **own)
            self.tell_add(told, who, "coding", coding, {})
        told.places[passage] = (self.text, start, end)
        told.about[coding] = passage
        if pick % 3:
            self.write_memo(copy, who, passage if pick % 3 == 1 else coding)

    @rule(copy=COPIES, who=PEOPLE, pick=PICK)
    def add_memo(self, copy: int, who: int, pick: int) -> None:
        self.write_memo(copy, who, self.some(copy, ("code", "coding"), pick)[1])

    def write_memo(self, copy: int, who: int, about: uuid.UUID) -> None:
        told, words = self.told[copy], {"words": self.word()}
        own = {"coder": self.people[who], "about_table": "any", "about_row": about}
        try:
            with act(self.open[copy], self.people[who], "memo") as deed:
                memo = deed.add("memo", **own, **words)
        except Refused:
            assert told.on_erased(about)
            return
        assert not told.on_erased(about)
        told.about[memo] = about
        self.tell_add(told, who, "memo", memo, words)

    @rule(copy=COPIES, who=PEOPLE, first=PICK, second=PICK)
    def put(self, copy: int, who: int, first: int, second: int) -> None:
        told = self.told[copy]
        theme, code = self.some(copy, ("theme",), first)[1], self.some(copy, ("code",), second)[1]
        key = member_id(theme, code)
        with act(self.open[copy], self.people[who], "put") as deed:
            deed.put("theme_code", key, theme=theme, code=code)
        if ("theme_code", key) in told.rows:
            self.tell_sets(told, who, [(("theme_code", key, "alive"), True)])
        else:
            self.tell_add(told, who, "theme_code", key, {})

    # ------------------------------------------------------------ changing

    @rule(copy=COPIES, who=PEOPLE, changes=st.lists(st.tuples(st.sampled_from(EDITED), PICK),
                                                    min_size=1, max_size=4))  # fmt: skip
    def change(self, copy: int, who: int, changes: list[tuple[tuple[str, str], int]]) -> None:
        """Several fields in one act, sometimes one of them twice."""
        told, project = self.told[copy], self.open[copy]
        wanted: list[tuple[story.Place, Any]] = []
        for (table, name), pick in changes:
            if row := self.choose(copy, (table,), pick):
                value = self.code if name == "parent" else self.word()
                wanted.append(((*row, name), value))
        if any(told.is_erased(place[1]) for place, _ in wanted):
            with (
                pytest.raises(Refused, match="was erased"),
                act(project, self.people[who], "x") as d,
            ):
                self.set_all(d, wanted)
            return
        with act(project, self.people[who], "change") as deed:
            self.set_all(deed, wanted)
        told_values = [(p, v.hex if isinstance(v, uuid.UUID) else v) for p, v in wanted]
        self.tell_sets(told, who, told_values)

    @rule(copy=COPIES, who=PEOPLE, pick=PICK, alive=st.booleans())
    def remove(self, copy: int, who: int, pick: int, alive: bool) -> None:
        told = self.told[copy]
        table, row = self.some(copy, ("site", "theme_code", "coding", "code"), pick)
        with act(self.open[copy], self.people[who], "remove") as deed:
            if alive:
                deed.set(table, row, "alive", True)
            else:
                deed.remove(table, row)
        self.tell_sets(told, who, [((table, row, "alive"), alive)])

    @rule(copy=COPIES, who=PEOPLE)
    def undo(self, copy: int, who: int) -> None:
        self.invert(copy, who, back=False)

    @rule(copy=COPIES, who=PEOPLE)
    def redo(self, copy: int, who: int) -> None:
        self.invert(copy, who, back=True)

    @rule(copy=COPIES, who=PEOPLE, times=st.integers(2, 4))
    def undo_several(self, copy: int, who: int, times: int) -> None:
        for back in (False, True):
            for _ in range(times):
                self.invert(copy, who, back)

    def invert(self, copy: int, who: int, back: bool) -> None:
        """Undo or redo: exactly what the story says, or a sentence and nothing done."""
        told, project, by = self.told[copy], self.open[copy], self.people[who]
        target = told.target(by, redo=back)
        before = dump(project)
        if target is not None and told.invert(by, target):
            assert (redo if back else undo)(project, by).rows
            return
        with pytest.raises(Refused) as refused:
            (redo if back else undo)(project, by)
        assert str(refused.value).endswith(".")
        assert dump(project) == before

    # ------------------------------------------------------------ erasing, merging

    @rule(copy=COPIES, start=st.integers(0, 28), length=st.integers(1, 8))
    def erase_words(self, copy: int, start: int, length: int) -> None:
        told = self.told[copy]
        end = start + length
        if end > len(WORDS) * 6 - 1:
            with pytest.raises(Refused, match="no words"):
                erase_words(self.open[copy], [(self.text, start, end)], by=self.owner)
            return
        erase_words(self.open[copy], [(self.text, start, end)], by=self.owner)
        told.begin(self.owner, final=True)
        told.spans.add((self.text, start, end))

    @rule(copy=COPIES, pick=PICK)
    def erase_row(self, copy: int, pick: int) -> None:
        told = self.told[copy]
        table, row = self.some(copy, ("participant", "memo"), pick)
        if not told.is_erased(row):
            erase_row(self.open[copy], table, row, by=self.owner)
            told.begin(self.owner, final=True)
            told.graves.add(row)

    @rule(to=COPIES, of=COPIES)
    def merge(self, to: int, of: int) -> None:
        merge_project(self.open[to], self.open[of])
        self.told[to].merge(self.told[of])
        assert merge_project(self.open[to], self.open[of]).rows == {}  # idempotent

    @rule(one=COPIES, two=COPIES)
    def exchange(self, one: int, two: int) -> None:
        self.merge(one, two)
        self.merge(two, one)

    @rule(order=st.permutations([0, 1, 2]))
    def merging_is_a_union(self, order: list[int]) -> None:
        """Commutative and associative: tried on copies of the copies, byte by byte."""
        x, y, z = (self.open[n] for n in order)
        xy, yx, x_yz = self.copied(x), self.copied(y), self.copied(x)
        merge_project(xy, y)
        merge_project(yx, x)
        assert dump(xy) == dump(yx)
        yz = self.copied(y)
        merge_project(yz, z)
        merge_project(x_yz, yz)
        merge_project(xy, z)
        assert dump(xy) == dump(x_yz)
        for copy in (xy, yx, x_yz, yz):
            assert check_project(copy) == []
            forget(copy.alias)

    @rule(copy=COPIES)
    def refold(self, copy: int) -> None:
        before = dump(self.open[copy])
        with self.open[copy].cursor() as cursor:
            fold.refold(cursor, [p for p in heads(self.open[copy]) if p[0] in FOLDED])
        assert dump(self.open[copy]) == before

    # ------------------------------------------------------------ what must hold

    @invariant()
    def sound(self) -> None:
        for project, told in zip(self.open, self.told, strict=True):
            assert check_project(project) == []
            assert heads(project) == told.all_heads()
            found = {(c.table, c.row, c.field) for c in load_conflicts(project)}
            assert found == told.conflicts()

    @invariant()
    def no_erased_word_is_in_any_file(self) -> None:
        for project, told in zip(self.open, self.told, strict=True):
            gone = told.erased_words() | {
                word
                for n, word in enumerate(WORDS)
                for _, start, end in told.spans
                if start <= n * 6 and n * 6 + 5 <= end
            }
            assert not gone & words_in(project, WORD)

    # ------------------------------------------------------------ telling

    def word(self) -> str:
        return f"v{next(self.words):04d}y"

    def choose(self, copy: int, tables: tuple[str, ...], pick: int) -> story.Row | None:
        """One of few rows, the first and the last, so that steps meet."""
        rows = [row for row in self.told[copy].rows if row[0] in tables]
        return ([*rows[:1], *rows[-2:]])[pick % min(len(rows), 3)] if rows else None

    def some(self, copy: int, tables: tuple[str, ...], pick: int) -> story.Row:
        row = self.choose(copy, tables, pick)
        assert row is not None
        return row

    def set_all(self, deed: Deed, wanted: Iterable[tuple[story.Place, Any]]) -> None:
        for (table, row, name), value in wanted:
            deed.set(table, row, name, value)

    def tell_add(
        self, told: story.Copy, who: int, table: str, row: uuid.UUID, values: dict[str, Any]
    ) -> None:
        told.rows[table, row] = None
        deed = told.begin(self.people[who])
        attributes = values.get("attributes", {})
        first = {"alive": True} | {k: v for k, v in values.items() if k != "attributes"}
        for name, value in (first | {f"attributes.{k}": v for k, v in attributes.items()}).items():
            told.write(deed, (table, row, name), value.hex if name == "parent" else value)

    def tell_sets(
        self, told: story.Copy, who: int, wanted: Iterable[tuple[story.Place, Any]]
    ) -> None:
        deed = told.begin(self.people[who])
        for place, value in wanted:
            if not told.says_nothing_new(place, value):
                told.write(deed, place, value)

    def copied(self, project: Project) -> Project:
        path = self.folder / f"copy{next(self.names)}.plurivox"
        with (
            closing(sqlite3.connect(project.location)) as base,
            closing(sqlite3.connect(path)) as copy,
        ):
            base.backup(copy)
        return open_project(str(path))


def test_three_copies_stay_right(empty_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if postgres():
        pytest.skip("about files: SQLite alone has copies that merge")
    Copies.empty = empty_file
    monkeypatch.setattr(database, "PRAGMAS", "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF")
    monkeypatch.setattr(acts, "wait_for_disk", lambda connection: None)  # no power is cut here
    examples = int(os.environ.get("PLURIVOX_EXAMPLES", "25"))
    run_state_machine_as_test(
        Copies, settings=settings(max_examples=examples, stateful_step_count=50, deadline=None)
    )
