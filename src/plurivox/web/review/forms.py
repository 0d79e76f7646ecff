"""What a person writes of a study."""

from __future__ import annotations

from django import forms


class StudyForm(forms.Form):
    """A study, by the name that the synthesis calls it, with its characteristics."""

    name = forms.CharField(
        max_length=200, error_messages={"required": "A study needs a name; write author and year."}
    )
    year = forms.CharField(max_length=20, required=False)
    country = forms.CharField(max_length=80, required=False)
    setting = forms.CharField(max_length=200, required=False)
    people = forms.CharField(max_length=200, required=False)
    methods = forms.CharField(max_length=200, required=False)
