"""`pip install .` brings the whole package: pages, styles, migrations, demonstration."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.test_house import files


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    done = subprocess.run(
        [*build, "--directory", str(folder)], cwd=repository, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_every_file_of_the_package(
    repository: Path, wheel: zipfile.ZipFile
) -> None:
    source = repository / "src"
    ours = {p.relative_to(source).as_posix() for p in files() if p.is_relative_to(source)}
    assert len(ours) > 20
    assert ours == {name for name in wheel.namelist() if ".dist-info/" not in name}


def test_the_wheel_gives_the_command_and_the_licence(wheel: zipfile.ZipFile) -> None:
    parts = {name.partition(".dist-info/")[2]: name for name in wheel.namelist()}
    assert "plurivox = plurivox.cli:main" in wheel.read(parts["entry_points.txt"]).decode()
    assert "Apache License" in wheel.read(parts["licenses/LICENSE"]).decode()
