"""Who asks: the guess, from a speaker's name alone, that it is a facilitator."""

from __future__ import annotations

import re

# Roles of those who hold a session, and of those who take part: English, German, Hebrew, Kiswahili.
_ASKS = (
    r"(?:co-?|assistant |lead )?(?:facilitator|interviewer|moderator|researcher)|doctor"
    r"|moderatorin|moderation|interviewerin|interviewende[rn]?|fazilitatorin"
    r"|forscher(?:in)?|forschende[rn]?|gesprächsleit(?:er|erin|ung)|arzt|ärztin|doktor"
    r"|מנח[הת]|מראיינ?[ןת]|חוקרת?|רופאה?|דוקטור"
    r"|mwezeshaji|mhojaji|mtafiti|daktari"
)
_INITIAL = r"i|מ"  # I(nterviewer), and מ for מראיין: alone, or with a number
_TAKES_PART = (
    r"(?:participant|respondent|interviewee|patient|speaker|client|person|man|woman|male|female)"
    r"|teilnehmer(?:in)?|teilnehmende[rn]?|befragte[rn]?|patientin|sprecher(?:in)?|person"
    r"|משתת(?:ף|פת)|מרואיינ?[ןת]|נחקרת?|דובר(?:ת)?|מטופלת?"
    r"|mshiriki|mhojiwa|msemaji|mgonjwa"
)
_NUMBER = r"(?:[ ._#-]*(?:\d{1,3}|[a-z]))?(?: ?[(\[][^()\[\]]*[)\]])?"
_IS_ASKING = re.compile(rf"(?:{_ASKS}){_NUMBER}|(?:{_INITIAL})[ ._#-]*\d{{0,3}}")
_IS_ROLE = re.compile(
    rf"(?:{_ASKS}|{_TAKES_PART}){_NUMBER}|(?:{_INITIAL}|p|r|ip|b)[ ._#-]?\d{{0,3}}"
)


def asks(name: str) -> bool:
    """Whether a speaker of this name is guessed to be a facilitator."""
    return _IS_ASKING.fullmatch(name.strip().casefold()) is not None


def is_role(name: str) -> bool:
    """Whether the name says a part in a session (with a number or not), not a person."""
    return _IS_ROLE.fullmatch(name.strip().casefold()) is not None
