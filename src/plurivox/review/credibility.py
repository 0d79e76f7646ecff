"""How well a construct is borne out by the words that illustrate it: JBI's three levels.

It is said of one construct and its illustration, and has nothing to do with the questions that are
asked of a whole study.
"""

from __future__ import annotations

from typing import Literal

Credibility = Literal["", "unequivocal", "credible", "not supported"]
CREDIBILITY: dict[Credibility, str] = {
    "unequivocal": "The words leave no reasonable doubt of it.",
    "credible": "The words bear it, but could be read otherwise.",
    "not supported": "The words do not bear it.",
}
SOURCE = (
    "Lockwood C, Munn Z, Porritt K (2015). Qualitative research synthesis: methodological guidance "
    "for systematic reviewers utilizing meta-aggregation. Int J Evid Based Healthc 13(3):179–187."
)
