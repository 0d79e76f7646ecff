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
