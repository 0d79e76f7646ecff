"""What a person types about themselves and others."""

from __future__ import annotations

from typing import Any

from django import forms

from plurivox.access.roles import Role
from plurivox.evidence.problem import Refused
from plurivox.store.pins import clean_pin


class PinForm(forms.Form):
    """The PIN of somebody who has one."""

    pin = forms.CharField(max_length=64, error_messages={"required": "Type your PIN."})


class NewPinForm(forms.Form):
    """A new PIN, typed twice."""

    pin = forms.CharField(max_length=64, error_messages={"required": "Type a PIN."})
    again = forms.CharField(max_length=64, error_messages={"required": "Type the PIN once more."})

    def clean_pin(self) -> str:
        try:
            return clean_pin(self.cleaned_data["pin"])
        except Refused as reason:
            raise forms.ValidationError(str(reason)) from None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "pin" in said and "again" in said and said["pin"] != _digits(said["again"]):
            self.add_error("again", "The two are not the same; type the PIN once more.")
        return said


class ChangePinForm(NewPinForm):
    """A new PIN for somebody who has one; `old` is checked by the view, which counts wrong ones."""

    old = forms.CharField(max_length=64, error_messages={"required": "Type the PIN you have."})


class PersonForm(forms.Form):
    """Somebody new on the project."""

    name = forms.CharField(
        max_length=80, error_messages={"required": "Write the name that colleagues will see."}
    )
    role = forms.ChoiceField(
        choices=[(role.value, role.value) for role in Role if role != Role.OWNER],
        error_messages={"invalid_choice": "Choose a role.", "required": "Choose a role."},
    )


class RoleForm(forms.Form):
    """Another role for somebody."""

    role = forms.ChoiceField(choices=[(role.value, role.value) for role in Role])


def _digits(typed: str) -> str:
    try:
        return clean_pin(typed)
    except Refused:
        return typed
