"""Writing a file beside its place and moving it there when it is whole: never half a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from plurivox.evidence.problem import Refused


@contextmanager
def placed(out: str) -> Iterator[BinaryIO]:
    """A file to write in; at the end it stands at `out`, and after a fault nothing does.

    Raises Refused where the place cannot be written or has no room.
    """
    target = Path(out)
    try:
        handle, part = tempfile.mkstemp(dir=target.parent or ".", prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            os.replace(part, target)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Refused(
            f"{out} cannot be written ({error.strerror or error}); choose another place."
        ) from None
