"""The command that brings files in."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plurivox.exchange import FORMATS

from .door import ask, opened, show_json, takes_project


def import_arguments(parser: argparse.ArgumentParser) -> None:
    takes_project(parser, prints=True)
    parser.add_argument("files", metavar="FILE", nargs="+", help="transcripts and tables")
    kinds = tuple(dict.fromkeys(one.kind for one in FORMATS))
    parser.add_argument(
        "--as", dest="kind", metavar="KIND", choices=kinds, help=f"what the files are: {_or(kinds)}"
    )
    parser.add_argument("--coder", metavar="NAME", help="whose codings, where the table says not")
    parser.add_argument("--pass", dest="in_pass", metavar="NAME", help="the imported pass")
    parser.add_argument("--sources", nargs="+", default=[], metavar="NAME", help="of that pass")
    parser.add_argument(
        "--codes", metavar="KIND", help="of a framework: the kind of items that become codes"
    )
    parser.add_argument(
        "--study", default="", metavar="NAME", help="that the articles report; by default the file"
    )
    parser.add_argument("--site", default="", help="where the transcripts come from")
    parser.add_argument("--session", default="", help="the session that the transcript is of")
    parser.add_argument("--yes", action="store_true", help="take guessed turns and speakers")
    parser.add_argument("--skip-bad-rows", action="store_true", help="take the good rows")


def _or(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def import_run(args: argparse.Namespace) -> int:
    from plurivox.store.importing import Choices, read_files, store_files
    from plurivox.store.sources import Arrival

    with opened(args, "import sources") as sitting:
        bar = _Bar(len(args.files))
        files, outcomes = _files(args.files)
        reads = read_files(files, args.kind, bar)
        bar.end()
        if not args.yes:
            _look(sitting.project, reads)
        choices = Choices(
            args.kind,
            args.coder,
            args.in_pass,
            tuple(args.sources),
            args.skip_bad_rows,
            arrival=Arrival(site=args.site, session=args.session),
            codes_of=args.codes,
            study=args.study,
        )
        outcomes += store_files(sitting.project, reads, choices, by=sitting.person.id, progress=bar)
        bar.end()
    _say(outcomes, args.json)
    return 0 if all(one.stored for one in outcomes) else 1


def _files(paths: list[str]) -> tuple[list[Any], list[Any]]:
    """The files that can be read from disk, and what to say of the others."""
    from plurivox.evidence.problem import Problem
    from plurivox.store.importing import File, Outcome

    files, refused = [], []
    for path in dict.fromkeys(paths):
        try:
            # A name may hold bytes that are no letters; what is stored is made of letters.
            name = os.fsencode(Path(path).name).decode("utf-8", "replace")
            files.append(File(name, Path(path).read_bytes()))
        except OSError as error:
            said = f"{path} cannot be read ({error.strerror}); check its name and your rights."
            refused.append(Outcome(path, "", False, said, (Problem(said, path),)))
    return files, refused


def _look(project: Any, reads: list[Any]) -> None:
    """Show what was guessed of transcripts, and ask of each. Without a terminal nothing goes in.

    Of what is in the project already nothing is asked: it is refused whatever the answer.
    """
    from plurivox.evidence.problem import Refused
    from plurivox.store.importing import is_there

    new = [read for read in reads if not read.refused and not is_there(project, read)]
    questions = [_question(read) for read in new if read.transcript]
    questions += [_article_question(read) for read in new if read.article]
    if questions and not sys.stdin.isatty():
        would = [f"This would ask: {one}" for one in questions]
        raise Refused(*would, "Nothing was imported; say --yes to take all of it as it stands.")
    for one in questions:
        if not ask(one):
            raise Refused("Nothing was imported; the browser shows a preview to correct.")


def _question(read: Any) -> str:
    """What was guessed of one transcript."""
    facts, speakers = read.transcript.facts, read.transcript.speakers
    names = ", ".join(f"{one.name} (asks)" if one.asks else one.name for one in speakers)
    said = [f"{len(read.transcript.turns)} turns of {names or 'nobody'}"]
    if facts.held:
        said.append(f"held {facts.held.replace('T', ' at ')}")
    if read.transcript.language:
        said.append(f"language {read.transcript.language}")
    if read.transcript.encoding:
        said.append(f"encoding {read.transcript.encoding}")
    return f"{read.name}: {'; '.join(said)}. Import it so?"


def _article_question(read: Any) -> str:
    """What was guessed of one article."""
    article = read.article
    kinds = ", ".join(dict.fromkeys(one.kind for one in article.sections)) or "no sections"
    voices = f"{len(article.voices)} quotations proposed as participants’ words"
    return f"{read.name}: {kinds}; {voices}. Import it so?"


def _say(outcomes: list[Any], as_json: bool) -> None:
    for one in outcomes:
        if not one.stored:
            for problem in one.problems:
                print(problem.sentence, file=sys.stderr)
    if as_json:
        show_json([_row(one) for one in outcomes])
        return
    for one in outcomes:
        if one.stored:
            print(one.sentence)
            for note in one.notes:
                print(f"  {note}")
            for problem in one.problems:
                print(f"  passed over: {problem.sentence}")


def _row(one: Any) -> dict[str, Any]:
    return {
        "file": one.name,
        "kind": one.kind,
        "stored": one.stored,
        "sentence": one.sentence,
        "problems": [problem.sentence for problem in one.problems],
        "notes": list(one.notes),
    }


class _Bar:
    """A line that says what is being done and how many of how many, at a terminal only."""

    def __init__(self, files: int) -> None:
        self.shown = sys.stderr.isatty() and files > 3

    def __call__(self, what: str, done: int, of: int) -> None:
        if self.shown:
            width = 30
            full = width * done // max(of, 1)
            bar = "█" * full + "·" * (width - full)
            print(f"\r{what} {bar} {done} of {of} ", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self.shown:
            print(file=sys.stderr)


ARGUMENTS = {"import": import_arguments}
RUN = {"import": import_run}
