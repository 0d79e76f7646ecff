"""Commands for the codebook: codebook, release."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from .door import Sitting, opened, show_json, show_table, takes_project

NOW = "now"  # the codebook as it stands, beside the labels of releases


def codebook_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)


def codebook_run(args: argparse.Namespace) -> int:
    with opened(args) as sitting:
        rows = _codes(sitting)
    if args.json:
        show_json(rows)
    else:
        show_table(rows, ("path", "short", "origin", "level", "status", "codings"))
    return 0


def _codes(sitting: Sitting) -> list[dict[str, Any]]:
    """The codes in the order of the tree; codings: those that `plurivox codings` lists."""
    from plurivox.coding.code_path import path_words
    from plurivox.store.codebook import load_codes
    from plurivox.store.codings import load_codings
    from plurivox.store.passes import load_layers

    layers = load_layers(sitting.project, sitting.person.id)
    counts = Counter(load_codings(sitting.project, layers=layers).code)
    return [
        {
            "name": code.name,
            "path": path_words(code.path),
            "short": code.short,
            "full": code.full,
            "use": code.use,
            "not": code.not_for,
            "origin": code.origin,
            "level": code.level,
            "domain": code.domain,
            "status": "proposed" if code.is_proposal else code.status,
            "codings": counts[code.id],
        }
        for code in load_codes(sitting.project, layers=layers)
    ]


def release_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument("--note", metavar="TEXT", default="", help="what this release is for")
    parser.add_argument("--list", action="store_true", help="list the releases, and make none")
    parser.add_argument(
        "--diff",
        nargs=2,
        metavar=("A", "B"),
        help="what changed from A to B; “now” is the codebook as it stands",
    )


def release_run(args: argparse.Namespace) -> int:
    reads = args.diff or args.list
    with opened(args, "read" if reads else "change the codebook") as sitting:
        if args.diff:
            rows = _diff(sitting, *args.diff)
        elif args.list:
            rows = _releases(sitting)
        else:
            rows = _release(sitting, args.note)
    if args.json:
        show_json(rows if reads else rows[0])
    elif args.diff:
        _tell(rows, *args.diff)
    elif args.list:
        show_table(rows, ("release", "codes", "by", "at", "note"))
    else:
        print(f"Release {rows[0]['release']} of the codebook: {rows[0]['codes']} codes.")
    return 0


def _release(sitting: Sitting, note: str) -> list[dict[str, Any]]:
    from plurivox.store.releases import load_releases, save_release

    made = save_release(sitting.project, note, by=sitting.person.id)
    label = next(one.label for one in load_releases(sitting.project) if one.id == made)
    return [row for row in _releases(sitting) if row["release"] == label]


def _releases(sitting: Sitting) -> list[dict[str, Any]]:
    from datetime import UTC, datetime

    from plurivox.store.people import load_people
    from plurivox.store.releases import load_releases

    names = {one.id: one.name for one in load_people(sitting.project)}
    return [
        {
            "release": one.label,
            "codes": len(one.book.codes),
            "by": names.get(one.by, ""),
            "at": datetime.fromtimestamp(one.at / 1000, UTC).isoformat(timespec="seconds"),
            "note": one.note,
        }
        for one in load_releases(sitting.project)
    ]


def _diff(sitting: Sitting, first: str, second: str) -> list[dict[str, Any]]:
    from plurivox.coding.code_path import path_words
    from plurivox.coding.release import changes
    from plurivox.store.releases import codebook_now, load_release

    before, after = (
        codebook_now(sitting.project) if one == NOW else load_release(sitting.project, one).book
        for one in (first, second)
    )
    return [
        {
            "change": one.kind,
            "before": path_words(one.before),
            "after": path_words(one.after),
            "fields": [
                {"field": "not" if name == "not_for" else name, "before": old, "after": new}
                for name, old, new in one.fields
            ],
        }
        for one in changes(before, after)
    ]


def _tell(rows: list[dict[str, Any]], first: str, second: str) -> None:
    if not rows:
        print(f"Nothing changed from {first} to {second}.")
    for row in rows:
        way = " → ".join(dict.fromkeys(filter(None, (row["before"], row["after"]))))
        print(f"{row['change']:<10}{way}")
        for field in row["fields"]:
            print(f"{'':<10}{field['field']}: {field['before'] or '–'} → {field['after'] or '–'}")


ARGUMENTS = {"codebook": codebook_arguments, "release": release_arguments}
RUN = {"codebook": codebook_run, "release": release_run}
