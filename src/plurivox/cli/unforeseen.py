"""Faults that no command foresaw: what a person is told of one instead of a traceback."""

from __future__ import annotations

# What a database says, and what that means to a person. Without Django: the error may come from
# anywhere, and the sentence must be said even where Django cannot be loaded.
_DATABASE = (
    (
        ("locked", "could not obtain lock"),
        "somebody else is writing in it just now; try again in a moment.",
    ),
    (
        ("no such column", "no such table", "has no column", "does not exist"),
        "it was made by another state of Plurivox and its tables are not those that this one "
        "knows ({said}); open it with the Plurivox that made it.",
    ),
    (
        ("malformed", "not a database", "disk i/o error"),
        "it is damaged ({said}); restore it from a copy.",
    ),
    (
        ("readonly", "read-only", "unable to open"),
        "it cannot be written ({said}); see who may write the file and its folder.",
    ),
    (("full",), "the disk is full; make room and say it again."),
)


def sentence_of(error: Exception, project: str = "") -> str:
    """One sentence with the mend, where it can be told; otherwise how to find out more."""
    said = _first_line(error)
    if type(error).__module__.startswith(("django.db", "sqlite3", "psycopg")):
        for signs, meaning in _DATABASE:
            if any(sign in said.casefold() for sign in signs):
                return f"{_shown(project) or 'The project'}: {meaning.format(said=said)}"
    if isinstance(error, OSError) and error.strerror:
        what = f"{error.filename} " if error.filename else ""
        return f"{what}cannot be read or written ({error.strerror}); choose another place.".strip()
    check = f"`plurivox check {_shown(project)}`" if project else "`plurivox check`"
    return (
        f"Something happened that Plurivox did not foresee ({type(error).__name__}: {said}); "
        f"nothing half-done was kept. {check} tells whether the project is sound, and with "
        "PLURIVOX_DEBUG=1 in front the same command says where it happened."
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["no more is known"])[0].strip().rstrip(".")


def _shown(project: str) -> str:
    """A location without who signs in to a base, and their word."""
    scheme, mark, rest = project.partition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2]}" if mark else project
