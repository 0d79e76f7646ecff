"""The command that writes tables."""

from __future__ import annotations

import argparse

from .door import opened, show_json, takes_project

# those of `store`, without Django
KINDS = ("codings", "codebook", "participants", "themes", "findings", "map")


def export_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument(
        "out",
        metavar="OUT",
        help="a file ending in .csv, .xlsx or .json; .svg, .graphml or .json for the map",
    )
    parser.add_argument(
        "--as",
        dest="kind",
        required=True,
        metavar="KIND",
        choices=KINDS,
        help="codings, codebook, participants, themes, findings or map",
    )


def export_run(args: argparse.Namespace) -> int:
    from plurivox.store.exporting import export_table
    from plurivox.store.influences import export_map

    with opened(args, "export") as sitting:
        if args.kind == "map":
            count, notes = export_map(sitting.project, args.out), list[str]()
        else:
            count, notes = export_table(sitting.project, args.kind, args.out, by=sitting.person.id)
    if args.json:
        show_json({"file": args.out, "kind": args.kind, "rows": count, "notes": notes})
        return 0
    row = {"codebook": "code", "map": "link"}.get(args.kind, args.kind.removesuffix("s"))
    print(f"{args.out}: {count} {row if count == 1 else row + 's'}.")
    for note in notes:
        print(f"  {note}")
    return 0


ARGUMENTS = {"export": export_arguments}
RUN = {"export": export_run}
