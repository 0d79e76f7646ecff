"""The tables. Which columns are facts and which are folded from versions is said in `facts`."""

from .acts import Act, Erased, Replaces, Version
from .coding import Closing, Code, CodeExample, Coding, Memo, Pass, PassCoder, PassSource, Release
from .consensus import ConsensusOrigin, Proposal, Settlement
from .fieldwork import Attendance, Participant, Session, Site
from .people import Person, Pin, Project
from .sources import Original, Passage, Source, Speaker, Text
from .themes import Finding, FindingPassage, Quotation, Theme, ThemeCode, ThemePassage

__all__ = [
    "Act",
    "Attendance",
    "Closing",
    "Code",
    "CodeExample",
    "Coding",
    "ConsensusOrigin",
    "Erased",
    "Finding",
    "FindingPassage",
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
