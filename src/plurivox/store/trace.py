"""Load a trace, by what somebody calls the thing or by its key."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Container
from typing import Any

from plurivox.evidence.problem import Refused
from plurivox.themes.trace import KINDS, CellPlace, Trace

from . import trace_cells, trace_claims, trace_words
from .models import Quotation
from .project import Project
from .traced import Traced
from .whatif import voice_words, voices_named

MOST = 12  # candidates that a refusal names

Key = uuid.UUID | CellPlace
BUILD: dict[str, Callable[[Traced, Any], Trace]] = {
    "finding": trace_claims.finding,
    "theme": trace_claims.theme,
    "code": trace_claims.code,
    "passage": trace_words.passage,
    "participant": trace_words.participant,
    "source": trace_words.source,
    "cell": trace_cells.cell,
}


def load_trace(project: Project, kind: str, key: Key, *, person: uuid.UUID) -> Trace:
    """The trace of a thing as a person may see it. Raises Refused where there is no such thing."""
    chain = Traced(project, person)
    if kind not in BUILD:
        raise Refused(f"There are traces of {', '.join(BUILD)}, not of a {kind}.")
    if not (trace_cells.is_there(chain, key) if isinstance(key, CellPlace)
            else kind != "cell" and key in _known(chain, kind)):  # fmt: skip
        raise Refused(f"This {kind} is not there, or nothing in the analysis rests on it.")
    return BUILD[kind](chain, key)


def _known(chain: Traced, kind: str) -> Container[uuid.UUID]:
    analysis = chain.analysis
    known: dict[str, Container[uuid.UUID]] = {
        "finding": chain.findings,
        "theme": chain.themes,
        "code": chain.codes,
        "passage": analysis.passages,
        "participant": analysis.voices,
        "source": analysis.sources,
    }
    return known[kind]


def find_traced(project: Project, words: str, *, person: uuid.UUID) -> tuple[str, Key]:
    """What words name: a finding's number or claim, a theme, code, source, participant, or a key.

    A kind may stand before: “theme:Welcome”; a cell is “cell:Welcome|site=Akko”. The key of a
    coding or quotation means its passage. Raises Refused where nothing or several are meant.
    """
    chain = Traced(project, person)
    kind, colon, rest = words.partition(":")
    if kind == "cell" and colon:
        return "cell", trace_cells.find_cell(chain, rest)
    kinds = (kind,) if colon and kind in KINDS else KINDS
    name = rest.strip() if colon and kind in KINDS else words.strip()
    found = [(one, key, title) for one in kinds for key, title in _matches(chain, one, name)]
    found = found or _of_row(chain, name)
    if len(found) == 1:
        return found[0][0], found[0][1]
    if not found:
        raise Refused(f"There is nothing called “{words}” to trace; see `plurivox codebook`.")
    choices = ", ".join(_choice(chain, *one) for one in found[:MOST])
    more = f", or {len(found) - MOST} others" if len(found) > MOST else ""
    raise Refused(f"“{words}” may mean several things; choose one of {choices}{more}.")


def _choice(chain: Traced, kind: str, key: uuid.UUID, title: str) -> str:
    if kind == "participant":
        return voice_words(chain.analysis.voices[key])
    return f"{kind}:{key.hex} ({title[:40]})"


def _of_row(chain: Traced, name: str) -> list[tuple[str, uuid.UUID, str]]:
    """The passage of a coding that is analysed, or of a quotation, of which this is the key."""
    try:
        key = uuid.UUID(name)
    except ValueError:
        return []
    rows = Quotation.objects.using(chain.project.alias).filter(
        project=chain.project.id, alive=True, id=key
    )
    on = {one.passage for one in chain.analysis.codings if one.id == key}
    on |= set(rows.values_list("passage_id", flat=True)) & chain.analysis.passages.keys()
    return [("passage", one, chain.analysis.passages[one].quote) for one in on]


def _matches(chain: Traced, kind: str, name: str) -> list[tuple[uuid.UUID, str]]:
    if kind == "participant":
        return [(one.id, one.label) for one in voices_named(chain.analysis, name)]
    named: dict[str, dict[uuid.UUID, tuple[str, ...]]] = {
        "finding": {k: (f.claim, f.number) for k, f in chain.findings.items()},
        "theme": {k: (t.name, t.shown, t.number) for k, t in chain.themes.items()},
        "code": {k: (c.name, c.shown) for k, c in chain.codes.items()},
        "passage": {k: (p.quote,) for k, p in chain.analysis.passages.items()},
        "source": {k: (s.name,) for k, s in chain.analysis.sources.items()},
    }
    titles = named[kind]
    wanted = name.casefold()
    return [
        (key, names[0])
        for key, names in titles.items()
        if wanted in (key.hex, str(key)) or wanted in (n.casefold() for n in names if n)
    ]
