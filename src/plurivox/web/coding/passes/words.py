"""How the pages say what a pass is: its kind, state, scope, unit and statistic."""

from __future__ import annotations

from plurivox.coding.agreement.statistics import STATISTICS

KINDS = {
    "independent": (
        "Independent",
        "Each coder sees only their own work until the pass is closed; then they are compared.",
    ),
    "joint": ("Joint", "Everybody in it sees everybody’s codings from the start."),
}
STATES = {
    "open": "open",
    "closed": "closed, proposed codes wait for a decision",
    "ready": "closed, ready to be compared",
}
SCOPES = {
    "participants": (
        "What participants said",
        "Facilitators’ turns and labels of speakers are left out: they are seldom coded, and all "
        "of them would count as coded alike.",
    ),
    "results": (
        "The results of articles",
        "What a study found, without its abstract, methods, discussion and references.",
    ),
    "all": (
        "Everything",
        "For texts without turns, such as field notes, and where questions are coded too.",
    ),
}
UNITS = {
    "turn": (
        "Turn",
        "A turn is coded with a code or it is not; where exactly the edges lie does not matter.",
    ),
    "paragraph": ("Paragraph", "The same by paragraphs, for texts whose turns are long."),
    "character": (
        "Letter",
        "Every letter counts: other edges are a disagreement, and long passages weigh more.",
    ),
    "source": ("Source", "Whether a code is used in a source at all, for many short sources."),
}
PER_UNIT = {
    "turn": "by turn",
    "paragraph": "by paragraph",
    "character": "letter by letter",
    "source": "by source",
}
MANY = {
    "turn": "turns",
    "paragraph": "paragraphs",
    "character": "letters",
    "source": "sources",
}
IN_SCOPE = {
    "participants": "what participants said",
    "results": "the results of articles",
    "all": "everything",
}

# For a whole pass a statistic of one code, or of all codes together, makes sense.
DECLARED = tuple(
    (one.name, one.title) for one in STATISTICS.values() if one.by_code and not one.unitizing
)
SHORT = {
    "percent": "same",
    "cohen_kappa": "κ",
    "scott_pi": "π",
    "fleiss_kappa": "κ",
    "conger_kappa": "κ",
    "gwet_ac1": "AC1",
    "krippendorff_alpha": "α",
    "brennan_prediger": "BP",
    "holsti": "CR",
}


def title(statistic: str) -> str:
    """The name of a statistic as a page prints it; as it is where it is none of ours."""
    known = STATISTICS.get(statistic)
    return known.title if known else statistic
