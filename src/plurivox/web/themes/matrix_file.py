"""The matrix to take along, as a table: what the page shows, and which codings it reads."""

from __future__ import annotations

import io

from django.http import Http404, HttpResponse

from plurivox.exchange.table_out import write_table
from plurivox.store.analysis import load_analysis, load_gathered
from plurivox.themes.matrix import Cell, Matrix, matrix

from ..pages import page
from ..request import Request
from .matrix import Look

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Value = str | int | float | None


@page("export")
def matrix_file(request: Request, ending: str) -> HttpResponse:
    """The matrix of the address as csv or xlsx; marks instead of numbers where none are shown."""
    if ending not in KINDS:
        raise Http404(f"The matrix is not written as {ending}.")
    analysis = load_analysis(request.project)
    look = Look.of(request, analysis)
    rows = load_gathered(request.project, look.rows, analysis)
    found = matrix(analysis, rows, look.columns)
    columns, table = _table(found, look, counts=not request.about.without_counts)
    out = io.BytesIO()
    write_table(out, f".{ending}", columns, iter(table))
    response = HttpResponse(out.getvalue(), content_type=KINDS[ending])
    name = f"{look.rows}s-by-{look.columns}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{_plain(name)}"'
    return response


def _table(
    found: Matrix, look: Look, *, counts: bool
) -> tuple[tuple[str, ...], list[tuple[Value, ...]]]:
    """The columns and rows; the last row says which codings were read."""

    def cell(one: Cell) -> Value:
        if counts:
            return one.value(look.count)
        return "said" if one.passages else ""

    lines = zip(found.rows, found.cells, found.all, strict=True)
    rows: list[tuple[Value, ...]] = [
        (row.name, *map(cell, cells), *([cell(whole)] if counts else []))
        for row, cells, whole in lines
    ]
    if counts:
        rows.append(("All, each once", *map(cell, found.each), cell(found.whole)))
    width = len(found.columns) + counts
    rows.append((found.layers, *[""] * width))
    return (look.rows, *found.columns, *(["All"] if counts else [])), rows


def _plain(name: str) -> str:
    """A file name in letters that every system takes."""
    return "".join(one if one.isascii() and (one.isalnum() or one in ".-") else "-" for one in name)
