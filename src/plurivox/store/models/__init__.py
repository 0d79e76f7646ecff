"""The tables. Which columns are facts and which are folded from versions is said in `facts`."""

from .acts import Act, Erased, Replaces, Version
from .coding import Closing, Code, CodeExample, Coding, Memo, Pass, PassCoder, PassSource, Release
from .consensus import ConsensusOrigin, Proposal, Settlement
from .fieldwork import Attendance, Participant, Session, Site
from .framework import FrameworkItem, ItemLink
from .looking import CellSummary, Checked, Influence, InfluencePassage, Reading
from .people import Person, Pin, Project
from .sources import Original, Passage, Source, Speaker, Text
from .themes import Finding, FindingPassage, Quotation, Theme, ThemeCode, ThemePassage

__all__ = [
    "Act",
    "Attendance",
    "CellSummary",
    "Checked",
    "Closing",
    "Code",
    "CodeExample",
    "Coding",
    "ConsensusOrigin",
    "Erased",
    "Finding",
    "FindingPassage",
    "FrameworkItem",
    "Influence",
    "InfluencePassage",
    "ItemLink",
    "Memo",
    "Original",
    "Participant",
    "Pass",
    "PassCoder",
    "PassSource",
    "Passage",
    "Person",
    "Pin",
    "Project",
    "Proposal",
    "Quotation",
    "Reading",
    "Release",
    "Replaces",
    "Session",
    "Settlement",
    "Site",
    "Source",
    "Speaker",
    "Text",
    "Theme",
    "ThemeCode",
    "ThemePassage",
    "Version",
]
