"""Projects for the chapter on scripts, made once and copied for each test. All is invented."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.spec.scripts.given import CODEBOOK, TALK, Script, codings


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Script:
    script = Script(tmp_path_factory.mktemp("begun"))
    made = script("new", "--title", "The second chair", "--owner", "Lea")
    assert made.out == f"{script.project}: “The second chair”, owner Lea.\n"
    return script


@pytest.fixture(scope="session")
def with_codings(begun: Script, tmp_path_factory: pytest.TempPathFactory) -> Script:
    script = _copy(begun, tmp_path_factory.mktemp("coded"))
    for name in ("one.txt", "two.txt", "three.txt"):
        script.bring(name, TALK.replace("table", name))
    script.bring("codes.csv", CODEBOOK)
    script.bring("ada.csv", codings("Ada", ("one", "Chair", "nobody"), ("two", "Chair", "nobody")))
    script.bring("bo.csv", codings("Bo", ("one", "Chair", "nobody"), ("two", "Presence", "sat")))
    return script


@pytest.fixture(scope="session")
def with_a_pass(with_codings: Script, tmp_path_factory: pytest.TempPathFactory) -> Script:
    script = _copy(with_codings, tmp_path_factory.mktemp("compared"))
    for name in ("ada", "bo"):
        path = script.folder / f"{name}.csv"
        path.write_text(path.read_text() + "\n")  # other bytes than those that came in before
        script("import", str(path), "--pass", "first")
    script.bring("people.csv", "id,site,role\n1,Gulu,nurse\n2,Gulu,PSW\n1,Lodz,PSW\n")
    return script


def _copy(script: Script, folder: Path) -> Script:
    shutil.copytree(script.folder, folder, dirs_exist_ok=True)
    return Script(folder)


@pytest.fixture
def script(begun: Script, tmp_path: Path) -> Script:
    """A script with a project in which nothing is yet."""
    return _copy(begun, tmp_path)


@pytest.fixture
def coded(with_codings: Script, tmp_path: Path) -> Script:
    """The same with one conversation in three copies, a codebook, and two coders' codings."""
    return _copy(with_codings, tmp_path)


@pytest.fixture
def compared(with_a_pass: Script, tmp_path: Path) -> Script:
    """The same with the two coders in an imported pass as well, and three participants."""
    return _copy(with_a_pass, tmp_path)
