"""What a report of a study says, before it becomes a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from plurivox.themes.references import Piece


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words with the label that says who said them; source, start and end lead back to the place.

    id: of the passage, as hex; place: “GU 1, turn 140”; codes: those that it bears.
    """

    words: str
    label: str
    language: str = ""
    source: str = ""
    start: int = 0
    id: str = ""
    place: str = ""
    codes: tuple[str, ...] = ()
    end: int = 0


@dataclass(frozen=True, slots=True)
class FindingSection:
    """A statement with what speaks for and against it; number and setting as its author wrote."""

    id: str
    number: str
    claim: str
    polarity: str
    level: str
    setting: str
    quantifier: str
    narrative: tuple[Piece, ...]
    quotations: tuple[Quoted, ...]
    against: tuple[Quoted, ...]
    evidence: tuple[Quoted, ...]

    @property
    def about(self) -> str:
        """Polarity, level, setting and quantifier in one line; "" where nothing is said."""
        setting = f"setting: {self.setting}" if self.setting else ""
        said = f"said of: {self.quantifier}" if self.quantifier else ""
        level = f"level: {self.level}" if self.level else ""
        return "; ".join(filter(None, [self.polarity, level, setting, said]))


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """A theme: `depth` 0 for a theme, 1 for a sub-theme, and so on.

    quotations: chosen ones that no finding under it prints; chosen: whether anybody chose them,
    otherwise they are the first passages of its codes. evidence: all its passages.
    """

    id: str
    name: str
    depth: int
    definition: str
    boundaries: str
    narrative: tuple[Piece, ...]
    codes: tuple[str, ...]
    findings: tuple[FindingSection, ...]
    quotations: tuple[Quoted, ...]
    chosen: bool = True
    evidence: tuple[Quoted, ...] = ()


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
    """A table with its heading; the last row is the total where `total` is True.

    note: a sentence under it, such as which codings it reads.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its caption and, for those who cannot see it, what it shows in words."""

    caption: str
    told: str
    svg: str


@dataclass(frozen=True, slots=True)
class StudyReport:
    """The whole report. facts: sentences of the method; missing: sentences on what is not there.

    layers: which codings were read, in one sentence, as every table of themes says it.
    """

    title: str
    invented: bool
    facts: tuple[str, ...]
    participants: TableSection | None
    agreement: tuple[AgreementSection, ...]
    themes: tuple[ThemeSection, ...]
    codebook: TableSection | None
    missing: tuple[str, ...] = field(default=())
    matrix: TableSection | None = None
    pictures: tuple[Picture, ...] = ()
    layers: str = ""


def evidence_of(report: StudyReport) -> dict[str, Quoted]:
    """Every passage that something in the report rests on, once, by its id."""
    found: dict[str, Quoted] = {}
    for theme in report.themes:
        for one in (*theme.quotations, *theme.evidence):
            found.setdefault(one.id, one)
        for finding in theme.findings:
            for one in (*finding.quotations, *finding.against, *finding.evidence):
                found.setdefault(one.id, one)
    return found


def label(pattern: str, no: str, site: str, role: str) -> str:
    """A quotation's label by the study's pattern; a part that is not known goes with its comma."""
    if no and not no.lstrip("#").isdigit():
        pattern = pattern.replace("#{no}", "{no}")
    parts = pattern.strip("[]").split(",")
    filled = [part.format(no=no, site=site, role=role).strip() for part in parts]
    said = [part for part in filled if part.strip("# ")]
    return f"[{', '.join(said)}]" if pattern.startswith("[") else ", ".join(said)
