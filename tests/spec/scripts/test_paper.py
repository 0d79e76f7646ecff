"""The published evidence as a project: its tables come out as they were printed."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from plurivox.cli import main


@pytest.fixture(scope="module")
def paper(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the quotations and the claims of a published study."""
    path = tmp_path_factory.mktemp("paper") / "paper.plurivox"
    study = real_data / "study"
    assert main(["new", str(path), "--title", "Published"]) == 0
    assert main(["import", str(path), str(study / "quotes.csv")]) == 0
    assert main(["import", str(path), str(study / "theme_claims.csv"), "--as", "findings"]) == 0
    return path


@pytest.fixture
def told(paper: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """What a command prints with --json."""

    def ask(command: str, *words: str) -> Any:
        capsys.readouterr()
        assert main([command, str(paper), *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def test_themes_by_setting_are_as_printed(told: Callable[..., Any]) -> None:
    found = told("matrix", "--rows", "theme", "--columns", "setting")
    assert found["columns"] == ["low", "high"]
    assert found["counts"] == [[7, 2], [4, 2], [1, 3], [0, 2], [5, 2], [1, 1]]
    assert found["totals"]["columns"] == [18, 12]


def test_themes_by_site_are_as_printed(told: Callable[..., Any]) -> None:
    found = told("matrix", "--rows", "theme", "--columns", "site")
    assert found["totals"]["rows"] == [9, 6, 4, 2, 7, 2]
    totals = dict(zip(found["columns"], found["totals"]["columns"], strict=True))
    assert totals == {
        "Kampala": 14, "Be'er Sheva": 7, "Ulm": 4, "Dar es Salaam": 4, "Hamburg": 1,
    }  # fmt: skip


def test_themes_by_role_are_as_printed(told: Callable[..., Any]) -> None:
    found = told("matrix", "--rows", "theme", "--columns", "role")
    assert sorted(found["totals"]["columns"]) == [4, 13, 13]


def test_each_speaker_is_counted_once(told: Callable[..., Any]) -> None:
    found = told("matrix", "--rows", "theme", "--columns", "site", "--count", "speakers")
    assert found["totals"]["all"] == 23
    assert sum(found["heard"]) == 23


def test_the_report_prints_all_30_quotations_with_their_labels(paper: Path, tmp_path: Path) -> None:
    words = {}
    for ending in (".docx", ".html", ".md", ".xlsx"):
        out = tmp_path / f"report{ending}"
        assert main(["report", str(paper), str(out)]) == 0
        words[ending] = out.read_bytes()
    lines = [line for line in words[".md"].decode().splitlines() if line.startswith("> “")]
    label = re.compile(r"\\\[\\#\d+, [^,]+, [^,]+\\\]$")
    assert len(lines) == 30
    assert all(label.search(line) for line in lines)
    printed = docx.Document(io.BytesIO(words[".docx"])).paragraphs
    assert sum(one.style.name == "Quote" for one in printed) == 30


def test_there_are_21_findings_with_30_quotations(told: Callable[..., Any]) -> None:
    found = told("matrix", "--rows", "finding", "--columns", "source")
    assert len(found["rows"]) == 21
    assert found["totals"]["all"] == 30
