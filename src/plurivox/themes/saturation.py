"""New codes by session, and what a reader may make of their becoming fewer."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .analysis import Analysis, Heard
from .richness import Incidence, chao2, coverage, mao_tau

ORDERS, SEED = 1_000, 20_210_604
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
Codes = frozenset[uuid.UUID]


@dataclass(frozen=True, slots=True)
class Step:
    """A session in the order in which they were held: its new codes, and all seen until then.

    key: of the session, or of a source without one.
    """

    key: uuid.UUID
    session: str
    new: tuple[uuid.UUID, ...]
    seen: int


@dataclass(frozen=True, slots=True)
class Guest:
    """Guest, Namey and Chen 2020: new codes of each run beside those of the base.

    report: “6+2”, the sessions until the run that brought few enough, and its length; "" where none
    did. reason: why nothing was computed.
    """

    base: int
    run: int
    threshold: float
    base_codes: int = 0
    new: tuple[int, ...] = ()
    report: str = ""
    reason: str = ""

    @property
    def ratios(self) -> tuple[float, ...]:
        """New codes of each run ÷ codes of the base."""
        return tuple(one / self.base_codes for one in self.new) if self.base_codes else ()


@dataclass(frozen=True, slots=True)
class Saturation:
    """All of it, for a site or ("") for the whole study.

    expected: Mao Tau; band: 2.5 and 97.5 of 100 of 1,000 orders of the sessions (seeded), a pair a
    step. left_out: sessions of which no coding is read. reason: why there is no richness.
    """

    site: str
    steps: tuple[Step, ...]
    guest: Guest
    richness: Incidence | None
    chao2: float | None
    coverage: float | None
    expected: tuple[float, ...]
    band: tuple[tuple[float, float], ...]
    left_out: tuple[str, ...] = ()
    reason: str = ""


def guest(base_codes: int, new: Sequence[int], base: int, run: int, threshold: float) -> Guest:
    """From counts: stops at the first run whose ratio is at most the threshold."""
    stop = next(
        (at for at, one in enumerate(new) if base_codes and one / base_codes <= threshold), None
    )
    report = f"{base + stop}+{run}" if stop is not None else ""
    return Guest(base, run, threshold, base_codes, tuple(new), report)


def guest_of(sets: Sequence[Codes], base: int = 4, run: int = 2, threshold: float = 0.05) -> Guest:
    """From the codes of each session in order; runs overlap, each a session further on."""
    if len(sets) < base + run:
        told = f"not computed: {counted(len(sets))}, base and run need {number(base + run)}"
        return Guest(base, run, threshold, reason=told)
    begun = frozenset[uuid.UUID]().union(*sets[:base])
    if not begun:
        told = "not computed: no code in the sessions of the base"
        return Guest(base, run, threshold, reason=told)
    new = []
    for at in range(base, len(sets) - run + 1):
        before = frozenset[uuid.UUID]().union(*sets[:at])
        new.append(len(frozenset[uuid.UUID]().union(*sets[at : at + run]) - before))
    return guest(len(begun), new, base, run, threshold)


def number(count: int) -> str:
    """In a word up to ten."""
    return SMALL[count] if count < len(SMALL) else str(count)


def counted(count: int) -> str:
    return f"{number(count)} session{'' if count == 1 else 's'}"


def saturation(
    analysis: Analysis,
    site: str = "",
    *,
    base: int = 4,
    run: int = 2,
    threshold: float = 0.05,
) -> Saturation:
    """The sessions of a site, or all, in the order in which they were held."""
    sources = [one for one in analysis.sources.values() if not site or one.site == site]
    codes = by_session(analysis, site)
    sets = list(codes.values())
    steps = _steps(codes, _session_names(analysis, codes))
    frequencies = _frequencies(sets)
    enough = len(sets) > 1 and bool(frequencies)
    richness = Incidence.of(frequencies, len(sets)) if enough else None
    left = tuple(one.name for one in sources if not one.layer)
    return Saturation(
        site,
        steps,
        guest_of(sets, base, run, threshold),
        richness,
        chao2(richness) if richness else None,
        coverage(richness) if richness else None,
        tuple(mao_tau(frequencies, len(sets))) if sets else (),
        band(sets),
        left,
        "" if enough else _too_little(len(sets)),
    )


def _too_little(sessions: int) -> str:
    """Why there is no richness: too few sessions, or none of them coded with anything."""
    if sessions > 1:
        return f"not computed: no code in {counted(sessions)}"
    return f"not computed: {counted(sessions)}, two are the least"


def by_session(analysis: Analysis, site: str = "") -> dict[uuid.UUID, Codes]:
    """The codes of each session that is read, in the order in which they were held.

    A source without a session stands for itself. Two sites may each call a session “FG 1”, so that
    its key tells it, not its name.
    """
    sources = [one for one in analysis.sources.values() if not site or one.site == site]
    read = [one for one in sources if one.layer and one.kind != "quotations"]
    return _codes(analysis, read)


def _codes(analysis: Analysis, read: Iterable[Heard]) -> dict[uuid.UUID, Codes]:
    where = {one.id: one.session or one.id for one in read}
    found: dict[uuid.UUID, set[uuid.UUID]] = {session: set() for session in where.values()}
    for one in analysis.codings:
        source = analysis.passages[one.passage].source
        if source in where:
            found[where[source]].add(one.code)
    return {session: frozenset(codes) for session, codes in found.items()}


def _session_names(analysis: Analysis, sessions: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What to call each session: with its site where another one has the same name."""
    found = {one.session or one.id: one for one in analysis.sources.values()}
    names = {key: found[key].session_name or found[key].name for key in sessions}
    often = Counter(names.values())
    return {
        key: f"{name}, {found[key].site}" if often[name] > 1 and found[key].site else name
        for key, name in names.items()
    }


def _steps(codes: dict[uuid.UUID, Codes], names: dict[uuid.UUID, str]) -> tuple[Step, ...]:
    seen: set[uuid.UUID] = set()
    steps = []
    for session, met in codes.items():
        new = tuple(sorted(met - seen))
        seen |= met
        steps.append(Step(session, names[session], new, len(seen)))
    return tuple(steps)


def _frequencies(sets: Sequence[Codes]) -> list[int]:
    every = frozenset[uuid.UUID]().union(*sets)
    return [sum(code in one for one in sets) for code in sorted(every)]


def band(sets: Sequence[Codes]) -> tuple[tuple[float, float], ...]:
    """Where the curve of seen codes lies in 95 of 100 of 1,000 random orders (seeded)."""
    chance = random.Random(SEED)
    curves: list[list[int]] = [[] for _ in sets]
    order = list(sets)
    for _ in range(ORDERS if len(sets) > 1 else 1):
        chance.shuffle(order)
        seen: set[uuid.UUID] = set()
        for at, one in enumerate(order):
            seen |= one
            curves[at].append(len(seen))
    return tuple((_percentile(one, 0.025), _percentile(one, 0.975)) for one in curves)


def _percentile(values: list[int], share: float) -> float:
    ordered = sorted(values)
    return float(ordered[min(int(share * len(ordered)), len(ordered) - 1)])
