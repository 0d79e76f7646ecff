"""Everything that traces are built from, loaded once."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from plurivox.access.visibility import Layers
from plurivox.coding.passes import CodingPass
from plurivox.themes.analysis import Analysis, Gathered
from plurivox.themes.influence import InfluenceMap
from plurivox.themes.trace import Row

from .agreement import load_agreement
from .analysis import load_analysis, load_gathered
from .codebook import CodeView, load_codes
from .codings import made_under
from .findings import FindingView, load_findings
from .influences import load_map
from .overview import load_about
from .passes import load_layers, load_passes
from .people import load_people
from .project import Project
from .settlements import Origins, load_all_origins
from .themes import ThemeView, load_themes


@dataclass
class Traced:
    """The chain of a project as one person may see it."""

    project: Project
    person: uuid.UUID

    @cached_property
    def analysis(self) -> Analysis:
        return load_analysis(self.project)

    @cached_property
    def themes(self) -> dict[uuid.UUID, ThemeView]:
        return {one.id: one for one in load_themes(self.project)}

    @cached_property
    def findings(self) -> dict[uuid.UUID, FindingView]:
        return {one.id: one for one in load_findings(self.project)}

    @cached_property
    def codes(self) -> dict[uuid.UUID, CodeView]:
        return {one.id: one for one in load_codes(self.project)}

    @cached_property
    def gathered(self) -> dict[uuid.UUID, Gathered]:
        kinds = ("theme", "code", "finding")
        rows = (load_gathered(self.project, kind, self.analysis) for kind in kinds)
        return {one.id: one for some in rows for one in some}

    @cached_property
    def people(self) -> dict[uuid.UUID, str]:
        return {one.id: one.name for one in load_people(self.project)}

    @cached_property
    def layers(self) -> Layers:
        return load_layers(self.project, self.person)

    @cached_property
    def passes(self) -> dict[uuid.UUID, CodingPass]:
        return {one.id: one for one in load_passes(self.project)}

    @cached_property
    def origins(self) -> Origins:
        """Of the codings that were settled: what they come from."""
        settled = {one.id for one in self.passes.values() if one.kind == "consensus"}
        wanted = [one.id for one in self.analysis.codings if one.in_pass in settled]
        return load_all_origins(self.project, wanted) if wanted else {}

    def under(self, in_pass: uuid.UUID, codings: Iterable[uuid.UUID]) -> str:
        """“release 1”: of the codebook, when these were made; that of their pass where none is."""
        numbers = set(made_under(self.project, codings).values())
        of_pass = self.passes[in_pass].release
        numbers |= {of_pass} if of_pass and not numbers else set()
        named = ", ".join(map(str, sorted(numbers)))
        return f"release{'s' if len(numbers) > 1 else ''} {named}" if numbers else ""

    @cached_property
    def links(self) -> InfluenceMap:
        return load_map(self.project, self.analysis)

    @cached_property
    def without_counts(self) -> bool:
        return load_about(self.project).without_counts

    @cached_property
    def figures(self) -> dict[str, str]:
        """The declared statistic of each code, in the passes that can be compared, in words."""
        found: dict[str, list[str]] = {}
        if load_about(self.project).reflexive:
            return {}
        for one in self.passes.values():
            if one.kind == "independent" and one.state == "ready" and len(one.coders) > 1:
                for row in load_agreement(self.project, one.name, statistic=one.statistic or None):
                    if row["code"] and row["source"] is None and row["statistic"] != "percent":
                        value = "–" if row["value"] is None else f"{row['value']:.2f}"
                        found.setdefault(row["code"], []).append(value)
        return {code: "; ".join(values) for code, values in found.items()}

    def passage(self, key: uuid.UUID, told: str = "") -> Row:
        """A passage as a row: its words, who says them, where they stand, which codes they bear."""
        said = self.analysis.passages[key]
        source = self.analysis.sources[said.source]
        place = f"{source.name}, turn {said.turn + 1}" if said.turn >= 0 else source.name
        codes = self.bears.get(key, ())
        words = " · ".join(filter(None, [told, said.label, place, ", ".join(codes)]))
        return Row(
            said.quote,
            words,
            "passage",
            key.hex,
            said.language,
            said.source.hex,
            said.start,
            True,
            said.end,
        )

    @cached_property
    def bears(self) -> dict[uuid.UUID, tuple[str, ...]]:
        found: dict[uuid.UUID, dict[str, None]] = {}
        for one in self.analysis.codings:
            if one.code in self.codes:
                found.setdefault(one.passage, {})[self.codes[one.code].shown] = None
        return {key: tuple(names) for key, names in found.items()}
