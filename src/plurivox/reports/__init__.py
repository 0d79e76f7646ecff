"""Reports: plain contents in, a file out; one line a report here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Report:
    """A kind of file that the report of a study is written as."""

    name: str
    extension: str
    module: str

    def load(self) -> Any:
        """The module; its `write(report, file)` writes the report."""
        return import_module(f"plurivox.reports.{self.module}")


@dataclass(frozen=True, slots=True)
class TableReport:
    """A report that is a table or a few, in several kinds of files."""

    key: str
    name: str
    extensions: tuple[str, ...]
    module: str

    def load(self) -> Any:
        """The module; its `write(report, file, extension)` writes the report."""
        return import_module(f"plurivox.reports.{self.module}")


REPORTS = (
    Report("Word", ".docx", "word"),
    Report("HTML", ".html", "page"),
    Report("Markdown", ".md", "markdown"),
    Report("Excel", ".xlsx", "workbook"),
)

OF_A_SYNTHESIS = (
    TableReport("grid", "Grid", (".docx", ".html", ".xlsx"), "grid"),
    TableReport("cerqual", "CERQual", (".docx", ".html", ".xlsx"), "cerqual"),
    TableReport("checklist", "Checklist", (".docx", ".html"), "checklist"),
)
