"""What becomes of each kind of table: one function a kind, one line in TABLES."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from plurivox.evidence.problem import Problem, Refused
from plurivox.exchange.quotations import label_pattern, passages_of, transcript_of
from plurivox.exchange.rows import Table

from .acts import Deed
from .codebook import save_codebook
from .coding_import import CodingImport, add_codings
from .fieldwork import Places, add_participants
from .findings import save_findings
from .passes import close_layer, cover, imported_pass, joint_pass
from .project import Project
from .proposals import save_proposals
from .settlements import save_settlements
from .sources import Arrival, chosen_names, free_name, save_source, source_names
from .themes import save_quotations, save_themes


@dataclass(frozen=True, slots=True)
class Incoming:
    """A table on its way in. coder, in_pass, sources, skip: what a person decided for codings."""

    project: Project
    deed: Deed
    file: str
    data: bytes
    table: Table[Any]
    places: Places
    coder: str | None = None
    in_pass: str | None = None
    sources: tuple[str, ...] = ()
    skip: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What a table became: a sentence with its counts, rows passed over, notes, a source if any."""

    sentence: str
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    source: uuid.UUID | None = field(default=None)


def _participants(one: Incoming) -> Kept:
    return Kept(f"{add_participants(one.deed, one.table.rows, one.places)} participants.")


def _codebook(one: Incoming) -> Kept:
    added, changed = save_codebook(one.project, one.deed, one.table.rows)
    return Kept(f"{added} codes added, {changed} changed.")


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
    return Kept(f"{len(rows)} quotations of {speakers} participants.", source=saved.source)


def _themes(one: Incoming) -> Kept:
    count, unknown = save_themes(one.project, one.deed, one.table.rows)
    if unknown:
        raise Refused(
            f"{one.file}: the codebook has no code {', '.join(f'“{name}”' for name in unknown)}; "
            "import the codebook first or correct the names."
        )
    return Kept(f"{count} themes.")


def _findings(one: Incoming) -> Kept:
    return Kept(f"{save_findings(one.project, one.deed, one.file, one.table.rows)} findings.")


def _settlements(one: Incoming) -> Kept:
    count, problems = save_settlements(one.project, one.deed, one.file, one.table.rows)
    return _unless(one, problems, f"{count} disagreements settled.")


def _proposals(one: Incoming) -> Kept:
    count, problems = save_proposals(one.project, one.deed, one.file, one.table.rows)
    return _unless(one, problems, f"{count} proposed codes decided.")


def _unless(one: Incoming, problems: list[Problem], sentence: str) -> Kept:
    """Kept, unless there are bad rows that nobody chose to skip."""
    if problems and not one.skip:
        raise Refused.all(problems)
    return Kept(sentence, tuple(problems))


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
    kept = _unless(one, done.problems, _codings_sentence(done))
    return replace(kept, notes=tuple(_coding_notes(done)))


def _sole(one: Incoming) -> set[str]:
    """The coder whom a person named: also one who coded nothing is a coder of the pass."""
    named = any(row.coder for row in one.table.rows)
    return {one.coder} if one.coder and not named else set()


def _codings_sentence(done: CodingImport) -> str:
    by = ", ".join(f"{name} {count}" for name, count in done.counts.items())
    return f"{sum(done.counts.values())} codings ({by})." if by else "0 codings."


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
    "codings": _codings,
    "proposals": _proposals,
    "settlements": _settlements,
}
