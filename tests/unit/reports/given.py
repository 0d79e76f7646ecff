"""A small invented report with everything in it that a writer has to write."""

from __future__ import annotations

import uuid

from plurivox.reports.study import (
    AgreementSection,
    FindingSection,
    Picture,
    Quoted,
    StudyReport,
    TableSection,
    ThemeSection,
)
from plurivox.themes.references import Piece

CHAIR_ID = uuid.UUID(int=1)
CHAIR = Quoted(
    "I had a chair.", "[#9, Gulu, PSW]", "en", "s", 4, CHAIR_ID.hex, "GU 1, turn 3", ("Kept",)
)
HEBREW = Quoted("היה לי כיסא.", "[#2, Akko, nurse]", "he", "s", 9, "b2", "AK 1, turn 8")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">'
    '<rect width="40" height="20"/></svg>'
)
FINDING = FindingSection(
    "f1", "F1", "A chair is =a= welcome.", "facilitator", "individual", "low (mainly)", "many",
    (Piece("Counted "), Piece("3", "count", "{{count}}"), Piece(" times.")),
    (CHAIR,), (HEBREW,), (CHAIR,),
)  # fmt: skip
THEME = ThemeSection(
    "t1", "Welcome | <b>", 0, "What is given.", "Not what is owed.",
    (Piece("They say: "), Piece("“I had a chair.”", "quote", "{{quote}}", (CHAIR_ID,), "[#9]")),
    ("Kept outside",), (FINDING,), (), True, (CHAIR, HEBREW),
)  # fmt: skip
REPORT = StudyReport(
    "After the stroke",
    True,
    ("Stance: critical realist.", "2 sites: Gulu, Akko."),
    TableSection("Participants by site.", ("Site", "n"), (("Gulu", "2"), ("Total", "2")), True),
    (AgreementSection("first", ("Ada", "Bo"), ("GU 1",), "turn", "participants",
                      (("Percent agreement", "0.900 (n = 10)"),)),),
    (THEME,),
    TableSection("The codebook.", ("Code", "Definition"), (("=Kept", "Shut out."),)),
    ("GU 2 is not coded yet.",),
    TableSection("Passages by site.", ("Theme", "Gulu"), (("Welcome | <b>", "2"),), note="Read."),
    (Picture("New codes.", "GU 1: 2 new.", SVG),),
    "Read: consensus of GU 1.",
)  # fmt: skip
