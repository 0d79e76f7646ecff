"""A person's browser without its window: asks for pages over one connection, keeps cookies."""

from __future__ import annotations

import http.client
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. seconds: on the clock, until the last byte."""

    status: int
    body: bytes
    headers: dict[str, str]
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class Visitor:
    """One browser at one address."""

    def __init__(self, address: str) -> None:
        self.address = urlsplit(address)
        self.cookies: dict[str, str] = {}
        self._line: http.client.HTTPConnection | None = None

    def get(self, path: str) -> Reply:
        """Ask for a page, following where it sends. Raises OSError where it is refused."""
        reply = self._ask("GET", path)
        while reply.status in (301, 302, 303):
            reply = self._ask("GET", reply.headers["location"])
        return checked(path, reply)

    def post(self, path: str, values: dict[str, str], **headers: str) -> Reply:
        """Send a form, following where it leads."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        reply = self._ask("POST", path, urlencode(values).encode(), {**kind, **headers})
        if reply.status in (301, 302, 303):
            return self.get(reply.headers["location"])
        return checked(path, reply)

    def send(self, path: str, said: Any, **headers: str) -> Any:
        """Send JSON; the JSON that comes back."""
        kind = {"Content-Type": "application/json"}
        reply = self._ask("POST", path, json.dumps(said).encode(), {**kind, **headers})
        return json.loads(checked(path, reply).body)

    def upload(self, path: str, values: dict[str, str], file: tuple[str, bytes]) -> Reply:
        """Send a form with one file in its field `file`."""
        bound = "----a-line-between-parts"
        parts = [
            f'--{bound}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in values.items()
        ]
        head = f'--{bound}\r\nContent-Disposition: form-data; name="file"; filename="{file[0]}"\r\n'
        body = "".join([*parts, head, "Content-Type: text/html\r\n\r\n"]).encode()
        body += file[1] + f"\r\n--{bound}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={bound}"}
        return checked(path, self._ask("POST", path, body, kind))

    def _ask(self, method: str, path: str, body: bytes | None = None, headers: Any = None) -> Reply:
        parts = urlsplit(path)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        own = {"Cookie": jar, "Origin": f"{self.address.scheme}://{self.address.netloc}"}
        begun = time.monotonic()
        if self._line is None:
            self._line = http.client.HTTPConnection(self.address.netloc, timeout=600)
        try:
            self._line.request(method, path, body, {**own, **(headers or {})})
            reply = self._line.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError):  # kept open for too long
            self._line = http.client.HTTPConnection(self.address.netloc, timeout=600)
            self._line.request(method, path, body, {**own, **(headers or {})})
            reply = self._line.getresponse()
        said = reply.read()
        taken = time.monotonic() - begun
        for name, value in reply.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return Reply(reply.status, said, {k.lower(): v for k, v in reply.getheaders()}, taken)


def checked(path: str, reply: Reply) -> Reply:
    """The reply, where it is no refusal: a refused page would be a quick one."""
    if reply.status >= 400:
        raise OSError(f"{path}: {reply.status} {reply.body[:300]!r}")
    return reply
