"""Load and save findings: statements under themes with what speaks for and against them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from plurivox.evidence.problem import Problem
from plurivox.themes.finding_row import FindingRow

from .acts import Deed
from .keys import member_id
from .models import Finding, FindingPassage, Quotation, ThemePassage
from .project import Project
from .themes import ThemeBook


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding; `passages`: (key, "for" or "against") in order; `quoted`: those printed."""

    id: uuid.UUID
    number: str
    claim: str
    theme: uuid.UUID | None
    polarity: str
    level: str
    setting: str
    quantifier: str
    passages: tuple[tuple[uuid.UUID, str], ...]
    narrative: str = ""
    quoted: tuple[uuid.UUID, ...] = ()


def load_findings(project: Project) -> list[FindingView]:
    """All findings, in their order."""
    passages: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = {}
    quoted: dict[uuid.UUID, list[uuid.UUID]] = {}
    members = FindingPassage.objects.using(project.alias).filter(project=project.id, alive=True)
    for finding, passage, stance, printed in members.order_by("position", "id").values_list(
        "finding_id", "passage_id", "stance", "quoted"
    ):
        passages.setdefault(finding, []).append((passage, stance))
        if printed:
            quoted.setdefault(finding, []).append(passage)
    rows = Finding.objects.using(project.alias).filter(project=project.id, alive=True)
    return [
        FindingView(
            f.id,
            f.number,
            f.claim,
            f.theme_id,
            f.polarity,
            f.level,
            f.setting,
            f.quantifier,
            tuple(passages.get(f.id, ())),
            f.narrative,
            tuple(quoted.get(f.id, ())),
        )
        for f in rows.order_by("position", "id")
    ]


def save_findings(
    project: Project, deed: Deed, file: str, rows: Iterable[FindingRow]
) -> tuple[int, list[Problem]]:
    """Add findings with their quotations. Returns how many, and what other rows cite in vain."""
    themes, quotations = ThemeBook(project), _quotations(project)
    problems: list[Problem] = []
    first = Finding.objects.using(project.alias).filter(project=project.id).count()
    count = 0
    for row in rows:
        theme = themes.numbers.get(row.theme_no) or (themes.find(row.theme) if row.theme else None)
        cited = (*row.quotes, *row.against)
        lacking = [quote for quote in cited if quote not in quotations]
        if theme is None:
            problems.append(_problem(file, row, f"there is no theme “{row.theme or row.theme_no}”"))
        if lacking:
            problems.append(_problem(file, row, f"there is no quotation {_quoted(lacking)}"))
        if theme is None or lacking:
            continue
        count += 1
        finding = deed.add(
            "finding",
            theme=theme,
            number=row.id,
            claim=row.claim,
            polarity=row.polarity,
            level=row.level,
            setting=row.stated_setting,
            quantifier=row.quantifier,
            position=f"{first + count:06d}",
        )
        for at, quote in enumerate(cited, 1):
            passage = quotations[quote]
            deed.add(
                "finding_passage",
                member_id(finding, passage),
                finding=finding,
                passage=passage,
                stance="against" if quote in row.against else "for",
                quoted=True,
                position=f"{at:06d}",
            )
    return count, problems


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _problem(file: str, row: FindingRow, why: str) -> Problem:
    return Problem(
        f"{file}, line {row.line}: {why} in the project; import it first.", file, row.line
    )


def _quotations(project: Project) -> dict[str, uuid.UUID]:
    """By what tables cite them: their number, or the key of a passage that somebody named."""
    found: dict[str, uuid.UUID] = {}
    for model in (FindingPassage, ThemePassage, Quotation):
        rows = model.objects.using(project.alias).filter(project=project.id, alive=True)
        found |= {key.hex: key for key in rows.values_list("passage_id", flat=True)}
    return found | {words: key for key, words in quotation_numbers(project).items()}


def quotation_numbers(project: Project) -> dict[uuid.UUID, str]:
    """The number by which tables cite each passage that a quotation numbers."""
    rows = Quotation.objects.using(project.alias).filter(project=project.id, alive=True)
    numbered = rows.exclude(number="").order_by("-id").values_list("passage_id", "number")
    return dict(numbered)
