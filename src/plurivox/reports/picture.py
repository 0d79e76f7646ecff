"""Pictures that people take along: an SVG as it is drawn, and the same as PNG."""

from __future__ import annotations

SCALE = 2.0  # pixels of the PNG for each unit of the SVG: sharp on paper


def png(svg: str, scale: float = SCALE) -> bytes:
    """A PNG of an SVG, on white; letters of every script are set with this machine's fonts."""
    import vl_convert  # 50 MB that only those who ask for a picture load

    return bytes(vl_convert.svg_to_png(svg, scale=scale))
