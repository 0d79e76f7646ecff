"""Commands for what a study declares and who has read what: method, readings."""

from __future__ import annotations

import argparse

from .door import opened, show_json, show_table, takes_project


def method_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument("--stance", metavar="WORDS", help="declare the stance, in your own words")
    parser.add_argument(
        "--approach", metavar="WORD", help="declare the approach: agreement or reflexive"
    )


def method_run(args: argparse.Namespace) -> int:
    from plurivox.store.approach import save_approach
    from plurivox.store.overview import load_about
    from plurivox.store.stance import load_stance, save_stance

    changes = args.stance is not None or args.approach is not None
    with opened(args, "change the project" if changes else "read") as sitting:
        if args.approach is not None:
            save_approach(sitting.project, args.approach, by=sitting.person.id)
        if args.stance is not None:
            save_stance(sitting.project, args.stance, by=sitting.person.id)
        said = {
            "stance": load_stance(sitting.project),
            "approach": load_about(sitting.project).approach,
        }
    if args.json:
        show_json(said)
    else:
        print(f"Stance: {said['stance'] or 'not declared'}.\nApproach: {said['approach']}.")
    return 0


def readings_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument(
        "--read", nargs="+", default=[], metavar="SOURCE", help="log that you have read these"
    )
    parser.add_argument("--day", default="", metavar="DATE", help="as 2026-11-27 (today)")


def readings_run(args: argparse.Namespace) -> int:
    from plurivox.evidence.problem import Refused
    from plurivox.store.readings import load_readings, save_reading
    from plurivox.store.sources import source_names

    with opened(args, "code" if args.read else "read") as sitting:
        known = source_names(sitting.project)
        unknown = [name for name in args.read if name not in known]
        if unknown:
            raise Refused(
                *(f"There is no source “{name}”; nothing was logged." for name in unknown)
            )
        for name in args.read:
            save_reading(sitting.project, known[name], by=sitting.person.id, day=args.day)
        found = load_readings(sitting.project, person=sitting.person.id)
    rows = [{"source": one.source_name, "person": one.person_name, "day": one.day} for one in found]
    if args.json:
        show_json(rows)
    else:
        show_table(rows, ("source", "person", "day"))
    return 0


ARGUMENTS = {"method": method_arguments, "readings": readings_arguments}
RUN = {"method": method_run, "readings": readings_run}
