"""Setting a pass up: who codes what, in which way, and how it will be compared."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.access.permissions import can
from plurivox.coding.passes import USUAL, usual_scope
from plurivox.evidence.problem import Refused
from plurivox.store.approach import APPROACHES, save_approach
from plurivox.store.pass_acts import Plan, open_pass
from plurivox.store.passes import load_passes
from plurivox.store.people import load_people
from plurivox.store.project import Project
from plurivox.store.releases import load_releases
from plurivox.store.sources import SourceView, load_sources

from ...addresses import address
from ...pages import page
from ...request import Request
from .words import DECLARED, KINDS, SCOPES, UNITS


class PassForm(forms.Form):
    """What a pass is to be."""

    name = forms.CharField(
        max_length=80, error_messages={"required": "Give the pass a name, such as “first four”."}
    )
    kind = forms.ChoiceField(choices=[(word, word) for word in KINDS])
    coders = forms.MultipleChoiceField(
        error_messages={"required": "Choose who codes; two or more for an independent pass."}
    )
    sources = forms.MultipleChoiceField(error_messages={"required": "Choose what is to be coded."})
    release = forms.ChoiceField(required=False)
    unit = forms.ChoiceField(choices=[(word, word) for word in UNITS])
    scope = forms.ChoiceField(choices=[(word, word) for word in SCOPES])
    statistic = forms.ChoiceField(choices=DECLARED, required=False)

    def __init__(self, project: Project, data: object = None) -> None:
        self.people = [one for one in load_people(project) if can(one.role, "code")]
        self.texts = [one for one in load_sources(project) if one.kind != "quotations"]
        self.releases = load_releases(project)
        self.passes = load_passes(project)
        super().__init__(data, initial=self._usual())  # type: ignore[arg-type]
        known = self.fields
        known["coders"].choices = [(one.name, one.name) for one in self.people]  # type: ignore[attr-defined]
        known["sources"].choices = [(one.name, one.name) for one in self.texts]  # type: ignore[attr-defined]
        numbers = [str(one.number) for one in self.releases]
        known["release"].choices = [(word, word) for word in ("", *numbers)]  # type: ignore[attr-defined]

    def _usual(self) -> dict[str, object]:
        """The first pass is mostly an independent one, of those who are coders by role."""
        coders = [one.name for one in self.people if one.role == "coder"]
        kinds = {one.kind for one in self.texts}
        usual = next((kind for kind in USUAL if kind in kinds), "")
        return {
            "name": "" if self.passes else "first reading",
            "kind": "independent",
            "coders": coders if len(coders) > 1 else [one.name for one in self.people],
            "sources": [one.name for one in self.texts if one.kind == usual],
            "release": str(self.releases[-1].number) if self.releases else "",
            "unit": "turn",
            "scope": usual_scope({usual}),
            "statistic": "krippendorff_alpha",
        }

    def chosen(self, name: str) -> list[str]:
        """What is ticked now."""
        value = self[name].value()
        return list(value) if isinstance(value, list | tuple) else []

    def clean_coders(self) -> list[str]:
        coders: list[str] = self.cleaned_data["coders"]
        if self.data.get("kind") == "independent" and len(coders) < 2:
            raise forms.ValidationError("Two or more coders are compared; choose another one.")
        return coders

    def plan(self) -> Plan:
        """The same as the store takes it."""
        said = self.cleaned_data
        return Plan(
            " ".join(said["name"].split()),
            tuple(said["coders"]),
            said["kind"],
            tuple(said["sources"]),
            int(said["release"]) if said["release"] else None,
            said["scope"],
            said["unit"],
            said["statistic"] or "krippendorff_alpha",
        )


@page("set up a pass", "GET", "POST")
def new_pass(request: Request) -> HttpResponse:
    """The form, and the pass that comes of it."""
    form = PassForm(request.project, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            open_pass(request.project, form.plan(), by=request.person.id)
        except Refused as reason:
            form.add_error("name", str(reason))
        else:
            name = form.cleaned_data["name"]
            request.sitting.note(f"The pass “{name}” is open; its coders can begin.")
            return HttpResponseRedirect(address("coding:passes"))
    said = {
        "form": form,
        "ticked_coders": form.chosen("coders"),
        "ticked_sources": form.chosen("sources"),
        "kinds": KINDS.items(),
        "units": UNITS.items(),
        "scopes": SCOPES.items(),
        "statistics": DECLARED,
        "sites": _by_site(form.texts),
    }
    return render(request, "coding/passes/new.html", said, status=400 if form.errors else 200)


def _by_site(sources: list[SourceView]) -> list[tuple[str, list[SourceView]]]:
    found: dict[str, list[SourceView]] = {}
    for one in sources:
        found.setdefault(one.site, []).append(one)
    return list(found.items())


@page("change the project", "POST")
def approach(request: Request) -> HttpResponse:
    """Declare whether the study measures agreement at all."""
    said = request.POST.get("approach", "")
    save_approach(request.project, said, by=request.person.id)
    request.sitting.note(f"The study’s approach is {said} now. {APPROACHES[said]}")
    return HttpResponseRedirect(address("coding:passes"))
