"""What a project knows by itself of the items of ENTREQ and eMERGe, each with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from plurivox.reports.checklist import ChecklistRow
from plurivox.reports.checklist_items import CHECKLISTS
from plurivox.review.appraisal import TOOLS
from plurivox.themes.analysis import Analysis

from .analysis import load_analysis
from .appraisal import AnswerView
from .argument import load_argument
from .checklists import load_checklist
from .codebook import load_codes
from .confidence import Synthesis, load_confidences
from .constructs import ConstructView
from .passes import load_passes
from .people import load_people
from .project import Project
from .sources import load_sources
from .themes import load_themes


@dataclass(frozen=True, slots=True)
class Known:
    """What the sentences are made from."""

    project: Project
    analysis: Analysis
    synthesis: Synthesis


def load_rows(project: Project, checklist: str) -> list[ChecklistRow]:
    """Every item of a checklist: what a person wrote, otherwise what the project knows, or open."""
    analysis = load_analysis(project)
    known = Known(project, analysis, Synthesis.of(project, analysis))
    said = _facts(known)
    written = load_checklist(project, checklist)
    rows = []
    for item in CHECKLISTS[checklist].items:
        words, place = _filled(checklist, item.number, said)
        one = written.get(item.number)
        if one and (one.words or one.state):
            told = one.words or "Not applicable."
            rows.append(ChecklistRow(item.number, "written", told, place))
        elif words:
            rows.append(ChecklistRow(item.number, "filled", words, place))
        else:
            rows.append(ChecklistRow(item.number))
    return rows


# Which facts fill which item; what is not here only people can say.
FILLS: Mapping[str, Mapping[int, tuple[str, ...]]] = {
    "entreq": {
        2: ("method",),
        8: ("studies",),
        11: ("tools",),
        12: ("appraisers",),
        13: ("appraised",),
        14: ("extraction",),
        15: ("software",),
        16: ("reviewers",),
        17: ("coding",),
        18: ("relations",),
        19: ("derivation",),
        20: ("quotations",),
        21: ("output",),
    },
    "emerge": {
        9: ("extraction", "coding"),
        10: ("studies",),
        12: ("relations",),
        14: ("translation",),
        16: ("output",),
        17: ("findings",),
    },
}
PLACES = {
    "method": "Grid",
    "studies": "Studies",
    "tools": "Appraisal",
    "appraisers": "Appraisal",
    "appraised": "Appraisal",
    "extraction": "Passes",
    "software": "",
    "reviewers": "People",
    "coding": "Passes",
    "relations": "Grid",
    "derivation": "Codebook",
    "quotations": "Constructs",
    "output": "Themes and line of argument",
    "translation": "Grid",
    "findings": "Confidence",
}


def _filled(checklist: str, number: int, said: Mapping[str, str]) -> tuple[str, str]:
    names = [name for name in FILLS[checklist].get(number, ()) if said.get(name)]
    places = dict.fromkeys(PLACES[name] for name in names if PLACES[name])
    return " ".join(said[name] for name in names), ", ".join(places)


def _facts(known: Known) -> dict[str, str]:
    one = known.synthesis
    return {
        "method": _method(known),
        "studies": _studies(known),
        "tools": "; ".join(tool.name for key, tool in TOOLS.items() if _asked(one.answers, key)),
        "appraisers": _appraisers(known),
        "appraised": _appraised(known),
        "extraction": _extraction(known),
        "software": f"Plurivox {version('plurivox')}.",
        "reviewers": _reviewers(known),
        "coding": _coding(known),
        "relations": _relations(known),
        "derivation": _derivation(known),
        "quotations": _quotations(one.constructs),
        "output": _output(known),
        "translation": _translation(known),
        "findings": _findings(known),
    }


def many(count: int, one: str, several: str = "") -> str:
    """1 study, 2 studies."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def _asked(answers: Sequence[AnswerView], key: str) -> bool:
    return any(one.tool == key for one in answers)


