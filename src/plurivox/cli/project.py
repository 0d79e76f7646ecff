"""Commands for a project as a whole: demo, new, serve, status, check, undo."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from .door import opened, show_json, takes_json, takes_project


def demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "project",
        metavar="PATH",
        nargs="?",
        default="demonstration.plurivox",
        help="the file to make (by default demonstration.plurivox)",
    )
    parser.add_argument("--no-serve", action="store_true", help="build it, and that is all")
    takes_json(parser)
    _serving(parser)


def demo_run(args: argparse.Namespace) -> int:
    if not args.no_serve:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plurivox.web.settings")
    from plurivox.store.demonstration import build_demonstration
    from plurivox.store.door import close_project

    if not Path(args.project).exists():
        close_project(build_demonstration(args.project))
        if args.json and args.no_serve:
            show_json({"project": args.project})
        else:
            print(f"{args.project}: an invented study, to try everything on.")
    elif args.no_serve:
        from plurivox.evidence.problem import Refused

        raise Refused(f"{args.project} is there already; choose another name or remove it.")
    return 0 if args.no_serve else serve_run(args)


def new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", metavar="PATH", help="a file to make, or URL#slug")
    parser.add_argument("--title", required=True, help="what the study is called")
    parser.add_argument("--owner", default="Owner", help="your name (by default “Owner”)")
    takes_json(parser)


def new_run(args: argparse.Namespace) -> int:
    from plurivox.store.door import close_project, create_project

    made = create_project(args.project, args.title, args.owner)
    close_project(made)
    if args.json:
        show_json({"project": made.shown, "title": args.title, "owner": args.owner})
    else:
        print(f"{made.shown}: “{args.title}”, owner {args.owner}.")
    return 0


def serve_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", metavar="PATH", help="a .plurivox file, or URL#slug")
    _serving(parser)


def _serving(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=0, help="by default 8765, or the next free one")
    parser.add_argument("--no-browser", action="store_true", help="print the address only")


def serve_run(args: argparse.Namespace) -> int:
    from plurivox.web.serving import serve

    serve(args.project, port=args.port, browser=not args.no_browser)
    return 0


def status_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)


def status_run(args: argparse.Namespace) -> int:
    from plurivox.store.status import load_status

    with opened(args) as sitting:
        counts = load_status(sitting.project)
    if args.json:
        show_json(counts)
    else:
        for name, count in counts.items():
            print(f"{name:<14}{count:>8}")
    return 0


def check_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument("--mend", action="store_true", help="make the search index anew first")


def check_run(args: argparse.Namespace) -> int:
    from plurivox.evidence.problem import Refused
    from plurivox.store.check import check_project

    with opened(args) as sitting:
        if args.mend:
            from plurivox.store.search_index import rebuild_search

            rebuild_search(sitting.project)
        problems = check_project(sitting.project)
    if args.json:
        show_json({"sound": not problems, "problems": [one.sentence for one in problems]})
    elif not problems:
        print("sound")
    else:
        raise Refused(*problems)
    return 1 if problems else 0


def undo_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)


def undo_run(args: argparse.Namespace) -> int:
    from plurivox.store.told import told
    from plurivox.store.undo import undo

    with opened(args, "undo") as sitting:
        taken = undo(sitting.project, sitting.person.id)
        sentence = told(sitting.project, taken)
    if args.json:
        show_json({"undone": taken.verb, "rows": len(taken.rows), "sentence": sentence})
    else:
        print(sentence)
    return 0


ARGUMENTS = {
    "demo": demo_arguments,
    "new": new_arguments,
    "serve": serve_arguments,
    "status": status_arguments,
    "check": check_arguments,
    "undo": undo_arguments,
}
RUN = {
    "demo": demo_run,
    "new": new_run,
    "serve": serve_run,
    "status": status_run,
    "check": check_run,
    "undo": undo_run,
}
