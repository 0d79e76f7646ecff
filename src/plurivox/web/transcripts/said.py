"""What the form of a preview says, on its way in and out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from plurivox.evidence.problem import Refused
from plurivox.store.fieldwork import ParticipantView
from plurivox.store.waiting import Said
from plurivox.transcripts.clock import length_in, milliseconds
from plurivox.transcripts.transcript import Transcript

Tie = tuple[str, str, str, str]  # site, number, role, gender
NOBODY_NEW: Tie = ("", "", "", "")


def said_in(
    form: Mapping[str, str],
    transcript: Transcript,
    people: Sequence[ParticipantView],
    *,
    whole: bool = True,
) -> Said:
    """Raises Refused, naming the field, for a name, a date or a length that cannot be read.

    `whole` False: the person is still writing, and somebody new without a number is nobody yet.
    """
    names = [speaker.name for speaker in transcript.speakers]
    becomes = {name: form.get(f"becomes-{at}", "") for at, name in enumerate(names)}
    site = " ".join(form.get("site", "").split())
    asks = {name: f"asks-{at}" in form for at, name in enumerate(names)}
    ties = {
        name: tie
        for at, name in enumerate(names)
        if not asks[name] and (tie := _tie(form, at, name, people, site, whole))
    }
    return Said(
        renamed={name: _name(form, at, name) for at, name in enumerate(names)},
        merged={
            name: names[int(other)]
            for name, other in becomes.items()
            if other.isdecimal() and int(other) < len(names)
        },
        dropped=tuple(name for name, other in becomes.items() if other == "nobody"),
        asks=asks,
        people=ties,
        site=site,
        session=" ".join(form.get("session", "").split()),
        held=_held(form),
        seconds=seconds_in(form.get("length", "")),
        language=form.get("language", "").strip()[:8],
        looked_at=True,
    )


def _name(form: Mapping[str, str], at: int, label: str) -> str:
    name = " ".join(form.get(f"name-{at}", label).split())
    if not name and form.get(f"becomes-{at}", "") == "":
        raise Refused(f"“{label}” needs a name; write one, or say that it is no speaker.")
    return name or label


def _tie(
    form: Mapping[str, str],
    at: int,
    label: str,
    people: Sequence[ParticipantView],
    site: str,
    whole: bool,
) -> Tie | None:
    who = form.get(f"who-{at}", "")
    if who == "new":
        words = (form.get(f"{field}-{at}", "") for field in ("site", "number", "role", "gender"))
        own, number, role, gender = (" ".join(word.split()) for word in words)
        if not number and not whole:
            return None
        if not number:
            raise Refused(f"The participant behind “{label}” needs a number or an id; write one.")
        return own or site, number, role, gender
    person = next((one for one in people if str(one.id) == who), None)
    return (person.site, person.number, "", "") if person else None


def _held(form: Mapping[str, str]) -> str:
    """ISO, with the hour where one was given; "" for no date."""
    day, hour = form.get("day", "").strip(), form.get("hour", "").strip()
    if not day:
        return ""
    try:
        datetime.date.fromisoformat(day)
        if hour:
            datetime.time.fromisoformat(hour)
    except ValueError:
        raise Refused(f"“{day} {hour}” is no date; choose one, such as 2024-03-29.") from None
    return f"{day}T{hour[:5]}" if hour else day


def seconds_in(words: str) -> int | None:
    """The length of a session: 45 (minutes), 45:05, 1:02:03, 45 min 5 s; None where it is empty."""
    words = words.strip()
    if not words:
        return None
    if re.fullmatch(r"\d{1,3}", words):
        return int(words) * 60
    try:
        return milliseconds(words) // 1000
    except ValueError:
        found = length_in(words)
    if not found:
        raise Refused(f"“{words[:30]}” is no length; write minutes, or 45:05, or 1:02:03.")
    return found[0]


def length_words(seconds: int | None) -> str:
    """45:05 or 1:02:03, as the form takes it."""
    if seconds is None:
        return ""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def tie_of(label: str, said: Said, people: Sequence[ParticipantView]) -> tuple[str, Tie, bool]:
    """Who is behind a label: "" or "new" or a key; what is said of somebody new; whether it is
    only proposed, because the participant's id is the label.
    """
    tie = said.people.get(label)
    if tie is None:
        same = [] if said.looked_at else [p for p in people if _is_called(p, label)]
        return (str(same[0].id), NOBODY_NEW, True) if len(same) == 1 else ("", NOBODY_NEW, False)
    site, number, role, gender = tie
    for one in people:
        if (one.site, one.number) == (site, number):
            return str(one.id), NOBODY_NEW, False
    return "new", (site, number, role, gender), False


def _is_called(person: ParticipantView, label: str) -> bool:
    names = {person.number, *(v for k, v in person.attributes.items() if k.casefold() == "name")}
    return label.casefold() in {name.casefold() for name in names}
