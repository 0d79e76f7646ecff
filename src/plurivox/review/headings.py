"""Headings of articles: which kind of section they open, and which lines look like one."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"\A(?:(?:section|chapter|kapitel|teil)\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5})[.):]?\s+",
    re.I,
)
_FORMS = {
    "abstract": """(?:structured |extended )?abstract|(?:executive |plain[- ]language )?summary|
        zusammenfassung|kurzfassung|abstrakt|editors?['’]?s? summary""",
    "introduction": """introduction|background|introduction and (?:background|aims?|objectives?)|
        background and (?:introduction|aims?|objectives?|rationale)|aims?|objectives?|
        aims? and objectives?|literature review|theoretical (?:background|framework)|rationale|
        einleitung|einführung|hintergrund|zielsetzung|theoretischer hintergrund|fragestellung""",
    "methods": """(?:the )?(?:present )?(?:study )?(?:methods?|methodology)|
        (?:materials?|patients?|participants|subjects|data) and methods?|
        (?:design|methodology|data) and (?:methods?|methodology)|methods? and (?:materials?|design|
        procedures?|data|participants)|(?:qualitative |experimental )methods?|
        (?:research |study )design and methods?|methode|methoden|methodik|methodisches vorgehen|
        material und methoden?|methodologie""",
    "results": """(?:main |key |study |qualitative )?(?:results?|findings)|
        (?:results?|findings) and (?:discussion|interpretation|analysis)|results and findings|
        (?:analysis|themes) and findings|ergebnisse?|resultate|befunde|
        ergebnisse und diskussion""",
    "discussion": """(?:general )?discussion|conclusions?|concluding remarks|
        discussion and conclusions?|conclusions? and (?:implications|recommendations)|
        (?:strengths and )?limitations|implications(?: for (?:practice|policy|research))*|
        diskussion|fazit|schlussfolgerung(?:en)?|schlussbetrachtung|ausblick|
        diskussion und (?:fazit|ausblick|schlussfolgerung(?:en)?)|limitationen""",
    "references": """references?(?: list)?|bibliography|literature(?: cited)?|works cited|
        list of references|cited literature|literatur|literaturverzeichnis|quellen|
        quellenverzeichnis|referenzen""",
    "other": """acknowledge?ments?|danksagung|footnotes?|endnotes?|funding|fundings? (?:source|
        information|statement)s?|(?:author )?contributions?|authors?['’]? contributions?|
        (?:conflicts?|declarations?) of (?:interests?|competing interests?)|competing interests?|
        interessenkonflikte?|data availability(?: statement)?|ethics(?: approval)?(?: statements?)?|
        ethics approval and consent to participate|supplementary (?:materials?|data|information)|
        supporting information|additional files?|associated data|appendix(?: [a-z\\d]+)?|appendices|
        anhang|key ?words|schlüsselwörter|abbreviations|abkürzungen|declarations?|
        strengths and limitations of this study|what is already known.*|what this study adds.*|
        trial registration(?: number)?|author (?:information|details)|orcid|article information|
        patient consent for publication|consent for publication|publisher['’]?s note""",
}
_KINDS = {
    kind: re.compile(re.sub(r"\s*\n\s*", "", forms), re.IGNORECASE)
    for kind, forms in _FORMS.items()
}
# What stands in the methods if nothing else stands above it.
_OFTEN_METHODS = re.compile(
    r"(?:study |research )?(?:design|setting|participants?|procedures?|sampl(?:e|ing)|recruitment|"
    r"data (?:collection|analysis|extraction)|analysis|search strategy|ethical considerations|"
    r"inclusion(?:[/ ].*)?criteria|eligibility criteria|reflexivity|quality appraisal|"
    r"stichprobe|datenerhebung|datenauswertung|auswertung|design und stichprobe)",
    re.IGNORECASE,
)
_IN_ABSTRACT = re.compile(
    r"objectives?|aims?|purpose|background|design|study design|setting|participants?|patients|"
    r"interventions?|(?:main )?outcome measures?|methods?|methods and findings|results?|findings|"
    r"conclusions?|interpretation|registration|trial registration(?: number)?|key ?words|"
    r"(?:systematic review|study) registration|practice implications|data sources?|funding|"
    r"hintergrund|ziele?|fragestellung|methoden?|methodik|ergebnisse?|schlussfolgerung(?:en)?",
    re.IGNORECASE,
)
_SEC_TYPES = {
    "intro": "introduction",
    "introduction": "introduction",
    "background": "introduction",
    "materials": "methods",
    "methods": "methods",
    "subjects": "methods",
    "materials|methods": "methods",
    "results": "results",
    "findings": "results",
    "results|discussion": "results",
    "discussion": "discussion",
    "conclusions": "discussion",
    "conclusion": "discussion",
    "discussion|conclusions": "discussion",
    "supplementary-material": "other",
}
_LONGEST = 110  # code points
_MOST_WORDS = 14
_NO_TITLE = re.compile(r"\d{5}|@|https?:|^(?:key ?words|schlüsselwörter)\b", re.IGNORECASE)
_SUPPLEMENT = re.compile(
    r"(?:supplement(?:ary|al) \w+|supporting information|additional files?)", re.IGNORECASE
)
_THEME = re.compile(r"(?:sub)?(?:theme|category|topic|thema|kategorie)\s+\d", re.IGNORECASE)
_ENDS = tuple('.,;:!…)]”"’»')


