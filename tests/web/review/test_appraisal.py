"""Appraising: own answers alone until two people have answered all, then side by side."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from plurivox.review.appraisal import CASP, JBI
from plurivox.store.appraisal import load_answers
from tests.web.blind.asking import RANDOM
from tests.web.conftest import SitDown, somebody
from tests.web.review.conftest import Articled

SECRET = "A note that nobody else is to read yet"
WAITS = "another person’s are shown when both of you have answered all ten"


def answer(client: Client, article: Articled, answers: list[str], tool: str = "casp") -> None:
    said = {f"answer-{at}": word for at, word in enumerate(answers, 1)}
    notes = {"note-1": SECRET} if answers and answers[0] else {}
    there = f"/review/{article.study}/appraisal/"
    assert client.post(there, {"tool": tool, **said, **notes}).status_code == 302


def pages(client: Client, article: Articled) -> str:
    """All pages on which answers are shown, but what says how far one's own are."""
    paths = ("/review/", "/review/appraisal/", f"/review/{article.study}/appraisal/")
    words = "".join(client.get(path).content.decode() for path in paths)
    for pattern, instead in RANDOM:
        words = pattern.sub(instead, words)
    return words


def test_own_answers_are_kept_with_their_notes(sit_down: SitDown, article: Articled) -> None:
    client = sit_down("coder")
    answer(client, article, ["yes", "can't tell", "no"])
    page = client.get(f"/review/{article.study}/appraisal/").content.decode()
    assert 'name="answer-2" value="can&#x27;t tell" checked' in page
    assert SECRET in page and "3 of 10 saved" in page and WAITS in page
    assert "There is no total." in page
    assert "yours 3 of 10" in client.get("/review/").content.decode()
    answer(client, article, ["yes", "", "no"])
    me = somebody(article.project, "coder", "Coder")
    assert [one.number for one in load_answers(article.project, me)] == [1, 3]


def test_one_page_saved_is_one_act(sit_down: SitDown, article: Articled) -> None:
    client = sit_down("coder")
    answer(client, article, ["yes"] * 10)
    client.post("/review/undo/")
    me = somebody(article.project, "coder", "Coder")
    assert load_answers(article.project, me) == []


def test_nothing_leaks_before_both_have_answered_all(sit_down: SitDown, article: Articled) -> None:
    """Not to whoever has begun, not to whoever has not, not to whoever only reads or leads."""
    zola, quim = sit_down("coder", name="Zola"), sit_down("coder", name="Quim")
    lead, reader = sit_down("lead", name="Lia"), sit_down("reader", name="Rea")
    others = (quim, lead, reader)
    before = [pages(one, article) for one in others]
    for count in (1, 9, 10):
        answer(zola, article, ["no"] * count)
        assert [pages(one, article) for one in others] == before, count
    answer(quim, article, ["yes"] * 9)
    assert SECRET in pages(quim, article)  # his own
    assert not {"Zola", "Agreement</h2>"} & set(
        re.findall(r"Zola|Agreement</h2>", pages(quim, article))
    )
    assert "Quim" not in pages(zola, article)
    assert [pages(one, article) for one in (lead, reader)] == before[1:]


def test_both_stand_side_by_side_once_they_are_complete(
    sit_down: SitDown, article: Articled
) -> None:
    zola, quim = sit_down("coder", name="Zola"), sit_down("coder", name="Quim")
    answer(zola, article, ["yes"] * 8 + ["no"] * 2)
    answer(quim, article, ["yes"] * 9 + ["no"])
    there = f"/review/{article.study}/appraisal/"
    page = zola.get(there).content.decode()
    assert "All ten were answered by you and <bdi>Quim</bdi>" in page
    assert page.count('<div class="other">') == 10
    table = zola.get("/review/appraisal/").content.decode()
    assert '<p>yes <span class="small quiet">both</span></p>' in table
    assert '<p>no <span class="small quiet"><bdi>Zola</bdi></span></p>' in table
    for words in (page, table):
        assert ">.90</td>" in words and ">10</td>" in words and "Agreement</h2>" in words
        assert "Cohen" in words and "Krippendorff" in words
    assert "both complete" in zola.get("/review/").content.decode()
    # whoever has not begun sees them, since two are through; whoever has begun does not
    assert '<div class="other">' in sit_down("reader").get(there).content.decode()
    lead = sit_down("lead")
    answer(lead, article, ["yes"])
    assert '<div class="other">' not in lead.get(there).content.decode()
    # and what is taken back hides the rest again
    answer(zola, article, ["yes"] * 9)
    assert '<div class="other">' not in zola.get(there).content.decode()


def test_an_undefined_figure_says_why(sit_down: SitDown, article: Articled) -> None:
    for name in ("Zola", "Quim"):
        answer(sit_down("coder", name=name), article, ["yes"] * 10)
    page = sit_down().get(f"/review/{article.study}/appraisal/").content.decode()
    row = re.search(r"Cohen.*?</tr>", page, re.S)
    assert row and ">–</td>" in row[0]
    assert len(re.sub(r"<[^>]+>", "", row[0]).split()) > 6  # the reason is a sentence
    agreement = page.split("Agreement</h2>")[1]
    assert "rubric" not in agreement and "style=" not in agreement


def test_the_tool_of_jbi_has_its_own_answers(sit_down: SitDown, article: Articled) -> None:
    client = sit_down("coder")
    there = f"/review/{article.study}/appraisal/?tool=jbi"
    page = client.get(there).content.decode()
    assert all(question.label in page for question in JBI.questions[:1])
    assert 'value="not applicable"' in page and CASP.questions[0].label not in page
    answer(client, article, ["not applicable"], "jbi")
    wrong = client.post(there, {"tool": "jbi", "answer-1": "can't tell"})
    assert wrong.status_code == 400 and "is no answer of" in wrong.content.decode()
    note = client.post(there, {"tool": "jbi", "note-2": "Why?"})
    assert note.status_code == 400
    assert "has a note and no answer" in note.content.decode()


@pytest.mark.parametrize("path", ["{study}/appraisal/", "appraisal/"])
def test_a_reader_appraises_nothing(path: str, sit_down: SitDown, article: Articled) -> None:
    client = sit_down("reader")
    there = "/review/" + path.format(study=article.study)
    page = client.get(there).content.decode()
    assert 'type="radio"' not in page
    refused = client.post(f"/review/{article.study}/appraisal/", {"answer-1": "yes"})
    assert refused.status_code == 403 and "cannot appraise" in refused.content.decode()


def test_a_study_of_nowhere_is_not_appraised(sit_down: SitDown, article: Articled) -> None:
    answer_ = sit_down().post(f"/review/{uuid.uuid4()}/appraisal/", {"answer-1": "yes"})
    assert answer_.status_code == 404
