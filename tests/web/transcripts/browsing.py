"""An import as a browser does it: choosing files, waiting, filling the form of a preview."""

from __future__ import annotations

import re
import time
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from plurivox.web.waiting import ROOM, Waiting

CHOOSE = "/transcripts/import/"
PATIENCE = 300  # seconds: a busy machine is no failure


def choose(client: Client, **files: str | bytes) -> str:
    """Choose files as name=words (double underscores are dots); the address they wait at."""
    sent = [
        SimpleUploadedFile(
            name.replace("__", "."), words.encode() if isinstance(words, str) else words
        )
        for name, words in files.items()
    ]
    answer = client.post(CHOOSE, {"files": sent})
    assert answer.status_code == 302, answer.content.decode()
    return read(client, answer["Location"])


def read(client: Client, there: str) -> str:
    """Wait as the page does until the work of it is over."""
    until = time.monotonic() + PATIENCE
    while "HX-Redirect" not in client.get(f"{there}how-far/").headers:
        assert time.monotonic() < until
        time.sleep(0.05)
    return there


def form(client: Client, page: str, **changed: str | None) -> dict[str, str]:
    """What the form of a preview holds, with some fields changed; None takes a field out."""
    words = client.get(page).content.decode()
    fields: dict[str, str] = {}
    for tag in re.findall(r'<input [^>]*name="[^"]+"[^>]*>', words):
        name, value = _attribute(tag, "name"), _attribute(tag, "value")
        if name == "csrfmiddlewaretoken":
            continue
        if 'type="checkbox"' in tag:
            fields.pop(name, None)
            if " checked" in tag:
                fields[name] = "on"
        else:
            fields[name] = value
    for name, options in re.findall(
        r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', words, re.S
    ):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    fields |= changed
    return {name: value for name, value in fields.items() if value is not None}


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


def only(client: Client) -> Waiting:
    (one,) = ROOM._waiting.values()
    return one


def take(client: Client, there: str, **said: Any) -> str:
    """Import what waits; the page that tells what became of it."""
    assert client.post(f"{there}take/", said).status_code == 302
    return client.get(read(client, there)).content.decode()
