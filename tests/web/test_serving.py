"""`plurivox serve` as a process: where it listens, how it stops, what it leaves."""

from __future__ import annotations

import http.cookiejar
import io
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from plurivox.store.door import close_project, open_project
from plurivox.store.project import Project
from plurivox.web.serving import FIRST_PORT, THREADS, Serving, application
from tests.browser.served import Served, served

Opener = urllib.request.OpenerDirector


@pytest.fixture
def file(project: Project) -> Path:
    """The file of a project, which nothing here has open."""
    if not project.is_file:
        pytest.skip("needs SQLite: it is about what stays beside the file")
    close_project(project)
    return Path(project.location)


def browser(jar: http.cookiejar.CookieJar | None = None) -> Opener:
    cookies = urllib.request.HTTPCookieProcessor(jar if jar is not None else None)
    return urllib.request.build_opener(cookies)


def status(opener: Opener, address: str, **headers: str) -> int:
    try:
        with opener.open(urllib.request.Request(address, headers=headers), timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def port_of(serving: Served) -> int:
    return urlsplit(serving.entry).port or 0


def test_one_browser_comes_in_and_others_do_not(file: Path) -> None:
    with served(file) as serving:
        first = browser()
        assert status(first, serving.address) == 403
        assert status(first, serving.entry) == 200
        assert status(first, f"{serving.address}/who/") == 200
        assert status(browser(), serving.entry) == 403
        assert status(first, f"{serving.address}/who/", Host="evil.example") == 400


def test_only_this_computer_reaches_it(file: Path) -> None:
    """127.0.0.2 is this computer too, but not the address that is listened on."""
    with served(file) as serving:
        socket.create_connection(("127.0.0.1", port_of(serving)), timeout=5).close()
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.2", port_of(serving)), timeout=5).close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_with_nothing_beside_the_file(file: Path, number: signal.Signals) -> None:
    with served(file) as serving:
        opener = browser()
        assert status(opener, serving.entry) == 200
        with ThreadPoolExecutor(8) as pool:  # every thread of the server has opened the file
            list(pool.map(lambda _: status(opener, f"{serving.address}/who/"), range(32)))
        serving.process.send_signal(number)
        said, _ = serving.process.communicate(timeout=15)
    assert serving.process.returncode == 0
    assert "Stopped. Everything is saved." in said
    assert "Traceback" not in said
    assert [path.name for path in file.parent.glob(f"{file.name}*")] == [file.name]
    close_project(open_project(str(file)))


def test_a_port_that_is_taken_is_said(file: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "plurivox.cli",
                "serve",
                str(file),
                "--no-browser",
                "--port",
                port,
            ],
            capture_output=True,
            text=True,
            timeout=30,
        )
    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port} is taken; choose another, or none and Plurivox finds a free one.\n"
    )


def test_two_projects_are_open_at_once_in_one_browser(file: Path) -> None:
    jar = http.cookiejar.CookieJar()
    opener = browser(jar)
    with served(file) as one, served(file) as two:
        assert port_of(one) != port_of(two)
        assert status(opener, one.entry) == status(opener, two.entry) == 200
        assert status(opener, f"{one.address}/who/") == 200
        assert status(opener, f"{two.address}/who/") == 200
    assert len({cookie.name for cookie in jar}) == 2


def test_many_ask_at_once(file: Path) -> None:
    with served(file) as serving:
        opener = browser()
        status(opener, serving.entry)
        with ThreadPoolExecutor(16) as pool:
            found = list(pool.map(lambda _: status(opener, f"{serving.address}/who/"), range(160)))
    assert set(found) == {200}
    assert THREADS >= 8
    assert FIRST_PORT == 8765


def test_the_application_gives_each_request_its_serving(project: Project) -> None:
    serving = Serving(project)
    answered: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": "/", "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "1",
        "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http", "HTTP_PLURIVOX_SERVING": "forged",
    }  # fmt: skip
    application(serving)(environ, lambda line, _: answered.append(line))
    assert environ["plurivox.serving"] is serving
    assert answered == ["403 Forbidden"]
