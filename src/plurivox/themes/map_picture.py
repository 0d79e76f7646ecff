"""The map of influences as an SVG: boxes of words, arrows between them, hypotheses dashed."""

from __future__ import annotations

import textwrap
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from .drawing import PAPER, svg, words
from .influence import CLAIMS, POLARITIES, SIGNS, InfluenceMap, Link
from .map_layout import Slot, columns, way

WIDTH, LINE, PAD = 176.0, 17.0, 9.0  # of a box, in units of the picture
ACROSS, DOWN, EDGE = 84.0, 22.0, 14.0  # between columns, between boxes, around all of it
LETTERS = 25  # that fit in a line of a box
DASHES = {"hypothesis": "6 5", "literature": "1.5 3.5"}
WEIGHTS = {"participant": 2.0, "analyst": 1.2, "literature": 1.6, "hypothesis": 1.4}


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A node as it is drawn; x and y are its upper corner at the start."""

    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    kind: str

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def picture(drawn: InfluenceMap, *, page: bool = False, counts: bool = True) -> str:
    """The map as SVG. page: as a part of a page, in its ink and without paper behind it.

    counts: whether each link says on how many passages it rests.
    """
    at = _drawing(drawn)
    said = "; ".join(told(drawn, link) for link in drawn.links) or "There are no links yet."
    parts = [*_links(drawn, at, "none" if page else PAPER, counts), *_nodes(at.boxes)]
    return svg(at.width, at.height, "Map of influences", said, parts, page=page)


def told(drawn: InfluenceMap, link: Link) -> str:
    """A link in words: “Money that ends makes less: Holding the role (said by participants)”."""
    start, end = drawn.node(link.start).name, drawn.node(link.end).name
    return f"{start} {POLARITIES[link.polarity]}: {end} ({CLAIMS[link.claim]})"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where everything stands. level: the column of each node."""

    boxes: dict[uuid.UUID, Box]
    ways: dict[Slot, Point]
    level: dict[uuid.UUID, int]
    width: float
    height: float


def _drawing(drawn: InfluenceMap) -> Drawing:
    layers = columns(drawn)
    level = {slot.key: at for at, layer in enumerate(layers) for slot in layer if _is_node(slot)}
    lines = {key: tuple(textwrap.wrap(drawn.node(key).name, LETTERS)) or ("",) for key in level}
    heights = {
        slot: len(lines[slot.key]) * LINE + 2 * PAD if _is_node(slot) else LINE
        for layer in layers
        for slot in layer
    }
    tall = [sum(heights[slot] + DOWN for slot in layer) - DOWN for layer in layers]
    height = max(tall, default=40.0)
    boxes, ways = {}, {}
    for at, layer in enumerate(layers):
        x, y = EDGE + at * (WIDTH + ACROSS), EDGE + (height - tall[at]) / 2
        for slot in layer:
            if _is_node(slot):
                kind = drawn.node(slot.key).kind
                boxes[slot.key] = Box(x, y, heights[slot], lines[slot.key], kind)
            else:
                ways[slot] = (x, y + LINE / 2)
            y += heights[slot] + DOWN
    back = 2 * DOWN if any(_goes_back(boxes, one) for one in drawn.links) else 0
    width = 2 * EDGE + max(len(layers), 1) * (WIDTH + ACROSS) - ACROSS
    return Drawing(boxes, ways, level, width, height + 2 * EDGE + back)


def _is_node(slot: Slot) -> bool:
    return slot.through < 0


def _goes_back(boxes: dict[uuid.UUID, Box], link: Link) -> bool:
    return boxes[link.end].x <= boxes[link.start].x


def _nodes(boxes: dict[uuid.UUID, Box]) -> Iterator[str]:
    """Themes have a strong edge, findings a thin one."""
    for box in boxes.values():
        weight = 1.6 if box.kind == "theme" else 0.8
        yield (
            f'<rect x="{box.x:g}" y="{box.y:g}" width="{WIDTH:g}" height="{box.height:g}" rx="3" '
            f'fill="none" stroke="currentColor" stroke-width="{weight}"/>'
        )
        for row, part in enumerate(box.lines):
            y = box.y + PAD + (row + 0.75) * LINE
            yield words(box.x + WIDTH / 2, y, part, anchor="middle")


def _links(drawn: InfluenceMap, at: Drawing, paper: str, counts: bool) -> Iterator[str]:
    bottom = max((box.y + box.height for box in at.boxes.values()), default=0.0)
    for link in drawn.links:
        if _goes_back(at.boxes, link):
            a, b = at.boxes[link.start], at.boxes[link.end]
            path, tip, label = _around(a, b, bottom + DOWN)
        else:
            path, tip, label = _onwards(at, link)
        dash = f' stroke-dasharray="{DASHES[link.claim]}"' if link.claim in DASHES else ""
        yield (
            f'<path d="{path}" fill="none" stroke="currentColor" '
            f'stroke-width="{WEIGHTS[link.claim]}"{dash}/>'
            f'<path d="M{tip[0]:g} {tip[1]:g}l-9 -4.5v9z" '
            f'transform="rotate({tip[2]:g} {tip[0]:g} {tip[1]:g})"/>'
        )
        count = f" {len(link.passages)}" if link.passages and counts else ""
        sign = SIGNS[link.polarity] + count
        wide = 8.0 * len(sign) + 4
        yield (
            f'<rect class="gap" x="{label[0] - wide / 2:g}" y="{label[1] - 12:g}" '
            f'width="{wide:g}" height="16" fill="{paper}"/>'
        )
        yield words(*label, sign, anchor="middle", size=12, bold=True)


def _onwards(at: Drawing, link: Link) -> tuple[str, tuple[float, float, float], Point]:
    """From the end of a box to the start of a later one, past the columns between."""
    a, b = at.boxes[link.start], at.boxes[link.end]
    x, y = a.x + WIDTH, a.middle
    path = f"M{x:g} {y:g}"
    for slot in way(link, at.level)[1:-1]:
        left, row = at.ways[slot]
        path += _bend(x, y, left, row) + f"H{left + WIDTH:g}"
        x, y = left + WIDTH, row
    path += _bend(x, y, b.x - 8, b.middle)
    t = 0.45  # the label stands on the last bend, where the links to a box have not met yet
    row = y * ((1 - t) ** 3 + 3 * (1 - t) ** 2 * t) + b.middle * (3 * (1 - t) * t**2 + t**3)
    return path, (b.x, b.middle, 0.0), (x + (b.x - x) * t, row + 4)


def _bend(x1: float, y1: float, x2: float, y2: float) -> str:
    half = (x2 - x1) / 2
    return f"C{x1 + half:g} {y1:g} {x2 - half:g} {y2:g} {x2:g} {y2:g}"


def _around(a: Box, b: Box, low: float) -> tuple[str, tuple[float, float, float], Point]:
    """Back to an earlier box, or to the same: below everything, and up into it from beneath."""
    x1, y1 = a.x + WIDTH / 2 + 12, a.y + a.height
    x2, y2 = b.x + WIDTH / 2 - 12, b.y + b.height
    path = f"M{x1:g} {y1:g}C{x1:g} {low + 14:g} {x2:g} {low + 14:g} {x2:g} {y2 + 8:g}"
    return path, (x2, y2, -90.0), ((x1 + x2) / 2, low + 4)
