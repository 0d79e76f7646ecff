"""Setting up finds what is there, says what is not, and clears up after itself."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import psycopg
import pytest

from tests.conftest import ROOT


def script(name: str) -> ModuleType:
    """A file of scripts/ as a module, found as it finds its neighbours itself."""
    spec = importlib.util.spec_from_file_location(f"script_{name}", ROOT / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.pop(0)
    return module


def program(folder: Path, name: str) -> Path:
    (folder / name).write_text("#!/bin/sh\n")
    (folder / name).chmod(0o755)
    return folder / name


def test_a_browser_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert script("system").chromium() is None
    found = program(tmp_path, "google-chrome")
    assert script("system").chromium() == str(found)


def test_what_is_missing_is_told_and_no_reason_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLURIVOX_NO_APT", "1")
    assert script("system").main(["chromium"]) == 0
    assert "no chromium here" in capsys.readouterr().err


def test_nothing_is_installed_where_a_person_forbids_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLURIVOX_NO_APT", "1")
    assert not script("system").may_install()


def test_a_package_is_taken_from_the_lock_with_all_its_hashes() -> None:
    lines = script("setup").locked("uv").splitlines()
    assert lines[0].startswith("uv==")
    assert len(lines) > 2
    assert all(line.startswith("    --hash=sha256:") for line in lines[1:])
    assert not lines[-1].endswith("\\")


def test_setting_up_again_is_wanted_when_the_lock_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = script("setup")
    before = setup.fingerprint()
    assert setup.fingerprint() == before
    changed = tmp_path / "requirements.lock"
    changed.write_bytes(setup.LOCK.read_bytes() + b"\n")
    monkeypatch.setattr(setup, "LOCK", changed)
    assert setup.fingerprint() != before


def test_a_server_of_our_own_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    scratch, system = script("scratch_postgres"), script("system")
    programs = system.postgresql()
    if programs is None:
        pytest.skip("no PostgreSQL server programs here")
    with scratch.own_server(programs) as server:
        with scratch.database_on(server) as url, psycopg.connect(url) as connection:
            folder = connection.execute("SHOW data_directory").fetchone()[0]  # type: ignore[index]
            name = connection.info.dbname
        with psycopg.connect(server) as connection:
            names = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
        assert name not in names
    assert not Path(folder).exists()
    assert not scratch.answers(server)
