"""`search`, `codebook`, `release` and `undo` as people type them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from plurivox.cli import main
from plurivox.store.codebook_acts import change_code, new_code
from plurivox.store.door import open_project
from plurivox.store.pass_acts import Plan, close_pass, open_pass
from plurivox.store.passes import load_pass
from plurivox.store.project import Project
from plurivox.store.sources import remove_source
from tests.store.reading_study import NURSE, TEA, Desk, reading_study

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ada(project: Project, owner: uuid.UUID) -> Desk:
    return Desk(reading_study(project, owner), "Ada")


@pytest.fixture
def run(ada: Desk, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command on the project: exit code, what it printed, what it said on stderr."""

    def typed(name: str, *words: str) -> tuple[int, str, str]:
        code = main([name, ada.project.location, *words])
        open_project(ada.project.location)
        said = capsys.readouterr()
        return code, said.out, said.err

    return typed


def told(run: Run, *words: str) -> Any:
    code, out, err = run(*words, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_search_prints_what_formats_promises(run: Run) -> None:
    (hit,) = told(run, "search", "nurse")
    assert list(hit) == ["source", "start", "end", "quote", "before", "after", "speaker"]
    assert (hit["source"], hit["quote"], hit["speaker"]) == ("noa", "nurse", "Noa")


def test_search_for_people(run: Run) -> None:
    code, out, _ = run("search", "made", "tea")
    assert (code, len(out.splitlines())) == (0, 1)
    assert "Noa: Nobody told me what the work was. I [made] tea." in out
    assert run("search", "zebra")[:2] == (0, "Nobody says zebra.\n")


@pytest.mark.parametrize(
    ("words", "count"),
    [(["the"], 3), (["the", "--source", "ben"], 1), (["the", "--limit", "2"], 2), (["sat down"], 1),
     (["down sat"], 0), (['"made tea"'], 1), (["wor*"], 2)],
)  # fmt: skip
def test_search_takes_words_as_they_are_typed(run: Run, words: list[str], count: int) -> None:
    assert len(told(run, "search", *words)) == count


def test_search_says_what_is_to_be_mended(run: Run) -> None:
    code, out, err = run("search", "x", "--source", "nobody")
    assert (code, out) == (1, "")
    assert err == "There is no source “nobody”; there are: noa, ben.\n"
    assert run("search", "…")[0] == 1
    assert run("search")[0] == 2


def test_codebook_counts_what_the_person_may_see(run: Run, ada: Desk) -> None:
    ada.code(TEA, "Support", in_pass="first")
    ada.code(NURSE, "Unclear duties")
    new_code(ada.project, "Mine", by=ada.id, in_pass=ada.in_pass("first"))
    rows = told(run, "codebook", "--as-user", "Ada")
    promised = "name path short full use not origin level domain status codings"
    assert list(rows[0]) == promised.split()
    counts = {row["name"]: row["codings"] for row in rows}
    assert (counts["Support"], counts["Unclear duties"], counts["Mine"]) == (1, 1, 0)
    assert {row["name"]: row["status"] for row in rows}["Mine"] == "proposed"
    others = {row["name"]: row["codings"] for row in told(run, "codebook")}
    assert others == {
        "Support": 0,
        "Unclear duties": 1,
        "Pay and contract": 0,
        "Being met as an equal": 0,
    }
    shown = run("codebook")[1].splitlines()
    assert shown[0].split() == ["path", "short", "origin", "level", "status", "codings"]


def test_a_release_and_what_changed_since(run: Run, ada: Desk) -> None:
    assert run("release", "--note", "start")[1] == "Release 1 of the codebook: 4 codes.\n"
    assert run("release", "--diff", "1", "now")[1] == "Nothing changed from 1 to now.\n"
    below = new_code(ada.project, "Tea", by=ada.id, parent=ada.study.code("Unclear duties"))
    change_code(ada.project, ada.study.code("Support"), by=ada.id, name="Help", not_for="money")
    assert below
    assert told(run, "release")["release"] == "2"
    assert [
        (row["release"], row["codes"], row["note"]) for row in told(run, "release", "--list")
    ] == [
        ("1", 4, "start"),
        ("2", 5, ""),
    ]
    assert told(run, "release", "--diff", "1", "2") == [
        {"change": "added", "before": "", "after": "Unclear duties/Tea", "fields": []},
        {"change": "renamed", "before": "Support", "after": "Help", "fields": []},
        {
            "change": "redefined",
            "before": "Support",
            "after": "Help",
            "fields": [{"field": "not", "before": "", "after": "money"}],
        },
    ]
    assert run("release", "--diff", "1", "2")[1].splitlines() == [
        "added     Unclear duties/Tea",
        "renamed   Support → Help",
        "redefined Support → Help",
        "          not: – → money",
    ]


def test_who_may_release(run: Run) -> None:
    code, _, err = run("release", "--as-user", "Rita")
    assert code == 1
    assert "reader cannot change the codebook" in err
    assert run("release", "--list", "--as-user", "Rita")[0] == 0
    assert run("release", "--diff", "1", "2")[2] == "There is no release 1; there are: none yet.\n"


def test_undo_names_what_it_takes_back(run: Run, ada: Desk) -> None:
    ada.code(NURSE, "Support")
    assert run("undo", "--as-user", "Ada")[1] == "Taken back: Support on turn 4.\n"
    assert run("undo", "--as-user", "Ada")[0] == 1
    said = told(run, "undo")
    assert said["undone"] == "new person"
    assert said["sentence"] == "Taken back: new person."


def test_check_makes_the_search_index_anew(run: Run, ada: Desk) -> None:
    with ada.project.cursor() as cursor:
        cursor.execute("DELETE FROM search_text WHERE project = %s", [ada.project.id])
    assert run("check")[0] == 1
    assert run("check", "--mend")[:2] == (0, "sound\n")


# ------------------------------------------------------------ agreement


def test_agreement_names_each_pair_and_what_was_left_out(run: Run, ada: Desk) -> None:
    """Three coders give three kappas; one of the two interviews was removed after the pass."""
    project, owner = ada.project, ada.study.owner
    open_pass(project, Plan("three", ("Ada", "Bo", "Cleo")), by=owner)
    for coder in ("Ada", "Bo"):
        ada.study.mark(coder, "three", "noa", TEA, ada.study.code("Support"))
    close_pass(project, load_pass(project, "three"), by=owner)
    remove_source(project, ada.study.text("ben").source, by=owner)
    code, out, _ = run("agreement", "--pass", "three", "--statistic", "cohen_kappa")
    assert code == 0
    *lines, last = out.splitlines()
    support = [line for line in lines if " Support " in line and " noa " not in line]
    assert [pair for pair in ("Ada, Bo", "Ada, Cleo", "Bo, Cleo") for line in support
            if pair in line] == ["Ada, Bo", "Ada, Cleo", "Bo, Cleo"]  # fmt: skip
    assert last.startswith("Left out: ben, which was removed since; ")
    rows = told(run, "agreement", "--pass", "three")
    assert {row["source"] for row in rows} == {None, "noa"}
