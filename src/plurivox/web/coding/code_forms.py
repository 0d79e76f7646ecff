"""What a person says about a code: its definition, or why it is merged, split, moved, retired."""

from __future__ import annotations

from django import forms

from .hues import HUES

LEVELS = (
    ("", "not said"),
    ("semantic", "semantic: what is said"),
    ("latent", "latent: what lies behind it"),
)
STATUS = (("", "not said"), ("draft", "draft"), ("active", "active"), ("retired", "retired"))
COLORS = (("", "by its place"), *((f"c{n}", f"hue {n}") for n in range(1, HUES + 1)))


def _words(long: bool = False, most: int = 4000) -> forms.CharField:
    widget = forms.Textarea(attrs={"class": "field", "rows": 3, "dir": "auto"})
    line = forms.TextInput(attrs={"class": "field", "dir": "auto", "autocomplete": "off"})
    return forms.CharField(required=False, max_length=most, widget=widget if long else line)


class CodeForm(forms.Form):
    """A code with its whole definition."""

    name = forms.CharField(
        max_length=120,
        widget=forms.TextInput(attrs={"class": "field", "dir": "auto", "autocomplete": "off"}),
        error_messages={"required": "A code needs a name."},
    )
    short = _words(most=200)
    full = _words(long=True)
    use = _words(long=True)
    not_for = _words(long=True)
    origin = _words(most=200)
    domain = _words(most=120)
    level = forms.ChoiceField(required=False, choices=LEVELS)
    status = forms.ChoiceField(required=False, choices=STATUS)
    color = forms.CharField(required=False, max_length=9)
    reason = _words(most=500)


class ReasonForm(forms.Form):
    """Why something is done to a code."""

    reason = forms.CharField(
        max_length=500, error_messages={"required": "Say why; those who read the codebook ask."}
    )
