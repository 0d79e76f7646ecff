"""The bytes of a file that is no archive, read with a limit."""

from __future__ import annotations

from typing import BinaryIO

from plurivox.exchange.archive import refuse


def read_whole(name: str, file: BinaryIO, most: int) -> bytes:
    """All bytes; Refused where there are none, or more than `most`."""
    file.seek(0)
    data = file.read(most + 1)
    if not data:
        raise refuse(name, "the file is empty; save it again from the program that made it.")
    if len(data) > most:
        raise refuse(
            name,
            f"it is larger than {most / 1e6:,.0f} MB, which no article is; "
            "take out what is no text, such as pictures, and save it again.",
        )
    return data
