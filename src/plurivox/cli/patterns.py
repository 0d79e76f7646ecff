"""Commands that look across codes: saturation, cooccurrence."""

from __future__ import annotations

import argparse
from typing import Any

from .door import counts_argument, opened, show_json, show_table, takes_project


def saturation_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument("--by", choices=("site",), help="each site by itself as well")
    parser.add_argument("--base", type=int, default=4, metavar="N", help="sessions of the base (4)")
    parser.add_argument("--run", type=int, default=2, metavar="N", help="sessions of a run (2)")
    counts_argument(parser)


def saturation_run(args: argparse.Namespace) -> int:
    from plurivox.store.analysis import load_analysis
    from plurivox.store.counting import must_count
    from plurivox.store.patterns import load_code_names, load_saturation, saturation_answer

    with opened(args) as sitting:
        must_count(sitting.project, anyway=args.counts)
        analysis = load_analysis(sitting.project)
        found = load_saturation(
            sitting.project,
            by_site=args.by == "site",
            base=args.base,
            run=args.run,
            analysis=analysis,
        )
        said = saturation_answer(found, load_code_names(sitting.project))
    said["layers"] = analysis.named_layers()
    if args.json:
        show_json(said)
    else:
        _show(said)
    return 0


def _show(said: dict[str, Any]) -> None:
    show_table(said["rows"], ("site", "session", "new", "seen"))
    for row in said["guest"]:
        where = f" in {row['site']}" if row["site"] else ""
        told = row["reason"] or row["report"] or "not reached"
        print(f"Base {row['base']}, run {row['run']}, new at most 5%{where}: {told}.")
    for row in said["richness"]:
        where = f" in {row['site']}" if row["site"] else ""
        if row["reason"]:
            print(f"Codes expected{where}: {row['reason']}.")
        else:
            print(
                f"Codes expected{where} (Chao2): {row['chao2']:.1f}; {row['codes']} seen, "
                f"coverage {row['coverage']:.3f}."
            )
    print(said["layers"])


def cooccurrence_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument(
        "--unit",
        default="overlap",
        metavar="UNIT",
        help="overlap, turn, paragraph, source or session (overlap)",
    )
    counts_argument(parser)


def cooccurrence_run(args: argparse.Namespace) -> int:
    from plurivox.store.counting import must_count
    from plurivox.store.patterns import load_code_names, load_together, together_answer

    with opened(args) as sitting:
        must_count(sitting.project, anyway=args.counts)
        found = load_together(sitting.project, args.unit)
        rows = together_answer(found, load_code_names(sitting.project))
    if args.json:
        show_json(rows)
    else:
        show_table(rows, ("code", "with", "both", "units"))
        print(found.layers)
    return 0


ARGUMENTS = {"saturation": saturation_arguments, "cooccurrence": cooccurrence_arguments}
RUN = {"saturation": saturation_run, "cooccurrence": cooccurrence_run}
