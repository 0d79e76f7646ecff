"""The frame: every address declared, every page whole, the stages that have something in them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product
from typing import Any

import pytest
from django.template import TemplateDoesNotExist, engines
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from plurivox import STAGES
from plurivox.access.permissions import NAMELESS, PERMISSIONS, can
from plurivox.access.roles import Role
from plurivox.store.acts import act
from plurivox.store.project import Project
from plurivox.web.addresses import address, addresses
from plurivox.web.frame.context import KEYS
from plurivox.web.frame.tags import counted, day, number
from plurivox.web.pages import page
from plurivox.web.serving import Serving
from tests.web.conftest import SitDown, come_in, somebody, stranger

STAGE = override_settings(ROOT_URLCONF="tests.web.stage_pages")


def patterns(resolver: Any = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the program with its pattern, below all includes."""
    for one in (resolver or get_resolver("plurivox.web.urls")).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        else:
            yield route, one


ALL = dict(patterns())
FILLED = re.compile(r"<(\w+):\w+>")


def filled(route: str, person: uuid.UUID) -> str:
    """An address with something in its places: a person, or a key of nothing."""
    key = person if route.startswith(("who/", "people/")) else uuid.UUID(int=7)
    return "/" + FILLED.sub(lambda part: str(key) if part[1] == "uuid" else "1", route)


# By stage: a project for each address would take ten times as long.
STAGE_ROUTES = {
    stage: [route for route in ALL if route.partition("/")[0] == stage]
    for stage in dict.fromkeys(route.partition("/")[0] for route in ALL)
}
BY_STAGE = pytest.mark.parametrize("stage", STAGE_ROUTES)


def asked(stage: str) -> list[tuple[str, str]]:
    """Every address of a stage with every method that it answers."""
    return [(route, method) for route in STAGE_ROUTES[stage] for method in methods_of(route)]


def verb_of(route: str, method: str = "GET") -> str:
    name = "writes" if method == "POST" else "verb"
    return str(getattr(ALL[route].callback, name))


def methods_of(route: str) -> tuple[str, ...]:
    return tuple(ALL[route].callback.methods)  # type: ignore[attr-defined]


def content(answer: Any) -> str:
    """The words of an answer; nothing of a file that is handed over."""
    return "" if answer.streaming else answer.content.decode()


