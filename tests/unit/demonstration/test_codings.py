"""The two coders of the demonstration: every quotation found, and disagreements as people have."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest

from plurivox import demonstration
from plurivox.demonstration import DemoCoding, codings, place

BOTH_CODED = ("RV 1", "AK 1", "GU 1", "RV 2")


def of(session: str, coder: str) -> set[tuple[str, int, int]]:
    rows = (c for c in codings() if (c.source, c.coder) == (session, coder))
    return {(c.code, c.start, c.end) for c in rows}


def test_every_quotation_stands_where_its_positions_say() -> None:
    found = codings()
    assert len(found) == len(demonstration.table("codings"))
    for coding in found:
        words = demonstration.transcript(coding.source).read_text(encoding="utf-8")
        assert words[coding.start : coding.end] == coding.quote
        assert coding.quote == coding.quote.strip()


def test_an_occurrence_is_given_only_where_it_is_needed() -> None:
    for row in demonstration.table("codings"):
        words = demonstration.transcript(row["source"]).read_text(encoding="utf-8")
        assert bool(row["occurrence"]) == (words.count(row["quote"]) > 1), row["quote"]


def test_only_known_coders_and_codes_in_use() -> None:
    book = {c["name"]: c for c in demonstration.table("codebook")}
    parents = {c["parent"] for c in book.values()}
    for coding in codings():
        assert coding.coder in demonstration.CODERS
        assert book[coding.code]["status"] == "active"
        assert coding.code not in parents


def test_nobody_codes_the_same_words_twice_with_one_code() -> None:
    rows = [(c.source, c.coder, c.code, c.start, c.end) for c in codings()]
    assert len(set(rows)) == len(rows)


def test_no_coding_touches_a_header_and_hardly_one_leaves_its_turn() -> None:
    across = [c for c in codings() if "\n" in c.quote]
    assert len(across) <= 8
    for coding in codings():
        words = demonstration.transcript(coding.source).read_text(encoding="utf-8")
        line = words[words.rfind("\n", 0, coding.start) + 1 :]
        assert coding.start >= len(words) - len(line) + line.index(":")


def test_a_stretch_has_one_stance_a_coder() -> None:
    stances = {c["name"] for c in demonstration.table("codebook") if c["domain"]}
    layers: dict[tuple[str, str], list[DemoCoding]] = defaultdict(list)
    for coding in codings():
        if coding.code in stances:
            layers[coding.source, coding.coder].append(coding)
    for layer in layers.values():
        layer.sort(key=lambda c: c.start)
        assert all(a.end <= b.start for a, b in pairwise(layer))


@pytest.mark.parametrize("session", BOTH_CODED)
def test_both_coders_worked_and_differ_as_people_do(session: str) -> None:
    lena, sipho = (of(session, coder) for coder in demonstration.CODERS)
    assert 35 <= len(lena) <= 70 and 35 <= len(sipho) <= 70
    same = len(lena & sipho) / len(lena | sipho)
    assert 0.2 < same < 0.7


@pytest.mark.parametrize("session", BOTH_CODED)
def test_they_differ_in_edges_in_codes_and_in_what_they_saw(session: str) -> None:
    lena, sipho = (of(session, coder) for coder in demonstration.CODERS)
    only, other = lena - sipho, sipho - lena

    def overlap(a: tuple[str, int, int], b: tuple[str, int, int]) -> bool:
        return a[1] < b[2] and b[1] < a[2]

    edges = [a for a in only if any(overlap(a, b) and a[0] == b[0] for b in other)]
    codes = [a for a in only if any(a[1:] == b[1:] for b in other)]
    alone = [a for a in only if not any(overlap(a, b) for b in sipho)]
    assert edges and codes and alone


def test_the_other_sessions_have_one_coder_each() -> None:
    coders: dict[str, set[str]] = defaultdict(set)
    for coding in codings():
        coders[coding.source].add(coding.coder)
    assert set(coders) == set(demonstration.SESSIONS)
    for session, names in coders.items():
        assert len(names) == (2 if session in BOTH_CODED else 1)
        assert len(of(session, min(names))) >= 30


def test_agreement_is_moderate_and_differs_from_code_to_code() -> None:
    """Share of turns that both coded, of those that either did: neither noise nor a copy."""
    marked: dict[str, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    lines = 0
    for session in BOTH_CODED:
        words = demonstration.transcript(session).read_text(encoding="utf-8")
        for coding in (c for c in codings() if c.source == session):
            line = lines + words.count("\n", 0, coding.start)
            marked[coding.code][demonstration.CODERS.index(coding.coder)].add(line)
        lines += words.count("\n")
    shares = [len(a & b) / len(a | b) for a, b in marked.values()]
    assert len(shares) >= 24
    assert 0.35 < sum(shares) / len(shares) < 0.65
    assert min(shares) < 0.3 and max(shares) > 0.6


def test_place_wants_one_occurrence_or_the_number_of_it() -> None:
    assert place("a key, a cup", "cup") == (9, 12)
    assert place("a key, a cup", "a ") is None
    assert place("a key, a cup", "a ", 2) == (7, 9)
    assert place("a key, a cup", "a ", 3) is None
    assert place("a key, a cup", "chair") is None
    assert place("a key, a cup", "") is None
