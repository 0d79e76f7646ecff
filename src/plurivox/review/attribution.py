"""Attributions of quotations: the words in brackets or after a dash that say who spoke."""

from __future__ import annotations

import re

LONGEST = 120  # code points between the brackets
_MOST_WORDS = 14

_BRACKETS = re.compile(rf"\[([^\[\]\n]{{1,{LONGEST}}})\]|\(([^()\n]{{1,{LONGEST}}})\)")
_DASHED = re.compile(rf"[-–—―]\s?([^\s–—―-][^\n–—―]{{0,{LONGEST}}})")

_NO_PERSON = re.compile(
    r"""(?: \b(?:et\ al|and\ colleagues|e\.g|i\.e|cf|see|ibid|vgl|siehe)\b
        | ^(?:tables?|figs?|figures?|box|boxes|appendix|supplement\w*|tab|abb|section|eq)\b
        | \b[np]\s*[=<>≤≥] | \b(?:SD|CI|OR|RR|IQR|mean|median)\b | % | https?: | \bdoi\b
        | ^[\d\s,;–-]+$ | ^(?:name|sic|laughs?|laughter|pause|inaudible|unclear|crying|…|\.\.\.)$
        )""",
    re.VERBOSE | re.IGNORECASE,
)
_CITED = re.compile(r"^[^\d]{2,60}[, ]\s*(?:19|20)\d\d[a-z]?(?:[:,] ?p?p?\.? ?\d+)?$")
_NUMBERED = re.compile(
    r"\#\s?\d+|^[A-Z]{1,4}[-_ .]?\d{1,4}(?:[-_.]\d{1,3})?\b|\b[A-Z]{1,4}\d{1,4}\b"
)
_ROLE = re.compile(
    r"""\b(?: participants? | respondents? | interviewees? | informants? | patients? | clients?
        | service\ users? | users? | consumers? | peers? | PSWs? | nurses? | midwi(?:fe|ves)
        | doctors? | physicians? | GPs? | clinicians? | psychiatrists? | psychologists?
        | therapists? | physiotherapists? | pharmacists? | health\s?workers? | workers? | staff
        | CHWs? | managers? | directors? | policy-?\s?makers? | officers? | leaders? | teachers?
        | students? | pupils? | residents? | trainees? | carers? | caregivers? | relatives?
        | mothers? | fathers? | parents? | sons? | daughters? | wife | husband | spouse | partner
        | wom[ae]n | m[ae]n | girls? | boys? | female | male | F | M | FGDs? | FG
        | KIIs? | IDIs? | IDs?
        | focus\ group | interview(?:ee)? | group | site | speaker | coach | volunteers?
        | Teilnehmer(?:in|innen|nde[rn]?)? | Befragte[rn]? | Patient(?:in|en|innen)?
        | Pflege(?:kraft|fachperson|rin|r) | Ärzt(?:in|e) | Arzt | Mutter | Vater | Interview
        | Angehörige[rn]? | Frau | Mann | weiblich | männlich | Gruppe | Proband(?:in|en)?
        )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:aged?|alter)?\s?(?:[1-9]\d)\s?(?:years?|yrs?|y/?o|-year-old|Jahre)?\b", re.IGNORECASE
)
_SAID_BEFORE = re.compile(
    r"""(?:^|[\s(\[“"])(?:participant|respondent|interviewee|informant|patient|nurse|carer|P|R|ID|
        Teilnehmer(?:in)?|Befragte[r]?|Interview)\s?\#?\d{1,4}[\])]?[^.!?\n]{0,60}[:,]\s*$""",
    re.VERBOSE | re.IGNORECASE,
)


def names_somebody(content: str) -> bool:
    """Whether the words between brackets say who spoke: a number, a code, a role with something.

    “#9, Kampala, PSW”, “Participant 3, nurse”, “P12”, “female, 34”; no citation, no “n=5”, no
    “Table 2”, and no role alone in a long clause.
    """
    plain = " ".join(content.split())
    if not plain or len(plain.split()) > _MOST_WORDS:
        return False
    if _NO_PERSON.search(plain) or _CITED.match(plain):
        return False
    if _NUMBERED.search(plain):
        return True
    parts = [part for part in re.split(r"[,;:/|]", plain) if part.strip()]
    if not _ROLE.search(plain):
        return False
    numbered = re.search(r"\d", plain) is not None
    return (numbered and len(parts) <= 6) or len(parts) > 1 or len(plain.split()) <= 4


def after(words: str, position: int, end: int) -> tuple[int, int] | None:
    """Where the attribution stands that follows a closing quotation mark at once, if one does."""
    while position < end and words[position] in " \t\u00a0.,;:…":
        position += 1
    match = _BRACKETS.match(words, position, end)
    if match and names_somebody(match[1] or match[2]):
        return match.span()
    dashed = _DASHED.match(words, position, end)
    if dashed and not words[dashed.end() : end].strip() and names_somebody(_bare(dashed[1])):
        return _trimmed(words, dashed.start(1), dashed.end(1))
    return None


def before(words: str, start: int, position: int) -> tuple[int, int] | None:
    """Where the attribution stands that leads to an opening quotation mark, if one does."""
    lead = words[max(start, position - LONGEST) : position]
    shift = position - len(lead)
    for match in _BRACKETS.finditer(lead):
        if lead[match.end() :].strip(" :,–—-\t") == "" and names_somebody(match[1] or match[2]):
            return shift + match.start(), shift + match.end()
    said = _SAID_BEFORE.search(lead)
    if said is None:
        return None
    begin, finish = _trimmed(words, shift + said.start(), shift + said.end())
    while finish > begin and words[finish - 1] in ":, ":
        finish -= 1
    return begin, finish


def at_end(words: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the bracket stands that ends a paragraph, whatever it says; None where none does."""
    while end > start and (words[end - 1].isspace() or words[end - 1] in ".,;"):
        end -= 1
    if end <= start or words[end - 1] not in ")]":
        return None
    last = None
    for match in _BRACKETS.finditer(words, max(start, end - LONGEST - 2), end):
        last = match
    return last.span() if last and last.end() == end and last.start() > start else None


def dash_at_end(words: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the name stands that follows the last dash of a block quotation, if one does."""
    place = max(words.rfind(dash, start, end) for dash in "–—―")
    if place <= start or end - place > LONGEST or not words[place - 1].isspace():
        return None
    return (
        _trimmed(words, place + 1, end) if names_somebody(_bare(words[place + 1 : end])) else None
    )


def inside(words: str, span: tuple[int, int]) -> str:
    """What a bracket holds."""
    return _bare(words[span[0] : span[1]])


def _bare(words: str) -> str:
    return words.strip().strip("[]()").strip(" .")


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return start, end
