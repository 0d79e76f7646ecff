"""What is looked at of every page of the program, and the table of it in the manual."""

from __future__ import annotations

from pathlib import Path

from plurivox.web.serving import set_up
from tests.web.blind.asking import pages

ASPECTS = ("wide", "narrow", "dark", "right to left", "keyboard only")
# Addresses that show no page of their own, and why.
NO_PAGE = {
    "people:enter": "leads on at once",
    "transcripts:how_far": "a part of the page of an import",
    "transcripts:original": "a file",
    "coding:compare": "leads on to what changed between two releases",
    "coding:memos": "a part of the page on which one reads",
    "coding:ticket": "words for a script",
    "themes:together_picture": "a file",
    "themes:timeline_picture": "a file",
    "themes:saturation_picture": "a file",
    "themes:map_file": "a file",
    "themes:matrix_file": "a file",
    "reports:trace_file": "a file",
    "reports:cell_trace_file": "a file",
    "exchange:waiting": "shown while a file is being written; looked at when exports are tested",
    "exchange:how_far": "a part of the page of an export",
    "exchange:download": "a file",
    "transcripts:waiting": "a list of files to look at; looked at when imports are tested",
}
HEAD = """\
# What was looked at

Every page of the program is opened by a test in Chromium, with the demonstration in it: at 1366 and
at 420 pixels, by day and by night, with axe; mirrored from right to left; and by Tab alone, which
must come to every control. This table is written from what is tested (`python -m
tests.browser.every_page`), and a page without a row fails the tests.
"""


def looked_at() -> list[str]:
    """The names of all pages, in the order of the program."""
    return [one.name for one in pages() if "GET" in one.methods and one.name not in NO_PAGE]


def written_table() -> str:
    """The page of the manual."""
    lines = [f"| page | {' | '.join(ASPECTS)} | remark |", "| --- " * (len(ASPECTS) + 2) + "|"]
    for one in pages():
        if "GET" not in one.methods:
            continue
        why = NO_PAGE.get(one.name, "")
        cells = " | ".join(("–" if why else "yes") for _ in ASPECTS)
        lines.append(f"| `/{one.route}` | {cells} | {why} |")
    return f"{HEAD}\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    set_up()
    place = Path(__file__).parents[2] / "docs" / "looked-at.md"
    place.write_text(written_table(), encoding="utf-8")
    print(f"{place.name}: {len(looked_at())} pages.")
