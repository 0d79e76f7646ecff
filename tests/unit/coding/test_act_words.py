"""What a person reads behind “Taken back:”."""

from __future__ import annotations

import pytest

from plurivox.coding.act_words import TEMPLATES, Touched, act_words


def coding(name: str, where: str = "turn 229", made: bool = True) -> Touched:
    return Touched("coding", name, where, made)


@pytest.mark.parametrize(
    ("verb", "rows", "words"),
    [
        ("code", [coding("Supervision")], "Supervision on turn 229"),
        ("code", [coding("Fear"), coding("Hope")], "Fear and Hope on turn 229"),
        ("code", [coding(name) for name in "ABC"], "A, B and C on turn 229"),
        ("code", [coding(name) for name in "ABCD"], "4 codes on turn 229"),
        ("code", [coding("Fear"), Touched("passage")], "Fear on turn 229"),
        ("code hits", [coding("Fear", f"turn {n}") for n in range(7)], "Fear on 7 passages"),
        (
            "move coding",
            [coding("Fear", made=False), coding("Fear")],
            "other edges of Fear on turn 229",
        ),
        ("remove coding", [coding("Fear", made=False)], "removal of Fear on turn 229"),
        ("memo", [Touched("memo", "", "turn 5", True)], "memo on turn 5"),
        ("remove memo", [Touched("memo", "", "Fear")], "removal of the memo on Fear"),
        ("new code", [Touched("code", "Fear", made=True)], "new code Fear"),
        ("move code", [Touched("code", "Fear"), Touched("code", "Hope")], "move of the code Fear"),
        (
            "merge codes",
            [
                Touched("code", "Fear"),
                Touched("code", "Dread"),
                Touched("code", "Worry", made=True),
            ],
            "merging of Fear and Dread into Worry",
        ),
        (
            "split code",
            [
                Touched("code", "Fear"),
                Touched("code", "A", made=True),
                Touched("code", "B", made=True),
            ],
            "splitting of Fear into A and B",
        ),
        ("release", [Touched("release", "3", made=True)], "release 3"),
        ("import transcript", [Touched("source", "Kampala 1", made=True)], "import transcript"),
        ("code", [], ""),
    ],
)
def test_an_act_in_words(verb: str, rows: list[Touched], words: str) -> None:
    assert act_words(verb, rows) == words


@pytest.mark.parametrize("verb", TEMPLATES)
def test_every_act_says_something_whatever_it_touched(verb: str) -> None:
    tables = ("coding", "memo", "code", "code_example", "release", "text", "pass", "settlement")
    rows = [Touched(table, "Fear", "turn 2", made) for table in tables for made in (True, False)]
    assert act_words(verb, rows).strip()
