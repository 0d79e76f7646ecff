"""What is asked of every command, or why nothing is: one row each."""

from __future__ import annotations

from dataclasses import dataclass

from tests.web.blind.ask import Exempt
from tests.web.blind.world import SECRET


@dataclass(frozen=True, slots=True)
class Run:
    """One command line behind the project; `file`: one to be written, `brings`: one to be read."""

    words: tuple[str, ...]
    file: str = ""
    brings: tuple[str, str] = ("", "")


def run(*words: str, file: str = "", brings: tuple[str, str] = ("", "")) -> Run:
    return Run(words, file, brings)


def both(*words: str) -> list[Run]:
    """For people, and as JSON."""
    return [run(*words), run(*words, "--json")]


CODINGS = (
    "codings.csv",
    f"source,coder,code,start,end,quote\nnoa,Ada,{SECRET},51,73,I was a patient first.\n",
)
BY_BO = (
    "codings.csv",
    "source,coder,code,start,end,quote\nnoa,Bo,Support,51,73,I was a patient first.\n",
)
BOOK = ("codebook.csv", f"name,parent,short\n{SECRET},Support,x\nPay and contract,,y\n")
NEW_TEXT = ("eve.txt", "Interviewer 1: Well?\nEve: I brought the tea.\nInterviewer 1: And?\n"
            "Eve: It was warm.\n")  # fmt: skip
NOTES = ("proposals.csv", f"pass,code,decision\nfirst,{SECRET},accept\n")
DECIDED = (
    "settlements.csv",
    f"pass,source,start,end,code,decision\nfirst,noa,51,73,{SECRET},both\n",
)

COMMANDS: dict[str, list[Run] | Exempt] = {
    "demo": Exempt("makes a project of its own"),
    "new": Exempt("makes a project of its own"),
    "serve": Exempt("serves the pages, which are tested one by one above"),
    "status": both("status"),
    "check": both("check"),
    "undo": both("undo"),
    "import": [
        run("import", "--yes", brings=NEW_TEXT),
        run("import", "--as", "codings", "--yes", "--json", brings=CODINGS),
        run("import", "--as", "codings", "--pass", "first", "--yes", brings=CODINGS),
        run("import", "--as", "codings", "--pass", "elsewhere", "--yes", brings=BY_BO),
        run("import", "--as", "codebook", "--yes", brings=BOOK),
        run("import", "--as", "proposals", "--yes", brings=NOTES),
        run("import", "--as", "settlements", "--yes", brings=DECIDED),
    ],
    "export": [
        run("export", "--as", kind, file=f"out{ending}")
        for kind in ("codings", "codebook", "participants", "themes", "findings")
        for ending in (".csv", ".xlsx", ".json")
    ]
    + [run("export", "--as", "map", file=f"out{end}") for end in (".svg", ".graphml", ".json")],
    "method": [*both("method"), run("method", "--stance", "reflexive")],
    "readings": [*both("readings"), run("readings", "--read", "noa", "--day", "2026-11-20")],
    "participants": both("participants"),
    "search": [
        *both("search", "tea"), *both("search", "a*"), run("search", SECRET),
        run("search", "shame", "--json"),
    ],
    "codebook": both("codebook"),
    "release": [
        *both("release", "--list"), run("release", "--note", "next"),
        run("release", "--diff", "1", "now"),
    ],
    "codings": [
        *both("codings"), *both("codings", "--pass", "first"), *both("codings", "--coder", "Bo"),
        run("codings", "--pass", "pilot", "--coder", "Ada"), run("codings", "--pass", "none"),
    ],
    "pass": [
        run("pass", "list"), run("pass", "list", "--json"), run("pass", "done", "first"),
        run("pass", "open", "first", "--coders", "Ada,Bo"),
        run("pass", "open", "third", "--coders", "Ada,Bo", "--json"),
        run("pass", "close", "pilot"), run("pass", "agree", "first"), run("pass", "agree", "pilot"),
    ],
    "agreement": [
        *both("agreement", "--pass", "first"), *both("agreement", "--pass", "pilot"),
        run("agreement", "--pass", "pilot", "--statistic", "all", "--unit", "character", "--tree"),
    ],
    "disagreements": [
        *both("disagreements", "--pass", "first"), *both("disagreements", "--pass", "pilot"),
    ],
    "framework": both("framework"),
    "matrix": [
        *both("matrix"), run("matrix", "--rows", "code", "--columns", "source", "--json"),
        run("matrix", "--columns", "role", "--count", "speakers"), run("matrix", "--rows", "no"),
    ],
    "saturation": [*both("saturation"), run("saturation", "--by", "site", "--base", "1")],
    "cooccurrence": [
        *both("cooccurrence"), run("cooccurrence", "--unit", "turn"),
        run("cooccurrence", "--unit", "paragraph", "--json"), run("cooccurrence", "--unit", "no"),
    ],
    "constructs": both("constructs"),
    "grid": [*both("grid"), *(run("grid", file=f"grid{end}") for end in (".docx", ".html"))],
    "cerqual": [*both("cerqual"), run("cerqual", file="cerqual.html")],
    "checklist": [
        *both("checklist", "entreq"), run("checklist", "emerge"),
        run("checklist", "entreq", file="entreq.html"),
    ],
    "beside": both("beside"),
    "trace": [
        *both("trace", "Being held"), *both("trace", "Support"), run("trace", "noa"),
        *both("trace", "cell:Being held|source=noa"),
        run("trace", f"cell:code:{SECRET}|source=noa"),
        run("trace", SECRET), run("trace", "theme:Being held", file="trace.html"),
    ],
    "whatif": [
        *both("whatif", "--without", "source:noa"), run("whatif", "--without", "participant:9"),
    ],
    "report": [
        run("report", file="report.docx"), run("report", file="report.html"),
        run("report", file="report.md"), run("report", file="report.xlsx"),
    ],
}  # fmt: skip
