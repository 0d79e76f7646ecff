"""What three copies of a project should hold, told without any database: events, acts, unions.

Slow and plain on purpose. An event is one value given to one field; a copy knows some events, and
of these some are replaced. The mechanism of the store is right where it holds what this holds.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Place = tuple[str, uuid.UUID, str]  # table, row, field
Row = tuple[str, uuid.UUID]


@dataclass(frozen=True)
class Event:
    """A value of a field. `origin`: the event that it brings back; itself, or None for nothing."""

    place: Place
    value: Any
    origin: int | None


@dataclass
class Deed:
    """One act. `before`, `after`: by place, the heads that it replaced and those that it left."""

    by: uuid.UUID
    undoes: int | None = None
    final: bool = False
    before: dict[Place, set[int]] = field(default_factory=dict)
    after: dict[Place, set[int]] = field(default_factory=dict)


class Told:
    """All that ever happened, in the order of time; copies know parts of it."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.deeds: list[Deed] = []


@dataclass
class Copy:
    """What one copy knows: events and acts by their numbers, rows, and what is erased."""

    told: Told
    known: set[int] = field(default_factory=set)
    replaced: set[int] = field(default_factory=set)
    deeds: set[int] = field(default_factory=set)
    about: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)  # memo or coding → its subject
    rows: dict[Row, None] = field(default_factory=dict)
    spans: set[tuple[uuid.UUID, int, int]] = field(default_factory=set)  # text, start, end
    graves: set[uuid.UUID] = field(default_factory=set)
    places: dict[uuid.UUID, tuple[uuid.UUID, int, int]] = field(default_factory=dict)  # passages

    def merge(self, other: Copy) -> None:
        """A union of everything: whatever the order, the outcome is the same."""
        for name in ("known", "replaced", "deeds", "about", "rows", "spans", "graves", "places"):
            mine = getattr(self, name)
            mine |= getattr(other, name)

    def heads(self, place: Place) -> set[int]:
        """The events of a field that nothing replaces."""
        events = self.told.events
        return {n for n in self.known - self.replaced if events[n].place == place}

    def all_heads(self) -> dict[Place, list[Any]]:
        """Every field's values, blank where erased."""
        found: dict[Place, list[Any]] = defaultdict(list)
        for number in self.known - self.replaced:
            event = self.told.events[number]
            blank = self.is_erased(event.place[1]) and event.place[2] != "alive"
            found[event.place].append(None if blank else event.value)
        return {place: sorted(values, key=repr) for place, values in found.items()}

    def conflicts(self) -> set[Place]:
        return {place for place, values in self.all_heads().items() if len(set(values)) > 1}

    def is_erased(self, row: uuid.UUID) -> bool:
        return row in self.graves or (row in self.about and self.on_erased(self.about[row]))

    def on_erased(self, row: uuid.UUID) -> bool:
        """Whether a row is a passage of erased words, or a coding of one."""
        text, start, end = self.places.get(self.about.get(row, row), (None, 0, 0))
        return any(text == t and start < e and end > s for t, s, e in self.spans)

    def erased_words(self) -> set[str]:
        """Every value that was ever given to an erased row."""
        events = (self.told.events[n] for n in self.known)
        return {
            e.value
            for e in events
            if isinstance(e.value, str) and e.place[2] != "alive" and self.is_erased(e.place[1])
        }

    # ------------------------------------------------------------ acts

    def begin(self, by: uuid.UUID, undoes: int | None = None, final: bool = False) -> Deed:
        self.told.deeds.append(Deed(by, undoes, final))
        self.deeds.add(len(self.told.deeds) - 1)
        return self.told.deeds[-1]

    def write(self, deed: Deed, place: Place, value: Any, origin: int | None = -1) -> None:
        """Give a field a value; `origin` -1: it is a new one."""
        heads = self.heads(place)
        self.append(deed, place, value, origin)
        self.replace(deed, place, heads)

    def append(self, deed: Deed, place: Place, value: Any, origin: int | None = -1) -> None:
        number = len(self.told.events)
        self.told.events.append(Event(place, value, number if origin == -1 else origin))
        self.known.add(number)
        deed.after.setdefault(place, set()).add(number)

    def replace(self, deed: Deed, place: Place, heads: Iterable[int]) -> None:
        self.replaced |= set(heads)
        own = deed.after[place] & set(heads)
        deed.after[place] -= own
        deed.before.setdefault(place, set()).update(set(heads) - own)

    def shown_plain(self, place: Place) -> list[Any]:
        return [plain(place, self.told.events[n].value) for n in self.heads(place)]

    def says_nothing_new(self, place: Place, value: Any) -> bool:
        shown = self.shown_plain(place) or [plain(place, None)]
        return len(shown) < 2 and shown[0] == plain(place, value)

    # ------------------------------------------------------------ undo

    def target(self, by: uuid.UUID, redo: bool) -> int | None:
        """The act that undo or redo would invert, or None where there is nothing."""
        own = [n for n in sorted(self.deeds) if self.told.deeds[n].by == by]
        own = [n for n in own if self.told.deeds[n].after or self.told.deeds[n].final]
        last: dict[
            int, int | None
        ] = {}  # act → the undo that took it back, if that is the last word
        for number in own:
            undoes = self.told.deeds[number].undoes
            if undoes is not None:
                again = self.told.deeds[undoes].undoes
                last[undoes if again is None else again] = number if again is None else None
        acts = [n for n in own if self.told.deeds[n].undoes is None and last.get(n) is None]
        undos = [n for n in last.values() if n is not None]
        if not redo:
            return max(acts, default=None)
        return max(undos) if undos and max(undos) > max(acts, default=-1) else None

    def invert(self, by: uuid.UUID, number: int) -> bool:
        """Invert an act in this copy; False, and nothing is done, where it must be refused."""
        target = self.told.deeds[number]
        born = {p[:2] for p in target.after if p[2] == "alive" and not target.before[p]}
        looked = set(target.after) | {e.place for e in self._events() if e.place[:2] in born}
        if target.final or any(
            self._origins(self.heads(p)) != self._origins(target.after.get(p, ())) for p in looked
        ):
            return False
        changed = [p for p in target.after if p[2] == "alive" or p[:2] not in born]
        if any(p[2] != "alive" and self.is_erased(p[1]) for p in changed):
            return False
        deed = self.begin(by, undoes=number)
        for place in changed:
            heads = self.heads(place)
            for old in target.before[place]:
                event = self.told.events[old]
                self.append(deed, place, event.value, event.origin)
            if not target.before[place]:
                self.append(deed, place, False if place[2] == "alive" else None, None)
            self.replace(deed, place, heads)
        return True

    def _events(self) -> Iterable[Event]:
        return (self.told.events[n] for n in self.known)

    def _origins(self, numbers: Iterable[int]) -> set[int]:
        return {o for n in numbers if (o := self.told.events[n].origin) is not None}


def plain(place: Place, value: Any) -> Any:
    """A value for comparing: nothing said is what is empty."""
    if value is not None or "." in place[2] or place[2] in ("parent", "site"):
        return value
    return False if place[2] == "alive" else ""
