"""Load and save sources, their texts, turns and speakers."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from plurivox.evidence.problem import Refused
from plurivox.evidence.turns import Turns
from plurivox.transcripts.transcript import Transcript

from .acts import Deed, act
from .fieldwork import Places, attend
from .keys import as_id, as_key
from .models import Original, Source, Speaker, Text
from .originals import keep_original
from .project import Project


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A speaker of a source; `participant` is the person the label is tied to, if any."""

    id: uuid.UUID
    name: str
    asks: bool
    participant: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source in a list."""

    id: uuid.UUID
    name: str
    kind: str
    site: str
    session: str
    held: str
    language: str
    turns: int
    length: int


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text ready to be read: words, turns, and its speakers in the order of `turns.speaker`."""

    id: uuid.UUID
    source: uuid.UUID
    name: str
    kind: str
    language: str
    revision: int
    words: str
    turns: Turns
    speakers: tuple[SpeakerView, ...]
    session: uuid.UUID | None = None


class Who(NamedTuple):
    """The participant behind a speaker, by site and number; made where there is none such yet."""

    site: str
    number: str
    role: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a person said of a transcript before it was stored.

    participants: speaker name → (site, number), with role and gender where they were said. Without
    site, session and a date the source belongs to no session.
    """

    site: str = ""
    setting: str = ""
    session: str = ""
    participants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Saved(NamedTuple):
    """The keys of a source that was stored, and of its text."""

    source: uuid.UUID
    text: uuid.UUID


def save_source(
    project: Project,
    deed: Deed,
    transcript: Transcript,
    files: Sequence[tuple[str, bytes]],
    *,
    kind: str = "transcript",
    arrival: Arrival = Arrival(),
    places: Places | None = None,
) -> Saved:
    """Store a transcript with the files it came from."""
    places = places or Places.of(project)
    session = _session(deed, places, transcript, arrival)
    source = deed.add("source", name=transcript.name, kind=kind, session=session)
    speakers = [
        deed.add(
            "speaker",
            source=source,
            name=speaker.name,
            asks=speaker.asks,
            participant=_participant(deed, places, arrival, session, speaker.name),
        )
        for speaker in transcript.speakers
    ]
    for name, data in files:
        keep_original(deed, name, kind, data, source)
    return Saved(source, save_text(deed, source, transcript, speakers, files[0][1]))


def save_text(
    deed: Deed,
    source: uuid.UUID,
    transcript: Transcript,
    speakers: Sequence[uuid.UUID],
    file: bytes,
    revision: int = 1,
) -> uuid.UUID:
    """Store the words of a source at a revision; they never change after that."""
    words = transcript.words
    return deed.add(
        "text",
        source=source,
        language=transcript.language or "",
        revision=revision,
        length=len(words),
        words_sha256=hashlib.sha256(words.encode()).hexdigest(),
        file_sha256=hashlib.sha256(file).hexdigest(),
        encoding=transcript.encoding or "",
        turns=transcript.turns.pack(),
        speakers=b"".join(key.bytes for key in speakers),
        header=max((end for _, end in transcript.facts.lines), default=0),
        words=words,
    )


def _session(
    deed: Deed, places: Places, transcript: Transcript, arrival: Arrival
) -> uuid.UUID | None:
    said = arrival.site or arrival.session
    key = None if said else places.only_session(transcript.name)
    if not (said or key or transcript.facts.held):
        return None
    if key is None:
        site = places.site(deed, arrival.site, arrival.setting)
        key = places.session(deed, site, arrival.session or transcript.name)
    facts = {"held": transcript.facts.held, "seconds": transcript.facts.seconds}
    deed.change("session", key, {name: value for name, value in facts.items() if value})
    if transcript.language:
        deed.set("session", key, "language", transcript.language)
    return key


def _participant(
    deed: Deed, places: Places, arrival: Arrival, session: uuid.UUID | None, speaker: str
) -> uuid.UUID | None:
    if speaker not in arrival.participants:
        return None
    who = Who(*arrival.participants[speaker])
    site = places.site(deed, who.site)
    key = places.participant(deed, site, who.number, role=who.role, gender=who.gender)
    if session:
        attend(deed, session, key)
    return key


def free_name(taken: set[str], stem: str, file: str) -> str:
    """A source is named by its file's stem; with the extension where the stem is taken."""
    for name in (stem, file):
        if name not in taken:
            return name
    number = 2
    while f"{file} ({number})" in taken:
        number += 1
    return f"{file} ({number})"


def chosen_names(names: Iterable[str], known: Container[str]) -> list[str]:
    """The sources that a person named, one by one or with commas between. Refused where unknown."""
    parts = [
        part.strip() for name in names for part in ([name] if name in known else name.split(","))
    ]
    for part in parts:
        if part not in known:
            raise Refused(f"There is no source “{part}” in the project; import it first.")
    return list(dict.fromkeys(parts))


def source_names(project: Project) -> dict[str, uuid.UUID]:
    """Living sources by name; of two of one name (merged copies) the later is meant."""
    sources = Source.objects.using(project.alias).filter(project=project.id, alive=True)
    return dict(sources.order_by("id").values_list("name", "id"))


