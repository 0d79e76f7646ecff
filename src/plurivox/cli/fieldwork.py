"""Commands for fieldwork: participants."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from .door import opened, show_json, show_table, takes_project


def participants_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)


def participants_run(args: argparse.Namespace) -> int:
    from plurivox.store.fieldwork import load_participant_totals

    with opened(args) as sitting:
        rows, total = load_participant_totals(sitting.project)
    table = [asdict(row) for row in rows]
    whole = {key: value for key, value in asdict(total).items() if key not in ("site", "setting")}
    if args.json:
        show_json({"rows": table, "total": whole})
    else:
        columns = ("site", "setting", "sessions", "n", "roles", "genders")
        show_table([*table, whole | {"site": "total", "setting": ""}], columns)
    return 0


ARGUMENTS = {"participants": participants_arguments}
RUN = {"participants": participants_run}
