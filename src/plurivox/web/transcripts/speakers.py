"""Who speaks in a source that is stored: names, who asks, the participants behind the labels."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.store.fieldwork import ParticipantView, load_participants, load_sites
from plurivox.store.sources import SpeakerView, Who, load_source, save_speakers

from ..addresses import address
from ..pages import page
from ..request import Request
from .reading import access_text
from .turns import Voice, voices


@dataclass(frozen=True, slots=True)
class Row:
    """A speaker as the form shows them."""

    number: int
    speaker: SpeakerView
    label: str
    voice: Voice
    who: str
    tie: tuple[str, str, str, str] = ("", "", "", "")
    proposed: bool = False

    @property
    def name(self) -> str:
        return self.speaker.name

    @property
    def asks(self) -> bool:
        return self.speaker.asks


@page("change speakers", "GET", "POST")
def speakers(request: Request, source: uuid.UUID) -> HttpResponse:
    """Correct names, mark who asks, tie labels to participants."""
    text = access_text(request, source)
    people = load_participants(request.project)
    problem = ""
    if request.method == "POST":
        try:
            _save(request, source, text.speakers, people)
        except Refused as refused:
            problem = str(refused)
        else:
            request.sitting.note(f"Who speaks in {text.name} is saved.")
            return HttpResponseRedirect(address("transcripts:source", source))
    heard = voices(text.words, text.turns, len(text.speakers))
    view = load_source(request.project, source)
    said = {
        "text": text,
        "rows": [_row(at, one, heard[at], people) for at, one in enumerate(text.speakers)],
        "people": people,
        "sites": load_sites(request.project),
        "site": view.site if view else "",
        "problem": problem,
        "stored": True,
    }
    return render(request, "transcripts/speakers.html", said, status=400 if problem else 200)


def _row(at: int, speaker: SpeakerView, voice: Voice, people: Sequence[ParticipantView]) -> Row:
    if speaker.participant:
        return Row(at, speaker, speaker.name, voice, str(speaker.participant))
    same = [one for one in people if one.number.casefold() == speaker.name.casefold()]
    proposed = len(same) == 1 and not speaker.asks
    return Row(
        at, speaker, speaker.name, voice, str(same[0].id) if proposed else "", proposed=proposed
    )


def _save(
    request: Request,
    source: uuid.UUID,
    speakers: Sequence[SpeakerView],
    people: Sequence[ParticipantView],
) -> None:
    keys = {str(one.id): one.id for one in people}
    values: dict[uuid.UUID, dict[str, object]] = {}
    newcomers: dict[uuid.UUID, Who] = {}
    for at, one in enumerate(speakers):
        who = request.POST.get(f"who-{at}", "")
        asks = f"asks-{at}" in request.POST
        name = " ".join(request.POST.get(f"name-{at}", "").split())
        values[one.id] = {"name": name, "asks": asks}
        if who == "new" and not asks:
            newcomers[one.id] = _newcomer(request, at, one.name)
        else:
            values[one.id]["participant"] = None if asks else keys.get(who)
    save_speakers(request.project, source, values, newcomers, by=request.person.id)


def _newcomer(request: Request, at: int, label: str) -> Who:
    fields = ("site", "number", "role", "gender")
    who = Who(*(" ".join(request.POST.get(f"{name}-{at}", "").split()) for name in fields))
    if not who.number:
        raise Refused(f"The participant behind “{label}” needs a number or an id; write one.")
    return who
