"""Which of the twelve hues a code is painted in: its own, the nearest, or the next."""

from __future__ import annotations

import math
import re

HUES = 12
_OWN = re.compile(r"c([1-9]|1[0-2])")
_HEX = re.compile(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)

# Lightness, chroma and hue angle by day, as in tokens.css.
_BY_DAY = (
    (0.599, 0.18, 347), (0.645, 0.18, 43), (0.42, 0.118, 47), (0.51, 0.107, 78),
    (0.63, 0.05, 107), (0.606, 0.18, 140), (0.502, 0.095, 174), (0.635, 0.122, 223),
    (0.42, 0.05, 237), (0.645, 0.18, 283), (0.52, 0.18, 290), (0.42, 0.18, 317),
)  # fmt: skip
Lab = tuple[float, float, float]


def hue_of(color: str, place: int) -> int:
    """1 to 12. `color`: `c1`…`c12`, `#rrggbb`, or else the `place` in the codebook decides."""
    if own := _OWN.fullmatch(color.strip()):
        return int(own[1])
    if given := _HEX.fullmatch(color.strip()):
        lab = _oklab(*(int(part, 16) / 255 for part in given.groups()))
        return 1 + min(range(HUES), key=lambda n: math.dist(lab, _PALETTE[n]))
    return place % HUES + 1


def _oklab(red: float, green: float, blue: float) -> Lab:
    """OKLab of an sRGB colour (Ottosson 2020)."""
    r, g, b = (
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (red, green, blue)
    )
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


_PALETTE: tuple[Lab, ...] = tuple(
    (light, chroma * math.cos(math.radians(angle)), chroma * math.sin(math.radians(angle)))
    for light, chroma, angle in _BY_DAY
)
