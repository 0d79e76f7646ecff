"""The command search: words in one source or in all, with what stands around them."""

from __future__ import annotations

import argparse

from .door import opened, show_json, takes_project


def search_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument("words", metavar="WORDS", nargs="+", help="a word, begin*, or “a phrase”")
    parser.add_argument("--source", metavar="NAME", help="in one source only")
    parser.add_argument("--limit", metavar="N", type=int, help="at most so many; by default all")


def search_run(args: argparse.Namespace) -> int:
    from plurivox.evidence.problem import Refused
    from plurivox.store.search import search
    from plurivox.store.sources import source_names

    with opened(args) as sitting:
        names = source_names(sitting.project)
        if args.source is not None and args.source not in names:
            there = ", ".join(names) or "none"
            raise Refused(f"There is no source “{args.source}”; there are: {there}.")
        only = names[args.source] if args.source is not None else None
        words = " ".join(map(_as_typed, args.words))
        found = search(sitting.project, words, source=only, limit=args.limit)
    rows = [
        {
            "source": hit.name,
            "start": hit.start,
            "end": hit.end,
            "quote": hit.quote,
            "before": hit.before,
            "after": hit.after,
            "speaker": hit.speaker,
        }
        for hit in found.hits
    ]
    if args.json:
        show_json(rows)
        return 0
    for hit in found.hits:
        who = f", {hit.speaker}" if hit.speaker else ""
        line = " ".join(f"{hit.before}[{hit.quote}]{hit.after}".split())
        print(f"{hit.name}, {hit.start}–{hit.end}{who}: {line}")
    if not rows or found.more:
        print("There are more; raise --limit." if rows else f"Nobody says {words}.")
    return 0


def _as_typed(word: str) -> str:
    """A phrase that the shell took out of its quotation marks gets them back."""
    return f'"{word}"' if " " in word and not set(word) & set('"“”„«»') else word


ARGUMENTS = {"search": search_arguments}
RUN = {"search": search_run}
