"""What is installed with Plurivox may be given away with it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def licences(repository: Path) -> ModuleType:
    sys.path.insert(0, str(repository / "scripts"))
    try:
        import licences
    finally:
        sys.path.pop(0)
    return licences


def test_every_package_states_its_licence(licences: ModuleType) -> None:
    silent = [part.name for part in licences.parts() if not part.licence]
    assert not silent


def test_none_is_under_the_gpl(licences: ModuleType) -> None:
    assert not [part for part in licences.parts() if part.copyleft]


def test_the_list_is_whole(licences: ModuleType) -> None:
    names = {part.name for part in licences.parts()}
    assert {"django", "asgiref", "numpy", "lxml", "python-docx"} <= names  # asgiref: of django
    assert "pytest" not in names
    assert {part.extra for part in licences.parts()} >= {"", "postgres"}


@pytest.mark.parametrize(
    ("licence", "binds"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("GPLv2", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("GNU Affero General Public License v3", True),
        ("MIT AND GPL-2.0-only", True),
        ("MIT OR GPL-2.0-only", False),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("Zope Public License", False),
        ("BSD-3-Clause", False),
    ],
)
def test_what_counts_as_binding(licences: ModuleType, licence: str, binds: bool) -> None:
    assert licences.Part("example", licence, "").copyleft is binds


def test_our_own_licence_is_the_whole_text(repository: Path) -> None:
    text = (repository / "LICENSE").read_text()
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
