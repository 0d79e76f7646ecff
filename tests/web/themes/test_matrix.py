"""The page of the matrix: cells that open, summaries, counts that can be hidden."""

from __future__ import annotations

import html
import re
import uuid

import pytest
from django.test import Client

from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.project import Project
from plurivox.store.themes import load_themes
from tests.store.test_influences import QUOTES
from tests.web.conftest import SitDown


@pytest.fixture
def client(project: Project, owner: uuid.UUID, sit_down: SitDown) -> Client:
    files = [File("quotes.csv", QUOTES.encode())]
    assert store_files(project, read_files(files), Choices(), by=owner)[0].stored
    return sit_down("owner")


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def cell(project: Project) -> str:
    theme = next(one for one in load_themes(project) if one.name == "Welcome")
    return f"/themes/matrix/?rows=theme&columns=role&row={theme.id.hex}&value=PSW"


def test_a_cell_opens_its_words_and_keeps_a_summary(client: Client, project: Project) -> None:
    page = words(client, cell(project))
    assert "Invented: I had a chair." in page
    assert "1 passage by 1 of 1 speaker" in page
    assert client.post(cell(project), {"words": "A chair is a welcome."}).status_code == 302
    page = words(client, cell(project))
    assert "A chair is a welcome.</textarea>" in page
    assert "has a summary" in page


def test_the_open_cell_leads_to_its_trace(client: Client, project: Project) -> None:
    page = words(client, cell(project))
    (trace,) = re.findall(r'href="(/reports/trace/cell/theme/[^"]+)"', page)
    page = words(client, html.unescape(trace))
    assert "Welcome, role PSW" in page
    assert "Invented: I had a chair." in page
    (file,) = re.findall(r'href="(/reports/trace/cell/[^"]+trace.html[^"]+)"', page)
    answer = client.get(html.unescape(file))
    assert "Invented: I had a chair." in answer.content.decode()
    assert "trace-cell.html" in answer.headers["Content-Disposition"]
    theme = load_themes(project)[0].id
    for nowhere in ("theme/{}/?attribute=role&value=king", "rumour/{}/", "theme/{}/"):
        assert client.get("/reports/trace/cell/" + nowhere.format(theme)).status_code == 404


def test_every_number_of_the_table_opens(client: Client) -> None:
    table = words(client, "/themes/matrix/?columns=role").partition("<table")[2]
    numbers = re.findall(r"<td[^>]*>(.*?)</td>", table.partition("</table>")[0], re.S)
    assert len(numbers) == 9
    for one in numbers:
        (address,) = re.findall(r'href="([^"]+)"', one)
        assert client.get(address.replace("&amp;", "&").partition("#")[0]).status_code == 200


def test_the_passages_behind_a_total_are_as_many_as_it_says(client: Client) -> None:
    page = words(client, "/themes/passages/?any=theme&attribute=role&value=PSW")
    assert page.count('<blockquote class="said"') == 1


def test_a_study_that_does_not_count_shows_where_and_no_number(
    client: Client, project: Project
) -> None:
    client.post("/themes/matrix/counting/", {"counts": "hide"})
    page = words(client, cell(project) + "&count=sessions")  # quotations belong to no session
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert table.count("said") == 2
    assert not re.search(r">\d", table)
    assert "speakers in" not in page
    assert "silence, not disagreement" in page
    assert "1 passage" not in words(client, "/themes/passages/?any=theme&attribute=role&value=PSW")


def test_a_cell_that_is_not_there_is_told(client: Client) -> None:
    assert client.get("/themes/matrix/?row=00&value=x").status_code == 404
    assert client.get("/themes/passages/?of=person:00").status_code == 404
    assert client.get("/themes/passages/?attribute=colour&value=x").status_code == 404


def test_a_reader_writes_no_summary(client: Client, project: Project, sit_down: SitDown) -> None:
    reader = sit_down("reader")
    assert "Summary of this cell" in words(reader, cell(project))
    assert reader.post(cell(project), {"words": "x"}).status_code == 403


def test_the_matrix_is_taken_along_as_a_table(client: Client) -> None:
    page = words(client, "/themes/matrix/?columns=role&count=speakers")
    csv, xlsx = (
        html.unescape(one) for one in re.findall(r'href="(/themes/matrix/matrix\.[^"]+)"', page)
    )
    answer = client.get(csv)
    assert "themes-by-role.csv" in answer.headers["Content-Disposition"]
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("theme,PSW,")
    assert any(line.startswith("Welcome,1,") for line in lines)
    assert "All, each once" in lines[-2]
    assert lines[-1].startswith('"Read: quotations') or lines[-1].startswith("Read: quotations")
    assert client.get(xlsx).content[:2] == b"PK"
    assert client.get("/themes/matrix/matrix.pdf").status_code == 404
    client.post("/themes/matrix/counting/", {"counts": "hide"})
    lines = client.get(csv).content.decode("utf-8-sig").splitlines()
    assert any(line.startswith("Welcome,said,") for line in lines)
    assert not re.search(r",\d", "\n".join(lines))
