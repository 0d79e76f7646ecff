"""Everything that must pass: checks of the source, all tests on SQLite, the store on PostgreSQL.

The last line is `N passed, N failed, N skipped`; the exit code is 0 only where nothing failed, and
where a PostgreSQL that is there was really used.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from scratch_postgres import scratch_database

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
CHECKS = {
    "ruff check": ("ruff", "check", "--quiet", "."),
    "ruff format": ("ruff", "format", "--check", "--quiet", "."),
    "mypy": ("mypy",),
    "import-linter": ("lint-imports",),
}
# What is passed again on PostgreSQL: the store, and what goes over every page.
ON_BOTH = (
    "tests/store",
    "tests/web/test_every_number_opens.py",
    "tests/web/test_frame.py",
    "tests/web/test_steady_queries.py",
)
WORKERS = str(max(3, os.cpu_count() or 1))  # tests in a browser often wait: one more than two
ONE_AT_A_TIME = threading.Lock()


@dataclass
class Outcome:
    """What a run came to. `skipped`: (test, reason); `passed`, `failed`: the tests' names."""

    passed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )

    def __str__(self) -> str:
        failed = f", {len(self.failed)} failed" if self.failed else ""
        return f"{len(self.passed)} passed{failed}, {len(self.skipped)} skipped"


def main() -> int:
    """Checks and PostgreSQL on one side, SQLite on the other."""
    with ThreadPoolExecutor(2) as side:
        # the longest first, so that no worker is left alone with them at the end
        order = ("--no-loadscope-reorder", "tests/browser", "tests")
        sqlite = side.submit(on_sqlite, "-n", WORKERS, "--dist", "loadfile", *order)
        checks = side.submit(source_checks)
        postgres = side.submit(on_postgres)
        first = sqlite.result()
        found, second = postgres.result()
    if found:
        second.failed += forgotten(first, second)
    else:
        second.skipped += [(test, "no PostgreSQL here") for test in first.passed if again(test)]
    return close({"Checks": checks.result(), "SQLite": first, "PostgreSQL": second})


def source_checks() -> Outcome:
    outcome = Outcome()
    for name, (program, *arguments) in CHECKS.items():
        done = told(name, [str(BIN / program), *arguments])
        (outcome.failed if done else outcome.passed).append(name)
    return outcome


def on_sqlite(*arguments: str) -> Outcome:
    environment = {k: v for k, v in MAY_COMPILE_ONCE.items() if k != "DATABASE_URL"}
    return pytest("tests on SQLite", environment, *arguments)


def on_postgres() -> tuple[bool, Outcome]:
    """Whether there is a PostgreSQL, and what came of the tests there."""
    places = [place for place in ON_BOTH if (ROOT / place).exists()]
    with scratch_database() as url:
        if url is None or not places:  # pytest with nothing named would pass everything
            return url is not None, Outcome()
        environment = {**MAY_COMPILE_ONCE, "DATABASE_URL": url}
        return True, pytest("tests on PostgreSQL", environment, *places)


# A run starts some thousand processes of ours: each would compile all of ours that it imports.
MAY_COMPILE_ONCE = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def pytest(name: str, environment: dict[str, str], *arguments: str) -> Outcome:
    """One run of pytest, counted from its own report; none at all counts as one failure."""
    with tempfile.TemporaryDirectory(prefix="plurivox-tests-") as folder:
        report = Path(folder) / "report.xml"
        command = [
            str(BIN / "python"),
            "-m",
            "pytest",
            "-q",
            "--tb=short",
            f"--junitxml={report}",
            *arguments,
        ]
        steady = {"PYTHONHASHSEED": "0", "HYPOTHESIS_PROFILE": "ci"}
        code = told(name, command, {**steady, **environment}, good=(0, 5))  # 5: there was no test
        outcome = counted(report) if report.exists() else Outcome()
    if code not in (0, 5) and not outcome.failed:
        outcome.failed.append(f"{name}: pytest ended with {code}")
    return outcome


def counted(report: Path) -> Outcome:
    """Outcome from a JUnit report as pytest writes it."""
    outcome = Outcome()
    seen: dict[str, str] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        test = f"{case.get('classname')}::{case.get('name')}"
        if case.find("failure") is not None or case.find("error") is not None:
            seen[test] = "failed"
        elif (skip := case.find("skipped")) is not None:
            seen[test] = "skipped: " + (skip.get("message") or "no reason given")
        else:
            seen.setdefault(test, "passed")
    for test, state in seen.items():
        if state.startswith("skipped: "):
            outcome.skipped.append((test, state.removeprefix("skipped: ")))
        else:
            getattr(outcome, state).append(test)
    return outcome


def told(
    name: str,
    command: list[str],
    environment: dict[str, str] | None = None,
    good: tuple[int, ...] = (0,),
) -> int:
    """Run a command; say in one line that it passed, or show all it said. Its exit code."""
    begun = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, text=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    with ONE_AT_A_TIME:
        if done.returncode not in good:
            print(done.stdout.rstrip())
        state = "passed" if done.returncode in good else "FAILED"
        print(f"{state} in {time.monotonic() - begun:5.1f} s: {name}", flush=True)
    return done.returncode


def again(test: str) -> bool:
    """Whether a test (`tests.store.test_undo::test_…`) is one of those."""
    module = test.partition("::")[0] + "."
    return any(
        module.startswith(place.removesuffix(".py").replace("/", ".") + ".") for place in ON_BOTH
    )


def forgotten(sqlite: Outcome, postgres: Outcome) -> list[str]:
    """Tests that pass on SQLite and were skipped on a PostgreSQL that is there.

    A skip whose reason speaks of SQLite is meant: the test is about the file itself.
    """
    passed = set(sqlite.passed)
    skipped = [
        f"{test}: skipped although PostgreSQL is there ({reason})"
        for test, reason in postgres.skipped
        if test in passed and "SQLite" not in reason
    ]
    ran = postgres.passed or postgres.failed or not any(map(again, passed))
    return skipped if ran else [*skipped, "PostgreSQL is there and not one test ran on it"]


def close(outcomes: dict[str, Outcome]) -> int:
    """Print what failed, why tests were skipped, the counts, and the sum as the last line."""
    print()
    for name, outcome in outcomes.items():
        for test in outcome.failed:
            print(f"{name} failed: {test}")
        for reason, times in Counter(reason for _, reason in outcome.skipped).items():
            print(f"{name} skipped {times}: {' '.join(reason.split())}")
    for name, outcome in outcomes.items():
        print(f"{name}: {outcome}")
    total = sum(outcomes.values(), Outcome())
    counts = {name: len(getattr(total, name)) for name in ("passed", "failed", "skipped")}
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
