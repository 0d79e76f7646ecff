"""What was acknowledged is there, though the program was killed; many may write at once."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connections

from plurivox.store.acts import act
from plurivox.store.check import check_project
from plurivox.store.door import close_project, open_project
from plurivox.store.project import Project
from tests.store.bare_study import lay

# A program that writes one act after another and says of each that it is safe.
WRITER = """
import sys
from plurivox.store.database import set_up
set_up()
from plurivox.store.acts import act
from plurivox.store.door import open_project
project = open_project(sys.argv[1])
name, most, many = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with project.cursor() as cursor:
    cursor.execute("SELECT id FROM person WHERE project = %s ORDER BY id", [project.id])
    from plurivox.store.keys import as_key
    person = as_key(cursor.fetchone()[0])
print("ready", flush=True)
sys.stdin.readline()
for number in range(most):
    with act(project, person, "write") as deed:
        site = deed.add("site", name=f"{name} {number}")
        for part in range(many):
            deed.add("participant", site=site, number=str(part))
        deed.set("site", site, "country", "x")
    print(number, flush=True)
"""


@contextmanager
def writer(
    project: Project, name: str, most: int = 100_000, many: int = 3
) -> Iterator[subprocess.Popen[str]]:
    """A writing process that waits for a line before it begins."""
    words = [sys.executable, "-c", WRITER, project.location, name, str(most), str(many)]
    process = subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    try:
        if process.stdout.readline().strip() != "ready":
            pytest.fail(process.communicate()[1])
        yield process
    finally:
        process.kill()
        process.communicate()


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def sites(project: Project) -> list[str]:
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT s.name, s.country, (SELECT count(*) FROM participant p WHERE p.site = s.id) "
            "FROM site s WHERE s.project = %s AND s.country = 'x' ORDER BY s.id",
            [project.id],
        )
        rows = cursor.fetchall()
    assert {count for _, _, count in rows} <= {3, 400}
    return [name for name, _, _ in rows]


@pytest.mark.parametrize(("acknowledged", "many"), [(1, 3), (7, 3), (40, 3), (3, 400)])
def test_what_was_acknowledged_survives_a_kill(
    project: Project, acknowledged: int, many: int
) -> None:
    """Killed the moment that it says so, while it is busy with the next act."""
    with writer(project, "written", many=many) as process:
        go(process)
        assert process.stdout
        for _ in range(acknowledged):
            last = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        process.wait()
        last = max([last, *map(int, process.stdout.read().split())])
    there = sites(project)
    assert there[: last + 1] == [f"written {number}" for number in range(last + 1)]
    assert len(there) <= last + 2  # the one that was not yet acknowledged is whole or not there
    assert check_project(project) == []


def test_a_file_whose_writer_was_killed_opens_and_closes_clean(project: Project) -> None:
    if not project.is_file:
        pytest.skip("about a file: SQLite")
    close_project(project)
    path = Path(project.location)
    with writer(project, "written") as process:
        go(process)
        assert process.stdout
        last = int(process.stdout.readline())
        process.kill()
        process.wait()
    assert path.with_name(f"{path.name}-wal").exists()
    again = open_project(str(path))
    assert len(sites(again)) >= last + 1
    assert check_project(again) == []
    close_project(again)
    assert not path.with_name(f"{path.name}-wal").exists()


def test_processes_write_at_once(project: Project) -> None:
    """Each waits for its turn; none is told that the base is locked."""
    each, names = 60, ("one", "two", "three")
    with (
        writer(project, names[0], each) as first,
        writer(project, names[1], each) as second,
        writer(project, names[2], each) as third,
    ):
        processes = (first, second, third)
        for process in processes:
            go(process)
        for process in processes:
            _, errors = process.communicate(timeout=120)
            assert (process.returncode, errors) == (0, "")
    there = sites(project)
    for name in names:
        own = [site for site in there if site.startswith(f"{name} ")]
        assert own == [f"{name} {number}" for number in range(each)]
    assert check_project(project) == []


def test_threads_write_and_read_at_once(project: Project) -> None:
    """As the local server does; nobody reads half an act."""
    study, failed, read = lay(project), list[BaseException](), list[int]()
    done = threading.Event()

    def write(number: int) -> None:
        try:
            for turn in range(40):
                with act(project, study.ann, "write") as deed:
                    site = deed.add("site", name=f"thread {number} {turn}", country="x")
                    for part in range(3):
                        deed.add("participant", site=site, number=str(part))
        except BaseException as error:  # told to the test below
            failed.append(error)
        finally:
            connections[project.alias].close()

    def look() -> None:
        try:
            while not done.is_set():
                read.append(len(sites(project)))
        except BaseException as error:  # told to the test below
            failed.append(error)
        finally:
            connections[project.alias].close()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    reader = threading.Thread(target=look)
    for thread in (*writers, reader):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert failed == []
    assert read == sorted(read)
    assert len(sites(project)) == 160
    assert check_project(project) == []
