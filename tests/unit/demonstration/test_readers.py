"""The demonstration's tables go in through the same readers as anybody's, without a problem."""

from __future__ import annotations

import csv
import io
from importlib import import_module

import pytest

from plurivox import demonstration
from tests.unit.demonstration.demo_turns import turns

TABLES = ("participants", "codebook", "themes", "findings", "framework")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_without_a_problem(name: str) -> None:
    reader = import_module(f"plurivox.exchange.{name}")
    with (demonstration.FOLDER / f"{name}.csv").open("rb") as file:
        found = reader.read(f"{name}.csv", file)
    assert found.problems == ()
    assert len(found.rows) == len(demonstration.table(name))


def test_the_codings_with_their_positions_are_a_table_of_codings() -> None:
    from plurivox.exchange import codings

    words = io.StringIO(newline="")
    writer = csv.writer(words)
    writer.writerow(["source", "coder", "code", "start", "end", "quote", "memo"])
    for c in demonstration.codings():
        writer.writerow([c.source, c.coder, c.code, c.start, c.end, c.quote, c.memo])
    found = codings.read("codings.csv", io.BytesIO(words.getvalue().encode()))
    assert found.problems == ()
    assert [row.quote for row in found.rows] == [c.quote for c in demonstration.codings()]


@pytest.mark.parametrize("session", demonstration.SESSIONS)
def test_a_session_is_recognised_turn_for_turn(session: str) -> None:
    from plurivox.exchange import plain

    facts = next(r for r in demonstration.table("sessions") if r["session"] == session)
    said = turns(demonstration.transcript(session))
    with demonstration.transcript(session).open("rb") as file:
        found = plain.read(f"{session}.txt", file)
    assert len(found.turns) == len(said)
    names = [found.speakers[number].name for number in found.turns.speaker]
    assert names == [label for label, _ in said]
    asking = {speaker.name for speaker in found.speakers if speaker.asks}
    assert asking == set(facts["facilitator"].split("; "))
    assert found.facts.held and found.facts.held.startswith(facts["held"])
    assert found.facts.seconds == seconds(facts["duration"])
    assert found.language in (facts["language"], None)


def test_positions_of_codings_hold_in_the_text_that_is_stored() -> None:
    from plurivox.exchange import plain

    texts = {}
    for session in demonstration.SESSIONS:
        with demonstration.transcript(session).open("rb") as file:
            texts[session] = plain.read(f"{session}.txt", file).words
    for coding in demonstration.codings():
        assert texts[coding.source][coding.start : coding.end] == coding.quote


def seconds(duration: str) -> int:
    minutes, rest = duration.removesuffix("s").split("m")
    return 60 * int(minutes) + int(rest)
