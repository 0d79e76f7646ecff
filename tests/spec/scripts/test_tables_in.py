"""Tables as people have them: however they are written, the same comes in, or all is told."""

from __future__ import annotations

from typing import Literal
from unicodedata import normalize

import pytest

from tests.spec.scripts.given import TALK, Script

ROWS = [
    ("Source", "CODER", "code", "Start", "E_nd", "quote"),
    ("Zuhören", "Jörg", "Nähe", "13", "17", "What"),
]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_table_is_the_same_however_it_is_written(
    script: Script, separator: str, line_end: str, mark: str, form: Literal["NFC", "NFD"]
) -> None:
    """Also where one program wrote ö as one sign and another as two."""
    script.bring(normalize("NFD", "Zuhören.txt"), TALK)
    script.bring("codes.csv", "name,full\nNähe,close\n")
    words = line_end.join(separator.join(row) for row in ROWS) + line_end
    script.bring("rows.csv", mark + normalize(form, words))
    (row,) = script.rows("codings", "--coder", normalize(form, "Jörg"))
    assert (row["source"], row["coder"], row["code"]) == ("Zuhören", "Jörg", "Nähe")
    assert (row["start"], row["end"], row["quote"]) == (13, 17, "What")


def test_the_words_themselves_are_never_composed(script: Script) -> None:
    words = normalize("NFD", "Jörg: Grüße.\nZoë: Ja.\nJörg: Nein.\nZoë: Ja.\n")
    script.bring("talk.txt", words)
    (hit,) = script.rows("search", "Grüße")
    assert hit["quote"] == normalize("NFD", "Grüße")


BAD = """\
source,coder,code,start,end,quote
one,Ada,Chair,13,17,Whit
nowhere,Ada,Chair,13,17,
one,,Chair,13,17,
one,Ada,Chair,17,13,
one,Ada,Chair,13,9999,
one,Ada,Chair,x,17,
one,Ada,Place,13,17,What
"""


def test_one_bad_row_refuses_the_table_and_all_bad_rows_are_listed_by_line(coded: Script) -> None:
    before = coded.rows("status")
    answer = coded.tries("import", coded.file("bad.csv", BAD))
    assert answer.code == 1
    assert [line.split(":")[0] for line in answer.refused] == [
        f"bad.csv, line {line}" for line in range(2, 8)
    ]
    assert coded.rows("status") == before


def test_a_person_may_choose_the_good_rows_and_the_others_stay_listed(coded: Script) -> None:
    (row,) = coded.rows("import", coded.file("bad.csv", BAD), "--skip-bad-rows")
    assert (row["stored"], row["sentence"]) == (True, "bad.csv: 1 coding (Ada 1).")
    assert len(row["problems"]) == 6


def test_where_no_row_is_good_nothing_is_kept(script: Script) -> None:
    """So that the same file can come in when what it lacks is there."""
    findings = script.file("findings.csv", "claim,theme,polarity\nA chair helps,Presence,both\n")
    answer = script.tries("import", findings, "--skip-bad-rows")
    assert answer.refused == [
        "findings.csv, line 2: there is no theme “Presence” in the project; import it first."
    ]
    script.bring("themes.csv", "name,definition\nPresence,Somebody is there\n")
    assert script("import", findings).out == "findings.csv: 1 finding.\n"


def test_a_table_of_themes_tells_each_unknown_code_by_its_line(coded: Script) -> None:
    rows = "name,codes\nHere,Chair; Stool\nGone,Presence\nThere,Bench\n"
    table = coded.file("themes.csv", rows)
    assert coded.tries("import", table).refused == [
        f"themes.csv, line {line}: the codebook has no code “{name}”; "
        "import the codebook first or correct the name."
        for line, name in ((2, "Stool"), (4, "Bench"))
    ]
    coded("import", table, "--skip-bad-rows")
    assert coded.rows("status")["themes"] == 1