def _method(known: Known) -> str:
    one = known.synthesis
    if not one.relations:
        return ""
    return (
        "Meta-ethnography (Noblit and Hare 1988): "
        f"{many(len(one.constructs), 'construct')} of {many(len(one.studies), 'study', 'studies')} "
        "were translated into one another."
    )


def _studies(known: Known) -> str:
    rows = []
    for one in known.synthesis.studies:
        about = ", ".join(one.about.values())
        rows.append(f"{one.name} ({about})" if about else one.name)
    return f"{'; '.join(rows)}." if rows else ""


def _appraisers(known: Known) -> str:
    people, answers = known.synthesis.people, known.synthesis.answers
    names = dict.fromkeys(people[one.person] for one in answers if one.person in people)
    if not names:
        return ""
    how = "independently of each other" if len(names) > 1 else "alone"
    return f"{', '.join(names)}, {how}."


def _appraised(known: Known) -> str:
    found: dict[tuple[str, str], Counter[str]] = {}
    names = {one.id: one.name for one in known.synthesis.studies}
    for one in known.synthesis.answers:
        key = (names.get(one.study, ""), TOOLS[one.tool].name)
        found.setdefault(key, Counter())[one.answer] += 1
    return " ".join(
        f"{study}, {tool}: {', '.join(f'{answer} {n}' for answer, n in counted.items())}."
        for (study, tool), counted in found.items()
    )


def _extraction(known: Known) -> str:
    articles = {one.id for one in load_sources(known.project) if one.kind == "article"}
    scopes = {
        one.scope
        for one in load_passes(known.project)
        if one.kind == "independent" and articles & set(one.sources)
    }
    if not scopes:
        return ""
    what = "their results" if scopes == {"results"} else "all of their text"
    return f"Constructs and passages were extracted from {what}."


def _reviewers(known: Known) -> str:
    people = load_people(known.project)
    return f"{many(len(people), 'person', 'people')}: {', '.join(one.name for one in people)}."


def _coding(known: Known) -> str:
    articles = {one.id for one in load_sources(known.project) if one.kind == "article"}
    names = known.synthesis.people
    rows = []
    for one in load_passes(known.project):
        if articles & set(one.sources) and not one.is_blind:
            coders = ", ".join(names[key] for key in one.coders if key in names)
            rows.append(f"{one.name}: {one.kind}, {coders}." if coders else f"{one.name}.")
    return " ".join(rows)


def _relations(known: Known) -> str:
    kinds = Counter(one.kind for one in known.synthesis.relations)
    said = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    return f"Relations between constructs: {said}." if said else ""


def _derivation(known: Known) -> str:
    origins = Counter(one.origin for one in load_codes(known.project) if one.origin)
    said = ", ".join(f"{origin} {count}" for origin, count in sorted(origins.items()))
    return f"Codes by origin: {said}." if said else ""


def _quotations(constructs: Sequence[ConstructView]) -> str:
    voices = Counter(voice for one in constructs for voice in one.voices)
    if not voices:
        return ""
    said = voices["participant"]
    return (
        f"{many(sum(voices.values()), 'passage')} stand with the constructs, "
        f"{said} of them in participants’ words."
    )


def _output(known: Known) -> str:
    themes = load_themes(known.project)
    if not themes:
        return ""
    said = f"{many(len(themes), 'theme')}: {', '.join(one.name for one in themes)}."
    return f"{said} A line of argument is written." if load_argument(known.project) else said


def _translation(known: Known) -> str:
    orders = Counter(one.order for one in known.synthesis.constructs)
    if not orders:
        return ""
    return (
        f"{many(orders['first'], 'first-order construct')} and "
        f"{many(orders['second'], 'second-order construct')} in the grid."
    )


def _findings(known: Known) -> str:
    found = [one for one in load_confidences(known.project, known.analysis) if one.begun]
    return " ".join(
        f"{one.finding.claim} ({one.assessment.overall or 'not judged yet'})" for one in found
    )
