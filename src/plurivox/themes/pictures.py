"""The pictures of looking across: new codes by session, codes together, codes along a session."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence

from .cooccurrence import Together
from .drawing import block, cut, led, line, svg, words
from .saturation import Saturation
from .timeline import Lane, Scale

MOST = 16  # codes of a picture; tables have them all
SHADE = 0.36  # of a square at most: the number in it keeps 4.5 : 1, by day and by night
LINES = (
    "Line: codes seen. Dashed: codes expected in so many sessions, whatever their order (Mao Tau). "
    "Band: 95 of 100 of 1,000 random orders of the sessions (seeded)."
)


def saturation_picture(found: Saturation, *, page: bool = False) -> str:
    """Codes seen by session, in the order held, with the band of other orders."""
    steps = found.steps
    most = max([step.seen for step in steps], default=1) or 1
    left, top, high, wide = 40.0, 16.0, 150.0, max(60.0 * len(steps), 120.0)

    def at(step: float, seen: float) -> tuple[float, float]:
        return left + 24 + step * 60.0, top + high * (1 - seen / most)

    def drawn() -> Iterator[str]:
        upper = [at(n, high) for n, (_, high) in enumerate(found.band)]
        lower = [at(n, low) for n, (low, _) in enumerate(found.band)]
        path = "L".join(f"{x:g} {y:g}" for x, y in [*upper, *reversed(lower)])
        if path:
            yield f'<path d="M{path}Z" fill-opacity=".14"/>'
        yield line([(left, top + high), (left + wide, top + high)])
        for seen in sorted({0, most // 2, most}):
            yield words(left - 8, at(0, seen)[1] + 4, str(seen), anchor="end", size=11)
        if len(steps) > 1:
            yield line([at(n, seen) for n, seen in enumerate(found.expected)], dashes="4 3")
        yield line([at(n, step.seen) for n, step in enumerate(steps)], weight=1.8)
        for n, step in enumerate(steps):
            x, y = at(n, step.seen)
            yield f'<circle cx="{x:g}" cy="{y:g}" r="3"/>'
            yield words(x, top + high + 17, cut(step.session, 9), anchor="middle", size=11)

    told = "; ".join(f"{s.session}: {len(s.new)} new, {s.seen} seen" for s in steps)
    told = ". ".join(filter(None, (told, LINES)))
    title = f"New codes by session{', ' + found.site if found.site else ''}"
    return svg(left + wide + 10, top + high + 28, title, told, drawn(), page=page)


def together_picture(found: Together, names: Mapping[uuid.UUID, str], *, page: bool = False) -> str:
    """Codes beside codes, a square the darker the more often both stand together."""
    codes = _most_together(found, names)
    most = max(found.pairs.values(), default=1)
    left, size = 210.0, 26.0

    def drawn() -> Iterator[str]:
        for row, one in enumerate(codes):
            y = 10 + row * size
            yield words(left - 8, y + 17, cut(names[one], 30), anchor="end", size=12)
            for column, other in enumerate(codes[:row]):
                x, count = left + column * size, found.count(one, other)
                if count:
                    told = f"{names[one]}, {names[other]}: {count}"
                    yield block(
                        x, y, 24, 24, strength=SHADE * (0.3 + 0.7 * count / most), title=told
                    )
                    yield words(x + 12, y + 16, str(count), anchor="middle", size=11, bold=True)
            yield words(left + row * size + 6, y + 17, cut(names[one], 30), size=12)

    shown = set(codes)
    told = "; ".join(
        f"{names[one]} and {names[other]}: {count}"
        for (one, other), count in found.pairs.items()
        if one in shown and other in shown
    )
    told = ". ".join(filter(None, (told, left_out_of_picture(found, names))))
    height = 20 + len(codes) * size
    return svg(left + len(codes) * size + 200, height, "Codes together", told, drawn(), page=page)


def _most_together(found: Together, names: Mapping[uuid.UUID, str]) -> list[uuid.UUID]:
    """The codes that a picture has room for, in the order of the codebook."""
    weight: dict[uuid.UUID, int] = {}
    for both, count in found.pairs.items():
        for code in both:
            weight[code] = weight.get(code, 0) + count
    codes = [code for code in names if code in weight]
    heavy = set(sorted(codes, key=lambda code: -weight[code])[:MOST])
    return [code for code in codes if code in heavy]


def left_out_of_picture(found: Together, names: Mapping[uuid.UUID, str]) -> str:
    """A sentence where a picture has no room for every code that stands with another."""
    codes = {code for both in found.pairs for code in both if code in names}
    if len(codes) <= MOST:
        return ""
    return f"The {MOST} of {len(codes)} codes that stand together most; the table has them all."


def timeline_picture(
    lanes: Sequence[Lane],
    names: Mapping[uuid.UUID, str],
    source: str,
    scale: Scale | None,
    *,
    opens: Mapping[uuid.UUID, str] | None = None,
    page: bool = False,
    counts: bool = True,
) -> str:
    """A lane a code along the source, a mark a passage, over an axis of time or turns.

    opens: the address of each passage, where its mark leads; counts: whether the words of the
    picture count the marks.
    """
    left, wide, size = 210.0, 640.0, 24.0
    low = 10 + len(lanes) * size + 4

    def drawn() -> Iterator[str]:
        for share, said in scale.ticks if scale else ():
            x = left + share * wide
            anchor = "end" if share > 0.98 else "start" if share < 0.02 else "middle"
            yield line([(x, 8), (x, low + 5)], weight=0.25)
            yield words(x, low + 17, said, anchor=anchor, size=11)
        yield line([(left, low), (left + wide, low)])
        for row, lane in enumerate(lanes):
            y = 10 + row * size
            yield words(left - 8, y + 14, cut(names[lane.code], 30), anchor="end", size=12)
            yield line([(left, y + 10), (left + wide, y + 10)], weight=0.4)
            for mark in lane.marks:
                x, broad = left + mark.begin * wide, max((mark.end - mark.begin) * wide, 2.5)
                told = f"turn {mark.turn + 1}, {mark.label}" if mark.turn >= 0 else mark.label
                drawn_mark = block(x, y + 3, broad, 14, strength=0.75, title=told)
                leads = (opens or {}).get(mark.passage, "")
                yield led(drawn_mark, leads, f"{names[lane.code]}, {told}") if leads else drawn_mark

    told = "; ".join(
        f"{names[one.code]}: {len(one.marks)}" if counts else names[one.code] for one in lanes
    )
    title = f"Codes along {source}"
    return svg(left + wide + 12, low + 26, title, told, drawn(), page=page, leads=bool(opens))
