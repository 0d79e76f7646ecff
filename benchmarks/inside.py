"""Calls one function in this process and prints what it returns as JSON: for `cost.inside`."""

from __future__ import annotations

import json
import sys
from importlib import import_module


def main() -> None:
    module, _, name = sys.argv[1].partition(":")
    function = getattr(import_module(module), name)
    print(json.dumps(function(*map(json.loads, sys.argv[2:]))))


if __name__ == "__main__":
    main()
