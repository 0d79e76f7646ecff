"""Blocks of the manual as a reader uses them: files to make, commands to type, what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>[\w-]*)(?P<rest>.*)$")
TITLE = re.compile(r"""\btitle=["'](?P<title>[^"']+)["']""")


@dataclass(frozen=True)
class Block:
    """One fenced block. `line`: of its fence, from 1; `title`: the file that it shows, or ""."""

    kind: str
    title: str
    line: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One command of a console block and the lines that the manual shows after it."""

    command: str
    shown: tuple[str, ...]
    line: int


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page in order; raises ValueError where one is never closed."""
    lines = iter(enumerate(page.splitlines(), 1))
    for number, line in lines:
        if not (fence := FENCE.match(line)):
            continue
        inside: list[str] = []
        for _, content in lines:
            if content.strip() == "```":
                break
            inside.append(content.removeprefix(fence["indent"]))
        else:
            raise ValueError(f"line {number}: this block is never closed")
        title = TITLE.search(fence["rest"])
        yield Block(fence["kind"], title["title"] if title else "", number, tuple(inside))


def steps(block: Block) -> Iterator[Step]:
    """Commands begin with `$ `, go on with `> `, and are followed by what they print."""
    command, shown, line = "", [], block.line
    for number, content in enumerate(block.lines, block.line + 1):
        if content.startswith("$ "):
            if command:
                yield Step(command, tuple(shown), line)
            command, shown, line = content[2:], [], number
        elif content.startswith("> ") and command and not shown:
            command += "\n" + content[2:]
        elif command:
            shown.append(content)
        else:
            raise ValueError(f"line {number}: a console block begins with a command: $ …")
    if command:
        yield Step(command, tuple(shown), line)


def write_files(page: str, folder: Path) -> list[Path]:
    """Make the files that a page shows, so that its commands find them."""
    made = []
    for block in blocks(page):
        if block.title and block.kind != "console":
            path = folder / block.title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(block.lines) + "\n", encoding="utf-8")
            made.append(path)
    return made


def matches(shown: tuple[str, ...], printed: str) -> bool:
    """Whether a command printed what the manual shows.

    White space at the ends of lines does not count, nor do blank lines at either end. A line `…`
    stands for any lines, none included; `…` within a line for any characters of it.
    """
    pattern = ""
    for line in tidy(shown):
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(map(re.escape, line.split("…"))) + r"\n"
    said = "".join(f"{line}\n" for line in tidy(printed.splitlines()))
    return re.fullmatch(pattern, said) is not None


def tidy(lines: tuple[str, ...] | list[str]) -> list[str]:
    return "\n".join(line.rstrip() for line in lines).strip("\n").splitlines()
