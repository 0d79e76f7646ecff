"""A project of ours as people open it: the server in a process of its own, somebody signed in."""

from __future__ import annotations

import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from .cost import ROOT, Failed, cpu_of, peak_of
from .visitor import Visitor

PIN = "271828"
DATA = re.compile(r'"token":"(?P<token>\w+)"')


@dataclass(frozen=True, slots=True)
class Served:
    """entry: the address with the token, good once."""

    entry: str
    process: int

    @property
    def address(self) -> str:
        """Of the pages, without a slash."""
        parts = urlsplit(self.entry)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def cpu(self) -> float:
        return cpu_of(self.process)

    @property
    def peak(self) -> float:
        return peak_of(self.process)

    def sit_down(self, name: str = "Owner") -> Visitor:
        """Come in by the address, choose the name and type its PIN, or set one."""
        visitor = Visitor(self.entry)
        visitor.get(self.entry)
        people = visitor.get("/who/").text
        links = re.findall(r'href="(/who/[^"]+)"[^>]*>(.*?)</a>', people, re.DOTALL)
        form = next(link for link, shown in links if name in shown).replace("&amp;", "&")
        said = {
            "pin": PIN,
            "again": PIN,
            "next": "/",
            "csrfmiddlewaretoken": token_in(visitor, form),
        }
        visitor.post(form.partition("?")[0], said)
        return visitor


def token_in(visitor: Visitor, path: str) -> str:
    """The token that a page's form sends back."""
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', visitor.get(path).text)
    if found is None:
        raise Failed(f"{path} has no form.")
    return found.group(1)


def reading_page(source: uuid.UUID | str) -> str:
    """The address of a source's reading page."""
    return f"/coding/{source}/"


@contextmanager
def served(project: Path) -> Iterator[Served]:
    """`plurivox serve`, on a free port, stopped at the end."""
    command = ["-u", "-m", "plurivox.cli", "serve", str(project), "--no-browser"]
    process = subprocess.Popen(
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )
    try:
        yield Served(_printed_address(process), process.pid)
    finally:
        process.terminate()
        try:
            process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _printed_address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return found.group()
    raise Failed("The server did not start.")
