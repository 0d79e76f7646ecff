"""The voices of a session as a small bar: facilitators hollow, participants filled, by share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from plurivox.store.board import Voice

WIDE, GAP = 130.0, 2.0  # units of the drawing
SHADES = ("0.72", "0.5", "1")


@dataclass(frozen=True, slots=True)
class Bar:
    """One speaker's piece. `shade` is an opacity; neighbours differ."""

    x: float
    width: float
    asks: bool
    shade: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All pieces, how many participants spoke, and the sentence for who cannot see them."""

    bars: tuple[Bar, ...]
    participants: int
    sentence: str

    @property
    def svg(self) -> SafeString:
        """The pieces as SVG; numbers only, so that nothing needs escaping."""
        return mark_safe("".join(map(_rect, self.bars)))


def _rect(bar: Bar) -> str:
    if bar.asks:
        return f'<rect x="{bar.x}" y="2.75" width="{bar.width}" height="6.5" class="fa"/>'
    return f'<rect x="{bar.x}" y="2" width="{bar.width}" height="8" opacity="{bar.shade}"/>'


def draw(voices: Sequence[Voice]) -> Drawing | None:
    """None where nobody spoke."""
    if not voices:
        return None
    room = WIDE - GAP * (len(voices) - 1)
    bars, x, filled = [], 0.0, 0
    for voice in voices:
        width = max(1.0, room * voice.share)
        bars.append(Bar(round(x, 1), round(width, 1), voice.asks, SHADES[filled % len(SHADES)]))
        x += width + GAP
        filled += not voice.asks
    return Drawing(tuple(bars), filled, _sentence(voices, filled))


def _sentence(voices: Sequence[Voice], participants: int) -> str:
    who = "1 participant" if participants == 1 else f"{participants} participants"
    asked = sum(voice.share for voice in voices if voice.asks)
    if not any(voice.asks for voice in voices):
        return f"{who}; nobody is marked as facilitator"
    return f"{who}; facilitators said {asked:.0%} of all that was said"
