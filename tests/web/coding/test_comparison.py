"""Comparing coders on a page: what differs, settling it, taking it back, reflexive studies."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from plurivox.store.approach import save_approach
from plurivox.store.passes import load_pass
from plurivox.store.project import Project
from plurivox.store.settlements import load_disagreements
from plurivox.web.coding.comparison.figures import Figure, axis, gathered
from plurivox.web.frame.tags import figure
from tests.store.blind_study import Study
from tests.web.coding.study import MONEY, TEA, differing, ready
from tests.web.conftest import SitDown

HTMX = {"HX-Request": "true"}


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return ready(project, owner)


def at(study: Study, page: str) -> str:
    return f"/coding/passes/{load_pass(study.project, 'first').id}/{page}"


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def keys(study: Study) -> dict[str, uuid.UUID]:
    """The keys of the disagreements by their words."""
    one = load_pass(study.project, "first")
    found = load_disagreements(study.project, "first")
    return {question.quote: question.place.key(one.id) for question in found}


def send(client: Client, study: Study, page: str, **said: str):  # type: ignore[no-untyped-def]
    return client.post(at(study, page), said, headers=HTMX)


def test_the_page_lists_what_differs_and_opens_the_first(study: Study, sit_down: SitDown) -> None:
    page = words(sit_down(), at(study, "compare/"))
    assert "3</span> to settle" in page
    assert "0 of 3 settled" in page
    assert f"“{MONEY}”" in page  # the largest is open
    assert "A only" in page and "B only" in page and "other code" in page
    assert page.count('class="dis') == 3


def test_a_coder_s_key_settles_and_the_next_is_opened(study: Study, sit_down: SitDown) -> None:
    client = sit_down("coder", name="Ada")
    key = keys(study)[TEA]
    answer = send(
        client, study, "settle/", open=key.hex, decision="one:Bo", reason="A guest makes no tea",
        shown=study.text("noa").source.hex,
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 200 and "HX-Redirect" not in answer
    assert "1 of 3 settled" in page and "Settled: Bo’s stands. 1 of 3 are." in page
    found = {q.quote: q.settled for q in load_disagreements(study.project, "first")}
    assert found[TEA] and (found[TEA].coder, found[TEA].reason) == ("Bo", "A guest makes no tea")
    assert "“with a key”" in page  # the next in the same text


def test_the_next_in_another_text_is_a_page_of_its_own(study: Study, sit_down: SitDown) -> None:
    client = sit_down()
    answer = send(
        client, study, "settle/", open=keys(study)[MONEY].hex, decision="none",
        shown=study.text("ben").source.hex,
    )  # fmt: skip
    assert answer.headers["HX-Redirect"].startswith(at(study, "compare/?open="))
    assert "Settled: neither stands." in words(client, answer.headers["HX-Redirect"])


def test_without_scripts_the_same_form_settles(study: Study, sit_down: SitDown) -> None:
    client = sit_down()
    said = {"open": keys(study)[TEA].hex, "decision": "both"}
    answer = client.post(at(study, "settle/"), said)
    assert answer.status_code == 302
    assert "1 of 3 settled" in words(client, answer.headers["Location"])


def test_a_new_span_and_code_may_stand_instead(study: Study, sit_down: SitDown) -> None:
    text = study.text("noa")
    start = text.words.index("Nobody told me")
    answer = send(
        sit_down(), study, "settle/", open=keys(study)[TEA].hex, decision="new",
        new_start=str(start), new_end=str(text.words.index(TEA) + len(TEA)),
        new_code=study.code("Support").hex, reason="Both sentences", shown=text.source.hex,
    )  # fmt: skip
    assert "Settled: new: Support" in answer.content.decode()
    page = words(sit_down(), at(study, "consensus/"))
    assert "Nobody told me what the work was. I made tea." in page
    assert "Both sentences" in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"decision": "one:Nobody"}, "Say whose reading stands"),
        ({"decision": "new", "new_code": ""}, "Choose the code"),
        ({"decision": "perhaps"}, "is no decision"),
        ({"open": "0" * 32, "decision": "both"}, "settled otherwise"),
    ],
)
def test_what_cannot_be_is_said_in_the_list(
    study: Study, sit_down: SitDown, said: dict[str, str], sentence: str
) -> None:
    answer = send(sit_down(), study, "settle/", **({"open": keys(study)[TEA].hex} | said))
    assert sentence in answer.content.decode()
    assert all(q.settled is None for q in load_disagreements(study.project, "first"))


def test_people_talk_about_it(study: Study, sit_down: SitDown) -> None:
    key = keys(study)[TEA].hex
    send(sit_down("coder", name="Ada"), study, "remark/", open=key, words="She made it!")
    page = words(sit_down("coder", name="Bo"), at(study, f"compare/?open={key}"))
    thread = page.split('class="thread"')[1].split("</ol>")[0]
    assert "Ada" in thread and "She made it!" in thread
    assert "no words yet" in send(sit_down(), study, "remark/", open=key).content.decode()


def test_taking_back_names_what_it_took(study: Study, sit_down: SitDown) -> None:
    client, key = sit_down("coder", name="Ada"), keys(study)[TEA].hex
    send(client, study, "settle/", open=key, decision="both")
    answer = send(client, study, "take-back/", open=key).content.decode()
    assert "Taken back: settling of Being met as an equal on turn 6." in answer
    assert "0 of 3 settled" in answer
    # What came before was done in the pass, and closing it was final.
    assert "which is closed since" in send(client, study, "take-back/").content.decode()


def test_a_reader_looks_and_settles_nothing(study: Study, sit_down: SitDown) -> None:
    client = sit_down("reader")
    page = words(client, at(study, "compare/"))
    assert "to settle" in page and 'value="both"' not in page
    answer = client.post(at(study, "settle/"), {"open": keys(study)[TEA].hex, "decision": "both"})
    assert answer.status_code == 403


def test_the_order_and_what_is_shown_can_be_chosen(study: Study, sit_down: SitDown) -> None:
    client = sit_down()
    place = words(client, at(study, "compare/?order=place"))
    assert [place.index(f"{name}, ") for name in ("noa", "ben")] == sorted(
        place.index(f"{name}, ") for name in ("noa", "ben")
    )
    only = words(client, at(study, f"compare/?source={study.text('ben').source.hex}"))
    assert only.count('class="dis') == 1
    code = words(client, at(study, f"compare/?code={study.code('Pay and contract').hex}"))
    assert code.count('class="dis') == 1
    send(client, study, "settle/", open=keys(study)[MONEY].hex, decision="none")
    assert words(client, at(study, "compare/")).count('class="dis') == 2
    assert words(client, at(study, "compare/?all=yes")).count('class="dis') == 3


def test_undefined_values_say_why_and_every_count_opens(study: Study, sit_down: SitDown) -> None:
    client = sit_down()
    page = words(client, at(study, "compare/"))
    pane = page.split("</aside>")[0]
    for link in set(re.findall(r'href="([^"]*units/[^"]*)"', pane)):
        assert client.get(link.replace("&amp;", "&")).status_code == 200
    assert "further code" in pane or "nobody used" in pane or "αα" not in pane


def test_agreement_says_what_it_is_and_what_was_left_out(study: Study, sit_down: SitDown) -> None:
    page = words(sit_down(), at(study, "agreement/"))
    first = page.split("<details")[0]
    assert first.index("Krippendorff&#x27;s alpha") < first.index("Percent agreement")
    assert "declared beforehand" in first
    assert "Cohen&#x27;s kappa" not in first and "Cohen&#x27;s kappa" in page
    assert "Feinstein" in first
    assert "5 of 10 turns: a facilitator’s" in first
    assert "Under ten sources there is no interval" in first
    assert "mean of" in first
    assert "95% interval" not in page


def test_unit_scope_and_tree_are_chosen_in_the_page(study: Study, sit_down: SitDown) -> None:
    client = sit_down()
    assert "Krippendorff&#x27;s alpha, by turn" in words(client, at(study, "agreement/"))
    letters = words(client, at(study, "agreement/?unit=character&scope=all&tree=yes"))
    assert "Krippendorff&#x27;s alpha, letter by letter" in letters
    assert "Nothing is left out" in letters
    odd = words(client, at(study, "agreement/?unit=page&scope=moon"))
    assert "Krippendorff&#x27;s alpha, by turn" in odd


@pytest.mark.parametrize("unit", ["turn", "character", "paragraph", "source"])
def test_every_cell_opens_as_many_units_as_it_counts(
    study: Study, sit_down: SitDown, unit: str
) -> None:
    client = sit_down()
    page = words(client, at(study, f"agreement/?unit={unit}"))
    number = r'<a class="number num" href="([^"]*/units/[^"]*who=[^"]*)"[^>]*>([\d,]+)<'
    links = re.findall(number, page)
    assert links
    for link, many in set(links):
        opened = words(client, link.replace("&amp;", "&"))
        if unit != "character":
            assert opened.count("<blockquote") == int(many.replace(",", "")), link


def test_nothing_is_coloured_good_or_bad(study: Study, sit_down: SitDown) -> None:
    for page in ("compare/", "agreement/"):
        html = words(sit_down(), at(study, page)).split("<main")[1].split("</aside>")[0]
        assert "rubric" not in html and "⅔" not in html


def test_a_closing_note_and_a_release(study: Study, sit_down: SitDown) -> None:
    client = sit_down()
    send(client, study, "settle/", open=keys(study)[TEA].hex, decision="both")
    page = words(client, at(study, "consensus/"))
    assert "1 of 3 disagreements were settled (both stand: 1)." in page
    client.post(at(study, "note/"), {"words": "We read tea twice.", "agreed": ["Ada", "Bo", "X"]})
    page = words(client, at(study, "consensus/"))
    assert "We read tea twice." in page
    assert re.search(r"Agreed by\s+<bdi>Ada</bdi>, <bdi>Bo</bdi>\.", page)
    client.post(at(study, "release/"))
    assert "After “first”" in words(client, at(study, "consensus/"))


def test_the_paper_has_both_readings_and_space_to_write(study: Study, sit_down: SitDown) -> None:
    client = sit_down()
    page = words(client, at(study, "discussion/"))
    assert page.count('class="lines"') == 3
    assert f"<mark>{TEA}</mark>" in page and "Nobody told me what the work was." in page
    send(client, study, "settle/", open=keys(study)[TEA].hex, decision="both")
    assert words(client, at(study, "discussion/")).count("<article") == 2
    assert words(client, at(study, "discussion/?all=yes")).count("<article") == 3


def test_before_it_is_ready_nothing_is_compared(
    project: Project, owner: uuid.UUID, sit_down: SitDown
) -> None:
    study = differing(project, owner)
    client = sit_down()
    for page in ("compare/", "agreement/", "consensus/", "discussion/", "units/"):
        answer = client.get(at(study, page))
        assert answer.status_code == 400
        assert "is open; it is compared once it is closed" in answer.content.decode()


def test_a_reflexive_study_has_no_such_page_and_nothing_nags(
    study: Study, sit_down: SitDown
) -> None:
    save_approach(study.project, "reflexive", by=study.owner)
    client = sit_down()
    assert client.get(at(study, "agreement/")).status_code == 404
    for page in ("/coding/passes/", at(study, "compare/"), at(study, "consensus/"),
                 "/coding/passes/new/", at(study, "discussion/")):  # fmt: skip
        html = words(client, page).split("<main")[1].split('class="approach"')[0]
        assert not re.search(r"\b[Aa]greement\b|Krippendorff|alpha|α", html), page


def test_a_figure_is_printed_as_papers_print_it() -> None:
    cases = {0.774: ".77", -0.021: "−.02", 1.0: "1", 0.0: "0", -0.001: ".00", 0.999: ">.99",
             -1.0: "−1.00", None: "–"}  # fmt: skip
    assert {value: figure(value) for value in cases} == cases


def test_the_axis_holds_every_value() -> None:
    assert axis([]) == 0
    assert gathered([]) == {}
    assert isinstance(Figure.said, property)
