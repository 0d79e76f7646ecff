"""The home page: what to do first, how far each stage is, who spoke, and nobody else's progress."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.coding.passes import CodingPass
from plurivox.evidence.turns import Turns
from plurivox.store.acts import Deed, act
from plurivox.store.board import Voice, load_board, load_counts, load_untied
from plurivox.store.keys import passage_id
from plurivox.store.passes import add_pass, cover
from plurivox.store.project import Project
from plurivox.web.project.home import language_name
from plurivox.web.project.next_steps import Facts, next_steps
from plurivox.web.project.voices import WIDE, draw
from tests.web.conftest import SitDown, somebody

LINES = (("Moderator", "How was the first week?"), ("Ronit", "Long."), ("Yosef", "They asked me."))


def add_source(
    deed: Deed, name: str, session: uuid.UUID | None = None, times: int = 1
) -> uuid.UUID:
    """A small invented transcript of three speakers; returns the key of its source."""
    source = deed.add("source", name=name, kind="transcript", session=session)
    people = [deed.add("speaker", source=source, name=n, asks=n == "Moderator") for n, _ in LINES]
    words, rows = "", []
    for _ in range(times):
        for who, (label, said) in enumerate(LINES):
            start = len(words)
            words += f"{label}: {said}\n"
            rows.append((start, start + len(label) + 2, len(words) - 1, who))
    deed.add(
        "text",
        source=source,
        language="en",
        revision=1,
        length=len(words),
        turns=Turns.of(rows).pack(),
        speakers=b"".join(key.bytes for key in people),
        words=words,
        words_sha256="",
        file_sha256="",
        encoding="",
        header=0,
    )
    return source


def code_words(deed: Deed, source: uuid.UUID, coder: uuid.UUID, one: uuid.UUID, start: int) -> None:
    """One more coding of a coder in a pass."""
    deed.flush()
    deed.cursor.execute("SELECT id FROM text WHERE source = %s", [source])
    value = deed.cursor.fetchone()[0]
    text = value if isinstance(value, uuid.UUID) else uuid.UUID(bytes=bytes(value))
    passage = passage_id(text, start, start + 4)
    deed.add("passage", passage, text=text, start=start, end=start + 4, quote="word")
    code = deed.add("code", name="Being asked", **{"pass": one, "coder": coder})
    deed.add("coding", passage=passage, code=code, coder=coder, **{"pass": one})


@pytest.fixture
def fill(project: Project, owner: uuid.UUID) -> Callable[..., None]:
    """Two sites, three sessions (one not transcribed), and a source without a session."""

    def filled() -> None:
        with act(project, owner, "fill") as deed:
            akko = deed.add("site", name="Akko", setting="high", language="he")
            gulu = deed.add("site", name="Gulu", setting="low")
            first = deed.add("session", site=gulu, name="GU 1", held="2023-09-18")
            second = deed.add("session", site=akko, name="AK 1", held="2023-09-11")
            deed.add("session", site=akko, name="AK 2")
            add_source(deed, "GU 1", first)
            add_source(deed, "ak_one", second, times=3)
            add_source(deed, "Pilot")

    return filled


def test_a_newcomer_is_told_what_to_do_first(sit_down: SitDown) -> None:
    page = sit_down().get("/").content.decode()
    assert "Begin with an interview" in page
    assert re.search(r"plurivox import \S+.* interview\.docx", page)
    assert "Where each session is" not in page


def test_the_page_shows_sites_sessions_voices_and_turns(
    sit_down: SitDown, fill: Callable[..., None]
) -> None:
    fill()
    page = sit_down().get("/").content.decode()
    assert "Begin with an interview" not in page
    order = [page.index(name) for name in (">Akko<", ">AK 1<", ">AK 2<", ">Gulu<", ">No site yet<")]
    assert order == sorted(order)
    assert "Hebrew · high income" in page and "low income" in page
    assert "ak_one" in page  # a transcript that is called otherwise than its session
    assert "11 Sep 2023" in page
    assert page.count('class="voices" viewBox="0 0 132 12"') == 3
    assert "2 participants; facilitators said 55% of all that was said" in page
    assert "no transcript yet" in page
    assert "2 sites" in page and "3 sessions" in page and "3 sources" in page
    assert "15 turns" in page


def test_the_page_never_says_when_the_project_last_changed(
    sit_down: SitDown, fill: Callable[..., None]
) -> None:
    fill()
    page = sit_down().get("/").content.decode().split("<main")[1]
    assert not re.search(r"\d\d:\d\d|\b(last|changed?|today|ago)\b", page, re.IGNORECASE)


def test_nobody_s_work_in_a_blind_pass_changes_anybody_else_s_page(
    project: Project, owner: uuid.UUID, sit_down: SitDown, fill: Callable[..., None]
) -> None:
    """Owner, lead, reader and the other coder get the same bytes before and after."""
    fill()
    sipho = somebody(project, "coder", "Sipho")
    somebody(project, "coder", "Yael")
    with act(project, owner, "set up") as deed:
        deed.flush()
        sources = [row.source for row in load_board(project, owner, 9)[0] if row.source]
        one = add_pass(deed, "first four")
        cover(deed, one, [sipho, somebody(project, "coder", "Yael")], sources)
    watchers = {
        role: sit_down(role, name=name)
        for role, name in (("owner", ""), ("lead", ""), ("reader", ""), ("coder", "Yael"))
    }
    own = sit_down("coder", name="Sipho")
    before = {role: seen(client.get("/")) for role, client in watchers.items()}
    own_before = seen(own.get("/"))
    with act(project, sipho, "code") as deed:
        for start in range(0, 40, 4):
            code_words(deed, sources[0], sipho, one, start)
    for role, client in watchers.items():
        assert seen(client.get("/")) == before[role], role
    assert "An independent pass is open." in before["owner"]
    assert seen(own.get("/")) != own_before
    assert ">10</" in own.get("/").content.decode()


def seen(answer: Any) -> str:
    """A page without what differs each time it is asked for."""
    words = re.sub(r'nonce="[^"]+"', "", answer.content.decode())
    return re.sub(r'"X-CSRFToken": "[^"]+"', "", words)


def test_the_board_counts_own_codings_only(
    project: Project, owner: uuid.UUID, fill: Callable[..., None]
) -> None:
    fill()
    yael = somebody(project, "coder", "Yael")
    source = next(row.source for row in load_board(project, owner, 9)[0] if row.name == "GU 1")
    assert source
    with act(project, owner, "code") as deed:
        one = add_pass(deed, "joint", kind="joint")
        code_words(deed, source, owner, one, 0)
        code_words(deed, source, yael, one, 4)
        code_words(deed, source, yael, one, 8)
    assert [row.own for row in load_board(project, yael, 9)[0] if row.own] == [2]
    assert [row.own for row in load_board(project, owner, 9)[0] if row.own] == [1]


def test_counts_are_told_without_what_was_removed_or_is_private(
    project: Project, owner: uuid.UUID, fill: Callable[..., None]
) -> None:
    fill()
    with act(project, owner, "change") as deed:
        one = add_pass(deed, "first")
        deed.add("code", name="private", **{"pass": one, "coder": owner})
        deed.add("code", name="open to all")
        gone = deed.add("code", name="gone")
        deed.remove("code", gone)
    counts = load_counts(project)
    assert counts == {
        "site": 2, "session": 3, "participant": 0, "source": 3, "theme": 0, "person": 1,
        "code": 1, "turn": 15,
    }  # fmt: skip


def test_at_most_so_many_sessions_are_shown(
    project: Project, owner: uuid.UUID, sit_down: SitDown
) -> None:
    with act(project, owner, "fill") as deed:
        for number in range(45):
            add_source(deed, f"Interview {number:02}")
    page = sit_down().get("/").content.decode()
    assert "24 of 45 sessions are shown here." in page
    assert page.count("<tr") == 25


def test_sources_whose_speakers_are_unknown_are_found(
    project: Project, owner: uuid.UUID, fill: Callable[..., None]
) -> None:
    fill()
    untied = load_untied(project)
    assert [(one.name, one.speakers) for one in untied] == [
        ("GU 1", 2),
        ("ak_one", 2),
        ("Pilot", 2),
    ]
    with act(project, owner, "tie") as deed:
        ronit = deed.add("participant", number="1")
        deed.cursor.execute("SELECT id FROM speaker WHERE source = %s", [untied[0].source])
        for (key,) in deed.cursor.fetchall():
            speaker = key if isinstance(key, uuid.UUID) else uuid.UUID(bytes=bytes(key))
            deed.set("speaker", speaker, "participant", ronit)
    assert [one.name for one in load_untied(project)] == ["ak_one", "Pilot"]


# ---------------------------------------------------------------- what is next

ME, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
NOTHING = {"source": 0, "code": 0, "person": 1}
FACTS = Facts(ME, "owner", NOTHING, (), (), {})


@pytest.fixture
def all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every page that a step leads to were there."""
    monkeypatch.setattr(
        "plurivox.web.project.next_steps.address", lambda name, *_: f"/{name.replace(':', '/')}/"
    )


