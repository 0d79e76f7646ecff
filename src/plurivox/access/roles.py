"""The roles that people have in a project, each with the sentence that a person reads."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody is in a project; the database keeps the word itself."""

    OWNER = "owner"
    LEAD = "lead"
    CODER = "coder"
    READER = "reader"

    @property
    def sentence(self) -> str:
        """What the role may do, in one sentence."""
        return SENTENCES[self]


SENTENCES = {
    Role.OWNER: "May do everything, and looks after people, PINs and erasure.",
    Role.LEAD: "Looks after sites, sources, codebook and passes; codes too.",
    Role.CODER: "Brings in transcripts, codes, settles and builds themes.",
    Role.READER: "Reads everything that is open, and changes nothing.",
}


def is_role(word: str) -> bool:
    """Whether a word is the name of a role."""
    return word in SENTENCES
