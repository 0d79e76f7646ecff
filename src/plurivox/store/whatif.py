"""Load what would be otherwise without a participant, a source or a passage."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from plurivox.evidence.problem import Refused
from plurivox.themes.analysis import Analysis, Voice
from plurivox.themes.attributes import attributes_of
from plurivox.themes.whatif import Change, Rests, Told, Without, changes

from .analysis import load_analysis, load_gathered
from .cells import load_summaries
from .findings import load_findings
from .project import Project
from .themes import load_themes


def load_changes(
    project: Project, without: Without, *, analysis: Analysis | None = None, attribute: str = ""
) -> list[Change]:
    """Every sentence, cell and figure that would change; nothing is written."""
    analysis = analysis or load_analysis(project)
    gathered = {
        kind: load_gathered(project, kind, analysis) for kind in ("finding", "theme", "code")
    }
    known = attributes_of(analysis)
    chosen = attribute if attribute in known else next(iter(known), "")
    rests = Rests(gathered, _narratives(project), chosen, _summaries(project), figures=True)
    return changes(analysis, without, rests)


def _narratives(project: Project) -> list[Told]:
    themes = [Told("theme", t.id, t.name, t.narrative) for t in load_themes(project)]
    findings = [Told("finding", f.id, f.claim, f.narrative) for f in load_findings(project)]
    return [one for one in (*themes, *findings) if one.words]


def _summaries(project: Project) -> list[Told]:
    return [
        Told(one.kind, row, "", one.words, (attribute, value))
        for (row, attribute, value), one in load_summaries(project).items()
    ]


def without_of(analysis: Analysis, words: Sequence[str]) -> Without:
    """From words such as “participant:Kampala/9”, “source:GU 1” and “passage:ID”.

    Raises Refused for one that names nothing, or several participants.
    """
    voices, sources, passages = set(), set(), set()
    for word in words:
        kind, _, name = word.partition(":")
        if kind == "participant":
            voices.add(find_voice(analysis, name))
        elif kind == "source":
            sources.add(find_source(analysis, name))
        elif kind == "passage":
            passages.add(_find_passage(analysis, name))
        else:
            raise Refused(
                f"“{word}” says nothing to leave out; write participant:ID, source:NAME "
                "or passage:ID."
            )
    return Without(frozenset(voices), frozenset(sources), frozenset(passages))


def find_voice(analysis: Analysis, name: str) -> uuid.UUID:
    """The participant of a number, “site/number”, “site number”, name or key."""
    found = voices_named(analysis, name)
    if len(found) == 1:
        return found[0].id
    if found:
        choices = ", ".join(voice_words(one) for one in found)
        raise Refused(f"There are several participants “{name}”; choose one of {choices}.")
    raise Refused(f"There is no participant “{name}”; see `plurivox participants`.")


def voices_named(analysis: Analysis, name: str) -> list[Voice]:
    """Everybody whom a name may mean: numbers repeat over sites. A site is told in any case."""
    wanted = name.strip()
    return [
        one
        for one in analysis.voices.values()
        if wanted in (one.name, one.id.hex, str(one.id)) or wanted.casefold() in _at_site(one)
    ]


def _at_site(one: Voice) -> tuple[str, ...]:
    if not one.site:
        return ()
    return f"{one.site}/{one.name}".casefold(), f"{one.site} {one.name}".casefold()


def voice_words(one: Voice) -> str:
    """The words that mean a participant, and as a rule nobody else."""
    return f"participant:{one.site}/{one.name}" if one.site else f"participant:{one.id.hex}"


def find_source(analysis: Analysis, name: str) -> uuid.UUID:
    """The source of a name or key."""
    for one in analysis.sources.values():
        if name in (one.name, str(one.id), one.id.hex):
            return one.id
    raise Refused(f"There is no source “{name}”.")


def _find_passage(analysis: Analysis, name: str) -> uuid.UUID:
    for key in analysis.passages:
        if name in (str(key), key.hex) or (len(name) >= 12 and key.hex.endswith(name)):
            return key
    raise Refused(f"There is no passage “{name}” in the analysis.")
