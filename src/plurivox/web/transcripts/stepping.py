"""From one file of an import to the next, while a person looks at each."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404

from plurivox.evidence.problem import Refused
from plurivox.store.waiting import Decided, Found, load_found, load_names

from ..addresses import address
from ..request import Request
from ..waiting import ROOM, Waiting
from .under_way import begin_storing, kinds_for


def access_found(request: Request, key: str, number: int) -> tuple[Waiting, Found]:
    """One's own import, and a transcript or an article of it. Raises Http404 where it is not."""
    one = ROOM.access_waiting(request, "import", key)
    if one.busy:
        raise Refused("These files are being read or imported just now; go back to their list.")
    found = next((each for each in load_found(one.folder) if each.number == number), None)
    if found is None or not found.is_looked_at:
        raise Http404("There is no such transcript in this import; go back to its list.")
    return one, found


def next_of(request: Request, one: Waiting, number: int) -> str:
    """To the next that is looked at, to the list, or on to importing."""
    looked_at = [each.number for each in load_found(one.folder) if each.is_looked_at]
    later = [each for each in looked_at if each > number]
    if "next" in request.POST and later:
        return address("transcripts:look", one.key, later[0])
    if "take" in request.POST:
        begin_storing(request, one, one.said.get("decided", Decided()))
    return address("transcripts:waiting", one.key)


def among(listed: Sequence[Found], found: Found) -> dict[str, object]:
    """Where it stands among the files of the import."""
    return {
        "alone": len(listed) == 1,
        "place": found.number + 1,
        "of": len(listed),
        "more": any(each.is_looked_at and each.number > found.number for each in listed),
    }


def other_kinds(one: Waiting, found: Found) -> tuple[str, ...]:
    """What else than a transcript, or than an article, the file may be."""
    if len(found.files) > 1:
        return ()
    kinds = kinds_for(load_names(one.folder)[found.files[0]])
    return tuple(kind for kind in ("article", "transcript") if kind in kinds and kind != found.kind)
