"""Keys as pages carry them."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.problem import Refused
from plurivox.web.coding.short_keys import LENGTH, key_of, short_key


@given(st.uuids())
def test_a_key_comes_back_from_every_way_of_writing_it(key: uuid.UUID) -> None:
    assert len(short_key(key)) == LENGTH
    assert key_of(short_key(key)) == key_of(key.hex) == key_of(str(key)) == key


@pytest.mark.parametrize("words", [None, "", "x", "0" * 21, "é" * 22, "!" * 22, 7, ["a"]])
def test_what_is_no_key_is_refused(words: object) -> None:
    with pytest.raises(Refused):
        key_of(words)
