"""What becomes of each kind of table: one function a kind, one line in TABLES."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from plurivox.evidence.problem import Problem
from plurivox.exchange.quotations import label_pattern, passages_of, transcript_of
from plurivox.exchange.rows import Table

from .acts import Deed
from .codebook import Codebook, save_codebook
from .coding_import import CodingImport, add_codings
from .constructs import save_constructs
from .fieldwork import Places, add_participants
from .findings import save_findings
from .framework import save_items
from .hanging import hung
from .passes import close_layer, cover, imported_pass, joint_pass, load_passes
from .people import load_people
from .project import Project
from .proposals import save_proposals
from .settlements import save_settlements
from .sources import Arrival, chosen_names, free_name, save_source, source_names
from .themes import save_quotations, save_themes


@dataclass(frozen=True, slots=True)
class Incoming:
    """A table on its way in. coder, in_pass, sources: what a person decided for codings.

    codes_of: the kind of items of a framework that become deductive codes.
    """

    project: Project
    deed: Deed
    file: str
    data: bytes
    table: Table[Any]
    places: Places
    coder: str | None = None
    in_pass: str | None = None
    sources: tuple[str, ...] = ()
    codes_of: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a table became: a sentence with its counts, rows that did not go in, notes, a source.

    Whether it goes in without those rows is not decided here: whoever called takes all back where
    nobody chose to skip them.
    """

    sentence: str
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    source: uuid.UUID | None = field(default=None)


def many(count: int, one: str) -> str:
    """1 coding, 2 codings."""
    return f"{count} {one if count == 1 else one + 's'}"


def _participants(one: Incoming) -> Kept:
    return Kept(f"{many(add_participants(one.deed, one.table.rows, one.places), 'participant')}.")


def _codebook(one: Incoming) -> Kept:
    entries, problems = hung("code", one.file, one.table.rows, Codebook(one.project).ids)
    added, changed = save_codebook(one.project, one.deed, entries)
    return Kept(f"{many(added, 'code')} added, {changed} changed.", tuple(problems))


def _quotations(one: Incoming) -> Kept:
    """A source of its own, a passage a quotation, and the people who said them."""
    rows, places, deed = one.table.rows, one.places, one.deed
    for row in rows:
        site = places.site(deed, row.site, row.setting)
        places.participant(deed, site, row.participant, role=row.role)
    transcript = transcript_of(one.file, rows)
    name = free_name(set(source_names(one.project)), transcript.name, one.file)
    people = {row.speaker: (row.site, row.participant) for row in rows}
    saved = save_source(
        one.project,
        deed,
        replace(transcript, name=name),
        [(one.file, one.data)],
        kind="quotations",
        arrival=Arrival(participants=people),
        places=places,
    )
    save_quotations(one.project, deed, saved.text, rows, passages_of(transcript), places)
    if pattern := label_pattern(rows):
        deed.set("project", one.project.id, "label_pattern", pattern)
    speakers = len({row.key for row in rows})
    return Kept(
        f"{many(len(rows), 'quotation')} of {many(speakers, 'participant')}.", source=saved.source
    )


def _themes(one: Incoming) -> Kept:
    count, problems = save_themes(one.project, one.deed, one.file, one.table.rows)
    return Kept(f"{many(count, 'theme')}.", tuple(problems))


def _findings(one: Incoming) -> Kept:
    count, problems = save_findings(one.project, one.deed, one.file, one.table.rows)
    return Kept(f"{many(count, 'finding')}.", tuple(problems))


def _framework(one: Incoming) -> Kept:
    count, made = save_items(one.project, one.deed, one.table.rows, one.codes_of)
    codes = f", {many(made, 'code')} made" if one.codes_of else ""
    return Kept(f"{many(count, 'item')} of the framework{codes}.")


def _settlements(one: Incoming) -> Kept:
    count, problems = save_settlements(one.project, one.deed, one.file, one.table.rows)
    return Kept(f"{many(count, 'disagreement')} settled.", tuple(problems))


def _proposals(one: Incoming) -> Kept:
    count, problems = save_proposals(one.project, one.deed, one.file, one.table.rows)
    return Kept(f"{many(count, 'proposed code')} decided.", tuple(problems))


def _codings(one: Incoming) -> Kept:
    known = source_names(one.project)
    chosen = chosen_names(one.sources, known)
    coders = {name for row in one.table.rows if (name := row.coder or one.coder)}
    target = (
        imported_pass(one.project, one.deed, one.in_pass, coders | _sole(one))
        if one.in_pass
        else joint_pass(one.project, one.deed)
    )
    done = add_codings(
        one.project, one.deed, one.file, one.table.rows, in_pass=target, coder=one.coder
    )
    cover(one.deed, target, done.keys, {known[name] for name in chosen} or done.sources)
    if one.in_pass:
        for person, keys in done.keys.items():
            close_layer(one.deed, target, person, keys)
    notes = (*_coding_notes(done), *_outside(one, done, {known[name] for name in chosen}))
    return Kept(_codings_sentence(done), tuple(done.problems), notes)


def _constructs(one: Incoming) -> Kept:
    """Constructs with their passages, coded by whoever imports unless another is named."""
    coder = one.coder or _name(one.project, one.deed.by)
    target = (
        imported_pass(one.project, one.deed, one.in_pass, {coder})
        if one.in_pass
        else joint_pass(one.project, one.deed)
    )
    done = save_constructs(
        one.project, one.deed, one.file, one.table.rows, in_pass=target, coder=coder
    )
    cover(one.deed, target, done.codings.keys, done.codings.sources)
    if one.in_pass:
        for person, keys in done.codings.keys.items():
            close_layer(one.deed, target, person, keys)
    passages = sum(done.codings.counts.values())
    said = f"{many(done.constructs, 'construct')} with {many(passages, 'passage')}."
    return Kept(said, tuple(done.problems))


def _name(project: Project, person: uuid.UUID) -> str:
    return next(one.name for one in load_people(project) if one.id == person)


def _outside(one: Incoming, done: CodingImport, chosen: set[uuid.UUID]) -> list[str]:
    """Told of sources that rows name and that the pass, by a person's choice, does not have."""
    passes = [each for each in load_passes(one.project) if each.name == one.in_pass]
    left = done.sources - chosen - (passes[0].sources if passes else set())
    if not chosen or not left:
        return []
    names = ", ".join(n for n, key in source_names(one.project).items() if key in left)
    return [f"Not among the sources of the pass, so kept but not compared: codings on {names}."]


def _sole(one: Incoming) -> set[str]:
    """The coder whom a person named: also one who coded nothing is a coder of the pass."""
    named = any(row.coder for row in one.table.rows)
    return {one.coder} if one.coder and not named else set()


def _codings_sentence(done: CodingImport) -> str:
    by = ", ".join(f"{name} {count}" for name, count in done.counts.items())
    return f"{many(sum(done.counts.values()), 'coding')} ({by})." if by else "0 codings."


def _coding_notes(done: CodingImport) -> list[str]:
    notes = []
    if done.new_codes:
        made = ", ".join(f"“{name}”" for name in done.new_codes)
        notes.append(f"Codes that the codebook lacked were made under “imported”: {made}.")
    if done.twice:
        notes.append(f"{done.twice} rows say what an earlier row says and were not doubled.")
    return notes


TABLES: dict[str, Callable[[Incoming], Kept]] = {
    "participants": _participants,
    "codebook": _codebook,
    "quotations": _quotations,
    "themes": _themes,
    "findings": _findings,
    "framework": _framework,
    "codings": _codings,
    "proposals": _proposals,
    "settlements": _settlements,
    "constructs": _constructs,
}
