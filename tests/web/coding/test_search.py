"""Words are found in context and coded: what was ticked together, or one by its own button."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from plurivox.store.project import Project
from plurivox.store.undo import undo
from tests.store.blind_study import Study
from tests.store.reading_study import Desk, acts_of, reading_study
from tests.web.conftest import SitDown

HIT = re.compile(r'name="hit" value="([^"]+)"')


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return reading_study(project, owner)


@pytest.fixture
def lea(study: Study, sit_down: SitDown) -> Client:
    return sit_down("lead", "Lea")


def found(client: Client, words: str, **more: str) -> str:
    answer = client.get("/coding/find/", {"q": words} | more)
    return str(answer.content.decode())


def code(client: Client, status: int = 302, **said: object) -> str:
    answer = client.post("/coding/find/code/", {"act": str(uuid.uuid4())} | said)
    assert answer.status_code == status, answer.content.decode()
    return str(answer.content.decode())


def test_hits_stand_in_their_context_with_the_words_underlined(lea: Client) -> None:
    page = found(lea, "TEA")
    assert "I made <u>tea</u>." in page
    assert "<bdi>Noa</bdi>" in page and "turn 6" in page


def test_one_source_or_all(lea: Client, study: Study) -> None:
    assert len(HIT.findall(found(lea, "helped"))) == 2
    assert len(HIT.findall(found(lea, "helped", source=str(study.text("ben").source)))) == 1


def test_ticked_hits_are_coded_together_and_come_off_together(
    lea: Client, study: Study, project: Project
) -> None:
    hits = HIT.findall(found(lea, "helped"))
    code(lea, hit=hits, code="supp", q="helped")
    desk = Desk(study, "Lea")
    assert desk.sees() == [("Lea", "Support", "helped")] * 2
    assert "Support is on 2 passages now." in found(lea, "helped")
    undo(project, desk.id)
    assert desk.sees() == []


def test_one_hit_or_its_whole_turn(lea: Client, study: Study) -> None:
    (hit,) = HIT.findall(found(lea, "tea"))
    code(lea, one=hit, code="Unclear duties", what="turn")
    words = "Nobody told me what the work was. I made tea."
    assert [quote.strip() for _, _, quote in Desk(study, "Lea").sees()] == [words]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"code": "Support"}, "Tick what is to be coded first."),
        ({"hit": "x", "code": "Support"}, "not understood"),
        ({"hit": "a:b:c:d", "code": "Support"}, "not understood"),
        ({"one": f"{uuid.uuid4().hex}:0:3:{uuid.uuid4().hex}", "code": "Support"}, "is not there"),
        ({"hit": "x", "code": ""}, "Say which code"),
        ({"hit": "x", "code": "zebra"}, "No code has the letters"),
    ],
)
def test_what_cannot_be_coded_is_told(
    lea: Client, project: Project, said: dict[str, str], sentence: str
) -> None:
    before = acts_of(project)
    assert sentence in code(lea, 400, **said)
    assert acts_of(project) == before


def test_a_search_for_nothing_and_one_that_finds_nothing(lea: Client) -> None:
    assert "Type a word to look for" in found(lea, "…")
    assert "is not said in any source" in found(lea, "zebra")
    assert HIT.findall(found(lea, "")) == []


def test_a_reader_finds_and_does_not_code(study: Study, sit_down: SitDown) -> None:
    rita = sit_down("reader", "Rita")
    page = found(rita, "tea")
    assert "<u>tea</u>" in page and "Code ticked" not in page and HIT.findall(page) == []
    code(rita, 403, code="Support")
