"""Load and save constructs: codes that are used within one study, of first or second order."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from plurivox.evidence.coding_row import CodingRow
from plurivox.evidence.problem import Problem, Refused
from plurivox.synthesis.construct_row import ConstructRow
from plurivox.synthesis.found_quote import find_quote
from plurivox.themes.analysis import Analysis

from .acts import Deed, act
from .codebook import Codebook, CodeView, load_codes
from .coding_import import CodingImport, add_codings
from .keys import member_id
from .models import Source, Text
from .project import Project
from .settlements import load_first_coders
from .studies import StudyView, load_studies
from .themes import ThemeBook, load_themes
from .voices import load_voices_of

ORDERS = ("first", "second")
NONE = "none"  # a person said that a code is no construct; it is not proposed again
CREDIBILITY = ("unequivocal", "credible", "not supported")


@dataclass(frozen=True, slots=True)
class ConstructView:
    """A construct. order: first or second; "" where nobody has confirmed one yet.

    definition: in the study's words. reviewers: who coded it first, not who settled. passages: of
    the analysis layer, in order; voices: whose words each is. themes: the third-order constructs
    that it belongs to.
    """

    id: uuid.UUID
    name: str
    order: str
    study: uuid.UUID
    definition: str
    credibility: str
    reviewers: tuple[uuid.UUID, ...]
    passages: tuple[uuid.UUID, ...]
    voices: tuple[str, ...]
    themes: tuple[uuid.UUID, ...]

    @property
    def proposed(self) -> str:
        """The order that the voice of its passages proposes: first where most are participants'."""
        said = sum(voice == "participant" for voice in self.voices)
        return "first" if self.voices and 2 * said > len(self.voices) else "second"


def load_constructs(project: Project, analysis: Analysis) -> list[ConstructView]:
    """All constructs in the order of studies and of the codebook.

    Also codes whose passages all stand in reports of one study, which nobody has confirmed yet:
    their order is "".
    """
    studies = load_studies(project)
    study_of = {source: one.id for one in studies for source, _ in one.reports}
    coded = analysis.coded()
    themes: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for theme in load_themes(project):
        for member in theme.codes:
            themes[member].append(theme.id)
    said = load_voices_of(
        project, [(p.id, p.text, p.start, p.end) for p in analysis.passages.values()]
    )
    used = []
    for code in load_codes(project):
        passages = coded.get(code.id, ())
        study = _study(code, [study_of.get(analysis.passages[p].source) for p in passages])
        if study is not None and code.status != "retired":
            used.append((code, study, passages))
    reviewers = _reviewers(project, analysis, {code.id for code, _, _ in used})
    found = [
        ConstructView(
            code.id,
            code.name,
            code.order,
            study,
            code.full,
            code.credibility,
            tuple(reviewers[code.id]),
            passages,
            tuple(code.voice or said[p] for p in passages),
            tuple(themes[code.id]),
        )
        for code, study, passages in used
    ]
    order = {one.id: at for at, one in enumerate(studies)}
    return sorted((one for one in found if one.study in order), key=lambda one: order[one.study])


def _reviewers(
    project: Project, analysis: Analysis, codes: Set[uuid.UUID]
) -> dict[uuid.UUID, dict[uuid.UUID, None]]:
    """Of each of these codes who coded with it, in the order of the codings."""
    codings = [one for one in analysis.codings if one.code in codes]
    first = load_first_coders(project, (one.id for one in codings))
    found: dict[uuid.UUID, dict[uuid.UUID, None]] = defaultdict(dict)
    for one in codings:
        found[one.code] |= dict.fromkeys(first.get(one.id, (one.coder,)))
    return found


def _study(code: CodeView, studies: Sequence[uuid.UUID | None]) -> uuid.UUID | None:
    """The study of a construct; of a code that nobody confirmed, the one that it is used within."""
    if code.order:
        return code.study
    return studies[0] if studies and len(set(studies)) == 1 else None


