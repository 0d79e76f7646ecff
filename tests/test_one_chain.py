"""A synthesis stands on the chain of a study: no second passage, coding, theme or finding."""

from __future__ import annotations

import re
from pathlib import Path

from django.apps import apps
from django.db.models import ForeignKey

STORE = (
    *("studies", "articles", "voices", "appraisal", "constructs", "construct_table", "relations"),
    *("grid", "confidence", "argument", "checklists", "checklist_facts", "synthesis_files"),
    "beside",
)
ONLY = {  # of each link of the chain the one table that holds it; others only name its rows
    "passage": "passage",
    "coding": "coding",
    "theme": "theme",
    "finding": "finding",
    "code": "code",
    "text": "text",
    "source": "source",
}
NAMING = {
    *("theme_passage", "finding_passage", "influence_passage", "theme_code", "code_example"),
    *("pass_source", "version"),
}


def test_every_link_of_the_chain_is_one_table() -> None:
    tables = {model._meta.db_table: model for model in apps.get_app_config("store").get_models()}
    for link, table in ONLY.items():
        named = {name for name in tables if link in name.split("_")} - NAMING
        assert named == {table}, f"{link} has a second table"
    quoting = {name for name, model in tables.items() if _has(model, "quote")}
    assert quoting == {"passage"}, "words of a text are quoted by passages alone"


def test_a_construct_is_a_code_and_third_order_a_theme() -> None:
    tables = {model._meta.db_table: model for model in apps.get_app_config("store").get_models()}
    assert not [name for name in tables if "construct" in name or "grid" in name]
    assert _has(tables["code"], "study") and _has(tables["code"], "order")
    assert not _has(tables["theme"], "order")
    confidence = tables["confidence"]._meta.get_field("finding")
    assert isinstance(confidence, ForeignKey)
    assert confidence.related_model is tables["finding"]


def test_what_a_synthesis_adds_is_counted_in_the_architecture(repository: Path) -> None:
    """Within a tenth: the page is for people, and a line more changes nothing."""
    source = repository / "src" / "plurivox"
    counted = {
        "synthesis/": _lines(sorted((source / "synthesis").glob("*.py"))),
        "store/": _lines([source / "store" / f"{name}.py" for name in STORE]),
        "web/synthesis/": _lines(sorted((source / "web" / "synthesis").glob("*.py"))),
    }
    said = (repository / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for folder, lines in counted.items():
        found = re.search(rf"`{folder}` (?:some )?([\d,]+)", said)
        assert found, f"ARCHITECTURE.md does not count the lines of {folder}"
        assert abs(int(found[1].replace(",", "")) - lines) <= lines / 10, (folder, lines)


def _has(model: type, field: str) -> bool:
    return field in {one.name for one in model._meta.get_fields()}  # type: ignore[attr-defined]


def _lines(files: list[Path]) -> int:
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)
