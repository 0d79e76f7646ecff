"""The command that writes tables."""

from __future__ import annotations

import argparse

from .door import opened, takes_project

KINDS = ("codings", "codebook", "participants")  # those of `store.exporting`, without Django


def export_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument("out", metavar="OUT", help="a file ending in .csv, .xlsx or .json")
    parser.add_argument(
        "--as",
        dest="kind",
        required=True,
        metavar="KIND",
        choices=KINDS,
        help="codings, codebook or participants",
    )


def export_run(args: argparse.Namespace) -> int:
    from plurivox.store.exporting import export_table

    with opened(args, "export") as sitting:
        count, notes = export_table(sitting.project, args.kind, args.out, by=sitting.person.id)
    print(f"{args.out}: {count} {'codes' if args.kind == 'codebook' else args.kind}.")
    for note in notes:
        print(f"  {note}")
    return 0


ARGUMENTS = {"export": export_arguments}
RUN = {"export": export_run}
