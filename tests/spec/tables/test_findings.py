"""A table of findings: a statement under a theme, as the author put it. All are invented."""

from __future__ import annotations

import pytest

from plurivox.exchange.findings import setting_of
from plurivox.themes.finding_row import FindingRow
from tests.spec.tables.given import faults, given, refusal


def test_a_finding_says_what_where_how_strongly_and_on_what_words() -> None:
    table = given(
        "findings",
        """
        claim_id,theme_no,theme,claim,polarity,level,stated_setting,paper_quantifier,quote_ids
        C1,1,Travel,Fares keep people away,barrier,society,low (mainly),most of the nurses,Q1 Q2
        C2,2,,Neighbours give lifts,Facilitator,,,,Q3; Q3, Q5
        """.replace("Q3; Q3, Q5", '"Q3; Q3, Q5"'),
    )
    assert table.rows == (
        FindingRow(
            2,
            "Fares keep people away",
            "Travel",
            "1",
            polarity="barrier",
            setting="low",
            stated_setting="low (mainly)",
            quantifier="most of the nurses",
            quotes=("Q1", "Q2"),
            level="society",
            id="C1",
        ),
        FindingRow(
            3,
            "Neighbours give lifts",
            theme_no="2",
            polarity="facilitator",
            quotes=("Q3", "Q5"),
            id="C2",
        ),
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", ""),
        ("Barrier", "barrier"),
        ("both", "both"),
        ("facilitator/barrier", "both"),
        ("barrier; facilitator", "both"),
    ],
)
def test_a_polarity_is_barrier_facilitator_or_both(written: str, read: str) -> None:
    words = f"claim,theme_no,polarity\nFares,1,{written}\n"
    assert given("findings", words).rows[0].polarity == read


@pytest.mark.parametrize("written", ["negative", "barrier/barrier", "barrier/both", "+"])
def test_any_other_polarity_is_a_fault(written: str) -> None:
    assert faults("findings", f"claim,theme_no,polarity\nFares,1,{written}\n") == [
        f"line 2: “polarity” is “{written}”; write barrier, facilitator or both."
    ]


@pytest.mark.parametrize(
    ("words", "setting"),
    [
        ("low", "low"),
        ("low (especially)", "low"),
        ("High-income (mainly)", "high"),
        ("low and high", "both"),
        ("both", "both"),
        ("not stated", ""),
        ("", ""),
        ("lower wards, highly", ""),
    ],
)
def test_the_setting_is_read_in_the_authors_words(words: str, setting: str) -> None:
    assert setting_of(words) == setting


@pytest.mark.parametrize(
    ("written", "read"),
    [("Individual", "individual"), ("organization", "organisation"), ("society", "society")],
)
def test_a_level_in_either_spelling(written: str, read: str) -> None:
    assert given("findings", f"claim,theme,level\nA,T,{written}\n").rows[0].level == read


def test_another_level_is_a_fault() -> None:
    assert faults("findings", "claim,theme,level\nA,T,team\n") == [
        "line 2: “level” is “team”; write individual, organisation or society."
    ]


def test_a_finding_needs_its_claim_and_its_theme() -> None:
    assert faults("findings", "claim,theme,theme_no\n,T,\nA,,\n") == [
        "line 2: “claim” is empty; fill it in, or take the row out.",
        "line 3: nothing says which theme it stands under; fill in “theme” or “theme_no”.",
    ]
    assert refusal("findings", "claim,polarity\nA,both\n").startswith(
        "table.csv: read as findings, the table needs the column theme_no or theme, but"
    )


def test_an_id_names_one_finding_and_none_need_have_one() -> None:
    words = "claim_id,claim,theme\nC1,A,T\nC1,B,T\n,C,T\n,D,T\n"
    assert faults("findings", words) == [
        "line 3: the finding “C1” stands already on line 2; give one of them another claim_id."
    ]


def test_quotations_may_speak_against_a_finding() -> None:
    words = "claim,theme,quote_ids,against_ids\nSo it is.,Welcome,Q1; Q2,Q3\n"
    (row,) = given("findings", words).rows
    assert (row.quotes, row.against) == (("Q1", "Q2"), ("Q3",))
