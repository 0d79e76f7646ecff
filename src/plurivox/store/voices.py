"""Whose words a stretch of an article is: proposed as it came in, confirmed by a person."""

from __future__ import annotations

import uuid
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plurivox.evidence.problem import Refused

from .acts import Deed, act
from .keys import as_key
from .models import Section, Text, VoiceMark
from .project import Project

VOICES = ("participant", "facilitator", "author")
SECTIONS = (
    "abstract",
    "introduction",
    "methods",
    "results",
    "discussion",
    "tables",
    "references",
    "other",
)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of an article; start..label_end is its heading."""

    id: uuid.UUID
    start: int
    label_end: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class MarkView:
    """Whose words start..end are. said: who said them, as it stands in the text; why: how known."""

    id: uuid.UUID
    start: int
    end: int
    said: tuple[int, int]
    why: str
    voice: str
    confirmed: bool


def load_sections(project: Project, text: uuid.UUID) -> list[SectionView]:
    """The parts of an article's text in order; none of a transcript."""
    rows = Section.objects.using(project.alias).filter(project=project.id, text=text, alive=True)
    return [
        SectionView(one.id, one.start, one.label_end, one.end, one.kind)
        for one in rows.order_by("start", "id")
    ]


def load_marks(project: Project, text: uuid.UUID) -> list[MarkView]:
    """The voices of an article's text in order, the proposed ones among them."""
    rows = VoiceMark.objects.using(project.alias).filter(project=project.id, text=text, alive=True)
    return [_mark(one) for one in rows.order_by("start", "id")]


def load_unconfirmed(project: Project) -> dict[uuid.UUID, int]:
    """Of each article at its newest text: how many proposed voices nobody has confirmed yet."""
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT t.source, count(*) FROM voice_mark m JOIN text t ON t.id = m.text "
            "WHERE m.project = %s AND m.alive AND NOT m.confirmed AND t.alive AND NOT EXISTS "
            "(SELECT 1 FROM text u WHERE u.source = t.source AND u.alive "
            "AND u.revision > t.revision) GROUP BY t.source",
            [project.id],
        )
        return {as_key(source): int(count) for source, count in cursor.fetchall()}


def _mark(one: VoiceMark) -> MarkView:
    said = (one.said_start, one.said_end)
    return MarkView(one.id, one.start, one.end, said, one.why, one.voice, one.confirmed)


def load_voices_of(
    project: Project, passages: Iterable[tuple[uuid.UUID, uuid.UUID, int, int]]
) -> dict[uuid.UUID, str]:
    """Of passages of articles, given as (key, text, start, end): whose words they are.

    A passage has the voice in which most of it stands; what nobody marked is the authors'.
    """
    marks: dict[uuid.UUID, list[MarkView]] = defaultdict(list)
    rows = VoiceMark.objects.using(project.alias).filter(project=project.id, alive=True)
    for one in rows.order_by("text", "start", "id"):
        marks[one.text_id].append(_mark(one))
    return {key: voice_at(marks[text], start, end) for key, text, start, end in passages}


def voice_at(marks: Sequence[MarkView], start: int, end: int) -> str:
    """The voice in which most of a span stands; marks in order and without overlap."""
    share: dict[str, int] = {"author": end - start}
    first = max(0, bisect_right([one.start for one in marks], start) - 1)
    for one in marks[first:]:
        if one.start >= end:
            break
        common = min(end, one.end) - max(start, one.start)
        if common > 0:
            share[one.voice] = share.get(one.voice, 0) + common
            share["author"] -= common
    return max(share, key=lambda voice: (share[voice], voice == "author"))


def save_voices(
    project: Project, source: uuid.UUID, said: Mapping[uuid.UUID, str], *, by: uuid.UUID
) -> None:
    """Confirm whose words some marks are: their voice, or "" where the mark is none at all."""
    for voice in said.values():
        _check(voice or "author")
    with act(project, by, "voices") as deed:
        for key, voice in said.items():
            if voice:
                deed.change("voice_mark", key, {"voice": voice, "confirmed": True})
            else:
                deed.set("voice_mark", key, "alive", False)


def mark_voice(
    project: Project, text: uuid.UUID, start: int, end: int, voice: str, *, by: uuid.UUID
) -> None:
    """Say whose words a stretch is. Marks that it meets give way, or keep what is left of them."""
    _check(voice)
    row = Text.objects.using(project.alias).get(project=project.id, id=text)
    if not 0 <= start < end <= row.length:
        raise Refused("This place is not in the text; choose the words again.")
    with act(project, by, "voices") as deed:
        for one in load_marks(project, text):
            if one.start < end and start < one.end:
                deed.set("voice_mark", one.id, "alive", False)
                for left in ((one.start, min(one.end, start)), (max(one.start, end), one.end)):
                    if left[0] < left[1]:
                        _add(deed, text, left, one.voice, one.confirmed, one.said, one.why)
        _add(deed, text, (start, end), voice, True, (0, 0), "a person")


def _add(
    deed: Deed,
    text: uuid.UUID,
    span: tuple[int, int],
    voice: str,
    confirmed: bool,
    said: tuple[int, int],
    why: str,
) -> None:
    deed.add(
        "voice_mark",
        text=text,
        start=span[0],
        end=span[1],
        said_start=said[0],
        said_end=said[1],
        why=why,
        voice=voice,
        confirmed=confirmed,
    )


def name_section(project: Project, section: uuid.UUID, kind: str, *, by: uuid.UUID) -> None:
    """Say what a part of an article is: one of SECTIONS."""
    if kind not in SECTIONS:
        raise Refused(f"“{kind}” is no part of an article; these are: {', '.join(SECTIONS)}.")
    with act(project, by, "section") as deed:
        deed.set("section", section, "kind", kind)


def _check(voice: str) -> None:
    if voice not in VOICES:
        raise Refused(f"“{voice}” is no voice; these are: {', '.join(VOICES)}.")
