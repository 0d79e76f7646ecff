"""The manner of the house: short files, a first line in each, nothing from elsewhere."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
LONG_FUNCTIONS = 0.02  # of all functions: hardly ever, not never
WORDS = (".py", ".md", ".html", ".css", ".js", ".toml", ".yml", ".yaml", ".txt", ".csv", ".svg", "")
FORBIDDEN = {
    "a thing left to do": re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"),
    "a path of one machine": re.compile(r"(?<![\w.<])/(work|root|home|Users|tmp|opt)/\w"),
    "an address of a package registry": re.compile(
        r"\b(pypi\.org|pythonhosted\.org|npmjs\.(org|com)|registry\.(npmjs|yarnpkg))"
    ),
}
# An address that a browser would fetch by itself; a link that a person may follow is none, and the
# names of XML vocabularies are no addresses.
FETCHED = re.compile(
    r"""(?:\bsrc(?:set)?\s*=\s*["']?|<link\b[^>]*\bhref\s*=\s*["']?|url\(\s*["']?|@import\s+["']?"""
    r"""|\b(?:fetch|import|EventSource|WebSocket|sendBeacon)\(\s*["'`]|\bfrom\s+["'])"""
    r"""(?:https?:|wss?:)?//""",
    re.IGNORECASE,
)
ANY_ADDRESS = re.compile(r"""\bhttps?://[^\s"'<>)]+""")
XML_NAMES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")


def files() -> list[Path]:
    """Every file of the repository, those not yet committed included."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(ROOT / name for name in listed.stdout.split("\0") if (ROOT / name).is_file())


def python(*folders: str) -> list[Path]:
    return [f for f in files() if f.suffix == ".py" and f.relative_to(ROOT).parts[0] in folders]


def lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        yield from enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    except UnicodeDecodeError:
        return  # a picture, or an example in another encoding


def test_there_is_something_to_look_at() -> None:
    assert len(python("src")) > 20
    assert len(python("tests")) > 5


def test_no_file_is_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(list(lines(path)))
        for path in files()
        if path.suffix in {".py", ".js", ".css", ".html"} and "migrations" not in path.parts
    }
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FILE}


def test_functions_are_short() -> None:
    lengths = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in python("src")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    long = {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}
    assert len(long) <= LONG_FUNCTIONS * len(lengths), long


def test_every_module_opens_with_one_line_that_says_what_it_is() -> None:
    silent = []
    for path in python("src", "tests", "scripts", "benchmarks"):
        text = path.read_text(encoding="utf-8")
        said = ast.get_docstring(ast.parse(text)) if text.strip() else "an empty __init__"
        if "migrations" not in path.parts and not (said or "").split("\n")[0].strip():
            silent.append(str(path.relative_to(ROOT)))
    assert not silent


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in files()
        if path.suffix in WORDS and path.name != Path(__file__).name
        for number, line in lines(path)
        if FORBIDDEN[what].search(line)
    ]
    assert not found


def test_pages_fetch_nothing_from_elsewhere() -> None:
    """Nothing leaves the machine: no address stands in a template, a style or a script."""
    found = []
    for path in files():
        if path.suffix in {".html", ".css", ".js", ".svg"} and "src" in path.parts:
            for number, line in lines(path):
                addresses = [a for a in ANY_ADDRESS.findall(line) if a not in XML_NAMES]
                if addresses or FETCHED.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert not found


@pytest.mark.parametrize(
    "line",
    [
        '<script src="//cdn.example/htmx.js"></script>',
        '<img src = "https://example.org/a.png">',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        "background: url(https://example.org/a.png);",
        'import { a } from "https://example.org/a.js";',
        'fetch("https://example.org")',
    ],
)
def test_what_counts_as_fetched(line: str) -> None:
    assert FETCHED.search(line)


def test_words_that_nobody_learns_anything_from_name_no_file() -> None:
    empty = {"util", "utils", "helpers", "services", "manager", "managers", "core", "common"}
    named = [path for path in python("src") if empty & {*path.parts, path.stem}]
    assert not named
