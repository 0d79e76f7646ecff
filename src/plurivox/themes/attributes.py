"""What passages are told apart by: the place, the people who speak, the source."""

from __future__ import annotations

from collections.abc import Iterable

from plurivox.evidence.problem import Refused

from .analysis import Analysis, Heard, Said, Voice

PLACES = ("site", "setting")
PEOPLE = ("role", "gender")
SOURCES = ("source", "session", "study")
LITERATURE = "in articles"
OWN = "this study"  # what a source is of that reports no other
UNKNOWN = "not known"


def attributes_of(analysis: Analysis) -> tuple[str, ...]:
    """The names of all attributes that something is known of, the fixed ones first."""
    free = {name for voice in analysis.voices.values() for name in voice.attributes}
    fixed = [
        name
        for name in (*PLACES, *PEOPLE, *SOURCES)
        if any(value not in (UNKNOWN, OWN, LITERATURE) for value in all_values(analysis, name))
    ]
    return (*fixed, *sorted(free - set(fixed), key=str.casefold))


def find_attribute(analysis: Analysis, words: str) -> str:
    """The attribute that words mean, in any case. Raises Refused, naming those there are."""
    known = attributes_of(analysis)
    for name in known:
        if name.casefold() == words.strip().casefold():
            return name
    raise Refused(f"There is no attribute “{words}”; there are: {', '.join(known) or 'none yet'}.")


def values_of(analysis: Analysis, said: Said, attribute: str) -> tuple[str, ...]:
    """The values of a passage, each once: one where one person speaks, perhaps several otherwise.

    Who speaks decides; where nobody is known, the place of the session does for site and setting.
    """
    source = analysis.sources[said.source]
    if attribute in SOURCES:
        return (_of_source(source, attribute),)
    found = [voice_value(analysis.voices[key], source, attribute) for key in said.voices]
    return tuple(dict.fromkeys(found)) or (_of_place(source, attribute),)


def voice_value(voice: Voice, source: Heard, attribute: str) -> str:
    """The value of somebody who speaks in a source."""
    if attribute in PLACES:
        return getattr(voice, attribute) or _of_place(source, attribute)
    if attribute in PEOPLE:
        return getattr(voice, attribute) or UNKNOWN
    if attribute in SOURCES:
        return _of_source(source, attribute)
    return voice.attributes.get(attribute) or UNKNOWN


def _of_place(source: Heard, attribute: str) -> str:
    """An article has no site of ours: its passages stand beside the places as literature."""
    if source.study:
        return LITERATURE
    return (getattr(source, attribute) if attribute in PLACES else "") or UNKNOWN


def _of_source(source: Heard, attribute: str) -> str:
    if attribute == "study":
        return source.study or OWN
    return source.name if attribute == "source" else source.session_name or UNKNOWN


def all_values(analysis: Analysis, attribute: str) -> tuple[str, ...]:
    """Every value there is among those who speak, in the order of sources; what is unknown last."""
    found: dict[str, None] = {}
    for source in analysis.sources.values():
        voices = [analysis.voices[key] for key in source.voices if key in analysis.voices]
        for voice in voices:
            found[voice_value(voice, source, attribute)] = None
        if attribute in SOURCES:
            found[_of_source(source, attribute)] = None
        if source.study and attribute not in SOURCES:
            found[LITERATURE] = None
    return tuple(sorted(found, key=lambda value: (value == LITERATURE, value == UNKNOWN)))


def with_value(
    analysis: Analysis, passages: Iterable[Said], attribute: str, value: str
) -> list[Said]:
    """Those of some passages that have a value."""
    return [one for one in passages if value in values_of(analysis, one, attribute)]