def told(facts: Facts) -> list[str]:
    return [step.what for step in next_steps(facts)]


def test_a_step_without_a_page_is_not_told() -> None:
    assert all(step.address.startswith("/") for step in next_steps(FACTS))
    assert "Add who works with you" in told(FACTS)


@pytest.mark.usefixtures("all_pages")
def test_a_young_project_grows_step_by_step() -> None:
    assert told(FACTS) == ["Import your first interview", "Add who works with you"]
    grown = replace(FACTS, counts={"source": 1, "code": 0, "person": 2})
    assert told(grown) == ["Begin a codebook"]
    assert told(replace(grown, counts={"source": 1, "code": 3, "person": 2})) == []


@pytest.mark.usefixtures("all_pages")
def test_a_reader_is_asked_for_nothing() -> None:
    blind = CodingPass(uuid.uuid4(), "first", "independent", "closed", coders=frozenset({ME}))
    assert told(replace(FACTS, role="reader", passes=[blind])) == []


@pytest.mark.usefixtures("all_pages")
def test_own_open_passes_come_first_with_own_progress() -> None:
    sources = frozenset(uuid.uuid4() for _ in range(4))
    coders = frozenset({ME, OTHER})
    one = CodingPass(uuid.uuid4(), "first four", "independent", "open", "here", coders, sources)
    (step, *_) = next_steps(replace(FACTS, passes=[one], begun={one.id: 3}))
    assert step.what == "Code in “first four”"
    assert step.detail == "You have begun 3 of 4 sources"
    done = replace(one, done=frozenset({ME}))
    assert "Code in “first four”" not in told(replace(FACTS, passes=[done]))
    assert "Close “first four”" not in told(replace(FACTS, passes=[done]))
    assert told(replace(FACTS, passes=[replace(one, done=coders)]))[0] == "Close “first four”"