def plain_heading(title: str) -> str:
    """A heading without its number, marks and the colon or full stop after it."""
    plain = " ".join(title.strip("#*_ \t").split())
    return _NUMBER.sub("", plain, count=1).strip(" .:–—-")


def kind_of_heading(title: str) -> str:
    """The kind of section that a heading opens by itself, in English or German; "" if by none."""
    plain = plain_heading(title)
    return next((kind for kind, form in _KINDS.items() if form.fullmatch(plain)), "")


def kind_if_alone(title: str) -> str:
    """The kind of a heading such as Participants, where no other section stands around it."""
    return "methods" if _OFTEN_METHODS.fullmatch(plain_heading(title)) else ""


def kind_of_sec_type(sec_type: str) -> str:
    """The kind that JATS' `sec-type` states; "" where it states none that is known."""
    return _SEC_TYPES.get(sec_type.strip().lower(), "")


def is_part_of_abstract(title: str) -> bool:
    """Whether a heading may stand inside an abstract: Objectives, Results …"""
    return _IN_ABSTRACT.fullmatch(plain_heading(title)) is not None


def is_supplement(title: str) -> bool:
    """Whether a heading names files beside the article: amid the methods it opens no section."""
    return _SUPPLEMENT.fullmatch(plain_heading(title)) is not None


def is_known(title: str) -> bool:
    return bool(kind_of_heading(title))


def heading_like(line: str, alone: bool) -> bool:
    """Whether a line of plain text looks like a heading; alone: blank lines are around it."""
    if not 2 < len(line) <= _LONGEST or "\t" in line or len(line.split()) > _MOST_WORDS:
        return False
    if is_known(line):
        return line[0].isupper() or line[0].isdigit() or line[0] in "#*"
    if line.endswith(_ENDS) or not _begins(line) or _NO_TITLE.search(line):
        return False
    if _THEME.match(line) or (alone and not line[-1].isdigit()):
        return True
    letters = [char for char in line if char.isalpha()]
    capitals = len(letters) > 5 and all(char.isupper() for char in letters)
    return capitals or (_NUMBER.match(line) is not None and "." in line.split()[0])


def _begins(line: str) -> bool:
    """With a capital, or a number and then one; letters without case count."""
    first = _NUMBER.sub("", line, count=1)[:1]
    return first.isalpha() and first == first.upper()
