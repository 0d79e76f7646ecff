"""The reading page: whole, in the chosen pass, and silent about what others do blindly."""

from __future__ import annotations

import uuid

import pytest

from plurivox.store.passes import load_pass
from plurivox.store.project import Project
from tests.store.reading_study import KEY, NURSE, TEA, Desk, close, reading_study
from tests.web.coding.browsing import Reader
from tests.web.conftest import SitDown


@pytest.fixture
def ada(project: Project, owner: uuid.UUID, sit_down: SitDown) -> Reader:
    return Reader(sit_down("coder", "Ada"), reading_study(project, owner))


def test_the_page_holds_every_word_and_says_who_codes_where(ada: Reader) -> None:
    page = ada.html()
    assert "They asked me" not in page and "Then they asked me whether I would like to stay" in page
    assert "<b>Ada</b> codes in" in page and "first" in page
    assert "English, revision" in page
    assert page.count("class=asks") == 3


def test_nothing_of_a_colleague_in_an_open_pass_is_on_any_page(
    ada: Reader, sit_down: SitDown
) -> None:
    bo = Desk(ada.study, "Bo")
    coding = bo.code(TEA, "Unclear duties", in_pass="first")
    Reader(sit_down("coder", "Bo"), ada.study).send("new code", name="Samovar")
    lead = Reader(sit_down("lead", "Lea"), ada.study)
    for reader in (ada, lead):
        one = load_pass(ada.study.project, "first").id
        for asked in ({}, {"pass": str(one)}):
            assert reader.codings(**asked) == []
            assert "Samovar" not in reader.html(**asked)
            assert coding.hex not in reader.html(**asked)
            assert '"others":[]' in reader.html(**asked)
    for address in ("/coding/", "/coding/codebook/", "/coding/find/?q=tea", "/coding/releases/"):
        for reader in (ada, lead):
            assert "Samovar" not in reader.client.get(address).content.decode()


def test_a_closed_pass_shows_everybodys_work_with_names_and_takes_none(ada: Reader) -> None:
    Desk(ada.study, "Ada").code(TEA, "Unclear duties", in_pass="first")
    Desk(ada.study, "Bo").code(NURSE, "Support", in_pass="first")
    close(ada.study, "first")
    one = str(load_pass(ada.study.project, "first").id)
    assert sorted(ada.codings(**{"pass": one})) == [
        ("Support", NURSE, 1),
        ("Unclear duties", TEA, 0),
    ]
    data = ada.data(**{"pass": one})
    assert data["others"] == ["Bo"] and not data["may"]
    assert "is closed and is only read" in ada.html(**{"pass": one})
    refused = ada.send(
        "code", 409, **{"pass": one}, code=ada.study.code("Support").hex, spans=[ada.span(KEY)]
    )
    assert "nothing in it changes any more" in refused["refused"]


def test_codes_used_last_come_first(ada: Reader) -> None:
    for code in ("Support", "Pay and contract", "Support"):
        ada.code(TEA if code == "Support" else KEY, code)
    data = ada.data()
    assert [data["codes"][n]["name"] for n in data["recent"]][:1] == ["Pay and contract"]


def test_words_cannot_end_the_data_of_the_page(ada: Reader) -> None:
    ada.send("new code", name="</script><b>")
    assert ada.data()["codes"][-1]["name"] == "</script><b>"
    assert "</script><b>" not in ada.html()


def test_a_source_that_is_not_there_is_told(ada: Reader) -> None:
    answer = ada.client.get(f"/coding/{uuid.uuid4()}/")
    assert answer.status_code == 400
    assert "This source is not there" in answer.content.decode()


def test_a_pass_that_is_none_of_ones_own_counts_as_not_asked_for(ada: Reader) -> None:
    assert ada.data(**{"pass": "nonsense"})["pass"] == ada.data()["pass"]
    assert ada.data(**{"pass": str(uuid.uuid4())})["pass"] == ada.data()["pass"]


def test_the_list_of_sources_shows_ones_own_progress(ada: Reader) -> None:
    def page() -> str:
        return str(ada.client.get("/coding/").content.decode())

    assert "0 of 2" in page() and "Only you see what you code here" in page()
    ada.code(TEA, "Support")
    assert "1 of 2" in page()
