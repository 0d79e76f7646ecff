"""Disagreements of a pass, how each was settled, and the consensus layer that comes of it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from plurivox.coding.consensus import (
    DECISIONS,
    ConsensusCoding,
    Decision,
    LaidCoding,
    Question,
    agreed,
    settled,
)
from plurivox.coding.disagreements import Disagreement, disagreements
from plurivox.coding.passes import CodingPass
from plurivox.coding.settlement_row import SettlementRow
from plurivox.coding.units import UNITS
from plurivox.evidence.problem import Problem, Refused

from .acts import Deed, act
from .codebook import load_read_as
from .keys import as_id, passage_id
from .layers import Frozen, load_frozen
from .models import ConsensusOrigin, Pass, Settlement
from .passes import add_pass, cover
from .project import Project
from .sources import OpenText


@dataclass(frozen=True, slots=True)
class Place:
    """What tells a disagreement from all others of its pass: its text, span and a code.

    It is the first by name when it is settled; later it is found again by any of its codes, since
    codes are renamed and merged.
    """

    text: uuid.UUID
    start: int
    end: int
    code: uuid.UUID

    def key(self, one: uuid.UUID) -> uuid.UUID:
        """The key of its settlement: two copies that settle it settle the same."""
        return uuid.uuid5(one, f"{self.text.hex} {self.start} {self.end} {self.code.hex}")


@dataclass(frozen=True, slots=True)
class Settled:
    """How a disagreement was settled, as a page shows it."""

    decision: str
    coder: str
    new_start: int | None
    new_end: int | None
    new_code: uuid.UUID | None
    reason: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A disagreement with its place, its words, and how it was settled if it was."""

    place: Place
    found: Disagreement
    quote: str
    settled: Settled | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What people decided on a disagreement: one (of `coder`), both, none, or new."""

    decision: Decision
    coder: str = ""
    new_start: int | None = None
    new_end: int | None = None
    new_code: uuid.UUID | None = None
    reason: str = ""


def load_disagreements(project: Project, name: str) -> list[OpenQuestion]:
    """The disagreements of a pass, largest first. Raises Refused where the pass is not ready."""
    frozen = load_frozen(project, name)
    return questions(project, frozen)


def questions(project: Project, frozen: Frozen) -> list[OpenQuestion]:
    """The disagreements of frozen layers with what was decided on each."""
    rows = Settlement.objects.using(project.alias).filter(in_pass=frozen.one.id, alive=True)
    read_as = load_read_as(project)
    begun: dict[Place, Settlement] = {}
    for row in rows.order_by("id"):
        code = read_as.get(row.code_id, row.code_id)
        begun.setdefault(Place(row.text_id, row.start, row.end, code), row)
    texts = {text.name: text for text in frozen.texts}
    codes = {code.shown: code.id for code in frozen.codes}
    unit = next(unit for unit in UNITS if unit == frozen.one.unit)
    found = disagreements(
        frozen.codings,
        frozen.sources(),
        coders=list(frozen.coders.values()),
        unit=unit,
        scope=frozen.one.scope,
        domains=frozen.domains(),
    )
    return [_question(one, frozen, texts[one.source], codes, begun) for one in found]


def _question(
    found: Disagreement,
    frozen: Frozen,
    text: OpenText,
    codes: dict[str, uuid.UUID],
    begun: dict[Place, Settlement],
) -> OpenQuestion:
    names = sorted({code for there in found.codes.values() for code in there})
    places = [Place(text.id, found.start, found.end, codes[name]) for name in names]
    row = next((begun[place] for place in places if place in begun), None)
    place = replace(places[0], code=row.code_id) if row else places[0]
    quote = text.words[found.start : found.end]
    return OpenQuestion(place, found, quote, _settled(row, frozen) if row else None)


def _settled(row: Settlement, frozen: Frozen) -> Settled | None:
    """None where something was said about it and nothing decided yet."""
    if not row.decision:
        return None
    return Settled(
        row.decision,
        frozen.coders.get(row.coder_id, "") if row.coder_id else "",
        row.new_start,
        row.new_end,
        row.new_code_id,
        row.reason,
    )


def settle(project: Project, name: str, place: Place, ruling: Ruling, *, by: uuid.UUID) -> None:
    """Settle a disagreement, or settle it anew; the consensus layer follows in the same act."""
    frozen = load_frozen(project, name)
    with act(project, by, "settle") as deed:
        _Settling(project, deed, frozen).settle(place, ruling)


def begin_consensus(project: Project, name: str, *, by: uuid.UUID) -> None:
    """Take over what the coders agreed on, where they differ nowhere; else settling begins it."""
    frozen = load_frozen(project, name)
    if consensus_of(project, frozen.one):
        raise Refused(f"The pass “{name}” has its consensus already.")
    with act(project, by, "begin consensus") as deed:
        if left := len(_Settling(project, deed, frozen).open):
            raise Refused(
                f"The coders of “{name}” differ in {left} place{'s' * (left > 1)}: its consensus "
                "begins when the first of them is settled."
            )


def save_settlements(
    project: Project, deed: Deed, file: str, rows: Iterable[SettlementRow]
) -> tuple[int, list[Problem]]:
    """Settle as a table says. Returns how many rows did, and what is wrong with the others."""
    problems: list[Problem] = []
    open_passes: dict[str, _Settling] = {}
    count = 0
    for row in rows:
        try:
            if row.pass_name not in open_passes:
                frozen = load_frozen(project, row.pass_name)
                open_passes[row.pass_name] = _Settling(project, deed, frozen)
            settling = open_passes[row.pass_name]
            settling.settle(settling.place_of(row), settling.ruling_of(row))
            count += 1
        except Refused as refused:
            problems.append(Problem(f"{file}, line {row.line}: {refused}", file, row.line))
    return count, problems


class _Settling:
    """A pass while its disagreements are being settled: what is compared is computed once."""

    def __init__(self, project: Project, deed: Deed, frozen: Frozen) -> None:
        self.project, self.deed, self.frozen, self.by = project, deed, frozen, deed.by
        self.open = {question.place: question for question in questions(project, frozen)}
        self.texts = {text.id: text for text in frozen.texts}
        self.codes = {code.shown: code.id for code in frozen.codes}
        self.consensus = self._consensus()

    def settle(self, place: Place, ruling: Ruling) -> None:
        question = self.open.get(place)
        if question is None:
            raise Refused("There is no such disagreement in this pass; list them anew.")
        self._check(ruling)
        key = place.key(self.frozen.one.id)
        coder = next((c for c, name in self.frozen.coders.items() if name == ruling.coder), None)
        facts = {"text": place.text, "start": place.start, "end": place.end, "code": place.code}
        self.deed.put("settlement", key, **{"pass": self.frozen.one.id, **facts})
        self.deed.change(
            "settlement",
            key,
            {
                "decision": ruling.decision,
                "coder": coder,
                "new_start": ruling.new_start,
                "new_end": ruling.new_end,
                "new_code": ruling.new_code,
                "reason": ruling.reason,
            },
        )
        self._take_back(key)
        self._put(place.text, self._outcome(question, ruling), key)

    def _check(self, ruling: Ruling) -> None:
        if ruling.decision not in DECISIONS:
            raise Refused(f"“{ruling.decision}” is no decision; choose {', '.join(DECISIONS)}.")
        known = self.frozen.coders.values()
        if ruling.decision == "one" and ruling.coder not in known:
            raise Refused("Say whose reading stands: one of the coders of the pass.")

    def _outcome(self, question: OpenQuestion, ruling: Ruling) -> list[ConsensusCoding]:
        found = question.found
        asked = Question(found.start, found.end, found.codes)
        new = None
        if ruling.decision == "new":
            start = found.start if ruling.new_start is None else ruling.new_start
            end = found.end if ruling.new_end is None else ruling.new_end
            words = self.texts[question.place.text].words
            if not 0 <= start < end <= len(words):
                raise Refused(f"There are no words from {start} to {end}; correct the new place.")
            names = {key: name for name, key in self.codes.items()}
            first = min(code for codes in found.codes.values() for code in codes)
            code = names.get(ruling.new_code) if ruling.new_code else first
            if code is None:
                raise Refused("The new code is not in the codebook; choose one that is.")
            new = (code, start, end)
        return settled(asked, self._laid(question.place.text), ruling.decision, ruling.coder, new)

    def _laid(self, text: uuid.UUID) -> list[LaidCoding]:
        """The frozen codings of one text, with names."""
        columns, at = self.frozen.codings, [one.id for one in self.frozen.texts].index(text)
        return [
            LaidCoding(
                self.frozen.id[row],
                columns.coders[columns.coder[row]],
                columns.codes[columns.code[row]],
                int(columns.start[row]),
                int(columns.end[row]),
            )
            for row in range(len(columns))
            if columns.source[row] == at
        ]

    def _consensus(self) -> uuid.UUID:
        """The consensus of the pass; with the first settlement it takes over what was agreed."""
        one = self.frozen.one
        found = Pass.objects.using(self.project.alias).filter(
            project=self.project.id, alive=True, kind="consensus", origin=one.id.hex
        )
        row = found.order_by("id").first()
        if row is not None:
            cover(self.deed, row.id, [self.by], [])
            return row.id
        name = f"{one.name}, consensus"
        key = add_pass(self.deed, name, kind="consensus", origin=one.id.hex, unit=one.unit)
        cover(self.deed, key, [self.by], one.sources)
        self.consensus = key
        for text in self.frozen.texts:
            asked = [
                Question(q.found.start, q.found.end, q.found.codes)
                for q in self.open.values()
                if q.place.text == text.id
            ]
            self._put(text.id, self._agreed(text, asked), None)
        return key

    def _agreed(self, text: OpenText, asked: list[Question]) -> list[ConsensusCoding]:
        """What nobody has to settle. Of a coding that is in question somewhere, what reaches out
        of the scope (a speaker's label, say) was never compared, and is no agreement.
        """
        laid = self._laid(text.id)
        asked_of = {one.id for one in laid if any(question.holds(one) for question in asked)}
        compared = next(one for one in self.frozen.sources() if one.name == text.name)
        scope = compared.scopes[self.frozen.one.scope]
        return [
            one
            for one in agreed(laid, asked, text.words)
            if asked_of.isdisjoint(one.origin)
            or bool(((scope[:, 0] < one.end) & (scope[:, 1] > one.start)).any())
        ]

    def _take_back(self, settlement: uuid.UUID) -> None:
        rows = ConsensusOrigin.objects.using(self.project.alias).filter(
            settlement=settlement, alive=True
        )
        for coding in set(rows.values_list("coding_id", flat=True)):
            self.deed.remove("coding", coding)
        for row in rows:
            self.deed.remove("consensus_origin", row.id)

    def _put(
        self, text: uuid.UUID, codings: Iterable[ConsensusCoding], settlement: uuid.UUID | None
    ) -> None:
        words = self.texts[text].words
        for one in codings:
            passage = passage_id(text, one.start, one.end)
            quote = words[one.start : one.end]
            self.deed.add("passage", passage, text=text, start=one.start, end=one.end, quote=quote)
            facts = {"passage": passage, "code": self.codes[one.code], "coder": self.by}
            coding = self.deed.add("coding", **facts, **{"pass": self.consensus})
            for origin in one.origin or (None,):
                self.deed.add(
                    "consensus_origin", coding=coding, settlement=settlement, origin=origin
                )

    def place_of(self, row: SettlementRow) -> Place:
        """The disagreement that a row of a table means: its span, and any of its codes."""
        for place, question in self.open.items():
            found = question.found
            codes = {code for there in found.codes.values() for code in there}
            span = (found.source, found.start, found.end)
            if span == (row.source, row.start, row.end) and row.code in codes:
                return place
        raise Refused(
            f"there is no disagreement on “{row.code}” at {row.start}–{row.end} of {row.source}; "
            "list them with `plurivox disagreements`."
        )

    def ruling_of(self, row: SettlementRow) -> Ruling:
        """A row's decision; a new code must be in the codebook."""
        if row.new_code and row.new_code not in self.codes:
            raise Refused(f"the codebook has no code “{row.new_code}”; correct its name.")
        code = self.codes[row.new_code] if row.new_code else None
        return Ruling(row.decision, row.coder, row.new_start, row.new_end, code, row.reason)


def load_origins(project: Project, coding: uuid.UUID) -> list[tuple[uuid.UUID | None, str]]:
    """Where a coding of the consensus layer comes from: (coding, reason it was settled so)."""
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT o.origin, s.reason FROM consensus_origin o LEFT JOIN settlement s "
            "ON s.id = o.settlement WHERE o.coding = %s AND o.alive ORDER BY o.id",
            [coding],
        )
        return [(as_id(origin), reason or "") for origin, reason in cursor.fetchall()]


