"""A PostgreSQL database for one test run: made where a server is found, dropped at the end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import system

USUAL = "postgresql://postgres@127.0.0.1:5432/postgres"


@contextmanager
def scratch_database() -> Iterator[str | None]:
    """The URL of an empty database, or None where there is no PostgreSQL.

    Looked for in this order: the server of DATABASE_URL, a server on the usual port that trusts the
    user postgres, and the server programs of this machine, which then run for this test run only.
    Raises psycopg.OperationalError where DATABASE_URL names a server that does not answer: somebody
    who names one wants it used.
    """
    named = os.environ.get("DATABASE_URL", "")
    if named.startswith(("postgres://", "postgresql://")):
        with database_on(named) as url:
            yield url
    elif answers(USUAL):
        with database_on(USUAL) as url:
            yield url
    elif system.postgresql():
        with own_server(system.postgresql() or Path()) as server, database_on(server) as url:
            yield url
    else:
        yield None


def answers(server: str) -> bool:
    try:
        psycopg.connect(server, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def database_on(server: str) -> Iterator[str]:
    """A new database on a server, dropped again whatever happens."""
    name = f"plurivox_test_{uuid.uuid4().hex[:12]}"
    statement(server, f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'")
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        statement(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def statement(server: str, words: str) -> None:
    with psycopg.connect(server, autocommit=True, connect_timeout=10) as connection:
        connection.execute(words.encode())


@contextmanager
def own_server(programs: Path) -> Iterator[str]:
    """A server of our own on a free port of this machine, its data in a folder that is removed."""
    folder = Path(tempfile.mkdtemp(prefix="plurivox-postgres-"))
    folder.chmod(0o700)
    before: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL does not run as root
        shutil.chown(folder, "postgres")
        before = ["runuser", "-u", "postgres", "--"]
    data, port = str(folder / "data"), free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    make = ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"]
    control = [*before, str(programs / "pg_ctl"), "-D", data, "-s", "-w"]
    try:
        quietly([*before, str(programs / "initdb"), "--no-sync", *make], folder)
        quietly(
            [*control, "-l", str(folder / "log"), "-o", f"{options} -c fsync=off", "start"], folder
        )
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        quietly([*control, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def quietly(command: list[str], folder: Path) -> None:
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