LISTED = """
SELECT s.id, s.name, s.kind, i.name, e.name, e.held, t.language, length(t.turns) / 24, t.length
FROM source s JOIN text t ON t.source = s.id AND t.alive
LEFT JOIN session e ON e.id = s.session AND e.alive LEFT JOIN site i ON i.id = e.site AND i.alive
WHERE s.project = %s AND s.alive AND NOT EXISTS (
SELECT 1 FROM text u WHERE u.source = s.id AND u.alive AND u.revision > t.revision)
"""


def load_sources(project: Project) -> list[SourceView]:
    """All sources, by site and name, at their latest revision."""
    views = _listed(project, LISTED, [project.id])
    return sorted(views.values(), key=lambda view: (view.site, view.name))


def load_source(project: Project, source: uuid.UUID) -> SourceView | None:
    """One source at its latest revision, or None where it is not there."""
    return _listed(project, f"{LISTED} AND s.id = %s", [project.id, source]).get(source)


def _listed(project: Project, query: str, values: list[uuid.UUID]) -> dict[uuid.UUID, SourceView]:
    """By key: two texts of one number (merged copies) are one source still."""
    with project.cursor() as cursor:
        cursor.execute(query, values)
        rows = cursor.fetchall()
    views = {}
    for found, *rest in rows:
        name, kind, site, session, held, language, turns, length = rest
        place = (site or "", session or "", held or "")
        key = as_key(found)
        views[key] = SourceView(key, name, kind, *place, language, turns, length)
    return views


def load_text(project: Project, source: uuid.UUID) -> OpenText:
    """The latest text of a source. Raises Refused where there is none."""
    text = (
        Text.objects.using(project.alias)
        .filter(project=project.id, source=source, source__alive=True, alive=True)
        .select_related("source")
        .order_by("-revision")
        .first()
    )
    if text is None:
        raise Refused("This source is not there, or was removed; choose one from the list.")
    return OpenText(
        text.id,
        source,
        text.source.name,
        text.source.kind,
        text.language,
        text.revision,
        text.words,
        Turns.unpack(bytes(text.turns)),
        load_speakers(project, text),
        text.source.session_id,
    )


def load_speakers(project: Project, text: Text) -> tuple[SpeakerView, ...]:
    """The speakers of a text, in the order that its turns number them."""
    packed = bytes(text.speakers)
    order = [as_id(packed[at : at + 16]) for at in range(0, len(packed), 16)]
    rows = {s.id: s for s in Speaker.objects.using(project.alias).filter(source=text.source_id)}
    return tuple(
        SpeakerView(s.id, s.name, s.asks, s.participant_id)
        for key in order
        if key and (s := rows.get(key))
    )


def save_speaker(
    project: Project, deed: Deed, speaker: uuid.UUID, values: Mapping[str, object]
) -> None:
    """Rename a speaker, mark a facilitator, or tie the label to a participant."""
    deed.change("speaker", speaker, values)
    who = values.get("participant")
    session = _session_of(project, speaker)
    if isinstance(who, uuid.UUID) and session:
        attend(deed, session, who)


def save_speakers(
    project: Project,
    source: uuid.UUID,
    values: Mapping[uuid.UUID, Mapping[str, object]],
    people: Mapping[uuid.UUID, Who],
    *,
    by: uuid.UUID,
) -> None:
    """Say who speaks in a source: `values` by speaker, and in `people` who is behind the label.

    A participant who is not there yet is made. Raises Refused for a name that is empty and for a
    speaker of another source.
    """
    own = set(
        Speaker.objects.using(project.alias)
        .filter(project=project.id, source=source, alive=True)
        .values_list("id", flat=True)
    )
    if not values.keys() <= own or not people.keys() <= own:
        raise Refused("This speaker is not in the source any more; load the page again.")
    with act(project, by, "change speakers") as deed:
        places = Places.of(project)
        for speaker, said in values.items():
            if not said.get("name", True):
                raise Refused("A speaker needs a name; write one.")
            save_speaker(project, deed, speaker, said)
        for speaker, who in people.items():
            site = places.site(deed, who.site)
            key = places.participant(deed, site, who.number, role=who.role, gender=who.gender)
            save_speaker(project, deed, speaker, {"participant": key})


def remove_source(project: Project, source: uuid.UUID, *, by: uuid.UUID) -> str:
    """Take a source out of sight, with the files it came from; undo brings it back. Its name.

    Raises Refused where it is not there.
    """
    row = Source.objects.using(project.alias).filter(id=source, project=project.id, alive=True)
    name = row.values_list("name", flat=True).first()
    if name is None:
        raise Refused("This source is not there, or was removed already.")
    files = Original.objects.using(project.alias).filter(source=source, alive=True)
    with act(project, by, "remove source") as deed:
        deed.remove("source", source)
        for key in files.values_list("id", flat=True):
            deed.remove("original", key)
    return name


def _session_of(project: Project, speaker: uuid.UUID) -> uuid.UUID | None:
    row = (
        Speaker.objects.using(project.alias)
        .filter(id=speaker)
        .values_list("source__session_id", flat=True)
        .first()
    )
    return as_id(row)
