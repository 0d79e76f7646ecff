"""Which codings of each source are analysed: the consensus, the joint ones, or a single coder's."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from plurivox.evidence.layers import Chosen, LayerOfSource, analysis_layer

from .passes import load_passes
from .project import Project
from .sources import SourceView


def load_analysis_layers(
    project: Project, sources: Iterable[SourceView]
) -> dict[uuid.UUID, Chosen]:
    """Of each source the layers that are read and why these; nothing of an open blind pass."""
    passes = load_passes(project)
    return {
        source.id: analysis_layer(
            LayerOfSource((one.id, coder), one.kind, one.is_blind)
            for one in passes
            if source.id in one.sources
            for coder in one.coders
        )
        for source in sources
    }


def missing_layers(sources: Iterable[SourceView], chosen: dict[uuid.UUID, Chosen]) -> list[str]:
    """A sentence for each source that was meant to be coded and of which nothing is read."""
    return [
        f"{source.name} is {chosen[source.id].why}."
        for source in sources
        if not chosen[source.id].layers and source.kind != "quotations"
    ]
