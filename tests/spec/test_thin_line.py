"""The whole main job once, on the command line: from an interview to a report in Word.

Two coders mark the same invented interview, a third source is coded jointly, one theme is made,
and the report names all of it. The same line on a real interview follows where there is one.
"""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from plurivox.cli import main

INTERVIEW = """\
12-May-2024 - 10:00 - 04m10s
Interviewer 1: How did you come to work here?
Noa: I was a patient first. Then they asked me whether I would like to stay, with a key.
Interviewer 1: And did you?
Noa: With fear. Nobody told me what the work was. I made tea and listened.
Interviewer 1: What helped?
Noa: The nurse who sat down. She asked what I had seen, not what I had.
"""
SECOND = """\
Interviewer 1: Who helped you?
Ben: My supervisor, every second week. We talked about the door.
Interviewer 1: Which door?
Ben: The one I could open.
"""
CODEBOOK = """\
name,parent,short,full
Role,,What the work is,All that is said about duties
Unclear duties,Role,Not knowing what to do,Nobody says what the work is
Support,,Being held,Somebody asks and listens
"""
THEMES = """\
name,definition,narrative,codes
Holding the role,What makes the work possible,People hold it with others.,Unclear duties; Support
"""


class Desk:
    """A person at a terminal: runs commands, and reads what they print."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def file(self, name: str, words: str) -> str:
        path = self.folder / name
        path.write_text(words, encoding="utf-8")
        return str(path)

    def run(self, *words: str) -> str:
        code = main(words)
        said = self._capsys.readouterr()
        assert code == 0, said.err
        return said.out

    def json(self, *words: str) -> object:
        return json.loads(self.run(*words, "--json"))


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def codings(words: str, source: str, coder: str, rows: list[tuple[str, str]]) -> str:
    """A table of codings from (code, quote)."""
    lines = ["source,coder,code,start,end,quote"]
    for code, quote in rows:
        start = words.index(quote)
        lines.append(f'{source},{coder},{code},{start},{start + len(quote)},"{quote}"')
    return "\n".join(lines) + "\n"


def walk(desk: Desk, first: str, words: str, quotes: list[str]) -> Path:
    """From one imported source to the report; returns the report."""
    study = str(desk.folder / "study.plurivox")
    name = Path(first).stem
    desk.run("new", study, "--title", "Holding the key", "--owner", "Lena")
    assert "turns" in desk.run("import", study, first, "--yes")
    desk.run("import", study, desk.file("second.txt", SECOND), "--yes")
    desk.run("import", study, desk.file("codebook.csv", CODEBOOK))
    lena = [("Unclear duties", quotes[0]), ("Support", quotes[1])]
    omar = [("Unclear duties", quotes[0]), ("Support", quotes[2])]
    for coder, rows in (("Lena", lena), ("Omar", omar)):
        table = desk.file(f"{coder}.csv", codings(words, name, coder, rows))
        desk.run("import", study, table, "--pass", "first")
    quote = "My supervisor, every second week."
    joint = codings(SECOND, "second", "Lena", [("Support", quote)])
    desk.run("import", study, desk.file("joint.csv", joint))
    desk.run("import", study, desk.file("themes.csv", THEMES), "--as", "themes")
    _agreement_is_right(desk, study)
    status = desk.json("status", study)
    assert isinstance(status, dict)
    assert (status["sources"], status["codings"], status["themes"]) == (2, 5, 1)
    report = desk.folder / "report.docx"
    desk.run("report", study, str(report))
    assert desk.run("check", study) == "sound\n"
    return report


def _agreement_is_right(desk: Desk, study: str) -> None:
    """Both marked the same turn as unclear duties, and different turns as support."""
    rows = desk.json("agreement", study, "--pass", "first", "--statistic", "cohen_kappa")
    assert isinstance(rows, list)
    by_code = {row["code"]: row for row in rows if row["source"] is None}
    assert by_code["Unclear duties"]["value"] == pytest.approx(1)
    n = by_code["Support"]["n"]
    chance = 1 - 2 / n * (1 - 1 / n)  # each coded one of n turns, another one
    assert by_code["Support"]["value"] == pytest.approx((1 - 2 / n - chance) / (1 - chance))
    assert by_code["Role"]["value"] is None
    assert by_code["Role"]["reason"]


def words_of(report: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(report)).paragraphs)


def test_from_an_interview_to_a_report(desk: Desk) -> None:
    quotes = [
        "Nobody told me what the work was.",
        "The nurse who sat down.",
        "I was a patient first.",
    ]
    report = walk(desk, desk.file("noa.txt", INTERVIEW), INTERVIEW, quotes)
    words = words_of(report)
    assert "Holding the key" in words
    assert "“My supervisor, every second week.” [Ben, second]" in words
    assert "noa is coded independently and not settled yet." in words
    assert "Lena and Omar coded noa independently" in words
    assert quotes[0] not in words, "independent layers are never summed"
    assert zipfile.ZipFile(report).testzip() is None


def test_the_same_on_a_real_interview(desk: Desk, real_data: Path) -> None:
    first = real_data / "interviews" / "Jessica.txt"
    words = first.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    lines = [line.partition(": ")[2] for line in words.split("\n") if line.startswith("Jessica: ")]
    quotes = [
        line for line in lines if len(line) > 40 and words.count(line) == 1 and '"' not in line
    ]
    report = walk(desk, str(first), words, quotes[:3])
    assert "Lena and Omar coded Jessica independently" in words_of(report)


def exported(desk: Desk, study: str, kind: str) -> Iterator[dict[str, str]]:
    out = desk.folder / f"{kind}.csv"
    desk.run("export", study, str(out), "--as", kind)
    with out.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def test_what_went_in_comes_out(desk: Desk) -> None:
    quotes = ["With fear.", "The nurse", "a patient first"]
    walk(desk, desk.file("noa.txt", INTERVIEW), INTERVIEW, quotes)
    study = str(desk.folder / "study.plurivox")
    rows = list(exported(desk, study, "codings"))
    assert {(row["source"], row["coder"], row["code"], row["quote"]) for row in rows} == {
        ("noa", "Lena", "Unclear duties", "With fear."),
        ("noa", "Lena", "Support", "The nurse"),
        ("noa", "Omar", "Unclear duties", "With fear."),
        ("noa", "Omar", "Support", "a patient first"),
        ("second", "Lena", "Support", "My supervisor, every second week."),
    }
    assert [row["name"] for row in exported(desk, study, "codebook")] == [
        "Role",
        "Unclear duties",
        "Support",
    ]
