"""What a report of a study says, before it becomes a file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words with the label that says who said them; source and start lead back to the place."""

    words: str
    label: str
    language: str = ""
    source: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """A theme: `depth` 0 for a theme, 1 for a sub-theme, and so on."""

    name: str
    depth: int
    definition: str
    narrative: str
    codes: tuple[str, ...]
    findings: tuple[str, ...]
    quotations: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class AgreementSection:
    """Agreement in one pass: who, on what, and the overall figures in words."""

    in_pass: str
    coders: tuple[str, ...]
    sources: tuple[str, ...]
    unit: str
    scope: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TableSection:
    """A table with its heading; the last row is the total where `total` is True."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class StudyReport:
    """The whole report. facts: sentences of the method; missing: sentences on what is not there."""

    title: str
    invented: bool
    facts: tuple[str, ...]
    participants: TableSection | None
    agreement: tuple[AgreementSection, ...]
    themes: tuple[ThemeSection, ...]
    codebook: TableSection | None
    missing: tuple[str, ...] = field(default=())


def label(pattern: str, no: str, site: str, role: str) -> str:
    """A quotation's label by the study's pattern; a part that is not known goes with its comma."""
    if no and not no.lstrip("#").isdigit():
        pattern = pattern.replace("#{no}", "{no}")
    parts = pattern.strip("[]").split(",")
    filled = [part.format(no=no, site=site, role=role).strip() for part in parts]
    said = [part for part in filled if part.strip("# ")]
    return f"[{', '.join(said)}]" if pattern.startswith("[") else ", ".join(said)
