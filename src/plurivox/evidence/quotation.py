"""A published or copied quotation: somebody's words with what is known of who said them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"#?\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words as they stand (LF), unbalanced quotation marks and white space included.

    `participant`: the number or the name of who spoke, without a `#`; who it is is told by `key`.
    `setting` is in the author's words, `label` as printed (`[#9, Kampala, PSW]`), `id` the row's
    own name (`Q07`) by which findings cite it. Empty words mean: the table does not say.
    """

    line: int
    quote: str
    participant: str
    site: str = ""
    role: str = ""
    setting: str = ""
    theme: str = ""
    theme_no: str = ""
    label: str = ""
    id: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Who spoke: site and number."""
        return self.site, self.participant

    @property
    def speaker(self) -> str:
        """The speaker's name in a transcript: `#9 Kampala`, or `Anna, Kampala`."""
        if self.participant.isdigit():
            return f"#{self.participant} {self.site}".rstrip()
        return f"{self.participant}, {self.site}" if self.site else self.participant


def participant_word(words: str) -> str:
    """The number or name without what is only its dress: `# 9` and `#9` are 9."""
    number = _NUMBER.fullmatch(words.strip())
    return number[1] if number else words.strip()
