"""Commands that lead to the words and back: trace, whatif."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from .door import opened, show_json, show_table, takes_project


def trace_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument(
        "name",
        metavar="NAME|ID",
        help="a finding’s number or claim, a theme, code, source, participant:SITE/NO, a key, or "
        "cell:THEME|ATTRIBUTE=VALUE",
    )
    parser.add_argument(
        "out", metavar="OUT.html", nargs="?", help="write it as one file that needs nothing else"
    )


def trace_run(args: argparse.Namespace) -> int:
    from plurivox.evidence.problem import Refused
    from plurivox.reports.trace_page import write
    from plurivox.store.overview import load_about
    from plurivox.store.placing import placed
    from plurivox.store.trace import find_traced, load_trace

    if args.out and Path(args.out).suffix.lower() != ".html":
        raise Refused(f"A trace is not written as “{Path(args.out).suffix}”; write it as .html.")
    with opened(args, "export" if args.out else "read") as sitting:
        project, person = sitting.project, sitting.person.id
        kind, key = find_traced(project, args.name, person=person)
        found = load_trace(project, kind, key, person=person)
        title = load_about(project).title
    if args.out:
        with placed(args.out) as file:
            write(found, file, title)
    if args.json:
        show_json(found.answer())
    elif args.out:
        print(f"{args.out}: the trace of {found.kicker.lower()}.")
    else:
        _show(found)
    return 0


def _show(found: object) -> None:
    from plurivox.themes.trace import Trace

    assert isinstance(found, Trace)
    print(f"{found.kicker}: {found.name}")
    if found.lead:
        print(found.lead)
    for section in (*found.sections, *found.beside):
        print(f"\n{section.heading}")
        if section.columns:
            rows = [
                dict(zip(section.columns, (row.words, *row.cells), strict=True))
                for row in section.rows
            ]
            show_table(rows, section.columns)
        for row in () if section.columns else section.rows:
            words = " ".join(row.words.split())
            print(f"  {words}" + (f"  [{row.told}]" if row.told else ""))
        if section.note:
            print(f"  {section.note}")
    print(f"\n{found.layers}")


def whatif_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument(
        "--without",
        action="append",
        required=True,
        metavar="WHAT",
        help="participant:ID, participant:SITE/ID, source:NAME or passage:ID; may be repeated",
    )
    parser.add_argument(
        "--columns",
        default="",
        metavar="ATTRIBUTE",
        help="the cells of which matrix: site, setting, role, … (site)",
    )


def whatif_run(args: argparse.Namespace) -> int:
    from plurivox.store.analysis import load_analysis
    from plurivox.store.whatif import load_changes, without_of
    from plurivox.themes.attributes import find_attribute

    with opened(args) as sitting:
        analysis = load_analysis(sitting.project)
        without = without_of(analysis, args.without)
        columns = find_attribute(analysis, args.columns) if args.columns else ""
        found = load_changes(sitting.project, without, analysis=analysis, attribute=columns)
    rows = [asdict(one) for one in found]
    if args.json:
        show_json({"without": args.without, "changes": rows})
        return 0
    for one in found:
        if one.alone:
            print(f"Nothing would speak for the {one.kind} “{one.name}”.")
    show_table(rows, ("kind", "name", "what", "before", "after"))
    if not rows:
        print("Nothing would change.")
    return 0


ARGUMENTS = {"trace": trace_arguments, "whatif": whatif_arguments}
RUN = {"trace": trace_run, "whatif": whatif_run}
