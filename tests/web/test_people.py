"""Choosing a name and its PIN, one's own page, and the people of the project."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from plurivox.evidence.problem import Refused
from plurivox.store.people import load_people
from plurivox.store.pins import check_pin, clean_pin, load_signed_in, reset_pin, set_pin
from plurivox.store.project import Project
from plurivox.store.roles import save_role
from plurivox.web.serving import Serving
from plurivox.web.wrong_pins import WrongPins
from tests.web.conftest import PIN, SitDown, come_in, somebody


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def serving(project: Project, clock: Clock) -> Serving:
    return Serving(project, wrong_pins=WrongPins(clock))


def words(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


# ---------------------------------------------------------------- the PIN itself


@pytest.mark.parametrize(
    ("typed", "kept"), [("2468", "2468"), (" 24 68 ", "2468"), ("٢٤٦٨", "2468"), ("२४६८", "2468")]
)
def test_digits_of_any_script_are_the_same_pin(typed: str, kept: str) -> None:
    assert clean_pin(typed) == kept


@pytest.mark.parametrize("typed", ["", "123", "12a4", "①②③④", "1" * 33, "１２3"])
def test_what_is_no_pin_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="at least 4 digits"):
        clean_pin(typed)


def test_only_the_pin_opens(project: Project, owner: uuid.UUID) -> None:
    assert not check_pin(project, owner, PIN)
    set_pin(project, owner, PIN)
    assert check_pin(project, owner, PIN)
    assert not check_pin(project, owner, "2469")
    assert not check_pin(project, owner, "")


def test_the_pin_is_not_kept_but_its_hash(project: Project, owner: uuid.UUID) -> None:
    set_pin(project, owner, "86420975310")
    with project.cursor() as cursor:
        cursor.execute("SELECT hash FROM pin WHERE person = %s", [owner])
        assert cursor.fetchone()[0].startswith("$argon2id$")
        cursor.execute("SELECT count(*) FROM version WHERE value LIKE %s", ["%86420975310%"])
        assert cursor.fetchone()[0] == 0


def test_setting_and_resetting_are_logged(project: Project, owner: uuid.UUID) -> None:
    yael = somebody(project, "coder", "Yael")
    set_pin(project, yael, PIN)
    reset_pin(project, yael, by=owner)
    with project.cursor() as cursor:
        cursor.execute("SELECT verb FROM act WHERE project = %s ORDER BY id", [project.id])
        verbs = [verb for (verb,) in cursor.fetchall()]
    assert verbs[-2:] == ["set pin", "reset pin"]
    assert not check_pin(project, yael, PIN)


def test_nobody_but_the_owner_resets(project: Project, owner: uuid.UUID) -> None:
    lead = somebody(project, "lead", "Lead")
    set_pin(project, owner, PIN)
    with pytest.raises(Refused, match="ask the owner"):
        reset_pin(project, owner, by=lead)
    assert check_pin(project, owner, PIN)


# ---------------------------------------------------------------- choosing a name


def test_everybody_is_listed_by_name(serving: Serving) -> None:
    somebody(serving.project, "coder", "Yael")
    page = words(come_in(serving).get("/who/"))
    assert "Owner" in page and "Yael" in page and "coder" in page


def test_the_first_choice_sets_the_pin_and_the_next_asks_for_it(serving: Serving) -> None:
    yael = somebody(serving.project, "coder", "Yael")
    first = come_in(serving)
    assert "Set a PIN" in words(first.get(f"/who/{yael}/"))
    answer = first.post(f"/who/{yael}/", {"pin": PIN, "again": PIN})
    assert answer.headers["Location"] == "/"
    assert "Yael" in words(first.get("/you/"))
    second = come_in(serving)
    assert "Type your PIN" in words(second.get(f"/who/{yael}/"))
    assert second.post(f"/who/{yael}/", {"pin": "9999"}).status_code == 400
    assert second.get("/you/").status_code == 302
    assert second.post(f"/who/{yael}/", {"pin": PIN}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"pin": "12", "again": "12"}, "at least 4 digits"),
        ({"pin": "2468", "again": "2469"}, "not the same"),
        ({"pin": "2468", "again": ""}, "once more"),
        ({"pin": "", "again": ""}, "Type a PIN"),
    ],
)
def test_a_pin_is_set_only_where_it_was_typed_twice(
    serving: Serving, typed: dict[str, str], said: str
) -> None:
    yael = somebody(serving.project, "coder", "Yael")
    client = come_in(serving)
    answer = client.post(f"/who/{yael}/", typed)
    assert (answer.status_code, said in words(answer)) == (400, True)
    assert "2468" not in words(answer)
    signed = load_signed_in(serving.project, yael)
    assert signed and signed.mark == ""


def test_somebody_who_is_not_there_is_not_found(serving: Serving) -> None:
    assert come_in(serving).get(f"/who/{uuid.uuid4()}/").status_code == 404


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        ("/people/", "/people/"),
        ("/people/?x=1", "/people/?x=1"),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_one_goes_on_to_where_one_wanted_on_this_server_only(
    serving: Serving, wanted: str, there: str
) -> None:
    who = somebody(serving.project, "owner", "")
    answer = come_in(serving).post(f"/who/{who}/", {"pin": PIN, "again": PIN, "next": wanted})
    assert answer.headers["Location"] == there


def test_a_link_leads_through_the_names_to_its_page(serving: Serving) -> None:
    client = come_in(serving)
    asked = client.get("/people/?x=1")
    assert asked.headers["Location"] == "/who/?next=%2Fpeople%2F%3Fx%3D1"
    assert "?next=%2Fpeople%2F%3Fx%3D1" in words(client.get(asked.headers["Location"]))


# ---------------------------------------------------------------- wrong PINs


def test_wrong_pins_are_counted_and_slowed(serving: Serving, clock: Clock) -> None:
    who = somebody(serving.project, "coder", "Yael")
    set_pin(serving.project, who, PIN)
    client = come_in(serving)
    for _ in range(2):
        assert "not the PIN of this name.<" in words(client.post(f"/who/{who}/", {"pin": "1111"}))
    assert "Wait 5 seconds." in words(client.post(f"/who/{who}/", {"pin": "1111"}))
    assert "Too many wrong tries" in words(client.post(f"/who/{who}/", {"pin": PIN}))
    clock.now += 5
    assert client.post(f"/who/{who}/", {"pin": PIN}).status_code == 302
    assert "A wrong PIN was typed 3 times under this name." in words(client.get("/"))


def test_another_browser_and_another_name_do_not_help(serving: Serving) -> None:
    yael, opio = (somebody(serving.project, "coder", name) for name in ("Yael", "Opio"))
    for who in (yael, opio):
        set_pin(serving.project, who, PIN)
    for _ in range(3):
        come_in(serving).post(f"/who/{yael}/", {"pin": "1111"})
    assert "Too many" in words(come_in(serving).post(f"/who/{yael}/", {"pin": PIN}))
    assert come_in(serving).post(f"/who/{opio}/", {"pin": PIN}).status_code == 302


def test_each_wait_is_longer_up_to_five_minutes(clock: Clock) -> None:
    tries, who = WrongPins(clock), uuid.uuid4()
    waits = []
    for _ in range(12):
        assert tries.try_now(who)
        waits.append(tries.wait(who))
        clock.now += tries.wait(who)
    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]
    assert tries.right(who) == 11
    assert tries.wait(who) == 0


def test_a_try_counts_before_it_is_known_to_be_right(clock: Clock) -> None:
    """Many tries at once are not worth more than one after the other."""
    tries, who = WrongPins(clock), uuid.uuid4()
    assert [tries.try_now(who) for _ in range(6)] == [True, True, True, False, False, False]


# ---------------------------------------------------------------- one's own page


def test_one_changes_one_s_pin_and_stays(serving: Serving, sit_down: SitDown) -> None:
    here, there = sit_down("coder"), sit_down("coder")
    typed = {"old": PIN, "pin": "13579", "again": "13579"}
    assert here.post("/you/pin/", typed).headers["Location"] == "/you/"
    assert "Your PIN is changed." in words(here.get("/you/"))
    assert there.get("/you/").status_code == 302  # every other browser asks again


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "0000", "pin": "13579", "again": "13579"}, "This is not the PIN"),
        ({"old": PIN, "pin": "13579", "again": "1357"}, "not the same"),
        ({"old": "", "pin": "13579", "again": "13579"}, "Type the PIN you have"),
    ],
)
def test_without_the_old_pin_there_is_no_new_one(
    sit_down: SitDown, serving: Serving, typed: dict[str, str], said: str
) -> None:
    client = sit_down("coder")
    answer = client.post("/you/pin/", typed)
    assert (answer.status_code, said in words(answer)) == (400, True)
    assert check_pin(serving.project, somebody(serving.project, "coder", "Coder"), PIN)


def test_leaving_asks_for_the_next_name(sit_down: SitDown) -> None:
    client = sit_down()
    assert client.post("/you/leave/").headers["Location"] == "/who/"
    assert client.get("/").headers["Location"] == "/who/"


# ---------------------------------------------------------------- everybody


def test_owner_and_lead_add_people(sit_down: SitDown, serving: Serving) -> None:
    for role, name in (("owner", "Opio"), ("lead", "Akello")):
        sit_down(role).post("/people/", {"name": f" {name} ", "role": "coder"})
    roles = {one.name: one.role for one in load_people(serving.project)}
    assert roles["Opio"] == roles["Akello"] == "coder"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "", "role": "coder"}, "Write the name"),
        ({"name": "Owner", "role": "coder"}, "somebody called Owner already"),
        ({"name": "Opio", "role": "owner"}, "Choose a role"),
        ({"name": "Opio", "role": "king"}, "Choose a role"),
        ({"name": "Opio"}, "Choose a role"),
    ],
)
def test_what_is_missing_is_said_beside_it(
    sit_down: SitDown, serving: Serving, typed: dict[str, str], said: str
) -> None:
    answer = sit_down().post("/people/", typed)
    assert (answer.status_code, said in words(answer)) == (400, True)
    assert len(load_people(serving.project)) == 1


@pytest.mark.parametrize("role", ["coder", "reader"])
def test_others_neither_see_the_form_nor_send_it(
    role: str, sit_down: SitDown, serving: Serving
) -> None:
    client = sit_down(role)
    page = words(client.get("/people/"))
    assert "Add somebody" not in page and "Reset PIN" not in page and "<select" not in page
    assert client.post("/people/", {"name": "Opio", "role": "owner"}).status_code == 403
    assert len(load_people(serving.project)) == 2


def test_the_owner_resets_a_pin_and_that_browser_asks_again(
    sit_down: SitDown, serving: Serving
) -> None:
    coder, owner = sit_down("coder"), sit_down("owner")
    who = somebody(serving.project, "coder", "Coder")
    assert owner.post(f"/people/{who}/pin/").status_code == 302
    assert coder.get("/").headers["Location"].startswith("/who/")
    assert "Set a PIN" in words(coder.get(f"/who/{who}/"))


def test_a_role_holds_from_the_next_page_on(sit_down: SitDown, serving: Serving) -> None:
    coder: Client = sit_down("coder")
    who = somebody(serving.project, "coder", "Coder")
    sit_down("owner").post(f"/people/{who}/role/", {"role": "lead"})
    assert "Add somebody" in words(coder.get("/people/"))


def test_the_project_keeps_an_owner(sit_down: SitDown, serving: Serving, owner: uuid.UUID) -> None:
    client = sit_down("owner")
    answer = client.post(f"/people/{owner}/role/", {"role": "reader"})
    assert answer.status_code == 400
    assert "make somebody else the owner first" in words(answer)
    who = somebody(serving.project, "lead", "Lead")
    client.post(f"/people/{who}/role/", {"role": "owner"})
    assert client.post(f"/people/{owner}/role/", {"role": "reader"}).status_code == 302


def test_a_role_that_is_none_is_refused(
    project: Project, owner: uuid.UUID, sit_down: SitDown
) -> None:
    with pytest.raises(Refused, match="no role"):
        save_role(project, owner, "king", by=owner)
    assert sit_down().post(f"/people/{owner}/role/", {"role": "king"}).status_code == 400


def test_somebody_removed_is_out_at_once(
    sit_down: SitDown, serving: Serving, owner: uuid.UUID
) -> None:
    from plurivox.store.acts import act

    client = sit_down("coder")
    who = somebody(serving.project, "coder", "Coder")
    with act(serving.project, owner, "remove a person") as deed:
        deed.remove("person", who)
    assert client.get("/").headers["Location"] == "/who/"
    assert "Coder" not in words(client.get("/who/"))
