"""The command that lays the analysis beside the framework: framework."""

from __future__ import annotations

import argparse
from typing import Any

from .door import opened, show_json, show_table, takes_project


def framework_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)


def framework_run(args: argparse.Namespace) -> int:
    from plurivox.store.analysis import load_analysis
    from plurivox.store.framework import load_compared

    with opened(args) as sitting:
        analysis = load_analysis(sitting.project)
        found = load_compared(sitting.project, analysis)
    items: list[dict[str, Any]] = [
        {
            "kind": one.item.kind,
            "no": one.item.number,
            "name": one.item.name,
            "found": one.found,
            "codes": [name for _, name, _ in one.codes],
            "themes": [name for _, name, _ in one.themes],
            "passages": len(one.passages),
        }
        for one in found.items
    ]
    new = {
        "codes": [name for _, name, _ in found.new_codes],
        "themes": [name for _, name, _ in found.new_themes],
    }
    if args.json:
        show_json({"items": items, "new": new, "layers": analysis.named_layers()})
        return 0
    rows = [one | {"found": "yes" if one["found"] else "no"} for one in items]
    show_table(rows, ("kind", "no", "name", "found", "codes", "themes", "passages"))
    for what, names in new.items():
        print(f"Beside no item, {what}: {', '.join(names) or 'none'}.")
    print(analysis.named_layers())
    return 0


ARGUMENTS = {"framework": framework_arguments}
RUN = {"framework": framework_run}
