"""Formats, in and out: one file a format, one line a format here.

Every reader is pure: a name and a binary file in, plain records and `Problem`s out.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read. `module` is imported only when it is needed."""

    name: str
    kind: str  # what it becomes: the values that `import --as` takes
    extensions: tuple[str, ...]
    module: str

    def load(self) -> Any:
        """The module; its `read(name, file)` is the reader, of an article `read_article`."""
        return import_module(f"plurivox.exchange.{self.module}")


# Of two kinds with one ending the first is meant where nobody says which, but for tables.
FORMATS = (
    Format("Plain text", "transcript", (".txt",), "plain"),
    Format("Markdown", "transcript", (".md", ".markdown"), "markdown"),
    Format("Word", "transcript", (".docx",), "docx"),
    Format("OpenDocument text", "transcript", (".odt",), "odt"),
    Format("Rich text", "transcript", (".rtf",), "rtf"),
    Format("HTML", "transcript", (".html", ".htm"), "html"),
    Format("WebVTT", "transcript", (".vtt",), "vtt"),
    Format("SubRip", "transcript", (".srt",), "srt"),
    Format("Praat TextGrid", "transcript", (".textgrid",), "textgrid"),
    Format("Turn table", "transcript", (".csv", ".xlsx"), "turn_table"),
    Format("JATS XML", "article", (".xml", ".nxml"), "jats"),
    Format("PDF", "article", (".pdf",), "pdf"),
    Format("PDF", "transcript", (".pdf",), "pdf"),
    Format("Word", "article", (".docx",), "docx"),
    Format("OpenDocument text", "article", (".odt",), "odt"),
    Format("Rich text", "article", (".rtf",), "rtf"),
    Format("HTML", "article", (".html", ".htm"), "html"),
    Format("Markdown", "article", (".md", ".markdown"), "markdown"),
    Format("Plain text", "article", (".txt",), "plain"),
    Format("Participants", "participants", (".csv", ".xlsx"), "participants"),
    Format("Codebook", "codebook", (".csv", ".xlsx"), "codebook"),
    Format("Codings", "codings", (".csv", ".xlsx"), "codings"),
    Format("Quotations", "quotations", (".csv", ".xlsx"), "quotations"),
    Format("Themes", "themes", (".csv", ".xlsx"), "themes"),
    Format("Findings", "findings", (".csv", ".xlsx"), "findings"),
    Format("Framework", "framework", (".csv", ".xlsx"), "framework"),
    Format("Settlements", "settlements", (".csv", ".xlsx"), "settlements"),
    Format("Proposals", "proposals", (".csv", ".xlsx"), "proposals"),
    Format("Constructs", "constructs", (".csv", ".xlsx"), "constructs"),
)
