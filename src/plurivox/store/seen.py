"""What SQL asks so that only what somebody may see comes."""

from __future__ import annotations

import uuid
from collections import defaultdict

from plurivox.access.visibility import Layers


def seen_by(layers: Layers) -> tuple[str, list[object]]:
    """What SQL asks of a coding `c` so that only those of some layers come, and its values."""
    by_pass: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for one, coder in sorted(layers):
        by_pass[one].append(coder)
    parts, values = ["1 = 0"], list[object]()
    for one, coders in by_pass.items():
        parts.append(f"(c.pass = %s AND c.coder IN ({', '.join(['%s'] * len(coders))}))")
        values += [one, *coders]
    return f"({' OR '.join(parts)})", values
