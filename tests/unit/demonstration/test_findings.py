"""Themes, findings and memos of the demonstration: each rests on words that are there."""

from __future__ import annotations

from collections import Counter

from plurivox import demonstration
from plurivox.demonstration import place, table

SITE_OF = {row["session"]: row["site"] for row in table("sessions")}


def words(session: str) -> str:
    return demonstration.transcript(session).read_text(encoding="utf-8")


def test_four_themes_with_sub_themes_defined_and_told() -> None:
    themes = table("themes")
    names = [theme["name"] for theme in themes]
    assert len(set(names)) == len(names)
    assert sum(not theme["parent"] for theme in themes) == 4
    assert {theme["parent"] for theme in themes} <= {"", *names}
    for theme in themes:
        assert len(theme["definition"].split()) >= 8
        assert len(theme["narrative"].split()) >= 20


def test_a_code_stands_in_one_theme_at_most_and_some_in_none() -> None:
    active = {c["name"] for c in table("codebook") if c["status"] == "active"}
    gathered = Counter(
        code.strip() for theme in table("themes") for code in theme["codes"].split(";") if code
    )
    assert set(gathered) < active
    assert set(gathered.values()) == {1}


def test_findings_are_statements_with_polarity_level_setting_and_quantifier() -> None:
    findings, themes = table("findings"), {theme["name"] for theme in table("themes")}
    assert 7 <= len(findings) <= 9
    assert len({f["claim_id"] for f in findings}) == len(findings)
    assert {f["polarity"] for f in findings} == {"barrier", "facilitator", "both"}
    assert {f["level"] for f in findings} == {"individual", "organisation", "society"}
    for finding in findings:
        assert finding["theme"] in themes
        assert finding["claim"].endswith(".")
        assert finding["stated_setting"] and finding["paper_quantifier"]


def test_every_passage_of_a_finding_stands_once_in_its_session() -> None:
    for row in table("passages"):
        assert place(words(row["source"]), row["quote"]), row["id"]
        assert row["side"] in ("for", "against")


def test_findings_and_passages_name_one_another() -> None:
    sides = {(f["claim_id"], side): set() for f in table("findings") for side in ("for", "against")}
    for row in table("passages"):
        sides[row["finding"], row["side"]].add(row["id"])
    for finding in table("findings"):
        key = finding["claim_id"]
        assert set(finding["quote_ids"].split()) == sides[key, "for"]
        assert set(finding["against_ids"].split()) == sides[key, "against"]
    ids = [row["id"] for row in table("passages")]
    assert len(set(ids)) == len(ids)


def test_a_finding_rests_on_several_and_some_have_nobody_against() -> None:
    against = Counter(row["finding"] for row in table("passages") if row["side"] == "against")
    for finding in table("findings"):
        rows = [r for r in table("passages") if r["finding"] == finding["claim_id"]]
        sites = {SITE_OF[r["source"]] for r in rows if r["side"] == "for"}
        assert len([r for r in rows if r["side"] == "for"]) >= 3
        assert len(sites) >= 2
    assert 0 < len(against) < len(table("findings"))


def test_memos_are_on_passages_sources_and_codes_of_both_coders() -> None:
    codes = {code["name"] for code in table("codebook")}
    kinds: Counter[str] = Counter()
    for memo in table("memos"):
        assert memo["coder"] in demonstration.CODERS and memo["words"]
        if memo["quote"]:
            assert place(words(memo["source"]), memo["quote"]), memo["quote"]
        else:
            assert memo["source"] in SITE_OF or memo["code"] in codes
        kinds["passage" if memo["quote"] else "source" if memo["source"] else "code"] += 1
    assert min(kinds[kind] for kind in ("passage", "source", "code")) >= 2
    assert {memo["coder"] for memo in table("memos")} == set(demonstration.CODERS)


def test_a_memo_on_a_passage_is_by_somebody_who_coded_that_session() -> None:
    coded = {(c.coder, c.source) for c in demonstration.codings()}
    for memo in table("memos"):
        assert not memo["source"] or (memo["coder"], memo["source"]) in coded
