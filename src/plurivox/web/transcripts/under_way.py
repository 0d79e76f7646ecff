"""An import under way: reading, what was read, what is left out, storing, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePath

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.access.permissions import can
from plurivox.exchange import FORMATS
from plurivox.exchange.kinds import TABLES as TABLE_ENDINGS
from plurivox.exchange.kinds import table_kinds
from plurivox.store.importing import Outcome
from plurivox.store.importing_tables import TABLES
from plurivox.store.sources import load_sources
from plurivox.store.waiting import (
    Decided,
    Found,
    clear_traces,
    load_found,
    load_names,
    load_outcomes,
    load_said,
    load_sketch,
    load_study_of,
    load_transcript,
)

from ..addresses import address
from ..pages import page
from ..request import Request
from ..waiting import ROOM, Waiting, gone
from .choosing import AT_ONCE
from .languages import language_name


@dataclass(frozen=True, slots=True)
class Line:
    """A file, or files that belong together, in the list of what was read."""

    found: Found
    sentence: str
    looks: str  # the address of its preview
    looked_at: bool
    kinds: tuple[str, ...]  # what a person may say that it is, where there is more than one
    may: bool  # whether the role allows it


@page("import sources")
def show(request: Request, key: str) -> HttpResponse:
    """Where the import stands."""
    one = ROOM.access_waiting(request, "import", key)
    if one.busy:
        return render(request, "transcripts/busy.html", _busy(one))
    if one.task == "store" and one.work and one.work.done:
        return _ended(request, one)
    failed = one.work.sentences() if one.work and not one.work.done else []
    found = load_found(one.folder)
    if len(found) == 1 and found[0].is_looked_at and not failed:
        return HttpResponseRedirect(address("transcripts:look", one.key, 0))
    said = _read(request, one, found) | {"failed": failed}
    return render(request, "transcripts/found.html", said)


@page("import sources")
def how_far(request: Request, key: str) -> HttpResponse:
    """The part of the page that asks again; when the work is over, the browser goes on."""
    one = ROOM.find_waiting(request, "import", key)
    if one is None:
        return gone()
    response = render(request, "transcripts/_progress.html", _busy(one))
    if not one.busy:
        response["HX-Redirect"] = address("transcripts:waiting", one.key)
    return response


@page("import sources", "POST")
def say_kinds(request: Request, key: str) -> HttpResponse:
    """Say what a file is, where the guess is wrong, and read all of them again."""
    one = ROOM.access_waiting(request, "import", key)
    if not one.busy:
        one.said["kinds"] = _kinds(request, one)
        if "only" not in request.POST:  # said in the preview of one file
            one.said["decided"] = decided(request)
        for left in [*one.folder.glob("*.said"), *one.folder.glob("*.study")]:
            left.unlink()
        one.begin("read", kinds=one.said["kinds"])
        one.wait(AT_ONCE)
    return HttpResponseRedirect(address("transcripts:waiting", one.key))


def _kinds(request: Request, one: Waiting) -> dict[str, str]:
    """By the place of a file, what a person says it is; only kinds that there are."""
    known = {*table_kinds(), "article"}
    before = one.said.get("kinds", {})
    asked = {
        str(at): request.POST.get(f"kind-{at}", before.get(str(at), ""))
        for at in range(len(load_names(one.folder)))
    }
    return {place: kind for place, kind in asked.items() if kind in known}


def decided(request: Request) -> Decided:
    """What the form says of the import as a whole."""
    return Decided(
        request.POST.get("coder", "").strip(),
        request.POST.get("in_pass", "").strip(),
        tuple(request.POST.getlist("sources")),
        "skip" in request.POST,
        tuple(int(word) for word in request.POST.getlist("without") if word.isdecimal()),
    )


@page("import sources", "POST")
def take(request: Request, key: str) -> HttpResponse:
    """Import what was read, as it was corrected."""
    one = ROOM.access_waiting(request, "import", key)
    if "kinds" in request.POST:  # the button beside the kinds
        return say_kinds(request, key=key)
    begin_storing(request, one, decided(request))
    return HttpResponseRedirect(address("transcripts:waiting", one.key))


def begin_storing(request: Request, one: Waiting, choices: Decided) -> None:
    """Store in a process of its own; most imports are over before the person sees a page of it."""
    if one.busy:
        return
    one.said["decided"] = choices
    one.begin(
        "store",
        project=request.project.location,
        by=str(request.person.id),
        decided=asdict(choices),
        kinds=one.said.get("kinds", {}),
    )
    one.wait(AT_ONCE)


@page("import sources", "POST")
def cancel(request: Request, key: str) -> HttpResponse:
    """Stop, and leave nothing of it."""
    one = ROOM.access_waiting(request, "import", key)
    storing = one.task == "store"
    if storing and not one.busy and one.work and one.work.done:
        ROOM.drop(one)  # it is told already what became of it
        return HttpResponseRedirect(address("transcripts:index"))
    if ROOM.drop(one) or not storing:
        if storing:
            clear_traces(request.project)
        request.sitting.note("Cancelled; nothing was imported.")
        return HttpResponseRedirect(address("transcripts:import"))
    request.sitting.note("The import was over before it could be cancelled; you can take it back.")
    return HttpResponseRedirect(address("transcripts:index"))


def _busy(one: Waiting) -> dict[str, object]:
    names = load_names(one.folder)
    return {
        "one": one,
        "names": names,
        "in_line": one.busy and one.work is None,
        "progress": one.work.progress() if one.work else None,
        "storing": one.task == "store",
    }


def _read(request: Request, one: Waiting, found: Sequence[Found]) -> dict[str, object]:
    lines = [_line(request, one, each) for each in found]
    good = [line for line in lines if not line.found.refused and line.may]
    bad = [line for line in good if line.found.problems]
    unseen = [line.found for line in lines if line.found.is_looked_at and not line.looked_at]
    codings = any(line.found.kind == "codings" for line in good)
    return {
        "one": one,
        "lines": lines,
        "good": good,
        "bad_rows": bool(bad),
        "codings": codings,
        "sources": load_sources(request.project) if codings else (),
        "decided": one.said.get("decided", Decided()),
        "any_kind": any(line.kinds for line in lines),
        "to_look_at": sum(found.is_transcript for found in unseen),
        "articles_to_look_at": sum(found.is_article for found in unseen),
    }


def _line(request: Request, one: Waiting, found: Found) -> Line:
    looked_at = found.is_transcript and load_said(one.folder, found.number).looked_at
    if found.is_article:
        looked_at = load_study_of(one.folder, found.number) is not None
    verb = "import sources" if found.is_looked_at else "import tables"
    return Line(
        found,
        "" if found.refused else _sentence(one, found),
        address("transcripts:look", one.key, found.number) if found.is_looked_at else "",
        looked_at,
        kinds_for(load_names(one.folder)[found.files[0]]) if len(found.files) == 1 else (),
        can(request.person.role, verb),
    )


def kinds_for(name: str) -> tuple[str, ...]:
    """What a person may say that a file of this name is; none where it can be one thing only."""
    ending = PurePath(name).suffix.lower()
    if ending in TABLE_ENDINGS:
        return tuple(kind for kind in table_kinds() if kind == "transcript" or kind in TABLES)
    kinds = tuple(dict.fromkeys(one.kind for one in FORMATS if ending in one.extensions))
    return kinds if len(kinds) > 1 else ()


def _sentence(one: Waiting, found: Found) -> str:
    """What was read, in a line."""
    if found.is_article:
        sketch = load_sketch(one.folder, found.number)
        study = load_study_of(one.folder, found.number) or sketch.name
        return (
            f"{_many(len(sketch.sections), 'section')}, "
            f"{_many(len(sketch.voices), 'quotation')} proposed; study {study}"
        )
    if not found.is_transcript:
        return _many(found.rows or 0, "good row")
    of = load_said(one.folder, found.number)
    transcript = of.of(load_transcript(one.folder, found.number))
    names = ", ".join(
        f"{speaker.name} (asks)" if speaker.asks else speaker.name
        for speaker in transcript.speakers
    )
    language = language_name(transcript.language) if transcript.language else ""
    return "; ".join(
        filter(None, (f"{_many(len(transcript.turns), 'turn')} of {names or 'nobody'}", language))
    )


def _many(count: int, one: str) -> str:
    return f"{count:,} {one if count == 1 else one + 's'}"


def _ended(request: Request, one: Waiting) -> HttpResponse:
    """What became of each file; one transcript alone is opened at once."""
    outcomes = load_outcomes(one.folder)
    first = outcomes[0] if len(outcomes) == 1 else None
    if first and first.stored and first.source:
        ROOM.drop(one)
        for sentence in (first.sentence, *first.notes):
            request.sitting.note(sentence)
        return HttpResponseRedirect(_opens(first))
    said = {"one": one, "stored": _stored(outcomes), "refused": _not_stored(outcomes)}
    return render(request, "transcripts/ended.html", said)


def _stored(outcomes: Sequence[Outcome]) -> list[tuple[Outcome, str]]:
    return [(one, _opens(one)) for one in outcomes if one.stored]


def _opens(one: Outcome) -> str:
    """Where one goes on: a transcript is read, an article's voices are confirmed first."""
    page = "review:voices" if one.kind == "article" else "transcripts:source"
    return address(page, one.source) if one.source else ""


def _not_stored(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [one for one in outcomes if not one.stored]
