"""The licences of everything that is installed with Plurivox, as their packages state them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

COPYLEFT = re.compile(r"\b(A?GPL(v?\d|\b)|GNU (Affero )?General Public)", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Part:
    """One package that comes with Plurivox. `extra`: the choice that brings it, "" where always."""

    name: str
    licence: str
    extra: str

    @property
    def copyleft(self) -> bool:
        """Whether it binds what is built with it: GPL and AGPL do, the Lesser GPL does not."""
        return all(COPYLEFT.search(choice) for choice in re.split(r"\bOR\b", self.licence))


def parts(root: str = "plurivox") -> list[Part]:
    """Every package that `pip install "plurivox[all]"` brings here, however deep, by name."""
    always = closure(root, {""})
    extras = dict.fromkeys(always, "")
    for extra in distribution(root).metadata.get_all("Provides-Extra") or []:
        if extra != "all":
            extras |= dict.fromkeys(closure(root, {"", extra}) - always, extra)
    return sorted(Part(name, licence(distribution(name)), extra) for name, extra in extras.items())


def closure(root: str, extras: set[str]) -> set[str]:
    """Names of all packages that a package needs here, with some of its extras, itself left out."""
    found: set[str] = set()
    waiting: list[tuple[str, set[str]]] = [(root, extras)]
    while waiting:
        name, chosen = waiting.pop()
        for line in distribution(name).requires or []:
            wanted = Requirement(line)
            wants = wanted.marker is None or any(
                wanted.marker.evaluate({"extra": e}) for e in chosen
            )
            needed = canonicalize_name(wanted.name)
            if wants and needed not in {root, *found}:
                found.add(needed)
                waiting.append((needed, {"", *wanted.extras}))
    return found


def licence(package: Distribution) -> str:
    """As the package says it: the SPDX expression, else the classifiers, else one short line."""
    said = package.metadata
    if "License-Expression" in said:
        return str(said["License-Expression"])
    classifiers = said.get_all("Classifier") or []
    names = [line.split(" :: ")[-1] for line in classifiers if line.startswith("License ::")]
    names = [name for name in names if name != "OSI Approved"]
    if names:
        return ", ".join(names)
    lines = (str(said["License"]) if "License" in said else "").strip().splitlines()
    return lines[0].strip() if lines and len(lines[0]) < 80 else ""


def table() -> str:
    """The manual's table."""
    rows = ["| package | licence | comes with |", "| --- | --- | --- |"]
    for part in parts():
        rows.append(f"| {part.name} | {part.licence} | {part.extra or 'every installation'} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(table())
