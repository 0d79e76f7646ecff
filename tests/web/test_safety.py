"""What keeps a transcript in this browser: the door, the policy, the cookie, the log."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from plurivox.web.log import WithoutWords
from plurivox.web.middleware.headers import policy
from plurivox.web.serving import Serving
from plurivox.web.sittings import Sittings, Token
from tests.web.conftest import PIN, SitDown, come_in, somebody, stranger
from tests.web.stage_pages import SECRET

STAGE = override_settings(ROOT_URLCONF="tests.web.stage_pages")
PAGES = ["/", "/you/", "/people/", "/who/", "/nowhere/"]


def test_the_token_works_once(serving: Serving) -> None:
    entry = f"/enter/?token={serving.token.word}"
    first, second = stranger(serving), stranger(serving)
    assert first.get(entry).status_code == 302
    refused = second.get(entry)
    assert refused.status_code == 403
    assert "used already" in refused.content.decode()
    assert second.get("/").status_code == 403
    assert first.get(entry).status_code == 302  # the browser that is in just goes on


@pytest.mark.parametrize("offered", ["", "x", "é", "token"])
def test_another_word_does_not_open_and_does_not_use_it_up(serving: Serving, offered: str) -> None:
    client = stranger(serving)
    assert client.get("/enter/", {"token": offered}).status_code == 403
    assert client.get("/enter/").status_code == 403
    assert client.get("/enter/", {"token": serving.token.word}).status_code == 302


def test_tokens_and_sittings_cannot_be_guessed() -> None:
    words = {Token().word for _ in range(100)} | {Sittings().begin().key for _ in range(100)}
    assert len(words) == 200
    assert min(map(len, words)) >= 32


def test_the_refusal_says_what_to_do_and_nothing_of_the_project(serving: Serving) -> None:
    words = stranger(serving).get("/people/").content.decode()
    assert "Open the address that the terminal printed" in words
    assert "Invented" not in words and "Owner" not in words
    assert serving.token.word not in words


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.7:8765", ""])
def test_another_host_name_is_refused_before_anything_else(serving: Serving, host: str) -> None:
    client = stranger(serving)
    for path in ("/", f"/enter/?token={serving.token.word}", "/static/frame/tokens.css"):
        answer = client.get(path, headers={"host": host})
        assert answer.status_code == 400
        assert serving.token.take("no") is False
    assert client.get(f"/enter/?token={serving.token.word}").status_code == 302


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:9000", "localhost:8765"])
def test_this_computer_s_own_names_are_served(serving: Serving, host: str) -> None:
    assert come_in(serving).get("/who/", headers={"host": host}).status_code == 200


def test_every_answer_carries_the_policy(sit_down: SitDown, serving: Serving) -> None:
    client = sit_down()
    for answer in [*map(client.get, PAGES), stranger(serving).get("/")]:
        said = answer.headers
        assert "default-src 'none'" in said["Content-Security-Policy"]
        assert "unsafe" not in said["Content-Security-Policy"]
        assert said["X-Frame-Options"] == "DENY"
        assert said["X-Content-Type-Options"] == "nosniff"
        assert said["Referrer-Policy"] == "same-origin"
        assert said["Cross-Origin-Opener-Policy"] == "same-origin"
        assert said["Cache-Control"] == "no-store"
        assert int(said["Content-Length"]) == len(answer.content)


def test_the_policy_names_no_other_place() -> None:
    sources = {
        word
        for part in policy("word").split("; ")
        for word in part.split()[1:]
        if word not in ("'none'", "'self'", "'nonce-word'")
    }
    assert sources == set()


def test_a_nonce_serves_one_answer(sit_down: SitDown) -> None:
    client = sit_down()
    nonces = [
        re.findall(r"'nonce-([^']+)'", client.get("/").headers["Content-Security-Policy"])
        for _ in range(3)
    ]
    assert len({nonce for pair in nonces for nonce in pair}) == 3


INLINE = re.compile(
    r"<[^>]+\s(?:style|on\w+)\s*=|<style\b(?![^>]*nonce)|javascript:", re.IGNORECASE
)
OUTSIDE = re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_anything_that_the_policy_blocks(path: str, sit_down: SitDown) -> None:
    words = sit_down().get(path).content.decode()
    assert not INLINE.findall(words)
    assert not OUTSIDE.findall(words)
    for attributes, inside in re.findall(r"<script\b([^>]*)>(.*?)</script>", words, re.DOTALL):
        assert "/static/" in attributes and not inside.strip()


def test_what_counts_as_blocked() -> None:
    assert INLINE.search('<p style="color: red">')
    assert INLINE.search("<a onclick='x()'>")
    assert INLINE.search("<style>")
    assert not INLINE.search('<style nonce="x">')
    assert OUTSIDE.search('<img src="//elsewhere.example/x">')


def test_htmx_keeps_no_page_and_runs_no_script_of_an_answer(sit_down: SitDown) -> None:
    words = sit_down().get("/").content.decode()
    for said in ('"historyCacheSize":0', '"allowEval":false', '"allowScriptTags":false'):
        assert said in words


def test_the_cookie_is_out_of_reach(serving: Serving) -> None:
    cookie = come_in(serving).cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == "" and cookie["expires"] == ""  # gone with the browser


def test_the_cookie_says_nothing(serving: Serving, sit_down: SitDown) -> None:
    """One name and one signed key; no name of a person, no PIN, no title."""
    client = sit_down()
    assert len(client.cookies) == 1
    held = dict(client.session.items())
    assert held.keys() <= {"sitting", "_csrftoken"}
    assert serving.sittings.find(held["sitting"])


def test_a_cookie_of_another_server_opens_nothing(project: Any, serving: Serving) -> None:
    client = come_in(serving)
    client.defaults["plurivox.serving"] = Serving(project)
    assert client.get("/who/").status_code == 403


def test_a_cookie_with_another_signature_opens_nothing(serving: Serving) -> None:
    client = come_in(serving)
    assert client.get("/who/").status_code == 200
    with override_settings(SECRET_KEY="another one " * 5):
        assert client.get("/who/").status_code == 403


def test_an_old_cookie_is_worth_nothing_after_leaving(sit_down: SitDown) -> None:
    client = sit_down()
    old = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/you/leave/")
    assert client.get("/").headers["Location"] == "/who/"
    client.cookies[settings.SESSION_COOKIE_NAME] = old
    assert client.get("/").status_code == 403


def test_the_key_changes_when_somebody_sits_down(serving: Serving) -> None:
    client = come_in(serving)
    before = client.session["sitting"]
    who = somebody(serving.project, "owner", "")
    client.post(f"/who/{who}/", {"pin": PIN, "again": PIN})
    assert client.session["sitting"] != before
    assert serving.sittings.find(before) is None


def test_a_form_without_its_token_is_refused(sit_down: SitDown, serving: Serving) -> None:
    client = come_in(serving, enforce_csrf_checks=True)
    who = somebody(serving.project, "owner", "")
    typed = {"pin": PIN, "again": PIN}
    answer = client.post(f"/who/{who}/", typed)
    assert answer.status_code == 403
    assert "nothing was changed" in answer.content.decode()
    assert _with_token(client, f"/who/{who}/", typed).status_code == 302


def test_a_form_from_elsewhere_is_refused_even_with_its_token(serving: Serving) -> None:
    client = come_in(serving, enforce_csrf_checks=True)
    who = somebody(serving.project, "owner", "")
    for origin in ("http://evil.example", "null", "http://127.0.0.1:9999"):
        answer = _with_token(
            client, f"/who/{who}/", {"pin": PIN, "again": PIN}, headers={"origin": origin}
        )
        assert answer.status_code == 403


def _with_token(client: Client, path: str, typed: dict[str, str], **options: Any) -> Any:
    words = client.get(path).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', words)
    assert found
    return client.post(path, {**typed, "csrfmiddlewaretoken": found[1]}, **options)


@pytest.mark.parametrize(
    "path",
    [
        "/static/frame/tokens.css",
        "/static/frame/components.css",
        "/static/frame/mark.svg",
        "/static/people/people.css",
        "/static/project/home.css",
        "/static/django_htmx/htmx-2.min.js",
    ],
)
def test_styles_and_scripts_are_ours_and_open(serving: Serving, path: str) -> None:
    answer = stranger(serving).get(path)
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "path",
    ["/static/../settings.py", "/static/project/../../settings.py", "/static/%2e%2e/urls.py"],
)
def test_nothing_but_static_files_is_served_as_such(serving: Serving, path: str) -> None:
    assert stranger(serving).get(path).status_code in (400, 403, 404)


@STAGE
def test_a_mistake_of_ours_shows_and_logs_no_words(
    sit_down: SitDown, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    client = sit_down()
    client.raise_request_exception = False
    caplog.handler.setFormatter(WithoutWords())
    answer = client.get("/themes/breaks/?words=confidence")
    assert answer.status_code == 500
    assert "what was saved before is safe" in answer.content.decode()
    said = caplog.text + "".join(capsys.readouterr())
    assert "500 GET /themes/breaks/" in said
    assert "RuntimeError, raised in" in said and "stage_pages.py" in said
    assert SECRET not in said + answer.content.decode()
    assert "confidence" not in said


def test_the_log_prints_templates_of_messages_only() -> None:
    record = logging.LogRecord("x", logging.ERROR, "", 0, "lost %s", (SECRET,), None)
    assert WithoutWords().format(record).endswith(" error x: lost %s")
    record = logging.LogRecord("x", logging.ERROR, "", 0, ValueError(SECRET), (), None)
    assert SECRET not in WithoutWords().format(record)


def test_refusals_are_no_news(serving: Serving, caplog: pytest.LogCaptureFixture) -> None:
    stranger(serving).get(f"/enter/?token={serving.token.word}x")
    stranger(serving).get("/", headers={"host": "evil.example"})
    come_in(serving).post("/enter/")
    assert caplog.text == ""
