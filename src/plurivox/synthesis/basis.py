"""What a judgement of confidence rested on when a person last confirmed it, and what has changed.

Only digests of answers, definitions and reasons are kept, and no words of a passage: a judgement
must not hold what an erasure has taken away.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plurivox.evidence.words import fingerprint
from plurivox.synthesis.confidence import COMPONENTS

ALL = tuple(COMPONENTS)
APPRAISAL = ("methodological_limitations",)
CHARACTERISTICS = ("relevance",)
CONCEPTS = ("coherence",)
PASSAGES = ("coherence", "adequacy")
AnswerKey = tuple[uuid.UUID, str, int]  # person, key of the tool, number of the question


@dataclass(frozen=True, slots=True)
class BasisStudy:
    """A primary study. answers: the digest of each answer of its appraisal."""

    name: str
    characteristics: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[AnswerKey, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BasisConstruct:
    """A construct; definition: its digest; study: None where it is not from a primary study."""

    name: str
    order: str
    definition: str = ""
    study: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class BasisRelation:
    """A relation of two constructs, or what was looked for in `study`; rationale: its digest."""

    kind: str
    from_construct: uuid.UUID | None
    to_construct: uuid.UUID
    study: uuid.UUID | None = None
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """All of it, by key. passages: the study of each, None for our own sources; people: names."""

    studies: Mapping[uuid.UUID, BasisStudy] = field(default_factory=dict)
    constructs: Mapping[uuid.UUID, BasisConstruct] = field(default_factory=dict)
    relations: Mapping[uuid.UUID, BasisRelation] = field(default_factory=dict)
    passages: Mapping[uuid.UUID, uuid.UUID | None] = field(default_factory=dict)
    people: Mapping[uuid.UUID, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Plain values that json can write; `from_json` reads them again."""
        return {
            "studies": {key.hex: _study_out(one) for key, one in self.studies.items()},
            "constructs": {
                key.hex: [one.name, one.order, one.definition, _hex(one.study)]
                for key, one in self.constructs.items()
            },
            "relations": {
                key.hex: [
                    one.kind,
                    _hex(one.from_construct),
                    one.to_construct.hex,
                    _hex(one.study),
                    one.rationale,
                ]
                for key, one in self.relations.items()
            },
            "passages": {key.hex: _hex(study) for key, study in self.passages.items()},
            "people": {key.hex: name for key, name in self.people.items()},
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Basis:
        """What `as_json` gave; a part that is missing is empty."""
        return cls(
            {uuid.UUID(key): _study_in(one) for key, one in kept.get("studies", {}).items()},
            {
                uuid.UUID(key): BasisConstruct(name, order, definition, _key(study))
                for key, (name, order, definition, study) in kept.get("constructs", {}).items()
            },
            {
                uuid.UUID(key): BasisRelation(
                    kind, _key(start), uuid.UUID(end), _key(study), rationale
                )
                for key, (kind, start, end, study, rationale) in kept.get("relations", {}).items()
            },
            {uuid.UUID(key): _key(study) for key, study in kept.get("passages", {}).items()},
            {uuid.UUID(key): name for key, name in kept.get("people", {}).items()},
        )


def digest(*words: str) -> str:
    """What is kept of words to tell later whether they are the same; "" where there are none."""
    return fingerprint("\x1f".join(words))[:16] if any(words) else ""


def changes(before: Basis, now: Basis) -> dict[str, list[str]]:
    """What has changed, a sentence each, under every component of CERQual that it bears on.

    An appraisal bears on methodological limitations; a characteristic of a study on relevance; a
    construct or relation on coherence; a passage on coherence and adequacy; a study that came or
    went on all four, and what came or went with it is not told again. A component of which nothing
    changed is absent.
    """
    found: dict[str, list[str]] = {component: [] for component in COMPONENTS}
    for components, sentence in _Differences(before, now).told():
        for component in components:
            found[component].append(sentence)
    return {component: sentences for component, sentences in found.items() if sentences}


Told = Iterator[tuple[Sequence[str], str]]


class _Differences:
    """Both states; knows the names of what is in either, the present ones first."""

    def __init__(self, before: Basis, now: Basis) -> None:
        self.before, self.now = before, now
        self.studies = {**before.studies, **now.studies}
        self.constructs = {**before.constructs, **now.constructs}
        self.people = {**before.people, **now.people}
        self.whole = before.studies.keys() ^ now.studies.keys()

    def told(self) -> Told:
        for key, study in self.studies.items():
            if key in self.whole:
                yield ALL, f"{study.name} was {_came(key in self.now.studies)}."
            else:
                was, one = self.before.studies[key], self.now.studies[key]
                yield from ((APPRAISAL, sentence) for sentence in self._appraisal(was, one))
                yield from ((CHARACTERISTICS, sentence) for sentence in _characteristics(was, one))
        yield from ((CONCEPTS, sentence) for sentence in self._constructs())
        yield from ((CONCEPTS, sentence) for sentence in self._relations())
        yield from ((PASSAGES, sentence) for sentence in self._passages())

    def _appraisal(self, was: BasisStudy, one: BasisStudy) -> Iterator[str]:
        """A sentence a person and kind of change, with all its questions."""
        tools = {tool for _, tool, _ in (*was.answers, *one.answers)}
        grouped: dict[tuple[uuid.UUID, str], list[tuple[str, int]]] = {}
        for key in sorted({**was.answers, **one.answers}, key=lambda k: (k[0].int, *k[1:])):
            old, new = was.answers.get(key), one.answers.get(key)
            if old != new:
                person, tool, number = key
                kind = "appraised" if old is None else "taken back" if new is None else "again"
                grouped.setdefault((person, kind), []).append((tool, number))
        for (person, kind), asked in grouped.items():
            questions = _questions(asked, several=len(tools) > 1)
            by = f"{questions} by {self.people.get(person, 'somebody')}"
            if kind == "taken back":
                verb = "was" if len(asked) == 1 else "were"
                yield f"In the appraisal of {one.name}, {by} {verb} taken back."
            else:
                again = " again" if kind == "again" else ""
                yield _stopped(f"{one.name} was appraised{again}: {by}")

    def _constructs(self) -> Iterator[str]:
        for key, one in self.constructs.items():
            was, new = self.before.constructs.get(key), self.now.constructs.get(key)
            if was is not None and new is not None:
                yield from _construct(was, new)
            elif one.study not in self.whole:
                study = self.studies.get(one.study) if one.study else None
                of = f" ({study.name})" if study else ""
                yield f"“{one.name}”{of} was {_came(new is not None)}."

    def _relations(self) -> Iterator[str]:
        for key, one in {**self.before.relations, **self.now.relations}.items():
            was, new = self.before.relations.get(key), self.now.relations.get(key)
            if was == new:
                continue
            if was is not None and new is not None:
                yield self._relation(was, new)
            elif one.study not in self.whole:
                yield f"{self._between(one)} was {_came(new is not None)}{_kind(one)}."

    def _relation(self, was: BasisRelation, new: BasisRelation) -> str:
        if (was.from_construct, was.to_construct, was.study) != (
            new.from_construct,
            new.to_construct,
            new.study,
        ):
            return f"{self._between(was)} was replaced: {_lower(self._between(new))}{_kind(new)}."
        if was.kind != new.kind:
            return f"{self._between(new)} was {was.kind} and is now {new.kind}."
        return f"{self._between(new)} has other reasons now."

    def _between(self, one: BasisRelation) -> str:
        to = self._named(one.to_construct)
        if one.from_construct:
            return f"The relation of {self._named(one.from_construct)} to {to}"
        study = self.studies.get(one.study) if one.study else None
        return f"That {to} has no equivalent in {study.name if study else 'a study'}"

    def _named(self, key: uuid.UUID) -> str:
        one = self.constructs.get(key)
        return f"“{one.name}”" if one else "another construct"

    def _passages(self) -> Iterator[str]:
        was, new = self.before.passages, self.now.passages
        for came, some, other in ((True, new, was), (False, was, new)):
            many: dict[uuid.UUID | None, int] = {}
            for key, study in some.items():
                if study not in self.whole and (key not in other or other[key] != study):
                    many[study] = many.get(study, 0) + 1
            for study, n in many.items():
                named = self.studies.get(study) if study else None
                of = named.name if named else "our own sources"
                counted, verb = ("A passage", "was") if n == 1 else (f"{n} passages", "were")
                yield f"{counted} of {of} {verb} {_came(came)}."


def _characteristics(was: BasisStudy, one: BasisStudy) -> Iterator[str]:
    for name in {**was.characteristics, **one.characteristics}:
        old, new = was.characteristics.get(name, ""), one.characteristics.get(name, "")
        if old == new:
            continue
        if old and new:
            yield _stopped(f"{one.name}: {name} was {old} and is now {new}")
        elif new:
            yield _stopped(f"{one.name}: {name} is now said to be {new}")
        else:
            yield f"{one.name}: {name} was {old} and is not told any more."


def _construct(was: BasisConstruct, new: BasisConstruct) -> Iterator[str]:
    if was.name != new.name:
        yield f"“{was.name}” is now called “{new.name}”."
    if was.order != new.order:
        yield f"“{new.name}” was {was.order}-order and is now {new.order}-order."
    if was.definition != new.definition:
        yield f"“{new.name}” has another definition now."
    if was.study != new.study:
        yield f"“{new.name}” now belongs to another study."


def _kind(one: BasisRelation) -> str:
    return f" ({one.kind})" if one.from_construct else ""


def _questions(asked: Sequence[tuple[str, int]], *, several: bool) -> str:
    """“question 3”, “questions 3 and 5”; with their tool where a study was asked several."""
    names = [f"{number} of {tool.upper()}" if several else str(number) for tool, number in asked]
    if len(names) == 1:
        return f"question {names[0]}"
    return f"questions {', '.join(names[:-1])} and {names[-1]}"


def _came(came: bool) -> str:
    return "added" if came else "taken away"


def _stopped(words: str) -> str:
    """A sentence, whose last word may bring its own full stop: Sipho K."""
    return words if words.endswith(".") else f"{words}."


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _study_out(one: BasisStudy) -> dict[str, Any]:
    answers = [[person.hex, tool, number, d] for (person, tool, number), d in one.answers.items()]
    return {
        "name": one.name,
        "characteristics": dict(one.characteristics),
        "answers": answers,
    }


def _study_in(kept: Mapping[str, Any]) -> BasisStudy:
    return BasisStudy(
        kept["name"],
        dict(kept["characteristics"]),
        {(uuid.UUID(person), tool, number): d for person, tool, number, d in kept["answers"]},
    )


def _hex(key: uuid.UUID | None) -> str | None:
    return key.hex if key else None


def _key(words: str | None) -> uuid.UUID | None:
    return uuid.UUID(words) if words else None
