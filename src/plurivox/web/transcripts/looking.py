"""The preview of a transcript: as it will be read, who speaks, where and when it was held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.store.fieldwork import (
    ParticipantView,
    SessionView,
    load_participants,
    load_sessions,
    load_sites,
)
from plurivox.store.waiting import (
    Found,
    Said,
    load_found,
    load_said,
    load_transcript,
    save_said,
)
from plurivox.transcripts.transcript import Transcript

from ..pages import page
from ..request import Request
from ..waiting import ROOM, Waiting
from .articles import look_at_article
from .languages import direction, language_name, languages
from .said import length_words, said_in, tie_of
from .stepping import access_found, among, next_of, other_kinds
from .turns import Voice, before_turns, shown_turns, voices

MOST = 40  # turns in the preview: enough to see whether the labels were understood


@dataclass(frozen=True, slots=True)
class Row:
    """A speaker as they were read, and what a person says of them until now."""

    number: int
    label: str
    voice: Voice
    name: str
    asks: bool
    becomes: str  # "" a speaker of their own, "nobody", or the number of another
    who: str  # "" nobody yet, "new", or the key of a participant
    tie: tuple[str, str, str, str]  # site, number, role, gender of somebody new
    proposed: bool


@page("import sources", "GET", "POST")
def look(request: Request, key: str, number: int) -> HttpResponse:
    """Look at one transcript and correct it; a POST keeps that, and imports where asked."""
    one, found = access_found(request, key, number)
    if found.is_article:
        return look_at_article(request, one, found)
    transcript = load_transcript(one.folder, number)
    problem = ""
    if request.method == "POST":
        people = load_participants(request.project)
        try:
            said = said_in(request.POST, transcript, people)
            said.of(transcript)
        except Refused as refused:
            problem = str(refused)
        else:
            save_said(one.folder, number, said)
            return HttpResponseRedirect(next_of(request, one, number))
    context = _page(request, one, found, transcript) | {"problem": problem}
    return render(request, "transcripts/look.html", context, status=400 if problem else 200)


@page("import sources", "POST")
def as_read(request: Request, key: str, number: int) -> HttpResponse:
    """The text as it will be read, with what the form says now; nothing of the form is lost."""
    if ROOM.access_waiting(request, "import", key).busy:
        return HttpResponse(status=204)  # the last field was left by pressing Import
    one, found = access_found(request, key, number)
    if not found.is_transcript:
        raise Http404("There is no such transcript in this import; go back to its list.")
    transcript = load_transcript(one.folder, number)
    said, problem = load_said(one.folder, number), ""
    try:
        people = load_participants(request.project)
        now = said_in(request.POST, transcript, people, whole=False)
        now.of(transcript)
    except Refused as refused:
        problem = str(refused)
    else:
        said = now
        save_said(one.folder, number, said)
    context = _as_read(said.of(transcript)) | {"found": found, "problem": problem}
    return render(request, "transcripts/_as_read.html", context)


def _page(
    request: Request, one: Waiting, found: Found, transcript: Transcript
) -> dict[str, object]:
    said = load_said(one.folder, found.number)
    people = load_participants(request.project)
    sessions = load_sessions(request.project)
    known = None if said.looked_at else _only(sessions, transcript.name)
    facts = said.of(transcript).facts
    listed = load_found(one.folder)
    language = said.language if said.looked_at else transcript.language
    day, _, hour = (facts.held or "").partition("T")
    return _as_read(said.of(transcript)) | {
        "one": one,
        "found": found,
        "transcript": transcript,
        "rows": _rows(transcript, said, people),
        "people": people,
        "sites": load_sites(request.project),
        "sessions": sorted({each.name for each in sessions}),
        "site": known.site if known else said.site,
        "session": said.session if said.session is not None else transcript.name,
        "day": day,
        "hour": hour,
        "length": length_words(facts.seconds),
        "header": [transcript.words[start:end] for start, end in transcript.facts.lines],
        "language": language or "",
        "languages": languages(language or ""),
        "other_kinds": other_kinds(one, found),
        **among(listed, found),
    }


def _only(sessions: Sequence[SessionView], name: str) -> SessionView | None:
    """The session of a name where there is just one: a transcript of that name is of it."""
    same = [one for one in sessions if one.name == name]
    return same[0] if len(same) == 1 else None


def _as_read(after: Transcript) -> dict[str, object]:
    speakers = [(one.name, one.asks) for one in after.speakers]
    return {
        "turns": list(shown_turns(after.words, after.turns, speakers, MOST)),
        "count": len(after.turns),
        "speakers": speakers,
        "before": before_turns(after.words, after.turns),
        "whole": "" if len(after.turns) else after.words[:4000],
        "text_language": after.language or "",
        "language_name": language_name(after.language) if after.language else "",
        "dir": direction(after.language or ""),
    }


def _rows(transcript: Transcript, said: Said, people: Sequence[ParticipantView]) -> list[Row]:
    names = [speaker.name for speaker in transcript.speakers]
    heard = voices(transcript.words, transcript.turns, len(names))
    rows = []
    for number, speaker in enumerate(transcript.speakers):
        label = speaker.name
        becomes = "nobody" if label in said.dropped else ""
        if label in said.merged:
            becomes = str(names.index(said.merged[label]))
        who, tie, proposed = tie_of(label, said, people)
        rows.append(
            Row(
                number,
                label,
                heard[number],
                said.renamed.get(label, label),
                said.asks.get(label, speaker.asks),
                becomes,
                who,
                tie,
                proposed and not said.asks.get(label, speaker.asks),
            )
        )
    return rows
