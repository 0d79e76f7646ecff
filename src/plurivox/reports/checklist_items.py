"""The items of the checklists by which a synthesis is reported: numbers and short labels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """An item; phase: of a meta-ethnography, 1 to 7, 0 where the checklist has no phases."""

    number: int
    label: str
    phase: int = 0


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist; `source` names the paper, which tells what each item asks."""

    key: str
    name: str
    source: str
    items: tuple[Item, ...]


ENTREQ = Checklist(
    "entreq",
    "ENTREQ",
    "Tong A et al. (2012). Enhancing transparency in reporting the synthesis of qualitative "
    "research: ENTREQ. BMC Med Res Methodol 12:181.",
    tuple(
        Item(number, label)
        for number, label in enumerate(
            (
                "Aim",
                "Synthesis methodology",
                "Approach to searching",
                "Inclusion criteria",
                "Data sources",
                "Electronic search strategy",
                "Study screening methods",
                "Study characteristics",
                "Study selection results",
                "Rationale for appraisal",
                "Appraisal items",
                "Appraisal process",
                "Appraisal results",
                "Data extraction",
                "Software",
                "Number of reviewers",
                "Coding",
                "Study comparison",
                "Derivation of themes",
                "Quotations",
                "Synthesis output",
            ),
            1,
        )
    ),
)

EMERGE = Checklist(
    "emerge",
    "eMERGe",
    "France EF et al. (2019). Improving reporting of meta-ethnography: the eMERGe reporting "
    "guidance. BMC Med Res Methodol 19:25.",
    (
        Item(1, "Rationale and context", 1),
        Item(2, "Aim(s)", 1),
        Item(3, "Focus / review question", 1),
        Item(4, "Rationale for meta-ethnography", 1),
        Item(5, "Search strategy", 2),
        Item(6, "Search processes", 2),
        Item(7, "Selecting primary studies", 2),
        Item(8, "Outcome of study selection", 2),
        Item(9, "Reading and data extraction approach", 3),
        Item(10, "Characteristics of included studies", 3),
        Item(11, "Process for determining how studies are related", 4),
        Item(12, "Outcome of relating studies", 4),
        Item(13, "Process of translating studies", 5),
        Item(14, "Outcome of translation", 5),
        Item(15, "Synthesis process", 6),
        Item(16, "Outcome of synthesis process", 6),
        Item(17, "Summary of findings", 7),
        Item(18, "Strengths, limitations and reflexivity", 7),
        Item(19, "Recommendations and conclusions", 7),
    ),
)

CHECKLISTS = {one.key: one for one in (ENTREQ, EMERGE)}
