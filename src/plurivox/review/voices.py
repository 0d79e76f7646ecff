"""Voices proposed in an article: which stretches are participants' own words.

Precision before completeness: a person confirms what is proposed, and marks what is missing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from plurivox.review.article import Section, VoiceMark
from plurivox.review.attribution import after, at_end, before, dash_at_end, inside, names_somebody
from plurivox.review.blocks import Block

PARTICIPANT = "participant"
_PAIRS = {"“": "”“", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "‚": "‘’"}
_MARKS = "“”„«»\"‘’‚'"
_OPENING = re.compile(r"(?:(?<=[\s(\[—–:-])|^)[“„«»\"‘‚](?=\S)", re.MULTILINE)
_LONGEST = 3_000  # code points of one quotation
_MOST_OPEN = 100  # marks of a paragraph that nothing closes; then they mean something else
_FEWEST_WORDS = 8  # of a paragraph that is wholly in quotation marks, without an attribution
_SPACE = " \t\n\u00a0"

_WHY_BLOCK = "A block quotation."
_WHY_CITED = "A block quotation with a citation: a participant's words, or those of its authors."
_WHY_MARKS = "In quotation marks, with an attribution."
_WHY_PARAGRAPH = "A paragraph that ends with an attribution."
_WHY_ALONE = "A paragraph wholly in quotation marks, without an attribution."


def voices_of(
    words: str, blocks: Sequence[Block], sections: Sequence[Section]
) -> tuple[VoiceMark, ...]:
    """Proposals in order, without overlap, from the results.

    Where no section is known to be the results, from all but abstract, references and tables.
    """
    known = any(section.kind == "results" for section in sections)
    starts = [section.start for section in sections]
    found: list[VoiceMark] = []
    for block in blocks:
        place = bisect_right(starts, block.start) - 1
        kind = sections[place].kind if place >= 0 else "other"
        if block.role in ("quote", "paragraph") and _may_speak(kind, known):
            found.extend(_of_block(words, block))
    return tuple(found)


def _may_speak(kind: str, results_known: bool) -> bool:
    if results_known:
        return kind == "results"
    return kind not in ("abstract", "references", "tables")


def _of_block(words: str, block: Block) -> Iterator[VoiceMark]:
    if block.role == "quote":
        yield _quoted_block(words, block)
        return
    start, end = block.start, block.end
    last = at_end(words, start, end)
    marked = list(_in_marks(words, start, end))
    closes = last is not None and any(
        mark.end + 1 >= _words_end(words, start, last[0]) for mark in marked
    )
    if last and not closes and _is_told(words, start, last):
        yield _mark(words, start, last[0], last, _WHY_PARAGRAPH)
    elif marked:
        yield from marked
    else:
        yield from _alone(words, start, end)


def _quoted_block(words: str, block: Block) -> VoiceMark:
    """A block that the file calls a quotation: with its attribution, or the bracket at its end."""
    start, end = block.start, block.end
    told = block.attribution or at_end(words, start, end) or dash_at_end(words, start, end)
    if told is None:
        return _mark(words, start, end, None, _WHY_BLOCK)
    cited = block.attribution is None and not names_somebody(inside(words, told))
    if cited and not re.search(r"\d", inside(words, told)):  # [laughs] is no attribution
        return _mark(words, start, end, None, _WHY_BLOCK)
    begin, finish = (start, told[0]) if told[0] > start else (told[1], end)
    return _mark(words, begin, finish, told, _WHY_CITED if cited else _WHY_BLOCK)


def _is_told(words: str, start: int, last: tuple[int, int]) -> bool:
    """Whether a bracket at the end says who spoke the whole paragraph.

    In an author's prose the full stop stands after the bracket, in a quotation before it.
    """
    if not names_somebody(inside(words, last)):
        return False
    end = _words_end(words, start, last[0])
    return end - start > 1 and words[end - 1] in '.?!…”"’»—–'


def _after_space(words: str, position: int) -> int:
    while position < len(words) and words[position] in _SPACE:
        position += 1
    return position


def _words_end(words: str, start: int, end: int) -> int:
    while end > start and words[end - 1] in _SPACE:
        end -= 1
    return end


def _in_marks(words: str, start: int, end: int) -> Iterator[VoiceMark]:
    """What stands in quotation marks with an attribution at once before or after."""
    position, open_still = start, 0
    while open_still < _MOST_OPEN and (opening := _OPENING.search(words, position, end)):
        first = opening.start()
        close = _closing(words, first, min(end, first + _LONGEST))
        if close is None:
            position, open_still = first + 1, open_still + 1
            continue
        position = close + 1
        told = after(words, close + 1, end)
        if told:
            position = told[1]
        else:
            told = before(words, start, first)
        if told:
            yield _mark(words, first, close + 1, told, _WHY_MARKS)


def _closing(words: str, first: int, end: int) -> int | None:
    """Where the mark stands that closes the one at `first`.

    A ’ is also an apostrophe: it closes where no letter follows, and rather where an attribution
    does, unless another quotation begins before.
    """
    closers = _PAIRS[words[first]]
    apostrophes = "’" in closers
    nested, candidate = 0, None
    for place in range(first + 1, end):
        char = words[place]
        if candidate is not None and char in "‘“":
            return candidate
        if char == words[first] and char not in closers:
            nested += 1
        elif char in closers and _may_close(words, place, end):
            if nested:
                nested -= 1
            elif not apostrophes or after(words, place + 1, end):
                return place
            elif candidate is None:
                candidate = place
    return candidate


def _may_close(words: str, place: int, end: int) -> bool:
    follows = words[place + 1] if place + 1 < end else " "
    return not words[place - 1].isspace() and not follows.isalnum()


def _alone(words: str, start: int, end: int) -> Iterator[VoiceMark]:
    """A paragraph that is one quotation from its first mark to its last."""
    if words[start] not in _PAIRS or len(words[start:end].split()) < _FEWEST_WORDS:
        return
    close = _closing(words, start, min(end, start + _LONGEST))
    if close is not None and not words[close + 1 : end].strip(" .,"):
        yield _mark(words, start, close + 1, None, _WHY_ALONE)


def _mark(words: str, start: int, end: int, told: tuple[int, int] | None, why: str) -> VoiceMark:
    """Without white space and without the marks that stand around it all."""
    while start < end and words[start] in _SPACE:
        start += 1
    end = _words_end(words, start, end)
    if told and told[0] == _after_space(words, end + 1) and words[end - 1] in "–—―":
        end = _words_end(words, start, end - 1)
    first, last = words[start : start + 1], words[end - 1 : end]
    if first in _PAIRS and last in _PAIRS[first] and end - start > 2:
        start, end = start + 1, end - 1
    attribution = "" if told is None else " ".join(words[told[0] : told[1]].split())
    return VoiceMark(start, end, PARTICIPANT, attribution, why)
