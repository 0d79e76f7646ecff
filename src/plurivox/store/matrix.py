"""Load a matrix by the words that commands and pages use."""

from __future__ import annotations

from plurivox.evidence.problem import Refused
from plurivox.themes.attributes import attributes_of, find_attribute
from plurivox.themes.matrix import COUNTS, ROWS, Matrix, matrix

from .analysis import load_analysis, load_gathered
from .project import Project


def load_matrix(project: Project, rows: str = "theme", columns: str = "") -> Matrix:
    """Themes, codes or findings × an attribute; "" is the first that anything is known of.

    Raises Refused, naming those there are.
    """
    if rows not in ROWS:
        raise Refused(f"“{rows}” is no row of a matrix; choose one of {', '.join(ROWS)}.")
    analysis = load_analysis(project)
    attribute = find_attribute(analysis, columns or next(iter(attributes_of(analysis)), "site"))
    return matrix(analysis, load_gathered(project, rows, analysis), attribute)


def matrix_answer(found: Matrix, count: str) -> dict[str, object]:
    """A matrix as scripts get it. Raises Refused for a count that there is not."""
    if count not in COUNTS:
        raise Refused(f"“{count}” is not counted; choose one of {', '.join(COUNTS)}.")
    return {
        "rows": [row.name for row in found.rows],
        "columns": list(found.columns),
        "counts": found.counts(count),
        "count": count,
        "attribute": found.attribute,
        "totals": {
            "rows": [cell.value(count) for cell in found.all],
            "columns": [cell.value(count) for cell in found.each],
            "all": found.whole.value(count),
        },
        "heard": [cell.heard for cell in found.each],
        "layers": found.layers,
    }
