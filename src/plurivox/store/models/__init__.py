"""The tables. Which columns are facts and which are folded from versions is said in `facts`."""

from .acts import Act, Erased, Replaces, Version
from .coding import Closing, Code, CodeExample, Coding, Memo, Pass, PassCoder, PassSource, Release
from .consensus import ConsensusOrigin, Proposal, Settlement
from .fieldwork import Attendance, Participant, Session, Site
from .framework import FrameworkItem, ItemLink
from .looking import CellSummary, Checked, Influence, InfluencePassage, Reading
from .people import Person, Pin, Project
from .review import Appraisal, Section, Study, VoiceMark
from .sources import Original, Passage, Source, Speaker, Text
from .synthesis import ChecklistItem, Confidence, Relation
from .themes import Finding, FindingPassage, Quotation, Theme, ThemeCode, ThemePassage

__all__ = [
    "Act",
    "Appraisal",
    "Attendance",
    "CellSummary",
    "Checked",
    "ChecklistItem",
    "Closing",
    "Code",
    "CodeExample",
    "Coding",
    "Confidence",
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
    "Relation",
    "Release",
    "Replaces",
    "Section",
    "Session",
    "Settlement",
    "Site",
    "Source",
    "Speaker",
    "Study",
    "Text",
    "Theme",
    "ThemeCode",
    "ThemePassage",
    "Version",
    "VoiceMark",
]
