"""The table of blindness: who is asked what of every page, command and job; kept in the manual."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plurivox.access.permissions import NAMELESS, can
from plurivox.cli import COMMANDS as ALL_COMMANDS
from plurivox.web.serving import set_up
from tests.web.blind.ask import Exempt
from tests.web.blind.asking import Page, pages
from tests.web.blind.rows import PAGES
from tests.web.blind.rows_of_commands import COMMANDS
from tests.web.blind.world import PEOPLE, ROLES

# Methods of a page that are not asked, with the reason.
PARTLY = {
    "coding:close_pass": {"POST": "closing is what ends the blindness; only the question is asked"},
}
JOBS = {
    "read": "reads files that somebody chose, without the project",
    "store": "the same functions as the command `import`, tested there",
    "export": "tested for every kind of table, as a flow in the browser",
}
HEAD = """\
# What is tested of blindness

This table is written by the tests themselves (`python -m tests.web.blind.table`). There are two
copies of one study that differ only in what a coder, Bo, has done in an open independent pass:
codings, codes, memos, examples, things moved, removed, taken back and done again; and in an
appraisal that he has not finished. Everybody else
asks every page and every command of both copies the same, under their own name. *same*: the answers
are the same to the byte, and so are the files that are written. *refused, same*: the role may not,
and the refusal is the same. Only nonces and the tokens of forms are masked, and the clock stands
still. A page or a command without a row fails the tests.
"""


def written_table() -> str:
    """The page of the manual."""
    columns = ["page", "asked", *ROLES, "remark"]
    parts = [
        HEAD,
        "## Pages",
        _table(columns, [_page(page) for page in pages()]),
        "## Commands",
        _table(["command", "lines asked", *ROLES, "remark"], [*_commands()]),
        "## Work in the background",
        _table(["job", "remark"], [[f"`{name}`", said] for name, said in JOBS.items()]),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _page(page: Page) -> list[str]:
    row = PAGES.get(page.name)
    address = f"`/{page.route}`".replace("|", "\\|")
    if row is None:
        return [address, "nothing", *("**not said**" for _ in ROLES), ""]
    if isinstance(row, Exempt):
        return [address, "", *("exempt" for _ in ROLES), row.reason]
    methods = [f"{m} × {n}" for m in ("GET", "POST") if (n := sum(a.method == m for a in row))]
    remark = "; ".join(f"{m}: {why}" for m, why in PARTLY.get(page.name, {}).items())
    return [address, ", ".join(methods), *(_cell(page, name) for name in ROLES.values()), remark]


def _cell(page: Page, name: str) -> str:
    role = PEOPLE.get(name, "owner")
    verbs = {page.verb, page.writes}
    may = bool(verbs & NAMELESS) or any(can(role, verb) for verb in verbs)
    return "same" if may else "refused, same"


def _commands() -> Iterator[list[str]]:
    for one in ALL_COMMANDS:
        row = COMMANDS.get(one.name)
        name = f"`plurivox {one.name}`"
        if isinstance(row, Exempt):
            yield [name, "", *("exempt" for _ in ROLES), row.reason]
        else:
            yield [name, str(len(row or ())), *("same" for _ in ROLES), ""]


def _table(columns: list[str], rows: list[list[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    set_up()
    place = Path(__file__).parents[3] / "docs" / "blindness.md"
    place.write_text(written_table(), encoding="utf-8")
    print(f"{place.name}: {len(PAGES)} pages, {len(COMMANDS)} commands.")