def test_a_code_may_hang_on_one_that_the_project_has(coded: Script) -> None:
    coded.bring("more.csv", "name,parent,full\nLeg,Place/Chair,x\nScrew,Leg,x\nBack,Chair,x\n")
    paths = [row["path"] for row in coded.rows("codebook")]
    assert paths == [
        *("Place", "Place/Chair", "Place/Chair/Leg", "Place/Chair/Leg/Screw"),
        *("Place/Chair/Back", "Presence"),
    ]
    answer = coded.tries("import", coded.file("bad.csv", "name,parent,full\nCup,Tabel,x\n"))
    assert answer.refused == [
        "bad.csv, line 2: the parent “Tabel” is no code of this table or of the project; "
        "correct the name, or add a row for it."
    ]


def test_an_unknown_code_is_made_under_imported_and_reported(coded: Script) -> None:
    rows = "source,coder,code,start,end\none,Ada,Silence,13,17\none,Ada,Silence,18,21\n"
    answer = coded("import", coded.file("rows.csv", rows), "--json")
    assert answer.json[0]["notes"] == [
        "Codes that the codebook lacked were made under “imported”: “Silence”."
    ]
    (made,) = [row for row in coded.rows("codebook") if row["name"] == "Silence"]
    assert (made["path"], made["origin"]) == ("imported/Silence", "imported")


def test_the_table_s_coder_counts_unless_there_is_none(coded: Script) -> None:
    named = "source,coder,code,start,end\none,Cy,Chair,13,17\n"
    assert "(Cy 1)" in coded.bring("named.csv", named, "--coder", "Dee").out
    bare = "source,code,start,end\none,Chair,18,21\n"
    path = coded.file("bare.csv", bare)
    assert "say who with --coder" in coded.tries("import", path).err
    assert "(Dee 1)" in coded("import", path, "--coder", "Dee").out


def test_imported_already_means_the_same_bytes_as_the_same_kind_not_removed_since(
    script: Script,
) -> None:
    path = script.file("names.csv", "name,definition\nPresence,Here\n")
    script("import", path, "--as", "themes")
    answer = script.tries("import", script.file("another.csv", "name,definition\nPresence,Here\n"))
    assert answer.refused == [
        "another.csv is in the project already; take that import back with `plurivox undo` "
        "to import it again."
    ]
    script("import", path, "--as", "codebook")  # as another kind it is another thing
    script("undo")
    script("undo")
    script("import", path, "--as", "themes")


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ("id,role", "participants"),
        ("name,full", "codebook"),
        ("source,coder,code,start,end", "codings"),
        ("quote,participant_no", "quotations"),
        ("name,narrative", "themes"),
        ("claim,theme_no", "findings"),
        ("Pass,Source,START,end,Code,Decision", "settlements"),
        ("pass,code,decision", "proposals"),
        ("speaker,words", "transcript"),
    ],
)
def test_the_kind_is_told_from_the_columns(script: Script, columns: str, kind: str) -> None:
    path = script.file("table.csv", columns + "\n")
    (row,) = script.tries("import", path, "--yes", "--json").json
    assert row["kind"] == kind


def test_what_may_be_of_two_kinds_is_not_guessed(script: Script) -> None:
    answer = script.tries("import", script.file("table.csv", "name,parent\nA,\n"))
    assert (answer.code, len(answer.refused)) == (1, 1)
    assert "may be those of codebook or themes; say which with --as" in answer.err


def test_quotations_are_a_source_and_people_and_no_codings(script: Script) -> None:
    rows = "quote,participant_no,site,role,setting,theme\n"
    rows += "It was cold.,1,Gulu,PSW,low,Place\nNobody came.,1,Lodz,PSW,high,Presence\n"
    rows += "He came.,1,Lodz,PSW,high,Presence\n"
    assert script.bring("quotes.csv", rows).out == "quotes.csv: 3 quotations of 2 participants.\n"
    counts = script.rows("status")
    assert (counts["sources"], counts["turns"], counts["participants"]) == (1, 3, 2)
    assert (counts["passages"], counts["codings"], counts["themes"]) == (3, 0, 2)
