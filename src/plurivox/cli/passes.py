"""Commands for passes: pass, agreement, disagreements."""

from __future__ import annotations

import argparse
from typing import Any

from plurivox.coding.passes import SCOPES

from .door import Sitting, opened, show_json, show_table, takes_project


def pass_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    does = parser.add_subparsers(dest="does", required=True, metavar="list|open|done|close|agree")
    does.add_parser("list", help="the passes of the project")
    new = does.add_parser("open", help="begin a pass")
    new.add_argument("name", metavar="NAME", help="of the pass")
    new.add_argument("--coders", required=True, metavar="A,B", help="names, with commas between")
    new.add_argument("--kind", default="independent", choices=("independent", "joint", "consensus"))
    new.add_argument(
        "--sources",
        nargs="+",
        default=[],
        metavar="NAME",
        help="by default all transcripts, or else all articles",
    )
    new.add_argument("--release", type=int, metavar="N", help="of the codebook; the newest")
    new.add_argument("--scope", default="participants", choices=SCOPES)
    new.add_argument("--unit", default="turn", choices=("character", "turn", "paragraph", "source"))
    new.add_argument(
        "--statistic",
        default="krippendorff_alpha",
        metavar="S",
        choices=_statistics(),
        help="declared beforehand",
    )
    done = does.add_parser("done", help="declare your own coding in a pass done")
    done.add_argument("name", metavar="NAME", help="of the pass")
    close = does.add_parser("close", help="close a pass, for good")
    close.add_argument("name", metavar="NAME", help="of the pass")
    agree = does.add_parser("agree", help="make a pass without disagreement its consensus")
    agree.add_argument("name", metavar="NAME", help="of the pass")
    for one in does.choices.values():
        one.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON"
        )
        one.add_argument("--as-user", metavar="NAME", default=argparse.SUPPRESS, help="who acts")


def _statistics() -> tuple[str, ...]:
    from plurivox.coding.agreement.statistics import STATISTICS

    return tuple(STATISTICS)


VERBS = {
    "list": "read",
    "open": "set up a pass",
    "done": "code",
    "close": "close a pass",
    "agree": "settle",
}


def pass_run(args: argparse.Namespace) -> int:
    with opened(args, VERBS[args.does]) as sitting:
        said = DOES[args.does](sitting, args)
        rows = _rows(sitting)
    if args.json:
        show_json(rows if args.does == "list" else next(r for r in rows if r["name"] == args.name))
    elif said:
        print(said)
    else:
        show_table(rows, ("name", "kind", "origin", "state", "coders", "done", "unit", "scope"))
    return 0


def _list(sitting: Sitting, args: argparse.Namespace) -> str:
    return ""


def _open(sitting: Sitting, args: argparse.Namespace) -> str:
    from plurivox.store.pass_acts import Plan, open_pass

    coders = tuple(name.strip() for name in args.coders.split(",") if name.strip())
    plan = Plan(
        args.name,
        coders,
        args.kind,
        tuple(args.sources),
        args.release,
        args.scope,
        args.unit,
        args.statistic,
    )
    open_pass(sitting.project, plan, by=sitting.person.id)
    return f"Pass “{args.name}” is open for {', '.join(coders)}."


def _done(sitting: Sitting, args: argparse.Namespace) -> str:
    from plurivox.store.pass_acts import declare_done
    from plurivox.store.passes import load_pass

    declare_done(sitting.project, load_pass(sitting.project, args.name), by=sitting.person.id)
    return f"{sitting.person.name} is done with “{args.name}”."


def _close(sitting: Sitting, args: argparse.Namespace) -> str:
    from plurivox.store.pass_acts import close_pass
    from plurivox.store.passes import load_pass

    one = load_pass(sitting.project, args.name)
    state = close_pass(sitting.project, one, by=sitting.person.id)
    wait = "; decide on the codes proposed in it to make it ready" if state == "closed" else ""
    return f"Pass “{args.name}” is {state}{wait}."


def _agree(sitting: Sitting, args: argparse.Namespace) -> str:
    from plurivox.store.settlements import begin_consensus

    begin_consensus(sitting.project, args.name, by=sitting.person.id)
    return f"What the coders of “{args.name}” agreed on is its consensus now."


DOES = {"list": _list, "open": _open, "done": _done, "close": _close, "agree": _agree}


def _rows(sitting: Sitting) -> list[dict[str, Any]]:
    from plurivox.store.passes import load_passes
    from plurivox.store.people import load_people
    from plurivox.store.sources import source_names

    people = {one.id: one.name for one in load_people(sitting.project)}
    sources = {key: name for name, key in source_names(sitting.project).items()}
    return [
        {
            "name": one.name,
            "kind": one.kind,
            "origin": one.origin if one.kind != "consensus" else "consensus",
            "state": one.state,
            "sources": sorted(sources[key] for key in one.sources if key in sources),
            "coders": sorted(people[key] for key in one.coders if key in people),
            "done": sorted(people[key] for key in one.done if key in people),
            "release": one.release,
            "scope": one.scope,
            "unit": one.unit,
            "statistic": one.statistic,
        }
        for one in load_passes(sitting.project)
    ]


def agreement_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument(
        "--pass", dest="in_pass", metavar="NAME", required=True, help="a pass that is ready"
    )
    parser.add_argument("--unit", choices=("character", "turn", "paragraph", "source"))
    parser.add_argument("--scope", choices=SCOPES)
    parser.add_argument(
        "--statistic", metavar="NAME", choices=(*_statistics(), "all"), help="one, or all"
    )
    parser.add_argument("--tree", action="store_true", help="descendants count as the code")


def agreement_run(args: argparse.Namespace) -> int:
    from dataclasses import asdict

    from plurivox.store.agreement import Chosen, agreement_rows, what_is_left_out
    from plurivox.store.layers import load_frozen

    with opened(args) as sitting:
        frozen = load_frozen(sitting.project, args.in_pass)
        chosen = Chosen.of(frozen, args.unit, args.scope, args.tree)
        rows = [asdict(row) for row in agreement_rows(frozen, chosen, args.statistic)]
        left_out = what_is_left_out(sitting.project, frozen, chosen)
    if args.json:
        show_json(rows)
        return 0
    show_table(rows, (*_FIGURE, *(c for c in _AT_TIMES if any(row[c] is not None for row in rows))))
    if left_out:
        print(f"Left out: {'; '.join(left_out)}.")
    return 0


_FIGURE = ("statistic", "code", "domain", "source", "coders", "unit", "n", "value")
_AT_TIMES = ("low", "high", "coverage", "method", "reason")  # columns that are often empty


def disagreements_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument(
        "--pass", dest="in_pass", metavar="NAME", required=True, help="a pass that is ready"
    )


def disagreements_run(args: argparse.Namespace) -> int:
    from plurivox.store.settlements import load_disagreements

    with opened(args) as sitting:
        found = load_disagreements(sitting.project, args.in_pass)
    rows = [
        {
            "source": one.found.source,
            "start": one.found.start,
            "end": one.found.end,
            "quote": one.quote,
            "codes": {name: list(codes) for name, codes in one.found.codes.items()},
            "kind": one.found.kind,
            "settled": one.settled.decision if one.settled else None,
        }
        for one in found
    ]
    if args.json:
        show_json(rows)
    else:
        show_table(rows, ("source", "start", "end", "kind", "codes", "settled", "quote"))
    return 0


ARGUMENTS = {
    "pass": pass_arguments,
    "agreement": agreement_arguments,
    "disagreements": disagreements_arguments,
}
RUN = {
    "pass": pass_run,
    "agreement": agreement_run,
    "disagreements": disagreements_run,
}
