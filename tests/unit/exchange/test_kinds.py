"""Of what kind a file is, told from its ending and its columns. All tables are invented."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from plurivox.evidence.problem import Refused
from plurivox.exchange import FORMATS
from plurivox.exchange.codebook import codebook_columns
from plurivox.exchange.codings import coding_columns
from plurivox.exchange.kinds import guess_kind, kind_of, table_kinds
from plurivox.exchange.table_out import write_table

HEADERS = {
    "id,site,role": "participants",
    "ID; Gender ": "participants",
    "id,site,name,years": "participants",
    "name,parent,full": "codebook",
    ",".join(codebook_columns): "codebook",
    "source,code,start,end": "codings",
    ",".join(coding_columns): "codings",
    "quote,participant_no,site": "quotations",
    "speaker,quote,theme": "quotations",
    "name,definition,codes": "themes",
    "name,parent,definition": "themes",
    "claim,theme,polarity": "findings",
    "kind,no,name,definition": "framework",
    "pass,source,start,end,code,decision": "settlements",
    "pass,code,decision,to": "proposals",
    "study,name,order,definition,quote": "constructs",
    "speaker,words": "transcript",
    "start,end,Speaker,Text": "transcript",
    "Time;Sprecherin;Wortlaut": "transcript",
}


def named(name: str, header: str) -> tuple[str, io.BytesIO]:
    return name, io.BytesIO(f"{header}\n".encode())


@pytest.mark.parametrize(("header", "kind"), HEADERS.items())
def test_a_table_is_told_by_its_columns(header: str, kind: str) -> None:
    assert guess_kind(*named("t.csv", header)) == kind


def test_every_kind_of_table_is_told_by_some_columns() -> None:
    assert set(HEADERS.values()) == set(table_kinds())
    assert {f.kind for f in FORMATS if ".csv" in f.extensions} == set(table_kinds())


def test_a_workbook_is_told_like_a_csv() -> None:
    file = io.BytesIO()
    write_table(file, "xlsx", ["claim", "theme", "polarity"], [])
    assert guess_kind("t.xlsx", file) == "findings"


@pytest.mark.parametrize("name", ["a.txt", "a.DOCX", "x/y.vtt", "a_doctor.TextGrid"])
def test_other_files_are_told_by_their_ending(name: str) -> None:
    assert guess_kind(name, io.BytesIO(b"anything")) == "transcript"


@pytest.mark.parametrize(
    ("name", "header"), [("t.csv", "id,site"), ("t.csv", "x,y"), ("t.txt", "x"), ("t.exe", "x")]
)
def test_the_file_is_left_at_its_beginning(name: str, header: str) -> None:
    _, file = named(name, header)
    file.seek(2)
    guess_kind(name, file)
    assert file.tell() == 0


def test_what_cannot_be_told_is_none_with_a_sentence_on_demand() -> None:
    assert guess_kind(*named("t.csv", "name,parent")) is None
    with pytest.raises(Refused) as refused:
        kind_of(*named("t.csv", "name,parent"))
    assert str(refused.value) == (
        "t.csv: the columns (name, parent) may be those of codebook or themes; say which with --as."
    )


def test_totals_by_site_are_no_participants() -> None:
    with pytest.raises(Refused) as refused:
        kind_of(*named("table 2.csv", "site,setting,n,female"))
    assert str(refused.value) == (
        "table 2.csv: the columns (site, setting, n, female) are those of no kind of table that is "
        "read; nearest is the kind participants, with one row a person, which needs id."
    )


@pytest.mark.parametrize("header", ["x,y", "id,x,y"])
def test_columns_of_nobody_are_said_to_be_so(header: str) -> None:
    with pytest.raises(Refused, match=r"are those of no kind of table that is read; say which"):
        kind_of(*named("t.csv", header))


@pytest.mark.parametrize(
    ("name", "said"),
    [("a.exe", "files that end in “.exe” are not read"), ("notes", "a file without an ending is")],
)
def test_an_ending_that_is_not_read(name: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        kind_of(name, io.BytesIO(b"x"))
    assert str(refused.value).startswith(f"{name}: {said}")
    assert ".docx" in str(refused.value)


def test_a_damaged_table_has_its_own_sentence() -> None:
    assert guess_kind("t.xlsx", io.BytesIO(b"no workbook")) is None
    with pytest.raises(Refused, match=r"^t\.xlsx: "):
        kind_of("t.xlsx", io.BytesIO(b"no workbook"))


def test_the_studys_own_tables(real_data: Path) -> None:
    kinds = {}
    for path in sorted((real_data / "study").glob("*.csv")):
        with path.open("rb") as file:
            kinds[path.name] = guess_kind(path.name, file)
    assert kinds == {
        "framework.csv": "framework",
        "participants_table2.csv": None,
        "quotes.csv": "quotations",
        "theme_claims.csv": "findings",
    }