@pytest.mark.usefixtures("all_pages")
def test_proposals_wait_for_a_lead() -> None:
    one = CodingPass(uuid.uuid4(), "first four", "independent", "closed", coders=frozenset({ME}))
    wanted = "Decide on the codes proposed in “first four”"
    assert wanted in told(replace(FACTS, role="lead", passes=[one]))
    assert wanted not in told(replace(FACTS, role="coder", passes=[one]))
    assert wanted not in told(replace(FACTS, passes=[replace(one, origin="imported")]))


# ---------------------------------------------------------------- voices


def test_nobody_spoke() -> None:
    assert draw([]) is None


def test_facilitators_are_hollow_and_named_in_words() -> None:
    drawing = draw([Voice(0.25, True), Voice(0.5, False), Voice(0.25, False)])
    assert drawing
    assert [bar.asks for bar in drawing.bars] == [True, False, False]
    assert drawing.participants == 2
    assert drawing.sentence == "2 participants; facilitators said 25% of all that was said"
    alone = draw([Voice(1.0, False)])
    assert alone and alone.sentence == "1 participant; nobody is marked as facilitator"


@given(st.lists(st.tuples(st.floats(0.01, 1), st.booleans()), min_size=1, max_size=20))
def test_the_bars_keep_their_shares_and_stay_in_the_drawing(
    spoken: list[tuple[float, bool]],
) -> None:
    total = sum(share for share, _ in spoken)
    voices = [Voice(share / total, asks) for share, asks in spoken]
    drawing = draw(voices)
    assert drawing
    ends = [bar.x + bar.width for bar in drawing.bars]
    assert all(a <= b.x for a, b in zip(ends, drawing.bars[1:], strict=False))
    assert ends[-1] <= WIDE + len(voices)  # a voice is never thinner than a line
    for bar, voice in zip(drawing.bars, voices, strict=True):
        assert bar.width == pytest.approx(
            max(1, (WIDE - 2 * (len(voices) - 1)) * voice.share), abs=0.1
        )


@pytest.mark.parametrize(
    ("code", "name"), [("he", "Hebrew"), ("de", "German"), ("Acholi", "Acholi"), ("", "")]
)
def test_languages_are_said_by_name(code: str, name: str) -> None:
    assert language_name(code) == name
