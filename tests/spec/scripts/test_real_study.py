"""A published study and real interviews on the command line, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.scripts.given import Script


def test_thirty_quotations_of_23_people_at_5_sites(script: Script, real_data: Path) -> None:
    answer = script("import", str(real_data / "study" / "quotes.csv"), "--yes")
    assert answer.out == "quotes.csv: 30 quotations of 23 participants.\n"
    counts = script.rows("status")
    assert (counts["passages"], counts["participants"], counts["sites"]) == (30, 23, 5)
    assert (counts["turns"], counts["themes"], counts["codings"]) == (30, 6, 0)
    table = script.rows("participants")
    assert {row["site"]: (row["setting"], row["n"]) for row in table["rows"]} == {
        "Kampala": ("low", 10),
        "Be'er Sheva": ("high", 6),
        "Dar es Salaam": ("low", 3),
        "Ulm": ("high", 3),
        "Hamburg": ("high", 1),
    }
    sheva = next(row for row in table["rows"] if row["site"] == "Be'er Sheva")
    assert sheva["roles"]["PSW"] == 3  # the paper's own table has two
    assert (table["total"]["n"], sum(table["total"]["roles"].values())) == (23, 23)
    script("import", str(real_data / "study" / "theme_claims.csv"))
    assert script.rows("status")["findings"] == 21
    assert script("check").out == "sound\n"


def test_a_table_of_groups_is_no_table_of_people(script: Script, real_data: Path) -> None:
    answer = script.tries("import", str(real_data / "study" / "participants_table2.csv"))
    assert (answer.code, len(answer.refused)) == (1, 1)
    assert "nearest is the kind participants, with one row a person, which needs id" in answer.err


TURNS = {"Jessica": 147, "Kelly": 142, "Pauline": 179, "Peter": 98, "Sam": 84}


@pytest.mark.parametrize("ending", ["docx", "txt"])
def test_the_interviews(script: Script, real_data: Path, ending: str) -> None:
    files = [str(real_data / "interviews" / f"{name}.{ending}") for name in TURNS]
    assert script("import", *files, "--yes").out.splitlines() == [
        f"{name}: {turns} turns, speakers Researcher 1, {name}." for name, turns in TURNS.items()
    ]
    counts = script.rows("status")
    assert (counts["sources"], counts["turns"]) == (5, sum(TURNS.values()))


def test_two_halves_of_a_consultation_are_one_source(script: Script, real_data: Path) -> None:
    halves = sorted((real_data / "consultations").glob("day1_consultation01_*.TextGrid"))
    (row,) = script.rows("import", *map(str, halves), "--yes")
    assert row["sentence"] == "day1_consultation01: 89 turns, speakers doctor, patient."
    again = script.tries("import", str(halves[0]), "--yes")
    assert again.code == 1 and "is in the project already" in again.err
