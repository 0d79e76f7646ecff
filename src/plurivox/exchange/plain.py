"""Plain text (.txt): the words as they stand, turns recognised from the labels."""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO

from plurivox.exchange.archive import refuse
from plurivox.exchange.encoding import decode
from plurivox.transcripts.recognise import recognise
from plurivox.transcripts.transcript import Transcript


def read(name: str, file: BinaryIO) -> Transcript:
    """Raises Refused where the file is empty or no text."""
    found = decode(name, file.read())
    if not found.words.strip():
        raise refuse(name, "it holds no words; save it again from the program that made it.")
    notes = (f"The encoding was guessed: {found.encoding}.",) if found.guessed else ()
    return recognise(PurePath(name).stem, found.words, encoding=found.encoding, notes=notes)
