"""Load the analysis layer: what matrices, saturation, the map, reports and traces all read."""

from __future__ import annotations

import uuid
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from plurivox.evidence.layers import Chosen
from plurivox.evidence.turns import Turns
from plurivox.reports.study import label
from plurivox.themes.analysis import Analysis, Coded, Gathered, Heard, Said, Voice

from .analysis_layers import load_analysis_layers, missing_layers
from .codebook import load_codes
from .codings import Codings, load_codings
from .fieldwork import load_participants
from .findings import load_findings
from .keys import as_key
from .models import Project as ProjectRow
from .models import Session, Site, Source, Speaker, Study, Text
from .project import Project
from .sources import SourceView, load_sources
from .themes import load_themes

LAYERS = {"consensus": "consensus", "joint": "joint coding", "single coder": "its only coder"}
QUOTED = {"quotations": "quotations"}  # a source of these is read although nobody codes it


def load_analysis(project: Project) -> Analysis:
    """The codings of the analysis layer with whoever says them, and where.

    The same for everybody: nothing of an open independent pass is in it. About 4 s for 50,000
    codings of 1,000 sources.
    """
    sources = load_sources(project)
    chosen = load_analysis_layers(project, sources)
    codings, rows = _codings(project, chosen)
    texts = _Texts(project)
    voices = _voices(project, texts)
    places = dict(_coded_places(codings)) | _named_places(project)
    heard = _heard(project, sources, chosen, texts)
    said = _said(places, texts, voices, heard)
    kept = tuple(one for one in rows if one.passage in said)
    return Analysis(heard, voices, said, kept, tuple(missing_layers(sources, chosen)))


Place = tuple[uuid.UUID, int, int, str]  # text, start, end, words


def _codings(
    project: Project, chosen: dict[uuid.UUID, Chosen]
) -> tuple[Codings, tuple[Coded, ...]]:
    layers = frozenset(layer for one in chosen.values() for layer in one.layers)
    found = load_codings(project, layers=layers)
    nothing = Chosen(frozenset(), "")
    rows = tuple(
        Coded(found.id[at], found.code[at], found.passage[at], found.coder[at], found.in_pass[at])
        for at in range(len(found))
        if (found.in_pass[at], found.coder[at]) in chosen.get(found.source[at], nothing).layers
    )
    return found, rows


def _coded_places(codings: Codings) -> Iterator[tuple[uuid.UUID, Place]]:
    starts, ends = codings.start.tolist(), codings.end.tolist()
    for at, passage in enumerate(codings.passage):
        yield passage, (codings.text[at], starts[at], ends[at], codings.quote[at])


NAMED = ("theme_passage", "finding_passage", "quotation", "influence_passage")


def _named_places(project: Project) -> dict[uuid.UUID, Place]:
    """The passages that something but a coding names."""
    named = " UNION ".join(
        f"SELECT passage FROM {table} WHERE project = %s AND alive" for table in NAMED
    )
    with project.cursor() as cursor:
        cursor.execute(
            f'SELECT id, text, start, "end", quote FROM passage WHERE id IN ({named})',
            [project.id] * len(NAMED),
        )
        return {as_key(r[0]): (as_key(r[1]), r[2], r[3], r[4]) for r in cursor.fetchall()}


class _Texts:
    """The newest text of each source: its turns, and who speaks in it."""

    def __init__(self, project: Project) -> None:
        self.language: dict[uuid.UUID, str] = {}
        self.source: dict[uuid.UUID, uuid.UUID] = {}
        self.newest: dict[uuid.UUID, uuid.UUID] = {}
        self.turns: dict[uuid.UUID, Turns] = {}
        self.who: dict[uuid.UUID, list[uuid.UUID]] = {}
        self.lists: dict[uuid.UUID, tuple[list[int], list[int], list[int]]] = {}
        rows = Text.objects.using(project.alias).filter(project=project.id, alive=True)
        columns = ("id", "source_id", "language", "turns", "speakers")
        for key, source, language, packed, whose in rows.order_by("revision", "id").values_list(
            *columns
        ):
            self.language[key], self.source[key] = language, source
            self.newest[source] = key
            self.turns[key] = Turns.unpack(bytes(packed))
            keys = bytes(whose)
            self.who[key] = [as_key(keys[n : n + 16]) for n in range(0, len(keys), 16)]
        self.speakers = {
            one.id: one for one in Speaker.objects.using(project.alias).filter(project=project.id)
        }

    def spoken(self, text: uuid.UUID, start: int, end: int) -> tuple[int, list[uuid.UUID]]:
        """The turn in which a span starts, and the speakers of all turns that it meets."""
        starts, ends, speakers = self._listed(text)
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        whose = self.who[text]
        found = [whose[n] for n in dict.fromkeys(speakers[first:last]) if 0 <= n < len(whose)]
        return (first if first < len(starts) and starts[first] <= start else -1), found

    def _listed(self, text: uuid.UUID) -> tuple[list[int], list[int], list[int]]:
        """Turns as lists: looked up one by one, they answer ten times as fast as arrays."""
        if text not in self.lists:
            turns = self.turns[text]
            self.lists[text] = turns.start.tolist(), turns.end.tolist(), turns.speaker.tolist()
        return self.lists[text]

    def all_spoken(self, text: uuid.UUID) -> list[uuid.UUID]:
        whose = self.who[text]
        numbers = dict.fromkeys(self.turns[text].speaker.tolist())
        return [whose[n] for n in numbers if 0 <= n < len(whose)]

    def voices(self, speakers: Iterable[uuid.UUID]) -> tuple[uuid.UUID, ...]:
        """The people behind speakers who do not ask; a speaker who is tied to nobody by itself."""
        rows = (self.speakers[key] for key in speakers if key in self.speakers)
        return tuple(dict.fromkeys(one.participant_id or one.id for one in rows if not one.asks))


