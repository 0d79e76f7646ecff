"""The permission table: default deny, and a refusal that names whom to ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.access.permissions import (
    NAMELESS,
    PERMISSIONS,
    NotAllowed,
    can,
    check_can,
)
from plurivox.access.roles import Role, is_role


@given(st.text(), st.text())
def test_what_is_not_in_the_table_nobody_may_do(role: str, verb: str) -> None:
    known = is_role(role) and verb in PERMISSIONS
    assert known or not can(role, verb)


@pytest.mark.parametrize("verb", PERMISSIONS)
def test_the_owner_may_do_everything(verb: str) -> None:
    assert can("owner", verb)
    assert not can("", verb)
    assert not can("participant", verb)


def test_a_reader_changes_nothing_but_their_own_sitting() -> None:
    assert {verb for verb in PERMISSIONS if can("reader", verb)} == {
        "read",
        "change own pin",
        "leave",
    }


@pytest.mark.parametrize("verb", PERMISSIONS)
def test_who_may_more_may_all_that_who_may_less(verb: str) -> None:
    allowed = [can(role, verb) for role in (Role.OWNER, Role.LEAD, Role.CODER, Role.READER)]
    assert allowed == sorted(allowed, reverse=True)


@pytest.mark.parametrize("verb", ["reset a pin", "erase", "change a role"])
def test_these_are_the_owner_s_alone(verb: str) -> None:
    assert [role for role in Role if can(role, verb)] == ["owner"]


def test_a_refusal_says_whom_to_ask() -> None:
    with pytest.raises(NotAllowed) as refused:
        check_can("coder", "reset a pin")
    assert str(refused.value) == "A coder cannot reset a pin in this project; ask the owner."
    with pytest.raises(NotAllowed) as refused:
        check_can("reader", "code")
    assert str(refused.value).endswith("ask the owner or a lead or a coder.")


def test_a_verb_that_is_none_names_nobody() -> None:
    with pytest.raises(NotAllowed) as refused:
        check_can("owner", "fly")
    assert str(refused.value) == "The owner cannot fly in this project."


def test_somebody_without_a_role_may_not_even_read() -> None:
    with pytest.raises(NotAllowed, match="Somebody without a role cannot read"):
        check_can("", "read")


def test_nobody_needs_a_role_to_come_in() -> None:
    assert not NAMELESS & PERMISSIONS.keys()


@pytest.mark.parametrize("role", Role)
def test_every_role_has_its_sentence(role: Role) -> None:
    assert role.sentence.endswith(".")
    assert is_role(role.value)
