"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.placing import placed


def test_it_stands_there_when_it_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    with placed(str(out)) as file:
        file.write(b"words")
        assert not out.exists()
    assert out.read_bytes() == b"words"
    assert list(tmp_path.iterdir()) == [out]


def test_a_fault_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError), placed(str(out)) as file:
        file.write(b"half")
        raise ZeroDivisionError
    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_no_room_and_no_place_are_one_sentence(tmp_path: Path) -> None:
    out = str(tmp_path / "out.csv")
    with (
        pytest.raises(Refused, match=r"cannot be written \(No space left on device\)"),
        placed(out),
    ):
        raise OSError(28, "No space left on device")
    elsewhere = str(tmp_path / "nowhere" / "out.csv")
    with pytest.raises(Refused, match=r"nowhere/out\.csv cannot be written"), placed(elsewhere):
        pass
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(Refused, match="Is a directory"), placed(str(tmp_path / "folder.csv")):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]
