"""Set, check and reset the PIN that a person types after choosing their name.

A PIN is local to one computer or base: it is never merged and never exported. It guards against
writing under a colleague's name by accident, not against intent: whoever has the file has the file.
"""

from __future__ import annotations

import hashlib
import unicodedata
import uuid
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from plurivox.access.permissions import check_can
from plurivox.evidence.problem import Refused

from .acts import Deed, act
from .project import Project

SHORTEST, LONGEST = 4, 32
HASHER = PasswordHasher()


def clean_pin(typed: str) -> str:
    """The digits of a PIN in any script as 0–9. Raises Refused where it is none."""
    digits = "".join(typed.split())
    if not digits.isdecimal() or not SHORTEST <= len(digits) <= LONGEST:
        raise Refused(f"A PIN has at least {SHORTEST} digits and nothing else; type another one.")
    return "".join(str(unicodedata.decimal(digit)) for digit in digits)


def set_pin(project: Project, person: uuid.UUID, pin: str) -> None:
    """Set a person's own PIN. Raises Refused where it is none (see `clean_pin`)."""
    packed = HASHER.hash(clean_pin(pin))
    with act(project, person, "set pin") as deed:
        _drop(deed, person)
        deed.cursor.execute("INSERT INTO pin (person, hash) VALUES (%s, %s)", [person, packed])


def check_pin(project: Project, person: uuid.UUID, pin: str) -> bool:
    """Whether it is the person's PIN; False where none is set."""
    packed = _hash(project, person)
    try:
        return packed is not None and HASHER.verify(packed, clean_pin(pin))
    except (VerificationError, Refused):
        return False


def reset_pin(project: Project, person: uuid.UUID, *, by: uuid.UUID) -> None:
    """Forget a person's PIN, so that they set another. Raises NotAllowed for all but the owner."""
    with act(project, by, "reset pin") as deed:
        deed.cursor.execute(
            "SELECT role FROM person WHERE id = %s AND project = %s AND alive", [by, project.id]
        )
        row = deed.cursor.fetchone()
        check_can(row[0] if row else "", "reset a pin")
        _drop(deed, person)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who may sit at a browser. `mark`: of the PIN set now, "" where none is.

    A sitting that began under another mark is over: the PIN was changed or reset since.
    """

    id: uuid.UUID
    name: str
    role: str
    mark: str


def load_signed_in(project: Project, person: uuid.UUID) -> SignedIn | None:
    """The person as they are now, or None where they do not work on the project any more."""
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT p.name, p.role, pin.hash FROM person p LEFT JOIN pin ON pin.person = p.id "
            "WHERE p.id = %s AND p.project = %s AND p.alive",
            [person, project.id],
        )
        row = cursor.fetchone()
    return SignedIn(person, row[0], row[1], _mark(row[2])) if row else None


def _mark(packed: str | None) -> str:
    return hashlib.sha256(packed.encode()).hexdigest()[:16] if packed else ""


def _hash(project: Project, person: uuid.UUID) -> str | None:
    with project.cursor() as cursor:
        cursor.execute("SELECT hash FROM pin WHERE person = %s", [person])
        row = cursor.fetchone()
    return str(row[0]) if row else None


def _drop(deed: Deed, person: uuid.UUID) -> None:
    deed.cursor.execute("DELETE FROM pin WHERE person = %s", [person])