def confirm_construct(
    project: Project,
    code: uuid.UUID,
    study: uuid.UUID,
    order: str,
    *,
    by: uuid.UUID,
    credibility: str | None = None,
) -> None:
    """Say that a code is a construct of a study, and of which order; order "" takes that back.

    Order NONE says that it is no construct, so that it waits no longer.
    """
    if order and order not in (*ORDERS, NONE):
        raise Refused("A construct of a study is of first or second order; third are themes.")
    if credibility and credibility not in CREDIBILITY:
        raise Refused(f"Credibility is one of: {', '.join(CREDIBILITY)}.")
    if not any(one.id == study for one in load_studies(project)):
        raise Refused("This study is not in the project any more; look at the list again.")
    with act(project, by, "confirm construct") as deed:
        deed.set("code", code, "order", order)
        deed.set("code", code, "study", study if order in ORDERS else None)
        if credibility is not None:
            deed.set("code", code, "credibility", credibility)


def set_voice(project: Project, code: uuid.UUID, voice: str, *, by: uuid.UUID) -> None:
    """Say whose words a code's passages are, whatever is marked; "" leaves it to the marks."""
    if voice not in ("", "participant", "facilitator", "author"):
        raise Refused(f"“{voice}” is no voice; these are: participant, facilitator, author.")
    with act(project, by, "voice of a code") as deed:
        deed.set("code", code, "voice", voice)


@dataclass(slots=True)
class ConstructImport:
    """What a table of constructs came to: constructs and passages, and what was refused."""

    constructs: int
    codings: CodingImport
    problems: list[Problem]


def save_constructs(
    project: Project,
    deed: Deed,
    file: str,
    rows: Iterable[ConstructRow],
    *,
    in_pass: uuid.UUID,
    coder: str,
) -> ConstructImport:
    """Add constructs with their passages, each found in a report of its study.

    A construct is a code under a group of its study's name. Rows whose study has no report here, or
    whose quotation stands in none, come back as problems.
    """
    deed.flush()
    texts = _texts(project)
    studies = {one.name.casefold(): one for one in load_studies(project)}
    book, themes = Codebook(project), ThemeBook(project)
    made: dict[uuid.UUID, None] = {}
    codings: list[CodingRow] = []
    problems: list[Problem] = []
    for row in rows:
        try:
            study = _known(studies, row)
            source, start, end, quote = _placed(texts, study, row)
            theme = _theme(themes, row)
        except Refused as refused:
            where = f"{file}, line {row.line}: {refused}"
            problems.append(Problem(where, file, row.line))
            continue
        path = (study.name, row.name)
        new = path not in book.ids
        values = {"study": study.id, "order": row.order, "full": row.definition}
        key = book.add(deed, path, origin="inductive", **values) if new else book.ids[path]
        if not new and key not in made:
            deed.change("code", key, {k: v for k, v in values.items() if v})
        made[key] = None
        if theme:
            deed.put("theme_code", member_id(theme, key), theme=theme, code=key)
        shown = "/".join(path)
        codings.append(CodingRow(row.line, source, coder, shown, start, end, quote))
    deed.flush()
    done = add_codings(project, deed, file, codings, in_pass=in_pass, coder=coder)
    return ConstructImport(len(made), done, [*problems, *done.problems])


def _known(studies: dict[str, StudyView], row: ConstructRow) -> StudyView:
    study = studies.get(" ".join(row.study.split()).casefold())
    if study is None or not study.reports:
        raise Refused(
            f"there is no article of a study “{row.study}” in the project; import it with "
            f"--as article --study “{row.study}” first."
        )
    return study


def _placed(
    texts: dict[uuid.UUID, tuple[str, str]], study: StudyView, row: ConstructRow
) -> tuple[str, int, int, str]:
    for source, _ in study.reports:
        name, words = texts[source]
        if place := find_quote(words, row.quote):
            return name, *place, words[place[0] : place[1]]
    named = " or ".join(name for _, name in study.reports)
    raise Refused(f"its quotation does not stand in {named}; copy the words as they stand there.")


def _theme(themes: ThemeBook, row: ConstructRow) -> uuid.UUID | None:
    if not row.theme:
        return None
    found = themes.find(row.theme)
    if found is None:
        raise Refused(f"there is no theme “{row.theme}”; import themes first.")
    return found


def _texts(project: Project) -> dict[uuid.UUID, tuple[str, str]]:
    """Of each article its name and the words of its newest text."""
    here = project.alias
    rows = Source.objects.using(here).filter(project=project.id, alive=True, kind="article")
    names = dict(rows.values_list("id", "name"))
    found: dict[uuid.UUID, tuple[str, str]] = {}
    texts = Text.objects.using(here).filter(project=project.id, alive=True, source__in=names)
    for source, words in texts.order_by("revision", "id").values_list("source_id", "words"):
        found[source] = names[source], words
    return found
