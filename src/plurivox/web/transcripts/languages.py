"""Languages by name, and in which direction each is written."""

from __future__ import annotations

from django.conf.locale import LANG_INFO

# Spoken in sessions, and not among the languages that Django knows.
MORE = {
    "ach": "Acholi",
    "am": "Amharic",
    "ee": "Ewe",
    "ha": "Hausa",
    "lg": "Luganda",
    "lo": "Lao",
    "mg": "Malagasy",
    "mt": "Maltese",
    "nso": "Northern Sotho",
    "nyn": "Runyankore",
    "ny": "Chichewa",
    "om": "Oromo",
    "ps": "Pashto",
    "rw": "Kinyarwanda",
    "si": "Sinhala",
    "sn": "Shona",
    "so": "Somali",
    "st": "Sotho",
    "ti": "Tigrinya",
    "tn": "Tswana",
    "ts": "Tsonga",
    "tw": "Twi",
    "wo": "Wolof",
    "xh": "Xhosa",
    "yi": "Yiddish",
    "yo": "Yoruba",
    "zu": "Zulu",
}
_RIGHT_TO_LEFT = {"ps", "yi"} | {code for code, one in LANG_INFO.items() if one.get("bidi")}


def language_name(code: str) -> str:
    """“Hebrew” for “he”; what is no known code stays as it was written."""
    known = LANG_INFO.get(code, {}).get("name")
    return str(known) if known else MORE.get(code, code)


def direction(code: str) -> str:
    """rtl, ltr, or auto where the language is not known: then each turn's own letters decide."""
    if not code:
        return "auto"
    return "rtl" if code.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def languages(*also: str) -> list[tuple[str, str]]:
    """(code, name) of every language that a page offers, by name, with `also` among them."""
    plain = {code for code, one in LANG_INFO.items() if "-" not in code and "name" in one}
    codes = plain | MORE.keys() | {code for code in also if code}
    return sorted(((code, language_name(code)) for code in codes), key=lambda pair: pair[1])
