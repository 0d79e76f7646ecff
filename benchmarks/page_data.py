"""What the reading page hands to its scripts, taken from the page itself."""

from __future__ import annotations

import json
import re
from typing import Any

from .cost import Failed

SCRIPT = re.compile(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', re.DOTALL)


def data_in(page: str) -> dict[str, Any]:
    """The addresses, the token, the codes and the codings. Raises Failed where there are none."""
    for said in SCRIPT.findall(page):
        data = json.loads(said)
        if isinstance(data, dict) and "acts" in data:
            return data
    raise Failed("the reading page hands nothing to its scripts")
