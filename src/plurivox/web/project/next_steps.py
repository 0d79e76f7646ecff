"""What needs a person next, from what is there: the first missing step of each stage."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from plurivox.access.permissions import can
from plurivox.coding.passes import CodingPass
from plurivox.store.board import Untied

from ..addresses import address


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `when` is a word on the right: since when, until when, with whom."""

    what: str
    detail: str
    address: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What steps are told from. `begun`: by own open pass, how many sources one has begun."""

    person: uuid.UUID
    role: str
    counts: dict[str, int]
    untied: Sequence[Untied]
    passes: Sequence[CodingPass]
    begun: dict[uuid.UUID, int]


def next_steps(facts: Facts) -> list[Step]:
    """At most six, those that a page exists for and the role allows."""
    steps = [*_coding(facts), *_passes(facts), *_sources(facts), *_setting_up(facts)]
    return [step for step in steps if step.address][:6]


def _coding(facts: Facts) -> list[Step]:
    """Own open passes: only one's own progress is told."""
    return [
        Step(
            f"Code in “{one.name}”",
            f"You have begun {facts.begun.get(one.id, 0)} of {_many(len(one.sources), 'source')}",
            address("coding:index"),
            "open",
        )
        for one in facts.passes
        if one.state == "open" and facts.person in one.coders - one.done
        and can(facts.role, "code")
    ]  # fmt: skip


def _passes(facts: Facts) -> list[Step]:
    """Passes that wait for a decision."""
    steps = []
    for one in facts.passes:
        if one.kind != "independent" or one.origin == "imported":
            continue
        if one.state == "open" and one.coders == one.done != frozenset():
            if can(facts.role, "close a pass"):
                steps.append(
                    Step(
                        f"Close “{one.name}”",
                        "All its coders say they are done",
                        address("coding:passes"),
                    )
                )
        elif one.state == "closed" and can(facts.role, "decide on proposals"):
            steps.append(
                Step(
                    f"Decide on the codes proposed in “{one.name}”",
                    "It is closed; its coders can be compared once each proposal is decided",
                    address("coding:proposals"),
                )
            )
    return steps


def _sources(facts: Facts) -> list[Step]:
    """Transcripts whose speakers nobody has introduced."""
    if not can(facts.role, "change speakers"):
        return []
    return [
        Step(
            f"Say who speaks in {one.name}",
            f"{_many(one.speakers, 'speaker is', 'speakers are')} not tied to a participant yet",
            address("transcripts:speakers", one.source),
        )
        for one in facts.untied
    ]


def _setting_up(facts: Facts) -> list[Step]:
    """What a young project lacks."""
    steps = []
    if not facts.counts["source"] and can(facts.role, "import sources"):
        steps.append(
            Step(
                "Import your first interview",
                "Word, OpenDocument, plain text, subtitles or a table: you see who speaks before "
                "anything is stored",
                address("transcripts:import"),
            )
        )
    if (
        facts.counts["source"]
        and not facts.counts["code"]
        and can(facts.role, "change the codebook")
    ):
        steps.append(
            Step(
                "Begin a codebook",
                "Import one as a table, or write the first codes",
                address("coding:codebook"),
            )
        )
    if facts.counts["person"] == 1 and can(facts.role, "add a person"):
        steps.append(
            Step(
                "Add who works with you",
                "A second coder, a lead, a reader",
                address("people:people"),
            )
        )
    return steps


def _many(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