Origins = dict[uuid.UUID, tuple[tuple[uuid.UUID, ...], tuple[str, ...], bool]]


def load_all_origins(project: Project, codings: Iterable[uuid.UUID]) -> Origins:
    """The same of many codings: those that each comes from, reasons, and whether it was settled."""
    wanted = set(codings)
    found: Origins = {}
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT o.coding, o.origin, s.id, s.reason FROM consensus_origin o "
            "LEFT JOIN settlement s ON s.id = o.settlement WHERE o.project = %s AND o.alive "
            "ORDER BY o.id",
            [project.id],
        )
        for coding, origin, settlement, reason in cursor.fetchall():
            key, of = as_id(coding), as_id(origin)
            if key is None or key not in wanted:
                continue
            from_, reasons, settled_so = found.get(key, ((), (), False))
            found[key] = (
                (*from_, of) if of else from_,
                tuple(dict.fromkeys((*reasons, reason))) if reason else reasons,
                settled_so or settlement is not None,
            )
    return found


def load_first_coders(
    project: Project, codings: Iterable[uuid.UUID]
) -> dict[uuid.UUID, tuple[uuid.UUID, ...]]:
    """Of those codings that a consensus has made, from whose codings each comes, by name."""
    rows = ConsensusOrigin.objects.using(project.alias).filter(project=project.id, alive=True)
    rows = rows.filter(coding__in=list(codings), origin__isnull=False)
    pairs = rows.order_by("coding_id", "origin__coder__name")
    found: dict[uuid.UUID, dict[uuid.UUID, None]] = defaultdict(dict)
    for coding, coder in pairs.values_list("coding_id", "origin__coder_id"):
        found[coding][coder] = None
    return {coding: tuple(coders) for coding, coders in found.items()}


def consensus_of(project: Project, one: CodingPass) -> uuid.UUID | None:
    """The key of the consensus that was made of a pass, if there is one."""
    rows = Pass.objects.using(project.alias).filter(
        project=project.id, alive=True, kind="consensus", origin=one.id.hex
    )
    return rows.order_by("id").values_list("id", flat=True).first()
