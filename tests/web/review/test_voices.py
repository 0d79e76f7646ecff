"""Whose words stand where: proposed, confirmed, marked, on the page of voices and when reading."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from plurivox.store.sources import load_text
from plurivox.store.voices import load_sections
from tests.web.conftest import SitDown
from tests.web.review.conftest import Articled

CHAIR = "They put a chair for me by the door, and nobody turned round."


def shown(client: Client, article: Articled) -> str:
    return client.get(article.page("voices/")).content.decode()


def test_what_is_proposed_says_so(sit_down: SitDown, article: Articled) -> None:
    page = shown(sit_down("coder"), article)
    assert page.count('class="said participant proposed"') == 2
    assert "<b>participant?</b>" in page and ">proposed</span>" in page
    assert "(Participant 7, peer worker)" in page and CHAIR in page
    assert "Confirm all <span data-plain>2</span>" in page


def test_a_person_confirms_one(sit_down: SitDown, article: Articled) -> None:
    client = sit_down("coder")
    first, second = article.marks()
    answer = client.post(article.page("voices/say/"), {"mark": first.id, "voice": "participant"})
    assert answer["Location"] == article.page(f"voices/#m{second.id.hex}")
    page = shown(client, article)
    assert page.count('class="said participant confirmed"') == 1
    assert "<b>participant</b>, confirmed" in page
    client.post(article.page("voices/say/"), {"mark": second.id, "voice": "author"})
    assert [(one.voice, one.confirmed) for one in article.marks()] == [
        ("participant", True), ("author", True),
    ]  # fmt: skip
    client.post(article.page("voices/say/"), {"mark": second.id, "voice": "none"})
    assert len(article.marks()) == 1


def test_all_are_confirmed_in_one_act(sit_down: SitDown, article: Articled) -> None:
    client = sit_down("coder")
    client.post(article.page("voices/say/"), {"all": "1"})
    assert all(one.confirmed for one in article.marks())
    assert "2 proposals are confirmed." in shown(client, article)
    assert "all confirmed" in shown(client, article)
    client.post("/review/undo/", {"back": article.page("voices/")})
    assert not any(one.confirmed for one in article.marks())
    client.post(article.page("voices/say/"), {"all": "1"})
    assert client.post(article.page("voices/say/"), {"all": "1"}).status_code == 400


def test_other_words_are_marked_by_paragraph_and_words(
    sit_down: SitDown, article: Articled
) -> None:
    client = sit_down("coder")
    said = {"paragraph": "5", "words": "was called a\r\nsecond chair", "voice": "participant"}
    assert client.post(article.page("voices/mark/"), said).status_code == 302
    words = load_text(article.project, article.source).words
    marked = {words[one.start : one.end]: one for one in article.marks()}
    assert marked["was called a second chair"].confirmed
    for wrong in ({"paragraph": "99"}, {"words": "not there"}, {"words": ""}, {"voice": "nobody"}):
        assert client.post(article.page("voices/mark/"), said | wrong).status_code == 400


def test_other_words_are_marked_by_their_place(sit_down: SitDown, article: Articled) -> None:
    """The place that the script sends counts only where the words stand there."""
    client = sit_down("coder")
    words = load_text(article.project, article.source).words
    start = words.index("second chair. 🪑")
    end = start + len("second chair. 🪑")
    said = {"start": start, "end": end, "words": words[start:end], "voice": "author"}
    client.post(article.page("voices/mark/"), said | {"paragraph": "5"})
    assert (start, end) in {(one.start, one.end) for one in article.marks()}
    moved = said | {"start": 1, "end": 5, "words": "four peer workers", "paragraph": "2"}
    client.post(article.page("voices/mark/"), moved)
    at = words.index("four peer")
    assert (at, at + 17) in {(one.start, one.end) for one in article.marks()}


def test_a_section_is_called_something_else(sit_down: SitDown, article: Articled) -> None:
    client = sit_down("coder")
    one = load_sections(article.project, article.text)[0]
    assert one.kind == "methods"
    client.post(article.page("section/"), {"section": one.id, "kind": "introduction"})
    assert load_sections(article.project, article.text)[0].kind == "introduction"
    wrong = {"section": one.id, "kind": "appendix"}
    assert client.post(article.page("section/"), wrong).status_code == 400
    nowhere = {"section": article.study, "kind": "other"}
    assert client.post(article.page("section/"), nowhere).status_code == 400


def test_a_reader_sees_voices_and_changes_none(sit_down: SitDown, article: Articled) -> None:
    client = sit_down("reader")
    page = shown(client, article)
    assert CHAIR in page and "data-key=" not in page and "Confirm all" not in page
    for path in ("voices/say/", "voices/mark/", "section/"):
        answer = client.post(article.page(path), {"all": "1"})
        assert answer.status_code == 403 and "cannot confirm voices" in answer.content.decode()


def test_a_mark_of_another_article_is_not_confirmed_here(
    sit_down: SitDown, article: Articled
) -> None:
    for mark in (str(article.study), "rubbish"):
        said = {"mark": mark, "voice": "author"}
        assert sit_down().post(article.page("voices/say/"), said).status_code == 400
    first = article.marks()[0]
    wrong = {"mark": first.id, "voice": "everybody"}
    assert sit_down().post(article.page("voices/say/"), wrong).status_code == 400


def test_every_number_of_the_pages_opens_or_is_plain(sit_down: SitDown, article: Articled) -> None:
    """Counts of what is proposed are no results; they stand marked as plain."""
    client = sit_down()
    for path in ("/review/", article.page("voices/"), f"/review/{article.study}/appraisal/"):
        page = client.get(path).content.decode().split("<main")[1].split("</main>")[0]
        said = re.sub(r"<(article|textarea|option|select).*?</\1>", "", page, flags=re.S)
        said = re.sub(r"<(\w+)[^>]*\bdata-plain\b[^>]*>.*?</\1>", "", said, flags=re.S)
        said = re.sub(r"<a [^>]*>.*?</a>|<h1.*?</h1>|<bdi>.*?</bdi>", "", said, flags=re.S)
        said = re.sub(r"<p class=\"quiet small under\">.*?</p>", "", said, flags=re.S)  # citations
        assert re.findall(r"\d", unescape(re.sub(r"<[^>]*>", "", said))) == [], path


@pytest.mark.parametrize("role", ["owner", "reader"])
def test_the_reading_page_is_the_one_of_transcripts(
    role: str, sit_down: SitDown, article: Articled
) -> None:
    client = sit_down(role)
    page = client.get(f"/coding/{article.source}/").content.decode()
    assert 'role=heading aria-level=2 class="heading"' in page
    assert "<b class=voice>participant, proposed</b>They" not in page
    assert re.search(
        r'<p id=t4 class="said"><a .*?</a><b class=voice>participant, proposed</b>“They', page
    )
    assert "<b class=voice>participant, in quotation marks, proposed</b>It was called" in page
    assert f'href="{article.page("voices/")}"' in page
    sit_down().post(article.page("voices/say/"), {"all": "1"})
    page = client.get(f"/coding/{article.source}/").content.decode()
    assert "<b class=voice>participant</b>“They" in page
