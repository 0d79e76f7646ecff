"""The command that lays themes, codes or findings beside places and people: matrix."""

from __future__ import annotations

import argparse
from typing import Any

from .door import counts_argument, opened, show_json, show_table, takes_project


def matrix_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument(
        "--rows", default="theme", metavar="WHAT", help="theme, code or finding (theme)"
    )
    parser.add_argument(
        "--columns", default="", metavar="ATTRIBUTE", help="site, setting, role, … (site, if known)"
    )
    parser.add_argument(
        "--count",
        default="passages",
        metavar="WHAT",
        help="passages, speakers, sessions or share (passages)",
    )
    counts_argument(parser)


def matrix_run(args: argparse.Namespace) -> int:
    from plurivox.store.counting import must_count
    from plurivox.store.matrix import load_matrix, matrix_answer

    with opened(args) as sitting:
        must_count(sitting.project, anyway=args.counts)
        found = load_matrix(sitting.project, args.rows, args.columns)
    said: dict[str, Any] = matrix_answer(found, args.count)
    if args.json:
        show_json(said)
        return 0
    rows = [
        {args.rows: name, "all": total} | dict(zip(said["columns"], counts, strict=True))
        for name, counts, total in zip(
            said["rows"], said["counts"], said["totals"]["rows"], strict=True
        )
    ]
    show_table(rows, (args.rows, *said["columns"], "all"))
    print(said["layers"])
    return 0


ARGUMENTS = {"matrix": matrix_arguments}
RUN = {"matrix": matrix_run}
