"""The pages of traces and of what if."""

from __future__ import annotations

import html
import re
import uuid

import pytest
from django.test import Client

from plurivox.store.project import Project
from plurivox.store.themes import load_themes
from tests.store.blind_study import Study
from tests.store.test_trace import NURSE, WHY, study
from tests.web.conftest import SitDown

__all__ = ["study"]  # a fixture


@pytest.fixture
def client(study: Study, sit_down: SitDown) -> Client:
    return sit_down("owner")


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_from_the_report_to_the_words(client: Client, project: Project) -> None:
    report = words(client, "/reports/")
    (theme,) = set(re.findall(r'href="(/reports/trace/theme/[^"]+)"', report))
    page = words(client, theme)
    passage = re.findall(r'href="(/reports/trace/passage/[^"]+)"', page)[0]
    page = words(client, passage)
    assert WHY in page
    assert "just these words" in page
    assert re.search(r'href="/coding/[^"]+from=\d+&amp;to=\d+"', page)


def test_one_page_to_take_along(client: Client, project: Project) -> None:
    theme = load_themes(project)[0].id
    answer = client.get(f"/reports/trace/theme/{theme}/trace.html")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert NURSE in answer.content.decode()
    assert client.get(f"/reports/trace/theme/{uuid.uuid4()}/").status_code == 404
    assert client.get(f"/reports/trace/rumour/{theme}/").status_code == 404


def test_what_if_a_source_were_not_there(client: Client, study: Study) -> None:
    page = words(client, "/reports/whatif/")
    assert "Would rest on nothing" not in page
    page = words(client, f"/reports/whatif/?without=source:{study.text('noa').source}")
    assert "Would rest on nothing" in page
    assert "Being held" in page
    page = words(client, "/reports/whatif/?without=source:nowhere")
    assert "There is no source “nowhere”." in page


def test_a_count_opens_the_passages_that_it_counts(client: Client, study: Study) -> None:
    page = words(client, f"/reports/trace/code/{study.code('Support')}/")
    row = page[page.index("<tbody>") : page.index("</tbody>")]
    opens = [html.unescape(one) for one in re.findall(r'class="number num" href="([^"]+)"', row)]
    assert len(opens) == 2  # passages, speakers; the invented study has no sites
    for one in opens:
        assert NURSE in words(client, one)


def test_before_and_after_open_what_they_count(client: Client, study: Study) -> None:
    page = words(client, f"/reports/whatif/?without=source:{study.text('noa').source}")
    table = page.partition('aria-label="Themes"')[2].partition("</table>")[0]
    before, after, *_ = (
        html.unescape(one) for one in re.findall(r'class="number" href="([^"]+)"', table)
    )
    assert NURSE in words(client, before)
    empty = words(client, after)
    assert NURSE not in empty
    assert "As it would be without" in empty
    assert client.get("/themes/passages/?without=source:nowhere").status_code == 404


def test_a_coders_codings_open_the_words_they_stand_on(client: Client, study: Study) -> None:
    theme = load_themes(study.project)[0].id
    page = words(client, f"/reports/trace/theme/{theme}/")
    beside = page[page.index('id="beside"') :]
    opens = html.unescape(re.findall(r'class="number" href="([^"]+)">1 coding', beside)[0])
    assert "whose=layer" in opens
    assert NURSE in words(client, opens)
    for whose in (f"source:{study.text('ben').source}", f"passage:{uuid.uuid4()}"):
        assert NURSE not in words(client, f"/themes/passages/?whose={whose}")
    assert client.get("/themes/passages/?whose=layer:x").status_code == 404
