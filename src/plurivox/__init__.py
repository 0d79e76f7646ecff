"""Plurivox: from what people said to findings that can be traced back to the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from plurivox.notebook import Notebook

__version__ = "0.1.0"

# The stages of the work, in order. The navigation bar, the groups of the command line and the
# chapters of the manual are built from this; a stage may import only the stages before it.
STAGES = (
    "fieldwork",
    "transcripts",
    "review",
    "coding",
    "themes",
    "synthesis",
    "guidance",
    "reports",
)


def open(location: str | PathLike[str]) -> Notebook:
    """Open a project for reading: a `.plurivox` file, or a PostgreSQL address with `#slug`.

    Raises plurivox.evidence.problem.Refused, with the mend, where it cannot be opened.
    """
    from plurivox.notebook import Notebook

    return Notebook(location)
