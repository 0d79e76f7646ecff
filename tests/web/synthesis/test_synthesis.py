"""The pages of a synthesis: what they show, what they keep, who may, and that numbers open."""

from __future__ import annotations

import io
import re
import uuid
from html.parser import HTMLParser

import docx
import pytest
from django.test import Client

from plurivox.store.acts import act
from plurivox.store.analysis import load_analysis
from plurivox.store.appraisal import save_answer
from plurivox.store.argument import load_argument
from plurivox.store.checklists import load_checklist
from plurivox.store.confidence import load_confidences
from plurivox.store.finding_acts import weigh
from plurivox.store.grid import load_grid
from plurivox.store.project import Project
from plurivox.store.relations import load_relations
from tests.store.synthesis_study import Synthesis, synthesis_study
from tests.web.conftest import SitDown

PAGES = (
    "/synthesis/",
    "/synthesis/?show=passages",
    "/synthesis/?show=relations",
    "/synthesis/releases/",
    "/synthesis/constructs/",
    "/synthesis/argument/",
    "/synthesis/confidence/",
    "/synthesis/beside/",
    "/synthesis/checklist/entreq/",
    "/synthesis/checklist/emerge/",
)
MOST = {"concern-coherence": "moderate", "why-coherence": "One speaks against it."}


@pytest.fixture
def made(project: Project, owner: uuid.UUID) -> Synthesis:
    return synthesis_study(project, owner)


