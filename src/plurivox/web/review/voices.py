"""Whose words stand where in an article: what is proposed, and what a person confirms."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.store.sources import OpenText
from plurivox.store.studies import load_studies
from plurivox.store.voices import (
    SECTIONS,
    load_marks,
    load_sections,
    mark_voice,
    name_section,
    save_voices,
)
from plurivox.synthesis.found_quote import find_quote

from ..addresses import address
from ..coding.lines import lines_of
from ..coding.short_keys import key_of
from ..pages import page
from ..request import Request
from ..transcripts.languages import direction
from .access import access_article
from .parts import parts_of

ANSWERS = {"participant": "participant", "author": "author", "none": ""}


@page("read")
def voices(request: Request, source: uuid.UUID) -> HttpResponse:
    """The article by section, with every stretch that is marked."""
    text = access_article(request, source)
    marks = load_marks(request.project, text.id)
    sections = load_sections(request.project, text.id)
    lines = lines_of(text.words, text.turns)
    study = next(
        (
            one
            for one in load_studies(request.project)
            if any(key == source for key, _ in one.reports)
        ),
        None,
    )
    said = {
        "here": request.path,
        "text": text,
        "study": study,
        "parts": parts_of(text.words, lines, sections, marks),
        "kinds": SECTIONS,
        "waiting": [one for one in marks if not one.confirmed],
        "marks": len(marks),
        "dir": direction(text.language),
        "last": max((line.number for line in lines), default=0),
        "code": address("coding:source", source),
    }
    return render(request, "review/voices.html", said)


@page("confirm voices", "POST")
def say(request: Request, source: uuid.UUID) -> HttpResponse:
    """Say of one mark whose words it is, or confirm all that are proposed, as one act."""
    text = access_article(request, source)
    marks = {one.id: one for one in load_marks(request.project, text.id)}
    if request.POST.get("all"):
        said = {key: one.voice for key, one in marks.items() if not one.confirmed}
        if not said:
            raise Refused("Nothing is proposed here any more; load the page again.")
        save_voices(request.project, source, said, by=request.person.id)
        many = len(said)
        request.sitting.note(f"{many} proposal{'s are' if many > 1 else ' is'} confirmed.")
        return _back(source)
    key, answer = key_of(request.POST.get("mark")), request.POST.get("voice", "")
    if key not in marks:
        raise Refused("This stretch is not marked any more; load the page again.")
    if answer not in ANSWERS:
        raise Refused("Say whether these are a participant’s words, an author’s, or no quotation.")
    save_voices(request.project, source, {key: ANSWERS[answer]}, by=request.person.id)
    later = [one.id for one in marks.values() if not one.confirmed and one.start > marks[key].start]
    return _back(source, later[0] if later else key)


def _back(source: uuid.UUID, mark: uuid.UUID | None = None) -> HttpResponse:
    """To the article again, at a mark."""
    there = f"#m{mark.hex}" if mark else ""
    return HttpResponseRedirect(address("review:voices", source) + there)


@page("confirm voices", "POST")
def mark(request: Request, source: uuid.UUID) -> HttpResponse:
    """Mark another stretch, chosen on the page or named by its paragraph and its words."""
    text = access_article(request, source)
    start, end = _span(request, text)
    voice = request.POST.get("voice", "")
    mark_voice(request.project, text.id, start, end, voice, by=request.person.id)
    made = next((one for one in load_marks(request.project, text.id) if one.start == start), None)
    return _back(source, made.id if made else None)


def _span(request: Request, text: OpenText) -> tuple[int, int]:
    """Code points. Raises Refused where the words do not stand in the paragraph."""
    words = request.POST.get("words", "")
    ends = [request.POST.get(name, "") for name in ("start", "end")]
    if all(one.isdecimal() and len(one) < 12 for one in ends):
        start, end = (int(one) for one in ends)
        if start < end and _letters(text.words[start:end]) == _letters(words):
            return start, end
    number = request.POST.get("paragraph", "")
    lines = {line.number: line for line in lines_of(text.words, text.turns) if line.number}
    line = lines.get(int(number)) if number.isdecimal() and len(number) < 9 else None
    if line is None:
        raise Refused(f"There is no paragraph “{number[:12]}”; its number stands before it.")
    found = find_quote(text.words[line.start : line.end], words)
    if found is None:
        raise Refused(
            f"These words do not stand in paragraph {number}; copy them as they stand there."
        )
    return line.start + found[0], line.start + found[1]


def _letters(words: str) -> str:
    """The same whatever white space stands between; the page leaves out some of it."""
    return "".join(words.split())


@page("confirm voices", "POST")
def section(request: Request, source: uuid.UUID) -> HttpResponse:
    """Say what a section of the article is."""
    text = access_article(request, source)
    key = key_of(request.POST.get("section"))
    if all(one.id != key for one in load_sections(request.project, text.id)):
        raise Refused("This section is not in the article any more; load the page again.")
    name_section(request.project, key, request.POST.get("kind", ""), by=request.person.id)
    there = address("review:voices", source)
    return HttpResponseRedirect(f"{there}#p{key.hex}")
