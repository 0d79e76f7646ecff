"""A transcript as plain JSON values and back, for while it waits for a person to look at it."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

from plurivox.evidence.turns import Turns
from plurivox.transcripts.transcript import SessionFacts, Speaker, Transcript


def written(transcript: Transcript) -> dict[str, Any]:
    """What `json.dumps` takes; nothing is lost."""
    facts = transcript.facts
    return {
        "name": transcript.name,
        "words": transcript.words,
        "turns": b64encode(transcript.turns.pack()).decode("ascii"),
        "speakers": [[one.name, one.asks] for one in transcript.speakers],
        "facts": {
            "held": facts.held,
            "seconds": facts.seconds,
            "pseudonym": facts.pseudonym,
            "lines": [list(line) for line in facts.lines],
        },
        "encoding": transcript.encoding,
        "language": transcript.language,
        "notes": list(transcript.notes),
    }


def read_again(values: dict[str, Any]) -> Transcript:
    """The opposite of `written`; raises KeyError or ValueError for anything else."""
    facts = values["facts"]
    return Transcript(
        values["name"],
        values["words"],
        Turns.unpack(b64decode(values["turns"], validate=True)),
        tuple(Speaker(name, asks) for name, asks in values["speakers"]),
        SessionFacts(
            facts["held"],
            facts["seconds"],
            facts["pseudonym"],
            tuple((start, end) for start, end in facts["lines"]),
        ),
        values["encoding"],
        values["language"],
        tuple(values["notes"]),
    )
