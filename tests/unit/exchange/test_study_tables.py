"""The tables of the published study, read as they are; what they hold is counted by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from plurivox.evidence.problem import Refused
from plurivox.exchange import findings, framework, participants, quotations
from plurivox.exchange.rows import Table


def read(reader: ModuleType, path: Path) -> Table[Any]:
    with path.open("rb") as file:
        table: Table[Any] = reader.read(path.name, file)
    assert table.problems == ()
    assert table.notes == ()
    return table


def test_thirty_quotations_of_twenty_three_people_at_five_sites(real_data: Path) -> None:
    rows = read(quotations, real_data / "study" / "quotes.csv").rows
    assert len(rows) == 30
    assert len({row.key for row in rows}) == 23
    themes = Counter(int(row.theme_no) for row in rows)
    assert [themes[number] for number in range(1, 7)] == [9, 6, 4, 2, 7, 2]
    assert sorted(Counter(row.site for row in rows).values()) == [1, 4, 4, 7, 14]
    assert Counter(row.setting for row in rows) == {"low": 18, "high": 12}
    assert len({row.theme for row in rows}) == 6
    assert quotations.label_pattern(rows) == "[#{no}, {site}, {role}]"


def test_every_quotation_is_a_passage_of_one_source(real_data: Path) -> None:
    rows = read(quotations, real_data / "study" / "quotes.csv").rows
    transcript = quotations.transcript_of("quotes.csv", rows)
    spans = quotations.passages_of(transcript)
    assert transcript.name == "quotes"
    assert len(transcript.speakers) == 23
    assert [transcript.words[start:end] for start, end in spans] == [row.quote for row in rows]
    seventh = rows[6].quote
    assert seventh.count("‘") == seventh.count("’") + 1  # as printed: the mark stays open


def test_twenty_one_findings_cite_quotations_that_there_are(real_data: Path) -> None:
    rows = read(findings, real_data / "study" / "theme_claims.csv").rows
    ids = {row.id for row in read(quotations, real_data / "study" / "quotes.csv").rows}
    assert len(rows) == 21
    assert {quote for row in rows for quote in row.quotes} == ids
    assert Counter(row.polarity for row in rows) == {"barrier": 12, "facilitator": 8, "both": 1}
    assert Counter(row.setting for row in rows) == {"low": 8, "high": 3, "both": 5, "": 5}
    assert {row.stated_setting for row in rows} >= {"low (mainly)", "not stated"}
    assert {row.theme_no for row in rows} == set("123456")


def test_the_framework_has_three_kinds(real_data: Path) -> None:
    rows = read(framework, real_data / "study" / "framework.csv").rows
    assert Counter(row.kind for row in rows) == {
        "principle": 8,
        "implementation_influence": 5,
        "theme_found": 6,
    }


def test_the_table_of_totals_is_no_table_of_participants(real_data: Path) -> None:
    with pytest.raises(Refused, match=r"^participants_table2\.csv: read as participants, .* id, "):
        read(participants, real_data / "study" / "participants_table2.csv")