class Outline(HTMLParser):
    """What a test asks of a page: language, title, headings."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.lang, self.title, self._in_title = "", "", False
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._in_title = tag == "title"
        if tag == "html":
            self.lang = dict(attrs).get("lang") or ""

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


@pytest.mark.parametrize("route", ALL)
def test_every_address_has_a_verb_of_the_table(route: str) -> None:
    assert methods_of(route)
    for method in methods_of(route):
        assert verb_of(route, method) in PERMISSIONS.keys() | NAMELESS


@BY_STAGE
@pytest.mark.parametrize("role", Role)
def test_every_address_is_open_to_the_roles_of_its_verb_alone(
    stage: str, role: Role, serving: Serving, sit_down: SitDown
) -> None:
    """A view may ask for more than its verb, but only in the words of the table again."""
    for at, (route, method) in enumerate(asked(stage)):
        person = somebody(serving.project, "reader", f"Somebody else {at}")
        answer = getattr(sit_down(role), method.lower())(filled(route, person))
        refused = re.search(r"cannot (.+?) in this project", content(answer))
        verb = verb_of(route, method)
        if verb in NAMELESS or can(role, verb):
            assert answer.status_code != 403 or (refused and not can(role, refused[1])), route
        else:
            assert answer.status_code == 403, route
            assert refused and refused[1] == verb, route


@BY_STAGE
def test_no_address_is_open_before_a_name_is_chosen(stage: str, serving: Serving) -> None:
    for route in STAGE_ROUTES[stage]:
        if verb_of(route) not in NAMELESS:
            answer = come_in(serving).get(filled(route, uuid.uuid4()))
            assert (answer.status_code, answer.headers["Location"][:5]) == (302, "/who/"), route


@BY_STAGE
def test_no_address_is_open_to_a_browser_that_was_not_let_in(stage: str, serving: Serving) -> None:
    for route, method in product(STAGE_ROUTES[stage], ("get", "post")):
        answer = getattr(stranger(serving), method)(filled(route, uuid.uuid4()))
        assert answer.status_code in (403, 405), route
        assert "Owner" not in answer.content.decode(), route


@BY_STAGE
def test_every_page_has_one_heading_a_language_and_a_title(
    stage: str, serving: Serving, sit_down: SitDown
) -> None:
    client = sit_down()
    person = somebody(serving.project, "reader", "Yael")
    for route, method in asked(stage):
        if method != "GET" or route == "enter/":
            continue
        outline = Outline(content(client.get(filled(route, person))))
        if "html" not in outline.tags:  # a part of a page that htmx asks for
            assert not {"h1", "title", "body", "main"} & set(outline.tags), route
            continue
        assert outline.tags.count("h1") == 1, route
        assert outline.lang == "en", route
        assert outline.tags.count("main") == 1, route
        assert re.fullmatch(r"[^·]+ · Invented · Plurivox", outline.title), route


def test_other_methods_are_answered_with_405(sit_down: SitDown) -> None:
    answer = sit_down().delete("/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")
    assert "<h1>" in answer.content.decode()
    assert sit_down().get("/you/leave/").status_code == 405
    assert sit_down().head("/").status_code == 200


def test_a_view_is_not_declared_with_an_unknown_verb() -> None:
    for wrong in ({"verb": "fly"}, {"verb": "read", "writes": "fly"}):
        with pytest.raises(KeyError, match="fly"):
            page(**wrong)


@STAGE
def test_a_view_without_a_verb_is_refused(sit_down: SitDown) -> None:
    answer = sit_down().get("/themes/forgotten/")
    assert answer.status_code == 403
    assert "confidence" not in answer.content.decode()


@STAGE
def test_a_view_may_raise_what_was_refused(sit_down: SitDown) -> None:
    client = sit_down()
    answer = client.post("/themes/refuses/")
    words = answer.content.decode()
    assert answer.status_code == 400
    assert "The first thing." in words and "The second thing." in words
    assert "Nothing was changed." in words
    assert "<html" in words
    fragment = client.post("/themes/refuses/", headers={"HX-Request": "true"}).content.decode()
    assert "The first thing." in fragment and "<html" not in fragment


@STAGE
def test_what_is_not_there_says_so(sit_down: SitDown) -> None:
    client = sit_down()
    assert "This theme was removed." in client.get("/themes/missing/").content.decode()
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()


@STAGE
def test_a_stage_is_in_the_bar_where_it_has_pages_and_something_in_it(
    project: Project, owner: uuid.UUID, sit_down: SitDown
) -> None:
    client = sit_down()
    link = '<a href="/themes/"'
    assert link not in client.get("/").content.decode()
    with act(project, owner, "new theme") as deed:
        deed.add("theme", name="The second chair")
    assert link in client.get("/").content.decode()
    here = client.get("/themes/").content.decode()
    assert f'{link} aria-current="page"' in here
    assert "/fieldwork/" not in here.split("</header>")[0] or address("fieldwork:index")


@STAGE
def test_a_stage_s_pages_have_the_whole_frame(sit_down: SitDown) -> None:
    words = sit_down().get("/themes/").content.decode()
    assert "<title>Themes · Invented · Plurivox</title>" in words
    assert '<a class="skip" href="#main">' in words
    assert "django_htmx/htmx-2.min.js" in words
    assert '<span class="saved" role="status">Saved</span>' in words


def test_what_is_invented_says_so_on_every_page(
    project: Project, owner: uuid.UUID, sit_down: SitDown
) -> None:
    client = sit_down()
    addresses = ["/", "/you/", "/people/", "/who/", f"/who/{owner}/", "/nowhere/"]
    assert not [a for a in addresses if "Invented: no person" in client.get(a).content.decode()]
    with act(project, owner, "mark") as deed:
        deed.set("project", project.id, "invented", True)
    assert all("Invented: no person" in client.get(a).content.decode() for a in addresses)


def test_names_and_titles_are_escaped(
    project: Project, owner: uuid.UUID, sit_down: SitDown
) -> None:
    with act(project, owner, "rename") as deed:
        deed.set("project", project.id, "title", '<b id="x">&')
    client = sit_down("coder", name='"><i>')
    words = client.get("/people/").content.decode()
    assert '<b id="x">' not in words and "<i>" not in words
    assert "&lt;b id=&quot;x&quot;&gt;&amp;" in words


def test_every_stage_has_a_key_of_its_own() -> None:
    assert list(KEYS) == list(STAGES)
    assert len(set(KEYS.values())) == len(STAGES)
    assert all(letter in stage for stage, letter in KEYS.items())


def test_an_address_that_does_not_exist_yet_is_empty() -> None:
    assert address("project:home") == reverse("project:home") == "/"
    assert address("nowhere:index") == ""


def test_many_addresses_of_a_page_are_those_of_each() -> None:
    keys = [uuid.uuid4() for _ in range(3)]
    assert list(map(addresses("people:pin"), keys)) == [address("people:pin", k) for k in keys]
    assert list(map(addresses("nowhere:index"), keys)) == ["", "", ""]


def test_a_number_opens_what_it_counts() -> None:
    assert number(1204, "/coding/", "codings") == (
        '<a class="number num" href="/coding/" aria-label="1,204 codings">1,204</a>'
    )
    assert "href" not in number(0, "")
    with pytest.raises(ValueError, match="no address that opens it"):
        number(3, "")


def test_what_is_counted_agrees_with_its_number() -> None:
    assert counted(1, "site") == "<span data-plain>1 site</span>"
    assert counted(2, "site") == "<span data-plain>2 sites</span>"
    assert counted(2, "facility", "facilities", "/x/") == (
        '<a class="number" data-plain href="/x/">2 facilities</a>'
    )


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2023-04-21", "21 Apr 2023"),
        ("2023-04-21T10:33", "21 Apr 2023"),
        ("spring", "spring"),
        ("", ""),
        (None, ""),
        (1_685_700_000_000, "2 Jun 2023"),
    ],
)
def test_days_are_said_short(moment: int | str | None, said: str) -> None:
    assert day(moment) == said


def test_a_template_is_found_in_the_folder_of_its_stage() -> None:
    found = engines["django"].get_template("people/choose.html")
    assert found.template.origin.name.endswith("web/people/templates/choose.html")
    with pytest.raises(TemplateDoesNotExist):
        engines["django"].get_template("themes/nowhere.html")


def test_a_page_is_answered_to_htmx_with_a_way_to_the_names(serving: Serving) -> None:
    answer = come_in(serving).get("/people/", headers={"HX-Request": "true"})
    assert answer.status_code == 403
    assert answer.headers["HX-Redirect"] == "/who/"


def test_notes_are_said_once(serving: Serving, sit_down: SitDown) -> None:
    client: Client = sit_down()
    client.post("/people/", {"name": "Opio", "role": "reader"})
    assert "Opio is on the project as reader." in client.get("/").content.decode()
    assert "Opio is on the project as reader." not in client.get("/").content.decode()
