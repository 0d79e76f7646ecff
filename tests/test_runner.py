"""The program that runs the tests counts rightly, and does not let a skip hide."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

REPORT = """\
<testsuites><testsuite>
<testcase classname="tests.store.test_acts" name="test_a"/>
<testcase classname="tests.store.test_acts" name="test_b"><failure message="no"/></testcase>
<testcase classname="tests.store.test_acts" name="test_c"><error message="no"/></testcase>
<testcase classname="tests.unit.test_x" name="test_d"><skipped message="no data"/></testcase>
<testcase classname="tests.unit.test_x" name="test_e"/>
<testcase classname="tests.unit.test_x" name="test_e"><error message="after it"/></testcase>
</testsuite></testsuites>
"""


@pytest.fixture(scope="module")
def runner(repository: Path) -> ModuleType:
    scripts = repository / "scripts"
    spec = importlib.util.spec_from_file_location("run_tests", scripts / "test.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(scripts))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.pop(0)
    return module


def test_a_report_is_counted_test_by_test(runner: ModuleType, tmp_path: Path) -> None:
    """An error while clearing up after a test that passed makes it one failed test, not two."""
    (tmp_path / "report.xml").write_text(REPORT)
    outcome = runner.counted(tmp_path / "report.xml")
    assert outcome.passed == ["tests.store.test_acts::test_a"]
    assert [name[-1] for name in outcome.failed] == ["b", "c", "e"]
    assert outcome.skipped == [("tests.unit.test_x::test_d", "no data")]
    assert str(outcome) == "1 passed, 3 failed, 1 skipped"


@pytest.mark.parametrize(
    ("skipped", "forgotten"),
    [
        ([], 0),
        ([("tests.store.a::t", "about the file of SQLite")], 0),
        ([("tests.store.a::t", "no database")], 1),
        ([("tests.store.c::t", "needs real data: PLURIVOX_REAL_DATA is not set")], 0),
    ],
)
def test_a_skip_where_postgresql_is_there(
    runner: ModuleType, skipped: list[tuple[str, str]], forgotten: int
) -> None:
    sqlite = runner.Outcome(passed=["tests.store.a::t", "tests.store.b::t"])
    postgres = runner.Outcome(passed=["tests.store.b::t"], skipped=skipped)
    assert len(runner.forgotten(sqlite, postgres)) == forgotten


def test_a_postgresql_on_which_nothing_ran_is_told(runner: ModuleType) -> None:
    sqlite = runner.Outcome(passed=["tests.store.a::t"])
    assert runner.forgotten(sqlite, runner.Outcome())
    assert not runner.forgotten(runner.Outcome(passed=["tests.unit.a::t"]), runner.Outcome())


def test_what_goes_over_every_page_runs_on_both(runner: ModuleType) -> None:
    assert runner.again("tests.web.test_frame::t")
    assert not runner.again("tests.web.test_people::t")
    assert all((runner.ROOT / place).exists() for place in runner.ON_BOTH)


@pytest.mark.parametrize(
    ("outcome", "code", "last"),
    [
        ({"passed": ["a"]}, 0, "1 passed, 0 failed, 0 skipped"),
        ({"passed": ["a"], "failed": ["b"]}, 1, "1 passed, 1 failed, 0 skipped"),
        ({"skipped": [("a", "why")]}, 1, "0 passed, 0 failed, 1 skipped"),
    ],
)
def test_the_last_line_sums_up(
    runner: ModuleType,
    capsys: pytest.CaptureFixture[str],
    outcome: dict[str, list],
    code: int,
    last: str,
) -> None:
    assert runner.close({"SQLite": runner.Outcome(**outcome)}) == code
    assert capsys.readouterr().out.splitlines()[-1] == last
