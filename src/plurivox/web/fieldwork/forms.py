"""What a person writes of a site or a participant."""

from __future__ import annotations

from django import forms


class SiteForm(forms.Form):
    """A site; its setting has a year and a source, since it changes."""

    name = forms.CharField(max_length=80, error_messages={"required": "Write the site's name."})
    country = forms.CharField(max_length=80, required=False)
    setting = forms.CharField(max_length=40, required=False)
    setting_year = forms.CharField(max_length=10, required=False)
    setting_source = forms.CharField(max_length=200, required=False)
    language = forms.CharField(max_length=40, required=False)


class ParticipantForm(forms.Form):
    """A participant; the number is unique within the site."""

    number = forms.CharField(
        max_length=40, error_messages={"required": "Write a number or an id; a site has it once."}
    )
    site = forms.CharField(max_length=80, required=False)
    role = forms.CharField(max_length=80, required=False)
    gender = forms.CharField(max_length=40, required=False)
    sessions = forms.CharField(max_length=400, required=False)
