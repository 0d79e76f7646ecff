"""What all our pictures share: the frame of an SVG, words in it, and how they look on a page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

INK, PAPER, QUIET = "#1a1f26", "#ffffff", "#626a73"


def svg(
    width: float,
    height: float,
    title: str,
    told: str,
    parts: Iterable[str],
    *,
    page: bool,
    leads: bool = False,
) -> str:
    """An SVG with its title and what it shows in words.

    page: a part of a page, in the ink of the page (currentColor) and without paper; otherwise a
    file by itself, on white. Only presentation attributes: a page allows no styles inside it.
    leads: parts of it can be followed, so that it is no single image.
    """
    role = "group" if leads else "img"
    own = (
        'class="picture"'
        if page
        else f'xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" color="{INK}"'
    )
    paper = "" if page else f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    return (
        f'<svg {own} width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" '
        f'role="{role}" font-size="13" '
        f'fill="currentColor" aria-label="{escape(title)}"><title>{escape(title)}</title>'
        f"<desc>{escape(told)}</desc>{paper}{''.join(parts)}</svg>"
    )


def words(
    x: float, y: float, said: str, *, anchor: str = "start", size: float = 13, bold: bool = False
) -> str:
    """Words at a place; their direction is their own."""
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size:g}"{weight}>'
        f"{escape(said)}</text>"
    )


def line(points: Iterable[tuple[float, float]], *, weight: float = 1, dashes: str = "") -> str:
    """A line through points."""
    path = "L".join(f"{x:g} {y:g}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="M{path}" fill="none" stroke="currentColor" stroke-width="{weight:g}"{dashed}/>'
    )


def block(
    x: float, y: float, width: float, height: float, *, strength: float = 1.0, title: str = ""
) -> str:
    """A filled rectangle; strength from 0 (nothing) to 1 (ink)."""
    told = f"<title>{escape(title)}</title>" if title else ""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
        f'fill-opacity="{strength:.2f}">{told}</rect>'
    )


def led(part: str, opens: str, name: str) -> str:
    """A part that leads somewhere by a click; the keyboard has the list beside the picture."""
    said = escape(name)
    return f'<a href="{escape(opens)}" tabindex="-1" aria-label="{said}">{part}</a>'


def cut(said: str, letters: int) -> str:
    """Words that fit, with an ellipsis where they were cut."""
    return said if len(said) <= letters else said[: letters - 1].rstrip() + "…"