def _voices(project: Project, texts: _Texts) -> dict[uuid.UUID, Voice]:
    pattern = ProjectRow.objects.using(project.alias).get(id=project.id).label_pattern
    found = {
        one.id: Voice(
            one.id,
            one.number,
            one.site,
            one.setting,
            one.role,
            one.gender,
            one.attributes,
            label(pattern, one.number, one.site, one.role),
            True,
        )
        for one in load_participants(project)
    }
    names = dict(
        Source.objects.using(project.alias).filter(project=project.id).values_list("id", "name")
    )
    for one in texts.speakers.values():
        if not one.asks and one.participant_id not in found:
            signed = f"[{one.name}, {names.get(one.source_id, '')}]"
            found[one.id] = Voice(one.id, one.name, label=signed)
    return found


def _heard(
    project: Project,
    sources: list[SourceView],
    chosen: dict[uuid.UUID, Chosen],
    texts: _Texts,
) -> dict[uuid.UUID, Heard]:
    here = project.alias
    rows = Source.objects.using(here).filter(project=project.id)
    of = {key: (one, other) for key, one, other in rows.values_list("id", "session_id", "study_id")}
    studies = dict(
        Study.objects.using(here).filter(project=project.id, alive=True).values_list("id", "name")
    )
    sites = {s.id: s for s in Site.objects.using(here).filter(project=project.id, alive=True)}
    sessions = {s.id: s for s in Session.objects.using(here).filter(project=project.id, alive=True)}
    found = []
    for source in sources:
        session = sessions.get(of[source.id][0])
        site = sites.get(session.site_id) if session else None
        text = texts.newest.get(source.id)
        found.append(
            Heard(
                source.id,
                source.name,
                source.kind,
                session.id if session else None,
                session.name if session else "",
                site.name if site else "",
                site.setting if site else "",
                session.held if session else "",
                LAYERS.get(chosen[source.id].why, QUOTED.get(source.kind, "")),
                texts.voices(texts.all_spoken(text)) if text else (),
                studies.get(of[source.id][1], ""),
            )
        )
    found.sort(key=lambda one: (one.held or "~", one.name.casefold()))
    return {one.id: one for one in found}


def _said(
    places: dict[uuid.UUID, Place],
    texts: _Texts,
    voices: dict[uuid.UUID, Voice],
    heard: dict[uuid.UUID, Heard],
) -> dict[uuid.UUID, Said]:
    """The passages by source, in the order of `heard`, and by place."""
    order = {key: at for at, key in enumerate(heard)}
    found = []
    for key, (text, start, end, quote) in places.items():
        source = texts.source.get(text)
        if source not in heard or texts.newest[source] != text:
            continue  # the source was removed, or the words have lost their place
        turn, speakers = texts.spoken(text, start, end)
        who = tuple(one for one in texts.voices(speakers) if one in voices)
        signed = voices[who[0]].label if who else _unsigned(texts, speakers, heard[source].name)
        language = texts.language[text]
        found.append(Said(key, text, source, start, end, quote, language, turn, who, signed))
    found.sort(key=lambda one: (order[one.source], one.start, one.end))
    return {one.id: one for one in found}


def _unsigned(texts: _Texts, speakers: list[uuid.UUID], source: str) -> str:
    """The label where no participant speaks: the facilitator's, or the source alone."""
    named = [texts.speakers[key].name for key in speakers if key in texts.speakers]
    return f"[{named[0]}, {source}]" if named else f"[{source}]"


def load_gathered(project: Project, kind: str, analysis: Analysis) -> list[Gathered]:
    """The themes, codes or findings of a project, each with the passages that it rests on."""
    return {"theme": _themes, "code": _codes, "finding": _findings}[kind](project, analysis)


def _themes(project: Project, analysis: Analysis) -> list[Gathered]:
    coded = analysis.coded()
    views = load_themes(project)
    own = {
        view.path: {*view.passages, *(p for code in view.codes for p in coded.get(code, ()))}
        for view in views
    }
    found = []
    for view in views:
        below: set[uuid.UUID] = set().union(
            *(keys for path, keys in own.items() if path[: len(view.path)] == view.path)
        )
        keys = analysis.in_order(below)
        found.append(Gathered(view.id, "theme", view.shown, view.number, len(view.path) - 1, keys))
    return found


def _codes(project: Project, analysis: Analysis) -> list[Gathered]:
    coded = analysis.coded()
    return [
        Gathered(one.id, "code", one.shown, "", len(one.path) - 1, coded.get(one.id, ()))
        for one in load_codes(project)
    ]


def _findings(project: Project, analysis: Analysis) -> list[Gathered]:
    found = []
    for one in load_findings(project):
        sides: dict[str, list[Any]] = {"for": [], "against": []}
        for passage, stance in one.passages:
            sides.setdefault(stance, []).append(passage)
        found.append(
            Gathered(
                one.id,
                "finding",
                one.claim,
                one.number,
                0,
                analysis.in_order(sides["for"]),
                analysis.in_order(sides["against"]),
            )
        )
    return found