@pytest.fixture
def client(made: Synthesis, sit_down: SitDown) -> Client:
    return sit_down("owner")


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def said(client: Client, address: str, **data: str) -> str:
    """What the page says after a form was sent to it."""
    answer = client.post(address, data, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def cell(made: Synthesis, study: str) -> str:
    return f"/synthesis/cell/{made.study(study)}/{made.construct('The second chair').id}/"


class Digits(HTMLParser):
    """Digits that open nothing: outside links of numbers, quotations, fields and what is plain."""

    VOID = frozenset({"input", "br", "meta", "link", "img", "wbr", "hr", "path", "circle"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.VOID:
            return
        had = dict(attrs)
        number = "number" in (had.get("class") or "").split() and had.get("href")
        free = tag in {"script", "textarea", "option", "q", "blockquote", "kbd"}
        written = {"words", "t", "notes"} & set((had.get("class") or "").split())
        self.open.append(bool(number or "data-plain" in had or free or written))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if re.search(r"\d", data) and not any(self.open):
            self.found.append(data.strip())


@pytest.mark.parametrize("address", PAGES)
def test_every_number_opens_or_is_plain(address: str, client: Client, made: Synthesis) -> None:
    made.finding("Two.", "The second chair", "Nameless")
    page = words(client, address)
    main = page.partition('<main id="main">')[2].partition("</main>")[0]
    names = "Halm 2020|Orji 2018|Brun 2019"  # a study's name is no number of ours
    loose = [one for one in Digits(main).found if re.search(r"\d", re.sub(names, "", one))]
    assert not [one for one in loose if not one.startswith("Read:")]
    for opens in re.findall(r'<a class="number[^"]*" href="([^"]+)"', main):
        assert client.get(opens.replace("&amp;", "&").partition("#")[0]).status_code == 200


def test_the_grid_says_who_says_the_same_and_who_refutes(client: Client, made: Synthesis) -> None:
    made.finding("Two.", "The second chair", "Nameless")
    page = words(client, "/synthesis/")
    table = page.partition("<table")[2].partition("</table>")[0]
    assert 'class="rel rec">same as Halm' in table
    assert 'class="rel ref">refutes Halm' in table
    assert "A place comes before a voice." in table and "our themes" in table
    rows = [r.partition("</th>")[0] for r in table.partition("<tbody>")[2].split("<tr")[1:4]]
    assert ["Halm 2020" in rows[0], "index study" in rows[0]] == [True, True]
    assert "Chair and voice came at once." in page.partition('id="rat"')[2]
    pane = page.partition('id="cerq"')[2]
    assert "Two." in pane and "Trace: 2 studies, 3 passages" in pane
    column = made.construct("The second chair").id.hex
    other = words(client, f"/synthesis/?study={made.study('Orji 2018').hex}&column={column}")
    assert "The word is lost on its way." in other.partition('id="rat"')[2]


def test_what_the_cells_show_can_be_switched(client: Client) -> None:
    quoted = words(client, "/synthesis/?show=passages").partition("<table")[2]
    assert '<q class="t said" dir="ltr" lang="en">My sentence was there.' in quoted
    assert '<q class="t" dir="ltr" lang="en">A chair does not give a voice.' in quoted
    related = words(client, "/synthesis/?show=relations").partition("<table")[2]
    assert "The word is lost on its way." in related.partition("</table>")[0]


def test_a_cell_is_translated_and_says_when_its_passages_changed(
    client: Client, made: Synthesis
) -> None:
    here = cell(made, "Orji 2018")
    page = said(client, here, does="translate", words="Only professions have names.")
    assert "The translation of this cell is kept." in page
    assert "Only professions have names." in words(client, "/synthesis/").partition("</table>")[0]
    keys = made.construct("Nameless").passages
    assert page.count('<blockquote class="said"') == len(keys) == 2
    remove_passage(made, keys[0])
    assert "written before 1 passage was taken away" in words(client, here)
    grid = words(client, "/synthesis/").partition("</table>")[0]
    assert "written before its passages changed" in grid


def remove_passage(made: Synthesis, passage: uuid.UUID) -> None:
    """Its codings go, as they do where a pass that is still open is coded on."""
    with act(made.project, made.owner, "remove coding") as deed:
        for one in load_analysis(made.project).codings:
            if one.passage == passage:
                deed.set("coding", one.id, "alive", False)


def test_relations_are_said_anew_and_taken_away(client: Client, made: Synthesis) -> None:
    here, chair = cell(made, "Brun 2019"), made.construct("The second chair")
    own = made.construct("Asked at once")
    to = str(chair.id)
    said(client, here, does="relate", kind="reciprocal", construct=str(own.id), to=to)
    kinds = {one.study: one.kind for one in load_relations(made.project)}
    assert kinds[own.study] == "reciprocal"
    page = said(client, here, does="relate", kind="no equivalent", construct="", to=to)
    assert "Brun 2019 was looked through" in page
    assert "looked for, not found" in words(client, "/synthesis/")
    relation = next(one for one in load_relations(made.project) if one.study == own.study)
    said(client, here, does="remove", relation=str(relation.id))
    assert len(load_relations(made.project)) == 1
    for wrong in (
        {"does": "relate", "kind": "reciprocal", "construct": "", "to": to},
        {"does": "relate", "kind": "reciprocal", "construct": to, "to": to},
        {"does": "relate", "kind": "reciprocal", "construct": str(own.id), "to": str(own.id)},
        {"does": "remove", "relation": str(relation.id)},
        {"does": "fly"},
    ):
        assert client.post(here, wrong).status_code == 400
    assert client.get(here.replace(to, str(uuid.uuid4()))).status_code == 404


def test_a_relation_to_an_earlier_construct_ends_at_the_column_it_moved_to(
    client: Client, made: Synthesis
) -> None:
    client.post(cell(made, "Brun 2019"), {"does": "remove", "relation": str(
        next(r.id for r in load_relations(made.project) if r.kind == "refutational"))})  # fmt: skip
    own, chair = made.construct("Asked at once"), made.construct("The second chair")
    assert len(load_grid(made.project, load_analysis(made.project)).columns) == 2
    here = f"/synthesis/cell/{own.study}/{own.id}/"
    data = {"does": "relate", "kind": "refutational", "construct": str(own.id), "to": str(chair.id)}
    answer = client.post(here, data)
    assert answer.headers["Location"].endswith(f"study={own.study.hex}&column={chair.id.hex}")


def test_releases_say_what_grew(client: Client) -> None:
    page = said(client, "/synthesis/releases/", note="At our first meeting.")
    assert "Release 1 of the grid is frozen." in page and "At our first meeting." in page
    assert "release 1 of the grid" in words(client, "/synthesis/")
    assert "Nothing came or went." in said(client, "/synthesis/releases/")
    assert "Taken back: release 2 of the grid." in said(client, "/synthesis/undo/")


def test_constructs_are_confirmed_counted_and_put_into_themes(
    client: Client, made: Synthesis
) -> None:
    here, one = "/synthesis/constructs/", made.construct("Nameless")
    code = {"code": str(one.id), "study": str(one.study)}
    page = plain(words(client, here))
    assert "1 of first order, 2 of second order, 1 of third order (themes)" in page
    assert "1 of 2 passages is participants’ words : second order proposed" in page
    assert "Waiting" not in page
    said(client, here, **code, does="again")
    page = words(client, here)
    assert page.index("Waiting for a person") < page.index("Nameless") < page.index(">Halm 2020<")
    said(client, here, **code, order="first", credibility="credible", voice="participant")
    page = plain(words(client, here))
    assert "2 of 2 passages are participants’ words : first order proposed" in page
    assert "credibility: credible" in page and "voice: participant" in page
    said(client, here, **code, does="theme", into=str(made.theme("Tea")))
    assert made.theme("Tea") in made.construct("Nameless").themes
    said(client, here, **code, does="theme", out_of=str(made.theme("Tea")))
    assert made.theme("Tea") not in made.construct("Nameless").themes
    page = said(client, here, **code, does="none")
    assert "Said to be no construct" in page
    assert client.post(here, {"code": str(uuid.uuid4())}).status_code == 400
    assert client.post(here, {**code, "does": "theme"}).status_code == 400


def test_the_argument_prints_living_figures_and_says_when_they_change(
    client: Client, made: Synthesis
) -> None:
    here = "/synthesis/argument/"
    written = re.findall(r'data-insert="(\{\{count theme [^"]+ passages\}\})"', words(client, here))
    page = said(client, here, narrative=f"It is said {written[0]} times.")
    assert load_argument(made.project) == f"It is said {written[0]} times."
    (opens,) = re.findall(r'class="number num" href="([^"]+)">4</a>', page)
    assert words(client, opens.replace("&amp;", "&")).count("<blockquote") == 4
    assert "has changed since" not in page
    remove_passage(made, made.construct("Nameless").passages[0])
    page = words(client, here)
    assert "It prints <b>3</b>, and printed 4 then." in page
    assert "/synthesis/argument/read/" in page
    said(client, "/synthesis/argument/read/")
    assert "has changed since" not in words(client, here)


def test_confidence_is_judged_by_people_and_refused_with_its_reason(
    client: Client, made: Synthesis
) -> None:
    two, ours = (
        made.finding("Two.", "The second chair", "Nameless"),
        made.finding("Ours.", own=True),
    )
    page = words(client, "/synthesis/confidence/")
    assert page.index("Two.") < page.index("Not for CERQual") < page.index("Ours.")
    assert "our own focus groups or interviews alone" in page
    refused = words(client, f"/synthesis/confidence/{ours}/")
    assert "our own focus groups" in refused and "<fieldset" not in refused
    here = f"/synthesis/confidence/{two}/"
    form = words(client, here)
    assert form.count('type="radio"') == 20 and " checked" not in form
    answer = client.post(here, {**MOST, "why-coherence": "", "why-relevance": "Thought long."})
    assert answer.status_code == 400
    assert "Coherence: say why the concern is moderate." in answer.content.decode()
    assert "checked" in answer.content.decode(), "what was chosen is not lost"
    page = said(client, here, **MOST, overall="moderate", explanation="Two of three.")
    assert 'value="moderate" checked' in page
    assert "Adequacy: nobody has judged this yet." in words(client, "/synthesis/confidence/")
    assert client.post(f"/synthesis/confidence/{ours}/", MOST).status_code == 400
    assert client.post(here, {"does": "confirm"}).status_code == 302


def test_a_changed_appraisal_makes_exactly_its_component_stale_on_the_page(
    client: Client, made: Synthesis, owner: uuid.UUID
) -> None:
    made.appraise("Halm 2020")
    two = made.finding("Two.", "The second chair", "Nameless")
    here = f"/synthesis/confidence/{two}/"
    said(client, here, **MOST, overall="moderate", explanation="Two of three.")
    assert "rubric small stale" not in words(client, here)
    save_answer(made.project, made.study("Halm 2020"), "casp", 3, "no", by=owner)
    page = words(client, here)
    parts = dict(
        re.findall(r"<legend>([A-Z][a-z ]+?)(?: <span.*?)?</legend>(.*?)</fieldset>", page, re.S)
    )
    assert [name for name, part in parts.items() if "stale" in part] == [
        "Methodological limitations"
    ]
    assert "Halm 2020 was appraised again: question 3 by Owner." in page
    pane = words(client, "/synthesis/").partition('id="cerq"')[2]
    assert pane.count("rubric stale") == 1
    assert "Look at “Methodological limitations” once more." in pane
    column, study = made.construct("The second chair").id.hex, made.study("Halm 2020").hex
    answer = client.post(here, {"does": "confirm", "study": study, "column": column})
    assert answer.headers["Location"] == f"/synthesis/?study={study}&column={column}"
    assert "rubric stale" not in words(client, "/synthesis/")
    (one,) = [o for o in load_confidences(made.project, load_analysis(made.project)) if o.begun]
    assert one.assessment.overall == "moderate"


def test_beside_the_literature(client: Client, made: Synthesis) -> None:
    made.finding("A chair helps.", own=True, polarity="facilitator")
    made.finding("No voice.", "The second chair", "Nameless", polarity="barrier")
    page = words(client, "/synthesis/beside/")
    assert "they may contradict" in page and "Ours names a facilitator" in page
    ours, theirs = re.findall(r'href="(/themes/passages/[^"]+)">\d+ passages?<', page)[:2]
    assert words(client, ours.replace("&amp;", "&")).count("<blockquote") == 1
    assert words(client, theirs.replace("&amp;", "&")).count("<blockquote") == 3
    theme = str(made.theme("Voice"))
    page = said(client, "/synthesis/beside/", theme=theme, words="Ours had the sheet.")
    assert "Ours had the sheet.</p>" in page
    remove_passage(made, made.construct("Nameless").passages[0])
    assert "Written before 1 passage was taken away." in words(client, "/synthesis/beside/")


def test_a_checklist_is_filled_and_written_under(client: Client, made: Synthesis) -> None:
    page = words(client, "/synthesis/checklist/entreq/")
    assert page.count("left open") >= 7 and "filled from the project" in page
    assert '<a href="/synthesis/">Grid</a>' in page
    page = said(
        client, "/synthesis/checklist/entreq/", number="1", words="To know.", state="reported"
    )
    assert load_checklist(made.project, "entreq")[1].words == "To know."
    assert "written by a person" in page
    for wrong in ({"number": "99"}, {"number": "x"}, {"number": "1", "state": "lovely"}):
        assert client.post("/synthesis/checklist/entreq/", wrong).status_code == 400
    assert client.get("/synthesis/checklist/prisma/").status_code == 404


def test_files_are_handed_over(client: Client, made: Synthesis) -> None:
    answer = client.post("/exchange/", {"kind": "cerqual", "ending": ".docx"}, follow=True)
    assert len(docx.Document(io.BytesIO(answer.content)).tables) >= 2
    answer = client.post("/exchange/", {"kind": "grid", "ending": ".html"}, follow=True)
    assert b"The second chair" in answer.content
    assert client.post("/exchange/", {"kind": "entreq", "ending": ".xlsx"}).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_a_reader_reads_and_changes_nothing(
    address: str, made: Synthesis, sit_down: SitDown
) -> None:
    made.finding("Two.", "The second chair", "Nameless")
    reader = sit_down("reader")
    page = words(reader, address).partition('<main id="main">')[2]
    assert 'method="post"' not in page
    here = address.partition("?")[0]
    if here != "/synthesis/":
        assert reader.post(here).status_code in (403, 405)


def test_a_reader_sees_a_cell_and_a_judgement(made: Synthesis, sit_down: SitDown) -> None:
    two = made.finding("Two.", "The second chair", "Nameless")
    reader = sit_down("reader")
    for address in (cell(made, "Orji 2018"), f"/synthesis/confidence/{two}/"):
        assert 'method="post"' not in words(reader, address)
        answer = reader.post(address, {"does": "translate", "words": "x"})
        assert answer.status_code == 403
        assert "cannot change the synthesis" in answer.content.decode()


def test_a_study_that_does_not_count_shows_no_number(client: Client, made: Synthesis) -> None:
    made.finding("Two.", "The second chair", "Nameless")
    client.post("/themes/matrix/counting/", {"counts": "hide"})
    for address in PAGES[:7]:
        assert not re.search(r"\d+ passage", words(client, address)), address


def test_the_stage_is_in_the_bar_once_there_is_a_study(
    project: Project, owner: uuid.UUID, sit_down: SitDown
) -> None:
    client = sit_down()
    assert '<a href="/synthesis/"' not in words(client, "/")
    page = words(client, "/synthesis/")
    assert "There is no study yet." in page
    synthesis_study(project, owner)
    assert '<a href="/synthesis/"' in words(client, "/")


def test_weighing_something_away_leaves_a_finding_of_one_study(
    client: Client, made: Synthesis, owner: uuid.UUID
) -> None:
    two = made.finding("Two.", "The second chair", "Nameless")
    keys = made.construct("Nameless").passages
    weigh(made.project, two, dict.fromkeys(keys, ""), [], by=owner)
    assert "a single primary study, Halm 2020" in words(client, f"/synthesis/confidence/{two}/")
