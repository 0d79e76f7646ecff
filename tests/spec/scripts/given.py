"""A person's script: runs commands, and reads what they answer. All words are invented."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plurivox.cli import main

TALK = """\
Interviewer: What was in the room?
Noor: A table, and a chair that nobody took.
Interviewer: And then?
Noor: Somebody sat down, 😀 and said nothing.
"""
CODEBOOK = "name,parent,domain\nPlace,,\nChair,Place,\nPresence,,\n"


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def refused(self) -> list[str]:
        """The sentences of what was refused."""
        return self.err.splitlines()


class Script:
    """Commands on one project, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = str(folder / "a study.plurivox")

    def file(self, name: str, words: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(words.encode() if isinstance(words, str) else words)
        return str(path)

    def plurivox(self, *words: str) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(words)
        return Answer(code, out.getvalue(), err.getvalue())

    def __call__(self, command: str, *words: str) -> Answer:
        """A command on the project that must do all it is asked."""
        answer = self.tries(command, *words)
        assert (answer.code, answer.err) == (0, ""), answer
        return answer

    def tries(self, command: str, *words: str) -> Answer:
        return self.plurivox(command, self.project, *words)

    def rows(self, command: str, *words: str) -> Any:
        return self(command, *words, "--json").json

    def bring(self, name: str, words: str | bytes, *more: str) -> Answer:
        """Import one file."""
        return self("import", self.file(name, words), "--yes", *more)


def codings(coder: str, *rows: tuple[str, str, str]) -> str:
    """A table of codings from (source, code, words)."""
    lines = ["source,coder,code,start,end,quote"]
    for source, code, words in rows:
        start = TALK.replace("table", f"{source}.txt").index(words)
        lines.append(f"{source},{coder},{code},{start},{start + len(words)},{words}")
    return "\n".join(lines) + "\n"
