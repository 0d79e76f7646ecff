"""The linter of borders knows every folder, and importing brings in nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import plurivox

PURE = {"evidence", "exchange", "access", "demonstration", *plurivox.STAGES}


@pytest.fixture(scope="module")
def contracts(repository: Path) -> dict[str, dict]:
    said = tomllib.loads((repository / "pyproject.toml").read_text())
    return {contract["id"]: contract for contract in said["tool"]["importlinter"]["contracts"]}


def folders(repository: Path) -> set[str]:
    """Those that hold modules, and modules that stand alone; what only starts others is none."""
    root = repository / "src" / "plurivox"
    alone = {path.stem for path in root.glob("*.py")} - {"__init__", "__main__", "settings"}
    return {path.parent.name for path in root.glob("*/*.py")} | alone


def layers(contracts: dict[str, dict]) -> list[set[str]]:
    """From the lowest to the highest, without the package's name."""
    return [
        {name.strip().removeprefix("plurivox.") for name in line.replace(":", "|").split("|")}
        for line in reversed(contracts["layers"]["layers"])
    ]


def test_every_folder_stands_in_a_layer(repository: Path, contracts: dict[str, dict]) -> None:
    assert set().union(*layers(contracts)) == folders(repository)


def test_the_layers_follow_the_order_of_the_stages(contracts: dict[str, dict]) -> None:
    height = {name: i for i, layer in enumerate(layers(contracts)) for name in layer}
    stages = [stage for stage in plurivox.STAGES if stage in height]
    assert [height[s] for s in stages] == sorted(height[s] for s in stages)
    assert stages == list(plurivox.STAGES)
    together = [layer & set(stages) for layer in layers(contracts) if len(layer & set(stages)) > 1]
    assert together == [{"transcripts", "review"}]


def test_every_pure_folder_is_kept_pure(contracts: dict[str, dict]) -> None:
    named = {name.removeprefix("plurivox.") for name in contracts["pure"]["source_modules"]}
    assert named == PURE
    assert {"django", "plurivox.store"} <= set(contracts["pure"]["forbidden_modules"])


def test_every_stage_is_kept_from_formats_and_reports(contracts: dict[str, dict]) -> None:
    named = {name.removeprefix("plurivox.") for name in contracts["stages"]["source_modules"]}
    assert named == {"evidence", *plurivox.STAGES} - {"reports"}


def test_no_contract_has_exceptions(contracts: dict[str, dict]) -> None:
    assert not [name for name, contract in contracts.items() if "ignore_imports" in contract]


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("plurivox", ("django", "numpy", "lxml")),
        ("plurivox.cli", ("django", "numpy", "lxml")),
        ("plurivox.coding.agreement", ("django", "sqlite3", "lxml", "plurivox.store")),
        ("plurivox.exchange", ("django", "numpy", "lxml", "docx", "openpyxl")),
    ],
)
def test_importing_brings_in_nothing_heavy(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not set(heavy) & set(done.stdout.split())


def imports(path: Path) -> set[str]:
    """Names of the modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_the_second_way_to_agreement_shares_nothing_with_the_first(repository: Path) -> None:
    """Statistics are computed twice; the second computing must not lean on the first."""
    folder = repository / "tests" / "unit" / "coding" / "agreement_second_way"
    second = [*folder.rglob("*.py"), *folder.parent.glob("agreement_second_way*.py")]
    if not second:
        pytest.skip("there is no second way to agreement yet")
    for path in second:
        if not path.name.startswith("test_"):
            first = {n for n in imports(path) if n.startswith("plurivox.coding.agreement")}
            assert not first, path
