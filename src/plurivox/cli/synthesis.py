"""Commands of a synthesis: constructs, grid, cerqual, checklist, beside."""

from __future__ import annotations

import argparse
from typing import Any

from .door import opened, show_json, show_table, takes_project


def constructs_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)


def constructs_run(args: argparse.Namespace) -> int:
    from plurivox.store.construct_table import constructs_answer

    with opened(args) as sitting:
        said = constructs_answer(sitting.project)
    if args.json:
        show_json(said)
        return 0
    show_table(said["constructs"], ("name", "order", "study", "theme", "passages"))
    orders = said["orders"]
    print(
        f"{orders['first']} of first order, {orders['second']} of second order, "
        f"{orders['third']} of third order (themes)."
    )
    if said["waiting"]:
        print(f"{said['waiting']} codes of one study wait to be confirmed as constructs.")
    print(said["layers"])
    return 0


def grid_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument("out", metavar="OUT", nargs="?", help="a file: .xlsx, .docx or .html")


def grid_run(args: argparse.Namespace) -> int:
    from plurivox.store.synthesis_files import grid_answer, write_grid

    with opened(args, "export" if args.out else "read") as sitting:
        if args.out:
            write_grid(sitting.project, args.out)
        said = grid_answer(sitting.project)
    if args.json:
        show_json(said | ({"file": args.out} if args.out else {}))
    elif args.out:
        print(f"{args.out}: the grid.")
    else:
        show_table(_cells(said), ("study", "construct", "cell", "passages"))
        print(said["layers"])
    return 0


def _cells(said: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "study": row["study"],
            "construct": cell["column"],
            "cell": cell["translation"] or "; ".join(cell["constructs"]) or cell["relation"],
            "passages": cell["passages"],
        }
        for row in said["rows"]
        for cell in row["cells"]
    ]


def cerqual_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument("out", metavar="OUT", nargs="?", help="a file: .docx, .html or .xlsx")


def cerqual_run(args: argparse.Namespace) -> int:
    from plurivox.store.synthesis_files import cerqual_answer, write_cerqual

    with opened(args, "export" if args.out else "read") as sitting:
        if args.out:
            write_cerqual(sitting.project, args.out)
        said = cerqual_answer(sitting.project)
    if args.json:
        show_json(said)
    elif args.out:
        print(f"{args.out}: the summary of findings and the evidence profile.")
    else:
        show_table(said, ("finding", "studies", "confidence", "stale", "refused"))
    return 0


def checklist_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument("checklist", choices=("entreq", "emerge"), help="entreq or emerge")
    parser.add_argument("out", metavar="OUT", nargs="?", help="a file: .docx or .html")


def checklist_run(args: argparse.Namespace) -> int:
    from plurivox.store.synthesis_files import checklist_answer, write_checklist

    with opened(args, "export" if args.out else "read") as sitting:
        if args.out:
            write_checklist(sitting.project, args.checklist, args.out)
        said = checklist_answer(sitting.project, args.checklist)
    if args.json:
        show_json(said)
    elif args.out:
        print(f"{args.out}: {args.checklist}.")
    else:
        show_table(said, ("no", "item", "state", "place"))
    return 0


def beside_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)


def beside_run(args: argparse.Namespace) -> int:
    from plurivox.store.beside import beside_answer

    with opened(args) as sitting:
        said = beside_answer(sitting.project)
    if args.json:
        show_json(said)
        return 0
    rows = [
        {
            "theme": one["theme"],
            "own passages": one["own"]["passages"],
            "literature’s passages": one["literature"]["passages"],
            "constructs": one["literature"]["constructs"],
            "proposed": one["proposed"] or "–",
            "said": one["said"],
        }
        for one in said["themes"]
    ]
    columns = ("theme", "own passages", "literature’s passages", "constructs", "proposed", "said")
    show_table(rows, columns)
    print(said["layers"])
    return 0


ARGUMENTS = {
    "constructs": constructs_arguments,
    "grid": grid_arguments,
    "cerqual": cerqual_arguments,
    "checklist": checklist_arguments,
    "beside": beside_arguments,
}
RUN = {
    "constructs": constructs_run,
    "grid": grid_run,
    "cerqual": cerqual_run,
    "checklist": checklist_run,
    "beside": beside_run,
}
