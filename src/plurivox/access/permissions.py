"""Who may do what: one table of verbs and roles. What is not in it, nobody may do."""

from __future__ import annotations

from plurivox.evidence.problem import Refused

from .roles import Role

ALL = frozenset(Role)
CODERS = frozenset({Role.OWNER, Role.LEAD, Role.CODER})
LEADS = frozenset({Role.OWNER, Role.LEAD})
OWNER = frozenset({Role.OWNER})

# Before a name is chosen there is no role: these doors are open to whoever sits at the computer.
NAMELESS = frozenset({"enter", "choose a name"})

PERMISSIONS: dict[str, frozenset[Role]] = {
    # the project and its people
    "read": ALL,
    "change own pin": ALL,
    "leave": ALL,
    "add a person": LEADS,
    "change a role": OWNER,
    "reset a pin": OWNER,
    "change the project": LEADS,
    "erase": OWNER,
    "merge": LEADS,
    "undo": CODERS,
    # fieldwork and transcripts
    "change fieldwork": LEADS,
    "import sources": CODERS,
    "change speakers": CODERS,
    "remove a source": LEADS,
    # studies and their articles
    "change the review": LEADS,
    "confirm voices": CODERS,
    "appraise": CODERS,
    # coding and themes
    "import tables": LEADS,
    "change the codebook": LEADS,
    "set up a pass": LEADS,
    "close a pass": LEADS,
    "code": CODERS,
    "settle": CODERS,
    "decide on proposals": LEADS,
    "change themes": CODERS,
    "change the synthesis": CODERS,
    # out of the project
    "export": CODERS,
}


class NotAllowed(Refused):
    """Raised where a role does not allow what was asked; the sentence says who may."""


def can(role: str, verb: str) -> bool:
    """Whether a role may do it. An unknown role or verb may not."""
    return role in PERMISSIONS.get(verb, frozenset())


def check_can(role: str, verb: str) -> None:
    """Raise NotAllowed, naming whom to ask, where a role may not do it."""
    if can(role, verb):
        return
    who = [_called(one) for one in Role if can(one, verb)]
    asked = f"; ask {' or '.join(who)}" if who else ""
    own = _called(Role(role)).capitalize() if role in ALL else "Somebody without a role"
    raise NotAllowed(f"{own} cannot {verb} in this project{asked}.")


def _called(role: Role) -> str:
    """There is one owner to ask, mostly; of the others there may be several."""
    return "the owner" if role == Role.OWNER else f"a {role}"
