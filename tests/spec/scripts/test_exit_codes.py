"""How a command ends: 0 all was done, 1 something must be mended, 2 it was not understood."""

from __future__ import annotations

import pytest

from plurivox.cli import COMMANDS
from tests.spec.scripts.given import TALK, Script


def test_of_five_files_four_may_go_in_and_the_fifth_is_one_sentence(script: Script) -> None:
    files = [script.file(f"{n}.txt", TALK.replace("table", str(n))) for n in range(4)]
    empty = script.file("empty.txt", "")
    answer = script.tries("import", *files, empty, "--yes")
    assert answer.code == 1
    assert answer.refused == [
        "empty.txt: the file is empty; save it again from the program that made it."
    ]
    assert script.rows("status")["sources"] == 4


def test_each_refused_thing_is_a_sentence_that_names_it(script: Script) -> None:
    (script.folder / "folder.txt").mkdir()
    nowhere = str(script.folder / "nowhere.txt")
    table = script.file("odd.csv", "colour,weight\nred,2\n")
    answer = script.tries(
        "import", nowhere, str(script.folder / "folder.txt"), table, "--yes", "--json"
    )
    assert answer.code == 1
    assert [name in line for name, line in zip(
        ("nowhere.txt", "folder.txt", "odd.csv"), answer.refused, strict=True
    )] == [True, True, True]  # fmt: skip
    assert [row["stored"] for row in answer.json] == [False, False, False]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("status",),
        ("status", "a", "b"),
        ("import", "a"),
        ("import", "a", "b", "--as", "novel"),
        ("export", "a", "b.csv"),
        ("export", "a", "b.csv", "--as", "novel"),
        ("agreement", "a"),
        ("agreement", "a", "--pass", "x", "--unit", "page"),
        ("agreement", "a", "--pass", "x", "--statistic", "kappa"),
        ("pass", "a"),
        ("pass", "a", "open", "x"),
        ("pass", "a", "open", "x", "--coders", "A", "--statistic", "kappa"),
        ("new", "a"),
    ],
)
def test_what_is_not_understood_is_wrong_usage(script: Script, words: tuple[str, ...]) -> None:
    assert script.plurivox(*words).code == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("codings", "--pass", "x"), "There is no pass “x”; there are: none."),
        (("codings", "--coder", "x"), "Nobody called “x” works on this project; there are: “Lea”."),
        (("status", "--as-user", "x"), "Nobody called “x” works on this project"),
        (("agreement", "--pass", "x"), "There is no pass “x”; there are: none."),
        (("undo",), "There is nothing of yours to take back."),
        (("export", "codes.pdf", "--as", "codebook"), "A table is not written as “.pdf”"),
        (("report", "no such folder/a.docx"), "no such folder/a.docx cannot be written"),
        (("export", "no such folder/a.csv", "--as", "codings"), "cannot be written"),
        (("pass", "close", "x"), "There is no pass “x”"),
        (("pass", "open", "Joint coding", "--coders", "A"), "choose another name"),
    ],
)
def test_what_must_be_mended_is_one_sentence_and_nothing_else(
    script: Script, words: tuple[str, ...], sentence: str
) -> None:
    answer = script.tries(*words)
    assert (answer.code, answer.out, len(answer.refused)) == (1, "", 1)
    assert sentence in answer.err


@pytest.mark.parametrize("command", [c.name for c in COMMANDS if c.name not in ("new", "demo")])
@pytest.mark.parametrize("there", ["nothing", "a folder", "words", "another base", "no bytes"])
def test_a_project_that_is_none_is_one_sentence(script: Script, command: str, there: str) -> None:
    place = script.folder / "elsewhere.plurivox"
    if there == "a folder":
        place.mkdir()
    elif there != "nothing":
        start = {"words": b"Hello.", "another base": b"SQLite format 3\0" + bytes(200)}
        place.write_bytes(start.get(there, b""))
    more = {
        "import": ["x.txt"],
        "export": ["x.csv", "--as", "codings"],
        "search": ["chair"],
        "pass": ["list"],
        "agreement": ["--pass", "x"],
        "disagreements": ["--pass", "x"],
        "report": ["x.docx"],
        "trace": ["x"],
        "whatif": ["--without", "source:x"],
        "checklist": ["entreq"],
        "serve": ["--no-browser"],
    }
    answer = script.plurivox(command, str(place), *more.get(command, []))
    assert (answer.code, answer.out, len(answer.refused)) == (1, "", 1), answer
    assert "elsewhere.plurivox" in answer.err


@pytest.mark.parametrize(
    "words", [("--title", " "), ("--title", "T", "--owner", "")], ids=["title", "owner"]
)
def test_a_project_needs_a_title_and_an_owner(script: Script, words: tuple[str, ...]) -> None:
    place = script.folder / "new.plurivox"
    assert script.plurivox("new", str(place), *words).code == 1
    assert not place.exists()
