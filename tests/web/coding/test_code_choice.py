"""Which code is meant by what somebody typed."""

from __future__ import annotations

import uuid

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.codebook import CodeView
from plurivox.web.coding.code_choice import chosen_code


def view(name: str, above: str = "", status: str = "") -> CodeView:
    path = (above, name) if above else (name,)
    shown = f"{above}/{name}" if above else name
    empty = ("",) * 8
    return CodeView(uuid.uuid4(), path, shown, None, *empty, status)


BOOK = [
    view("Hoffnung"),
    view("Pay"),
    view("Pay and contract"),
    view("Überforderung"),
    view("Old", status="retired"),
    view("Stigma", "At home"),
    view("Stigma", "At work"),
]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Pay", "Pay"),
        ("pay", "Pay"),
        ("contract", "Pay and contract"),
        ("uberf", "Überforderung"),
        ("At work/Stigma", "At work/Stigma"),
    ],
)
def test_a_name_a_part_of_it_or_a_path(typed: str, name: str) -> None:
    assert chosen_code(BOOK, typed).shown == name


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Say which code"),
        (" – ", "Say which code"),
        ("nothing", "No code has the letters"),
        ("Old", "No code has the letters"),
        ("stigma", "may mean “At home/Stigma”, “At work/Stigma”"),
    ],
)
def test_what_is_not_clear_is_refused_in_a_sentence(typed: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        chosen_code(BOOK, typed)
