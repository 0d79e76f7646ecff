"""One request to a page, as the rows of the table write it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.web.blind.world import Known


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. address: without the first slash; data: of a form, or (as_json) one object.

    `again`: the address is another than the row's, where one form leads to the page of another.
    """

    address: Callable[[Known], str]
    method: str = "GET"
    data: Callable[[Known], Mapping[str, Any]] = field(default=lambda _: {})
    as_json: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exempt:
    """Why a page or command is not tested."""

    reason: str


Row = Sequence[Ask] | Exempt
HTMX = {"HX-Request": "true"}


def get(address: str, **places: str) -> Ask:
    """GET; `{name}` in the address is a key of `Known`."""
    return Ask(lambda k: _filled(address, k))


def post(address: str, **data: Any) -> Ask:
    """POST of a form; `{name}` in a value is a key of `Known`."""
    return Ask(
        lambda k: _filled(address, k),
        "POST",
        lambda k: {
            name: [_filled(one, k) for one in value] if isinstance(value, list)
            else _filled(value, k)
            for name, value in data.items()
        },
    )  # fmt: skip


def part(address: str, **data: Any) -> Ask:
    """The same as htmx sends it."""
    one = post(address, **data)
    return Ask(one.address, one.method, one.data, headers=HTMX)


def acted(kind: str, in_pass: str = "{one}", **said: Any) -> Ask:
    """An act of the reading page, sent by whoever asks; `person` is filled in for each."""

    def data(k: Known) -> dict[str, Any]:
        words = {"kind": kind, "act": "{participant}", "pass": in_pass, "text": "{text}", **said}
        filled = json.loads(_filled(json.dumps(words), k))
        return {name: value for name, value in filled.items() if value != ""}

    return Ask(lambda k: f"coding/{k.noa}/act/", "POST", data, as_json=True)


def _filled(words: str, k: Known) -> str:
    for name in Known.__slots__:
        value = getattr(k, name)
        if name == "people":
            for person, key in value.items():
                words = words.replace(f"{{{person}}}", str(key))
        elif name == "span":
            words = words.replace('"{start}"', str(value[0])).replace('"{end}"', str(value[1]))
            words = words.replace("{start}", str(value[0])).replace("{end}", str(value[1]))
        else:
            words = words.replace(f"{{{name}}}", str(value))
    return words
