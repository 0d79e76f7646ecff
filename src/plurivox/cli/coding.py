"""Commands for coding: codings."""

from __future__ import annotations

import argparse
from typing import Any

from .door import Sitting, opened, show_json, show_table, takes_project


def codings_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument("--pass", dest="in_pass", metavar="NAME", help="of one pass only")
    parser.add_argument("--coder", metavar="NAME", help="of one coder only")


def codings_run(args: argparse.Namespace) -> int:
    with opened(args) as sitting:
        rows = _codings(sitting, args.in_pass, args.coder)
    if args.json:
        show_json(rows)
    else:
        show_table(rows, ("source", "coder", "pass", "code", "start", "end", "speaker", "quote"))
    return 0


def _codings(sitting: Sitting, in_pass: str | None, coder: str | None) -> list[dict[str, Any]]:
    from plurivox.store.codings import load_codings, named_codings
    from plurivox.store.passes import load_layers, load_pass
    from plurivox.store.people import load_person

    project = sitting.project
    layers = load_layers(project, sitting.person.id)
    if in_pass:
        only = load_pass(project, in_pass).id
        layers = frozenset(layer for layer in layers if layer[0] == only)
    if coder:
        who = load_person(project, coder).id
        layers = frozenset(layer for layer in layers if layer[1] == who)
    return [
        {
            "source": one.source,
            "coder": one.coder,
            "pass": one.in_pass,
            "code": one.code,
            "start": one.start,
            "end": one.end,
            "quote": one.quote,
            "speaker": one.speaker,
        }
        for one in named_codings(project, load_codings(project, layers=layers))
    ]


ARGUMENTS = {"codings": codings_arguments}
RUN = {"codings": codings_run}
