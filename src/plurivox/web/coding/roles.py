"""What stands small beside a speaker's name: the role of the participant, where it is known."""

from __future__ import annotations

from collections.abc import Sequence

from plurivox.store.fieldwork import load_participants
from plurivox.store.project import Project
from plurivox.store.sources import SpeakerView


def speaker_roles(project: Project, speakers: Sequence[SpeakerView]) -> dict[int, str]:
    """Roles by the number of the speaker; nobody is asked for where no speaker is tied."""
    if not any(one.participant for one in speakers):
        return {}
    known = {one.id: one.role for one in load_participants(project)}
    return {
        n: role
        for n, one in enumerate(speakers)
        if one.participant and (role := known.get(one.participant, ""))
    }
