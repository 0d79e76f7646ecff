"""The tables of the demonstration: people, codes and framework hang together."""

from __future__ import annotations

import re
from collections import Counter

from plurivox import demonstration

ROLES = {
    *("PSW", "nurse", "psychiatrist", "social worker"),
    *("manager", "policy-maker", "service user", "family member"),
}


def test_every_table_says_in_the_readme_that_it_is_invented() -> None:
    readme = (demonstration.FOLDER / "README.md").read_text(encoding="utf-8")
    assert "Everything in this folder is invented" in readme
    for name in demonstration.TABLES:
        assert f"`{name}.csv`" in readme


def test_no_table_is_missing_or_extra() -> None:
    files = {path.stem for path in demonstration.FOLDER.glob("*.csv")}
    assert files == set(demonstration.TABLES)


def test_no_row_is_wider_than_its_header() -> None:
    for name in demonstration.TABLES:
        rows = demonstration.table(name)
        assert rows
        for row in rows:
            assert None not in row and None not in row.values(), (name, row)


def test_participants_are_known_by_site_and_number() -> None:
    people = demonstration.table("participants")
    keys = [(p["site"], p["id"]) for p in people]
    assert len(set(keys)) == len(keys)
    assert {p["role"] for p in people} <= ROLES
    settings = {s["site"]: s["setting"] for s in demonstration.table("sites")}
    where = {s["session"]: s["site"] for s in demonstration.table("sessions")}
    for person in people:
        assert person["setting"] == settings[person["site"]]
        assert where[person["session"]] == person["site"]
        assert person["years_in_role"].isdigit() or person["role"] in (
            "service user",
            "family member",
        )


def test_a_label_means_one_person_in_the_whole_study() -> None:
    labels = Counter(p["speaker"] for p in demonstration.table("participants"))
    assert set(labels.values()) == {1}


def test_the_codebook_is_a_tree_of_defined_codes() -> None:
    codes = demonstration.table("codebook")
    names = [code["name"] for code in codes]
    assert len(set(names)) == len(names)
    assert {code["parent"] for code in codes} <= {"", *names}
    roots = [code["name"] for code in codes if not code["parent"]]
    leaves = set(names) - {code["parent"] for code in codes}
    assert 4 <= len(roots) <= 5 and len(leaves) >= 24
    for code in codes:
        assert code["short"] and code["use"] and code["not"]
        assert len(code["full"].split()) >= 10 or code["status"] == "retired"
        assert code["level"] in ("semantic", "latent")
        assert re.fullmatch(r"c([1-9]|1[0-2])", code["color"])


def test_one_domain_of_codes_that_exclude_one_another() -> None:
    domains = Counter(c["domain"] for c in demonstration.table("codebook") if c["domain"])
    assert domains == {"stance": 4}


def test_deductive_codes_name_their_framework_item() -> None:
    items = {(i["kind"], i["no"]) for i in demonstration.table("framework")}
    deductive = [c for c in demonstration.table("codebook") if c["origin"] == "deductive"]
    assert len(deductive) >= 5
    for code in deductive:
        found = re.search(r"From framework item (\w+) (\d)", code["full"])
        assert found and found.groups() in items, code["name"]
