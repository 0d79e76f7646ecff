"""The command line: commands are found by name, and only the one that is run is loaded."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its stage of the work, the module that has `<name>_arguments` and `<name>_run`."""

    name: str
    stage: str
    module: str
    summary: str


COMMANDS = (
    Command("demo", "project", "project", "build the invented demonstration and open it"),
    Command("new", "project", "project", "begin a project"),
    Command("serve", "project", "project", "open a project in the browser, on this machine"),
    Command("status", "project", "project", "count what is there"),
    Command("check", "project", "project", "recompute every anchor, hash, count and reference"),
    Command("undo", "project", "project", "take back your last act, and name it"),
    Command("import", "exchange", "incoming", "bring in transcripts, articles and tables"),
    Command("export", "exchange", "outgoing", "write codings, codebook or participants"),
    Command("method", "fieldwork", "method", "the stance and approach that a study declares"),
    Command("readings", "fieldwork", "method", "who has read which source, and when"),
    Command("participants", "fieldwork", "fieldwork", "who took part, by site"),
    Command("search", "transcripts", "search", "find words, with what stands around them"),
    Command("codebook", "coding", "codebook", "list codes with their definitions"),
    Command("release", "coding", "codebook", "freeze the codebook under a number, or compare two"),
    Command("codings", "coding", "coding", "list codings with their words"),
    Command("pass", "coding", "passes", "list, open, declare done and close passes"),
    Command("agreement", "coding", "passes", "how far the coders of a pass agree"),
    Command("disagreements", "coding", "passes", "where the coders of a pass differ"),
    Command("framework", "themes", "framework", "what was expected, beside what was found"),
    Command("matrix", "themes", "matrix", "themes, codes or findings by site, role, …"),
    Command("saturation", "themes", "patterns", "new codes by session"),
    Command("cooccurrence", "themes", "patterns", "which codes stand together"),
    Command("constructs", "synthesis", "synthesis", "the constructs of each study, by order"),
    Command("grid", "synthesis", "synthesis", "studies translated into one another"),
    Command("cerqual", "synthesis", "synthesis", "how much confidence there is in each finding"),
    Command("checklist", "synthesis", "synthesis", "ENTREQ or eMERGe, filled from the project"),
    Command("beside", "synthesis", "synthesis", "our own study beside the literature, by theme"),
    Command("trace", "reports", "trace", "from a finding, theme, code or person to the words"),
    Command("whatif", "reports", "trace", "what would change without somebody’s words"),
    Command("report", "reports", "reports", "write the report of a study"),
)


def parser_for(name: str) -> argparse.ArgumentParser:
    """The parser of one command: `plurivox NAME …`."""
    command = next(one for one in COMMANDS if one.name == name)
    parser = argparse.ArgumentParser(prog=f"plurivox {name}", description=_sentence(command))
    _module(command).ARGUMENTS[name](parser)
    return parser


def _sentence(command: Command) -> str:
    return f"{command.summary[0].upper()}{command.summary[1:]}."


def _module(command: Command) -> Any:
    return import_module(f"plurivox.cli.{command.module}")


def overview() -> str:
    """All commands, by stage in the order of the work."""
    lines = ["usage: plurivox COMMAND PROJECT …", ""]
    stage = ""
    for command in COMMANDS:
        if command.stage != stage:
            stage = command.stage
            lines.append(f"{stage}:")
        lines.append(f"  {command.name:<14}{command.summary}")
    return "\n".join([*lines, "", "plurivox COMMAND --help says more of each."])


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0: done; 1: a person must mend something; 2: wrong usage."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help"):
        print(overview())
        return 0 if words else 2
    if words[0] == "--version":
        from plurivox import __version__

        print(f"plurivox {__version__}")
        return 0
    command = next((one for one in COMMANDS if one.name == words[0]), None)
    if command is None:
        print(f"There is no command “{words[0]}”.\n\n{overview()}", file=sys.stderr)
        return 2
    return _run(command, words[1:])


def _run(command: Command, words: list[str]) -> int:
    from plurivox.evidence.problem import Refused

    _write_every_letter()
    try:
        args = _composed(parser_for(command.name).parse_args(words))
    except SystemExit as left:
        return int(left.code or 0)
    try:
        return int(_module(command).RUN[command.name](args))
    except Refused as refused:
        for problem in refused.problems:
            print(problem.sentence, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Cancelled; nothing was kept.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except Exception as error:
        return _unforeseen(error, getattr(args, "project", ""))


def _composed(args: argparse.Namespace) -> argparse.Namespace:
    """Names as they are stored: ü as one sign, though some keyboards send two. Not of files."""
    for key, value in vars(args).items():
        if key not in ("project", "files", "out"):
            if isinstance(value, str):
                setattr(args, key, normalize("NFC", value))
            elif isinstance(value, list):
                setattr(args, key, [normalize("NFC", word) for word in value])
    return args


def _write_every_letter() -> None:
    """What scripts read is UTF-8 wherever they run; a terminal gets what it can show."""
    for out in (sys.stdout, sys.stderr):
        if isinstance(out, io.TextIOWrapper):
            encoding = out.encoding if out.isatty() else "utf-8"
            out.reconfigure(encoding=encoding, errors="backslashreplace")


def _unforeseen(error: Exception, project: str) -> int:
    from .unforeseen import sentence_of

    if os.environ.get("PLURIVOX_DEBUG"):
        raise error
    print(sentence_of(error, project), file=sys.stderr)
    return 1
