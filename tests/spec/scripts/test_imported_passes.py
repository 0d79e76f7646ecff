"""`import --pass`: codings that were made elsewhere, compared here."""

from __future__ import annotations

import pytest

from tests.spec.scripts.given import Script, codings

# The line at the end makes other bytes than those that the study has already.
ADA = codings("Ada", ("one", "Chair", "nobody"), ("two", "Chair", "nobody")) + "\n"
BO = codings("Bo", ("one", "Chair", "nobody")) + "\n"


def the_pass(script: Script, name: str) -> dict[str, object]:
    found = [row for row in script.rows("pass", "list") if row["name"] == name]
    assert len(found) == 1
    return dict(found[0])


def test_it_is_independent_imported_closed_and_ready_at_once(coded: Script) -> None:
    coded.bring("a.csv", ADA, "--pass", "first")
    one = the_pass(coded, "first")
    assert (one["kind"], one["origin"], one["state"]) == ("independent", "imported", "ready")
    assert (one["sources"], one["coders"]) == (["one", "two"], ["Ada"])
    coded.bring("b.csv", BO, "--pass", "first")
    assert the_pass(coded, "first")["coders"] == ["Ada", "Bo"]


def test_a_coder_without_rows_in_a_source_coded_nothing_there(coded: Script) -> None:
    coded.bring("a.csv", ADA, "--pass", "first")
    coded.bring("b.csv", BO, "--pass", "first")
    rows = coded.rows("agreement", "--pass", "first", "--unit", "source", "--statistic", "percent")
    chair = {row["source"]: row["value"] for row in rows if row["code"] == "Chair"}
    assert chair == {None: 0.5, "one": 1.0, "two": 0.0}


def test_also_one_who_coded_nothing_at_all(coded: Script) -> None:
    coded.bring("a.csv", ADA, "--pass", "first")
    nothing = "source,code,start,end\n"
    coded.bring("c.csv", nothing, "--as", "codings", "--pass", "first", "--coder", "Cy")
    assert the_pass(coded, "first")["coders"] == ["Ada", "Cy"]
    answer = coded.tries("import", coded.file("d.csv", nothing + "\n"), "--as", "codings",
                         "--pass", "second")  # fmt: skip
    assert answer.refused == [
        "d.csv: no coder is named; add a column “coder”, or say who with --coder."
    ]


@pytest.mark.parametrize("words", [("one", "three"), ("one,three",)])
def test_its_sources_are_those_that_a_person_names(coded: Script, words: tuple[str, ...]) -> None:
    answer = coded.bring("a.csv", ADA, "--pass", "first", "--sources", *words)
    assert "Not among the sources of the pass, so kept but not compared: codings on two." in (
        answer.out
    )
    assert the_pass(coded, "first")["sources"] == ["one", "three"]


def test_each_coder_goes_in_once(coded: Script) -> None:
    coded.bring("a.csv", ADA, "--pass", "first")
    again = coded.tries("import", coded.file("a2.csv", ADA + "\n"), "--pass", "first")
    assert again.refused == [
        "a2.csv: Ada is in the pass “first” already, and each coder goes in once; "
        "choose another pass."
    ]


def test_other_passes_take_none(coded: Script) -> None:
    coded("pass", "open", "live", "--coders", "Ada,Bo")
    for name in ("live", "Joint coding"):
        answer = coded.tries("import", coded.file("a.csv", ADA), "--pass", name)
        assert answer.refused == [
            f"a.csv: The pass “{name}” is coded here and takes no imported codings; "
            "choose another name."
        ]


def test_no_further_coder_once_a_settlement_is_recorded(coded: Script) -> None:
    coded.bring("a.csv", ADA, "--pass", "first")
    coded.bring("b.csv", BO, "--pass", "first")
    (open_one,) = coded.rows("disagreements", "--pass", "first")
    assert (open_one["kind"], open_one["settled"]) == ("only", None)
    assert open_one["codes"] == {"Ada": ["Chair"], "Bo": []}
    place = f"first,two,{open_one['start']},{open_one['end']},Chair,one,Ada"
    coded.bring("settled.csv", f"pass,source,start,end,code,decision,coder\n{place}\n")
    assert coded.rows("disagreements", "--pass", "first")[0]["settled"] == "one"
    late = coded.file("c.csv", codings("Cy", ("one", "Chair", "nobody")))
    assert "further coders go to another pass" in coded.tries("import", late, "--pass", "first").err
    coded("undo")
    coded("import", late, "--pass", "first")


def test_what_was_settled_is_a_pass_of_its_own(coded: Script) -> None:
    coded.bring("a.csv", ADA, "--pass", "first")
    coded.bring("b.csv", BO, "--pass", "first")
    (asked,) = coded.rows("disagreements", "--pass", "first")
    place = f"first,two,{asked['start']},{asked['end']},Chair,none,"
    coded.bring("settled.csv", f"pass,source,start,end,code,decision,coder\n{place}\n")
    assert the_pass(coded, "first, consensus")["kind"] == "consensus"
    (agreed,) = coded.rows("codings", "--pass", "first, consensus")
    assert (agreed["source"], agreed["code"], agreed["quote"]) == ("one", "Chair", "nobody")


def test_a_label_that_a_coding_took_in_does_not_come_into_the_consensus(coded: Script) -> None:
    """Labels are outside the scope: nobody was asked about them, so nobody agreed on them."""
    words = (coded.folder / "two.txt").read_text()
    start = words.index("Noor: A")
    table = f"source,coder,code,start,end\ntwo,Ada,Chair,{start},{start + 7}\n"
    coded.bring("a.csv", table, "--pass", "first")
    coded.bring("b.csv", BO, "--pass", "first")
    asked = coded.rows("disagreements", "--pass", "first")
    (label,) = [one for one in asked if one["source"] == "two"]
    assert label["start"] == start + len("Noor: ")
    rows = [f"first,{o['source']},{o['start']},{o['end']},Chair,both," for o in asked]
    coded.bring("s.csv", "\n".join(["pass,source,start,end,code,decision,coder", *rows]) + "\n")
    found = coded.rows("codings", "--pass", "first, consensus")
    assert {row["quote"] for row in found} == {"A", "nobody"}


@pytest.mark.parametrize("command", ["agreement", "disagreements"])
def test_a_pass_that_is_not_ready_names_what_is_missing(coded: Script, command: str) -> None:
    coded("pass", "open", "live", "--coders", "Ada,Bo")
    assert coded.tries(command, "--pass", "live").refused == [
        "The pass “live” is open; it is compared once it is closed."
    ]
    assert coded("pass", "close", "live", "--json").json["state"] == "ready"
    assert isinstance(coded.rows(command, "--pass", "live"), list)
    assert coded.tries("pass", "close", "live").refused == [
        "The pass “live” is ready already; closing is final."
    ]
    assert coded.tries("undo").refused == [
        "Closing a pass is final; later changes go to another pass."
    ]
