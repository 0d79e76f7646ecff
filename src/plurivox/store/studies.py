"""Load and save the studies of a synthesis: what is known of each, and the order of reading."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plurivox.coding.position import placed, spread
from plurivox.evidence.problem import Refused

from .acts import Deed, act
from .models import Source, Study
from .project import Project

FIELDS = ("year", "country", "setting", "people", "methods")


@dataclass(frozen=True, slots=True)
class StudyView:
    """A study with the articles that report it, as (key, name). attributes: further facts."""

    id: uuid.UUID
    name: str
    year: str
    country: str
    setting: str
    people: str
    methods: str
    is_index: bool
    attributes: Mapping[str, str]
    reports: tuple[tuple[uuid.UUID, str], ...]

    @property
    def about(self) -> dict[str, str]:
        """All that is known of it beside its name, by the name of the fact."""
        fixed = {field: str(getattr(self, field)) for field in FIELDS}
        return {name: value for name, value in (fixed | dict(self.attributes)).items() if value}


def load_studies(project: Project) -> list[StudyView]:
    """All studies in the order of reading: the index study first, then as somebody put them."""
    reports: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = defaultdict(list)
    sources = Source.objects.using(project.alias).filter(project=project.id, alive=True)
    for key, name, study in sources.values_list("id", "name", "study_id"):
        reports[study].append((key, name))
    rows = Study.objects.using(project.alias).filter(project=project.id, alive=True)
    found = sorted(rows, key=lambda one: (not one.is_index, one.position, one.name.casefold()))
    return [
        StudyView(
            one.id,
            one.name,
            one.year,
            one.country,
            one.setting,
            one.people,
            one.methods,
            one.is_index,
            json.loads(one.attributes),
            tuple(sorted(reports[one.id], key=lambda report: report[1].casefold())),
        )
        for one in found
    ]


def study_named(project: Project, deed: Deed, name: str) -> uuid.UUID:
    """The study of a name, made where there is none; the first of merged namesakes."""
    name = " ".join(name.split())
    if not name:
        raise Refused("A study needs a name; write its author and year.")
    deed.flush()
    rows = Study.objects.using(project.alias).filter(project=project.id, alive=True)
    for one in rows.order_by("id"):
        if one.name.casefold() == name.casefold():
            return one.id
    positions = sorted(one.position for one in rows)
    position = placed(positions, len(positions)) or spread(len(positions) + 1)[-1]
    return deed.add("study", name=name, position=position)


def save_study(project: Project, name: str, *, by: uuid.UUID, **about: str) -> uuid.UUID:
    """A new study. about: FIELDS and further facts. Raises Refused where the name is taken."""
    if any(one.name.casefold() == name.strip().casefold() for one in load_studies(project)):
        raise Refused(f"There is a study “{name.strip()}” already; choose another name.")
    with act(project, by, "new study") as deed:
        key = study_named(project, deed, name)
        _change(deed, key, about)
        return key


def change_study(
    project: Project, study: uuid.UUID, *, by: uuid.UUID, name: str | None = None, **about: str
) -> None:
    """Change what is known of a study; what is not given stays."""
    _find(project, study)
    with act(project, by, "change study") as deed:
        if name is not None:
            if not name.strip():
                raise Refused("A study needs a name; write its author and year.")
            deed.set("study", study, "name", " ".join(name.split()))
        _change(deed, study, about)


def _change(deed: Deed, study: uuid.UUID, about: Mapping[str, str]) -> None:
    deed.flush()
    for field, value in about.items():
        known = field if field in FIELDS else f"attributes.{field}"
        deed.set("study", study, known, value.strip())


def make_index(project: Project, study: uuid.UUID, *, by: uuid.UUID) -> None:
    """Make a study the index study, into which the others are translated; there is one."""
    _find(project, study)
    with act(project, by, "index study") as deed:
        for one in load_studies(project):
            deed.set("study", one.id, "is_index", one.id == study)


def move_study(project: Project, study: uuid.UUID, to: int, *, by: uuid.UUID) -> None:
    """Read a study at another place in the order, counted from 0."""
    _find(project, study)
    studies = [one for one in load_studies(project) if one.id != study]
    keys = [one.id for one in studies]
    keys.insert(max(0, min(to, len(keys))), study)
    with act(project, by, "order of reading") as deed:
        for key, position in zip(keys, spread(len(keys)), strict=True):
            deed.set("study", key, "position", position)


def tie_report(project: Project, source: uuid.UUID, study: str, *, by: uuid.UUID) -> None:
    """Say of which study an article is a report; the study is made where it is new."""
    with act(project, by, "study of an article") as deed:
        deed.set("source", source, "study", study_named(project, deed, study))


def remove_study(project: Project, study: uuid.UUID, *, by: uuid.UUID) -> None:
    """Take a study away. Raises Refused while an article reports it."""
    one = _find(project, study)
    if one.reports:
        raise Refused(
            f"“{one.name}” is reported by {one.reports[0][1]}; tie that to another study first."
        )
    with act(project, by, "remove study") as deed:
        deed.set("study", study, "alive", False)


def _find(project: Project, study: uuid.UUID) -> StudyView:
    found = next((one for one in load_studies(project) if one.id == study), None)
    if found is None:
        raise Refused("This study is not in the project any more; look at the list again.")
    return found
