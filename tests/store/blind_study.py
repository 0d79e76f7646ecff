"""A small invented study for tests of passes: two sources, two coders, codings by their words."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from plurivox.store.acts import act
from plurivox.store.codebook import Codebook
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.keys import new_id, passage_id
from plurivox.store.pass_acts import Plan, open_pass
from plurivox.store.passes import load_pass
from plurivox.store.people import load_person
from plurivox.store.project import Project
from plurivox.store.sources import OpenText, load_text, source_names

NOA = """\
Interviewer 1: How did you come to work here?
Noa: I was a patient first. Then they asked me whether I would like to stay, with a key.
Interviewer 1: And what helped?
Noa: The nurse who sat down. She asked what I had seen.
Interviewer 1: What did not help?
Noa: Nobody told me what the work was. I made tea.
"""
BEN = """\
Interviewer 1: Who helped you?
Ben: My supervisor, every second week.
Interviewer 1: And money?
Ben: The contract ran for six months.
"""
CODES = ("Support", "Unclear duties", "Pay and contract", "Being met as an equal")


@dataclass(frozen=True, slots=True)
class Study:
    """The project, and its people by name."""

    project: Project
    owner: uuid.UUID

    def person(self, name: str) -> uuid.UUID:
        return load_person(self.project, name).id

    def text(self, name: str) -> OpenText:
        return load_text(self.project, source_names(self.project)[name])

    def code(self, name: str) -> uuid.UUID:
        found = Codebook(self.project).find(name)
        assert found, name
        return found

    def mark(self, coder: str, in_pass: str, source: str, quote: str, code: uuid.UUID) -> uuid.UUID:
        """A coder puts a code on words; returns the coding."""
        text = self.text(source)
        assert text.words.count(quote) == 1
        start = text.words.index(quote)
        end, key = start + len(quote), passage_id(text.id, start, start + len(quote))
        one = load_pass(self.project, in_pass)
        with act(self.project, self.person(coder), "code") as deed:
            deed.add("passage", key, text=text.id, start=start, end=end, quote=quote)
            whose = {"pass": one.id, "coder": self.person(coder)}
            return deed.add("coding", new_id(), passage=key, code=code, **whose)

    def propose(self, coder: str, in_pass: str, name: str) -> uuid.UUID:
        """A coder makes a code of their own in a pass."""
        one = load_pass(self.project, in_pass)
        with act(self.project, self.person(coder), "new code") as deed:
            return deed.add("code", name=name, **{"pass": one.id, "coder": self.person(coder)})


def blind_study(project: Project, owner: uuid.UUID) -> Study:
    """Two interviews, four codes, and an open independent pass “first” of Ada and Bo."""
    files = [File("noa.txt", NOA.encode()), File("ben.txt", BEN.encode())]
    outcomes = store_files(project, read_files(files, "transcript"), Choices(), by=owner)
    assert all(one.stored for one in outcomes), outcomes
    with act(project, owner, "new codes") as deed:
        book = Codebook(project)
        for name in CODES:
            book.add(deed, (name,))
    open_pass(project, Plan("first", ("Ada", "Bo")), by=owner)
    return Study(project, owner)
