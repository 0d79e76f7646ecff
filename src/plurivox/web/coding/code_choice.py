"""Which code somebody means who typed its name or a part of it."""

from __future__ import annotations

from collections.abc import Sequence

from plurivox.evidence.folding import folded
from plurivox.evidence.problem import Refused
from plurivox.store.codebook import CodeView


def chosen_code(codes: Sequence[CodeView], typed: str) -> CodeView:
    """The code of a name or path; without one, the only code whose name has the letters.

    Case and diacritics do not count. Raises Refused where no code is meant, or several are.
    """
    asked = folded(typed).words.strip()
    if not asked:
        raise Refused("Say which code: type its name, or a part of it.")
    open_to = [code for code in codes if code.status != "retired"]
    exact = [code for code in open_to if typed.strip() in (code.shown, "/".join(code.path))]
    same = exact or [code for code in open_to if folded(code.name).words.strip() == asked]
    found = same or [code for code in open_to if asked in folded(code.name).words]
    if not found:
        raise Refused(f"No code has the letters “{typed.strip()}”; make it on a page of reading.")
    if len(found) > 1:
        names = ", ".join(f"“{code.shown}”" for code in found[:5])
        raise Refused(f"“{typed.strip()}” may mean {names}; type more of the name.")
    return found[0]
