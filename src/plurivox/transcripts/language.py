"""The language of a text, guessed."""

from __future__ import annotations

_SAMPLE = 2_000  # code points from the middle, where the talk is
_LEAST = 40  # letters; under that a guess is a throw of dice

# Long dead, invented, or never distinguished by those who write them: no session is held in them.
_NOT_SPOKEN = frozenset(("la", "eo", "vo", "sa", "an", "wa", "dz", "se"))


def language_of(words: str) -> str | None:
    """ISO 639-1 code of the likeliest language, or None where the text is too short to tell."""
    middle = max(0, (len(words) - _SAMPLE) // 2)
    sample = words[middle : middle + _SAMPLE]
    if sum(char.isalpha() for char in sample[: 10 * _LEAST]) < _LEAST:
        return None
    from py3langid import rank  # loads its model: not before somebody asks

    ranked = (code for code, _ in rank(sample) if len(code) == 2 and code not in _NOT_SPOKEN)
    return next(ranked, None)
