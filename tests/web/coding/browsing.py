"""A person before the reading page, without a browser: reads it, sends what its scripts send."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass
from typing import Any

from django.test import Client

from plurivox.web.coding.short_keys import key_of
from tests.store.blind_study import Study

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody signed in, with a source open."""

    client: Client
    study: Study
    source: str = "noa"

    @property
    def address(self) -> str:
        return f"/coding/{self.study.text(self.source).source}/"

    def html(self, **asked: object) -> str:
        answer = self.client.get(self.address, asked)
        assert answer.status_code == 200, answer.content.decode()
        return str(answer.content.decode())

    def data(self, **asked: object) -> dict[str, Any]:
        """What the page's scripts get."""
        found = DATA.search(self.html(**asked))
        assert found
        return dict(json.loads(found[1]))

    def codings(self, **asked: object) -> list[tuple[str, str, int]]:
        """(code, words, whose) of every coding on the page."""
        data = self.data(**asked)
        columns, words = data["codings"], self.study.text(self.source).words
        found, at = [], 0
        for n, step in enumerate(columns["from"]):
            at += step
            name = data["codes"][columns["code"][n]]["name"]
            found.append(
                (name, words[at : at + columns["long"][n]], columns["whose"].get(str(n), 0))
            )
        assert len(columns["id"]) == 22 * len(found)
        return found

    def span(self, quote: str) -> list[int]:
        start = self.study.text(self.source).words.index(quote)
        return [start, start + len(quote)]

    def send(self, kind: str, status: int = 200, **said: object) -> dict[str, Any]:
        """One act; `act` and `pass` may be said."""
        data = self.data()
        body = {
            "kind": kind,
            "act": str(uuid.uuid4()),
            "person": data["person"],
            "pass": data["pass"],
            "text": data["text"],
        } | said
        answer = self.client.post(f"{self.address}act/", json.dumps(body), "application/json")
        assert answer.status_code == status, answer.content.decode()
        return dict(answer.json())

    def code(self, quote: str, code: str, **said: object) -> dict[str, Any]:
        key = self.study.code(code).hex
        return self.send("code", code=key, spans=[self.span(quote)], **said)


def keys(answer: dict[str, Any]) -> list[uuid.UUID]:
    return [key_of(key) for key in answer["ids"]]
