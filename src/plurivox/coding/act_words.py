"""What an act of coding was, in a few plain words that can stand behind “Taken back:”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEW = 3  # names that are listed; more are counted


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that an act touched. `name`: of the code, source or release; `where`: "turn 229".

    made: whether the act added it; otherwise it changed it or took it away.
    """

    table: str
    name: str = ""
    where: str = ""
    made: bool = False


def act_words(verb: str, rows: Sequence[Touched]) -> str:
    """The act in words: ("code", [Supervision on turn 229]) → "Supervision on turn 229"."""
    template = TEMPLATES.get(verb)
    if template is None:
        return verb
    main = TABLE.get(verb, "code")
    of = [row for row in rows if row.table == main]
    if verb in ("move code", "move theme"):
        of = of[:1]  # the others only made room for it
    if verb == "remove theme":
        of = of[-1:]  # the others only moved up
    made = [row for row in of if row.made]
    old = [row for row in of if not row.made]
    told = template.format(
        all=_on(of),
        made=_on(made or of),
        old=_on(old or of),
        into=_names(made),
    )
    return " ".join(told.split())


TEMPLATES = {
    "code": "{made}",
    "code hits": "{made}",
    "move coding": "other edges of {old}",
    "remove coding": "removal of {all}",
    "memo": "memo {made}",
    "change memo": "change of the memo {all}",
    "remove memo": "removal of the memo {all}",
    "new code": "new code {made}",
    "change code": "change of the code {all}",
    "move code": "move of the code {all}",
    "merge codes": "merging of {old} into {into}",
    "split code": "splitting of {old} into {into}",
    "retire code": "retiring of the code {all}",
    "restore code": "return of the code {all}",
    "example": "example of {made}",
    "remove example": "removal of the example of {all}",
    "release": "release {made}",
    "revise": "revision {made}",
    "settle": "settling of {all}",
    "begin consensus": "beginning of {made}",
    "remark": "remark {made}",
    "decide on a proposal": "decision on the proposed code {all}",
    "open pass": "opening of the pass {made}",
    "closing note": "closing note of {all}",
    "new theme": "new theme {made}",
    "change theme": "change of the theme {all}",
    "move theme": "move of the theme {all}",
    "remove theme": "removal of the theme {all}",
    "put code into theme": "what belongs to a theme",
    "put passage into theme": "what belongs to a theme",
    "new finding": "new finding {made}",
    "change finding": "change of the finding {all}",
    "remove finding": "removal of the finding {all}",
    "weigh a finding": "what speaks for and against a finding",
    "write of a cell": "the summary of a cell",
    "draw link": "a new link of the map",
    "change link": "change of a link of the map",
    "remove link": "removal of a link of the map",
    "passages of link": "the passages of a link of the map",
    "new study": "new study {made}",
    "change study": "change of the study {all}",
    "index study": "choice of the index study",
    "order of reading": "the order of reading",
    "study of an article": "the study of {all}",
    "remove study": "removal of the study {all}",
    "appraise": "appraisal of {all}",
    "confirm construct": "what was said of the construct {all}",
    "voice of a code": "whose words {all} is",
    "relate constructs": "how a study stands to {made}",
    "remove relation": "removal of how a study stands to {all}",
    "release grid": "release {made} of the grid",
    "judge confidence": "the confidence in “{all}”",
    "line of argument": "the line of argument",
    "write in a checklist": "item {all} of a checklist",
}
TABLE = {
    "code": "coding",
    "code hits": "coding",
    "move coding": "coding",
    "remove coding": "coding",
    "memo": "memo",
    "change memo": "memo",
    "remove memo": "memo",
    "example": "code_example",
    "remove example": "code_example",
    "release": "release",
    "revise": "text",
    "settle": "settlement",
    "begin consensus": "pass",
    "remark": "memo",
    "decide on a proposal": "proposal",
    "open pass": "pass",
    "closing note": "pass",
    "new theme": "theme",
    "change theme": "theme",
    "move theme": "theme",
    "remove theme": "theme",
    "new finding": "finding",
    "change finding": "finding",
    "remove finding": "finding",
    "new study": "study",
    "change study": "study",
    "study of an article": "source",
    "remove study": "study",
    "appraise": "appraisal",
    "relate constructs": "relation",
    "remove relation": "relation",
    "release grid": "release",
    "judge confidence": "confidence",
    "write in a checklist": "checklist_item",
}


def _on(rows: Sequence[Touched]) -> str:
    """Names, and where they are: "Fear and Supervision on turn 229", "Fear on 7 passages"."""
    places = list(dict.fromkeys(row.where for row in rows if row.where))
    names = _names(rows)
    if not places:
        return names
    if len(places) == 1:
        return f"{names} on {places[0]}"
    return f"{names} on {len(rows)} passages" if names else f"on {len(rows)} passages"


def _names(rows: Sequence[Touched]) -> str:
    names = list(dict.fromkeys(row.name for row in rows if row.name))
    if len(names) > FEW:
        return f"{len(names)} codes"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
