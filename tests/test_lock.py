"""requirements.lock pins every package by hash, fits pyproject.toml, and names no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


@pytest.fixture(scope="module")
def lock(repository: Path) -> dict[str, list[str]]:
    """The lines after each `name==version`."""
    found: dict[str, list[str]] = {}
    for line in (repository / "requirements.lock").read_text().splitlines():
        if line and not line.startswith((" ", "#")):
            name = line
            found[name] = []
        elif line.strip():
            found[name].append(line.strip())
    return found


def test_the_lock_names_no_address(repository: Path) -> None:
    assert "://" not in (repository / "requirements.lock").read_text()


def test_every_line_is_one_version_with_its_hashes(lock: dict[str, list[str]]) -> None:
    assert len(lock) > 50
    for head, lines in lock.items():
        assert re.match(r"[a-z0-9._-]+==\S+( ; .+)? \\$", head), head
        assert any(line.startswith("--hash=sha256:") for line in lines), head


def test_everything_that_pyproject_asks_for_is_locked(
    repository: Path, lock: dict[str, list[str]]
) -> None:
    said = tomllib.loads((repository / "pyproject.toml").read_text())
    asked = [*said["project"]["dependencies"], *said["dependency-groups"]["dev"]]
    asked += [line for extra in said["project"]["optional-dependencies"].values() for line in extra]
    versions = {}
    for head in lock:
        name, version = re.match(r"([^=]+)==(\S+)", head).groups()  # type: ignore[union-attr]
        versions.setdefault(canonicalize_name(name), []).append(version)
    for requirement in map(Requirement, asked):
        if requirement.name != "plurivox":
            name = canonicalize_name(requirement.name)
            assert name in versions, f"{requirement} is not locked: make lock"
            assert all(v in requirement.specifier for v in versions[name]), requirement


def test_no_other_lock_stands_beside_it(repository: Path) -> None:
    ignored = (repository / ".gitignore").read_text().splitlines()
    assert {"uv.lock", "pylock.toml"} <= set(ignored)
