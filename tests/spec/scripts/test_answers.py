"""What `--json` prints: one value, with these keys and no others, and nothing beside it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from plurivox.cli import COMMANDS, parser_for
from plurivox.cli.outgoing import KINDS
from plurivox.store.exporting import TABLES
from tests.spec.scripts.given import Script

PASS = {
    *("name", "kind", "origin", "state", "sources", "coders", "done"),
    *("release", "scope", "unit", "statistic"),
}
CODING = {"source", "coder", "pass", "code", "start", "end", "quote", "speaker"}
CODE = {
    *("name", "path", "short", "full", "use", "not", "origin", "level", "domain", "status"),
    "codings",
}
FIGURE = {
    *("statistic", "code", "domain", "source", "coders", "unit", "scope", "n", "value"),
    *("low", "high", "method", "reason", "coverage"),
}
DISAGREEMENT = {"source", "start", "end", "quote", "codes", "kind", "settled"}
HIT = {"source", "start", "end", "quote", "before", "after", "speaker"}
SITE = {"site", "setting", "sessions", "n", "roles", "genders"}
STATUS = {
    *("sources", "turns", "participants", "speakers", "sites", "sessions", "passages"),
    *("codes", "codings", "passes", "themes", "findings"),
}


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("codings",), CODING),
        (("codings", "--coder", "Ada", "--pass", "first"), CODING),
        (("codebook",), CODE),
        (("pass", "list"), PASS),
        (("agreement", "--pass", "first"), FIGURE),
        (("agreement", "--pass", "first", "--statistic", "all", "--tree"), FIGURE),
        (("agreement", "--pass", "first", "--unit", "source", "--scope", "all"), FIGURE),
        (("disagreements", "--pass", "first"), DISAGREEMENT),
        (("search", "nobody"), HIT),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else None,
)
def test_a_list_is_a_list_of_rows_with_the_promised_keys(
    compared: Script, words: tuple[str, ...], keys: set[str]
) -> None:
    rows = compared.rows(*words)
    assert isinstance(rows, list) and rows
    assert all(set(row) == keys for row in rows)


def test_a_table_with_a_total_has_both(compared: Script) -> None:
    table = compared.rows("participants")
    assert set(table) == {"rows", "total"}
    assert [set(row) for row in table["rows"]] == [SITE, SITE]
    assert set(table["total"]) == SITE - {"site", "setting"}
    assert table["total"]["n"] == 3 == sum(row["n"] for row in table["rows"])
    assert table["total"]["roles"] == {"nurse": 1, "PSW": 2}


def test_status_counts_the_same_things_always(compared: Script) -> None:
    counts = compared.rows("status")
    assert set(counts) == STATUS
    assert all(isinstance(count, int) for count in counts.values())
    assert (counts["sources"], counts["turns"], counts["codings"], counts["passes"]) == (
        3,
        12,
        8,
        2,
    )


MATRIX = {"rows", "columns", "counts", "count", "attribute", "totals", "heard", "layers"}
PAIR = {"code", "with", "unit", "both", "units"}
READING = {"source", "person", "day"}

PROMISED = {
    "status": STATUS,
    "participants": SITE,
    "codings": CODING,
    "codebook": CODE,
    "search": HIT,
    "pass": PASS,
    "agreement": FIGURE,
    "disagreements": DISAGREEMENT,
    "method": {"stance", "approach"},
    "readings": READING,
    "framework": {"items", "new", "layers"},
    "matrix": MATRIX,
    "saturation": {"rows", "guest", "richness", "left_out", "layers"},
    "cooccurrence": PAIR,
    "trace": {"kind", "id", "name", "lead", "steps", "sections", "layers"},
    "whatif": {"without", "changes"},
    "constructs": {"orders", "constructs", "waiting", "layers"},
    "grid": {"studies", "columns", "rows", "third", "layers"},
    "cerqual": {
        *("finding", "number", "studies", "confidence", "explanation"),
        *("components", "stale", "refused"),
    },
    "checklist": {"no", "item", "state", "words", "place"},
    "import": {"file", "kind", "stored", "sentence", "problems", "notes"},
    "export": {"file", "kind", "rows", "notes"},
    "check": {"sound", "problems"},
    "undo": {"undone", "rows", "sentence"},
}


@pytest.mark.parametrize("command", PROMISED)
def test_the_manual_promises_the_same_keys(repository: Path, command: str) -> None:
    manual = (repository / "docs" / "formats.md").read_text(encoding="utf-8")
    found = re.search(
        rf"^\| `plurivox {command}\b[^`]*` \|[^{{]*\{{([^}}]*)\}}", manual, re.MULTILINE
    )
    assert found, f"the table of answers in docs/formats.md lacks {command}"
    assert set(found[1].split(", ")) == PROMISED[command]


def test_what_commands_say_of_what_they_did(compared: Script) -> None:
    new = compared.file("new.csv", "name\nWaiting\n")
    (row,) = compared.rows("import", new, "--as", "codebook")
    assert set(row) == PROMISED["import"]
    out = str(compared.folder / "out.csv")
    assert compared.rows("export", out, "--as", "codebook") == {
        "file": out,
        "kind": "codebook",
        "rows": 4,
        "notes": [],
    }
    assert compared.rows("check") == {"sound": True, "problems": []}
    assert set(compared.rows("undo")) == PROMISED["undo"]


def test_what_looks_across_answers_with_the_promised_keys(compared: Script) -> None:
    compared.bring("themes.csv", "name,codes\nAll of it,Chair\n", "--as", "themes")
    compared.rows("readings", "--read", "one", "--day", "2026-11-20")
    for words in (
        ("method",), ("framework",), ("matrix",), ("saturation",), ("trace", "All of it"),
        ("whatif", "--without", "source:one"),
    ):  # fmt: skip
        assert set(compared.rows(*words)) == PROMISED[words[0]], words
    for words in (("readings",), ("cooccurrence", "--unit", "source")):
        assert all(set(row) == PROMISED[words[0]] for row in compared.rows(*words)), words


PAPER = """Three kettles

