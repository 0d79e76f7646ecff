"""Four invented studies of being welcomed on a ward, for the grid and its reports."""

from __future__ import annotations

import uuid

from plurivox.synthesis.grid import (
    Construct,
    Grid,
    GridStudy,
    GridTheme,
    Relation,
    Translation,
    build_grid,
)


def key(name: str) -> uuid.UUID:
    """The same key for the same name."""
    return uuid.uuid5(uuid.UUID(int=0), name)


def relation(start: str, end: str, study: str, kind: str, why: str = "") -> Relation:
    name = f"{start}>{end}>{study}"
    started = key(start) if start else None
    return Relation(key(name), started, key(end), key(study), kind, why, "Ada", "2024-03-02")  # type: ignore[arg-type]


STUDIES = (
    GridStudy(key("Lind 2020"), "Lind 2020", "Norway", 3),
    GridStudy(key("Okello 2021"), "Okello 2021", "Uganda", 2),
    GridStudy(key("Brandt 2019"), "Brandt 2019", "Germany; nurses", 4, True),
    GridStudy(key("Sato 2018"), "Sato 2018", "Japan", 1),
)
CONSTRUCTS = (
    Construct(key("A chair"), "A chair", "first", key("Okello 2021"), "Being given a seat.",
              "Ada", (key("p1"), key("p2")), (key("Welcome"),)),
    Construct(key("Kept outside"), "Kept outside", "first", key("Brandt 2019"), "Not let in.",
              "Ada", (key("p3"),), (key("Doors"),), "unequivocal"),
    Construct(key("Shut out"), "=Shut out", "second", key("Okello 2021"), "Left at the door.",
              "Bo", (key("p4"), key("p3")), (key("Doors"),)),
    Construct(key("Let in at once"), "Let in at once", "second", key("Sato 2018"), "",
              "Bo", (key("p5"),), (key("Doors"), key("Welcome"))),
)  # fmt: skip
RELATIONS = (
    relation("Shut out", "Kept outside", "Okello 2021", "reciprocal", "Both speak of a door."),
    relation("Let in at once", "Shut out", "Sato 2018", "refutational", "Nobody waited."),
    relation("", "A chair", "Lind 2020", "no equivalent", "Seats are not spoken of."),
)
TRANSLATIONS = (
    Translation(key("Okello 2021"), key("Kept outside"), "Visitors wait at the door.", "Bo", True),
)
THEMES = (
    GridTheme(key("Doors"), "Doors", ("barrier", "facilitator")),
    GridTheme(key("Welcome"), "Welcome", ("facilitator", "")),
)


def grid() -> Grid:
    return build_grid(STUDIES, CONSTRUCTS, RELATIONS, TRANSLATIONS, THEMES)
