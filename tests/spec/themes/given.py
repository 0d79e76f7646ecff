"""Small analyses for specifications, told as tables: who says what where, and with which codes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from plurivox.themes.analysis import Analysis, Coded, Heard, Said, Voice

NOBODY = uuid.UUID(int=0)


def key(name: str) -> uuid.UUID:
    """The same key for the same name."""
    return uuid.uuid5(NOBODY, name)


def analysis(rows: Sequence[str], *, roles: dict[str, str] | None = None) -> Analysis:
    """From lines “passage | source | site | speakers | codes”; lists are told by commas.

    Sources are held in the order of the lines, one a session; passages stand one after the other.
    """
    said, codings = dict[uuid.UUID, Said](), list[Coded]()
    voices, heard = dict[uuid.UUID, Voice](), dict[str, list[uuid.UUID]]()
    sites = dict[str, str]()
    for at, row in enumerate(rows):
        name, source, site, speakers, codes = (part.strip() for part in row.split("|"))
        who = [one.strip() for one in speakers.split(",") if one.strip()]
        for one in who:
            role = (roles or {}).get(one, "")
            voices[key(one)] = Voice(key(one), one, site, role=role, label=f"[{one}]", tied=True)
        heard.setdefault(source, []).extend(key(one) for one in who)
        sites[source] = site
        said[key(name)] = Said(
            key(name), key(source), key(source), 10 * at, 10 * at + 5, name, "en", at,
            tuple(key(one) for one in who), f"[{who[0]}]" if who else f"[{source}]",
        )  # fmt: skip
        for code in filter(None, (one.strip() for one in codes.split(","))):
            codings.append(Coded(key(f"{name}/{code}"), key(code), key(name), NOBODY, NOBODY))
    sources = {
        key(name): Heard(
            key(name), name, "transcript", key(f"session {name}"), name, sites[name], "", "",
            "consensus", tuple(dict.fromkeys(keys)),
        )
        for name, keys in heard.items()
    }  # fmt: skip
    return Analysis(sources, voices, said, tuple(codings))