Abstract

Kettles were counted.

Methods

Two of us counted.

Results

A kettle is a clock that nobody winds.

“I come when it whistles.” (P1, cook)

Discussion

Time has a spout.
"""
CONSTRUCTS = """study,name,order,definition,quote,theme
Kettles 2020,Whistling,first,,I come when it whistles.,
Kettles 2020,A clock,second,Time by steam,A kettle is a clock that nobody winds.,All of it
"""


def test_a_synthesis_answers_with_the_promised_keys(compared: Script) -> None:
    compared.bring("themes.csv", "name,codes\nAll of it,Chair\n", "--as", "themes")
    compared.bring("paper.txt", PAPER, "--as", "article", "--study", "Kettles 2020")
    compared.bring("constructs.csv", CONSTRUCTS, "--as", "constructs")
    said = compared.rows("constructs")
    assert set(said) == PROMISED["constructs"]
    assert said["orders"] == {"first": 1, "second": 1, "third": 1}
    assert [row["passages"] for row in said["constructs"]] == [1, 1]
    assert set(compared.rows("grid")) == PROMISED["grid"]
    assert [one["name"] for one in compared.rows("grid")["columns"]] == ["Whistling", "A clock"]
    compared.bring("findings.csv", "claim,theme\nIt boils.,All of it\n", "--as", "findings")
    (finding,) = compared.rows("cerqual")
    assert set(finding) == PROMISED["cerqual"]
    assert finding["refused"].startswith("This finding rests on no primary study")
    for which, items in (("entreq", 21), ("emerge", 19)):
        rows = compared.rows("checklist", which)
        assert len(rows) == items
        assert all(set(row) == PROMISED["checklist"] for row in rows)


def test_every_command_that_prints_takes_json() -> None:
    without = {c.name for c in COMMANDS if "--json" not in parser_for(c.name).format_help()}
    assert without == {"serve"}


def test_nothing_but_the_value_stands_on_stdout(compared: Script) -> None:
    out = str(compared.folder / "out.csv")
    report = str(compared.folder / "out.docx")
    new = compared.file("new.csv", "name\nWaiting\n")
    for words in (
        ("export", out, "--as", "codings"),
        ("report", report),
        ("check",),
        ("import", new, "--as", "codebook"),
        ("undo",),
        ("pass", "open", "second", "--coders", "Ada,Bo"),
        ("pass", "done", "second", "--as-user", "Ada"),
        ("pass", "close", "second"),
        ("release", "--note", "first"),
        ("release", "--list"),
        ("release", "--diff", "1", "now"),
    ):
        assert json.loads(compared(*words, "--json").out) is not None, words


def test_where_a_code_s_name_is_not_unique_its_path_is_given(script: Script) -> None:
    script.bring("talk.txt", "Ann: Yes, yes.\nBen: No.\nAnn: Yes.\nBen: No.\n")
    script.bring("codes.csv", "name,parent\nA,\nB,\nFear,A\nFear,B\nHope,B\n", "--as", "codebook")
    rows = (
        "source,coder,code,start,end\ntalk,Ann,A/Fear,5,8\ntalk,Ann,B/Fear,5,8\ntalk,Ann,Hope,5,8\n"
    )
    script.bring("rows.csv", rows)
    assert {row["code"] for row in script.rows("codings")} == {"A/Fear", "B/Fear", "Hope"}
    answer = script.tries("import", script.file("two.csv", rows.replace("A/Fear", "Fear")))
    assert (answer.code, len(answer.refused)) == (1, 1)
    assert "“Fear” is the name of several codes; write the path, such as “A/Fear”" in answer.err


def test_places_count_code_points_and_the_end_is_not_part(coded: Script) -> None:
    (hit,) = [row for row in coded.rows("search", "nothing") if row["source"] == "one"]
    words = (coded.folder / "one.txt").read_text()
    assert words[hit["start"] : hit["end"]] == "nothing"
    for row in coded.rows("codings"):
        words = (coded.folder / f"{row['source']}.txt").read_text()
        assert words[row["start"] : row["end"]] == row["quote"]


def test_the_kinds_of_export_that_are_offered_are_those_that_are_written() -> None:
    assert set(KINDS) == {*TABLES, "map"}
