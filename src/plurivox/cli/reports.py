"""Commands for reports: report."""

from __future__ import annotations

import argparse

from .door import opened, show_json, takes_project


def report_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument("out", metavar="OUT", help="a file ending in .docx, .html, .md or .xlsx")


def report_run(args: argparse.Namespace) -> int:
    from plurivox.store.reporting import write_report

    with opened(args, "export") as sitting:
        write_report(sitting.project, args.out, person=sitting.person.id)
    if args.json:
        show_json({"file": args.out})
    else:
        print(f"{args.out}: the report.")
    return 0


ARGUMENTS = {"report": report_arguments}
RUN = {"report": report_run}
