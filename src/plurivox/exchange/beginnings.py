"""First bytes of files: what is certainly not what its name says gets its sentence."""

from __future__ import annotations

from typing import BinaryIO

from plurivox.exchange.archive import ZIP, open_archive, refuse

_ZIPPED = (".docx", ".odt", ".xlsx")
# Beginnings that only one ending may have: a page of marks is no text.
_NAMED = (
    (b"%PDF", ".pdf", "a PDF"),
    (b"{\\rtf", ".rtf", "a rich text file (RTF)"),
)
# Beginnings of files that no reader of texts takes, whatever their name says.
_OTHERS = (
    (b"\x89PNG", "a picture; its words have to be typed"),
    (b"\xff\xd8\xff", "a picture; its words have to be typed"),
    (b"ID3", "a sound recording; it has to be transcribed first"),
    (b"RIFF", "a sound recording; it has to be transcribed first"),
    (b"OggS", "a sound recording; it has to be transcribed first"),
    (b"fLaC", "a sound recording; it has to be transcribed first"),
    (b"SQLite format 3\0", "a database; export its texts from the program that made it"),
)
_IN_ZIP = (
    ("word/", "a Word document (.docx)"),
    ("xl/", "an Excel workbook (.xlsx)"),
    ("ppt/", "a presentation (.pptx)"),
    ("content.xml", "an OpenDocument text (.odt)"),
    ("project.qde", "a QDPX project (.qdpx)"),
)


def check_beginning(name: str, head: bytes) -> None:
    """Refused for pictures, recordings, databases, and for a PDF or RTF under another name."""
    for beginning, ending, what in _NAMED:
        if head.startswith(beginning) and not name.lower().endswith(ending):
            raise refuse(
                name, f"its name says something else, but it is {what}; rename it to {ending}."
            )
    for beginning, what in _OTHERS:
        if head.startswith(beginning) or (what.startswith("a sound") and head[4:8] == b"ftyp"):
            raise refuse(name, f"it is {what}.")


def check_zip(name: str, head: bytes, file: BinaryIO) -> None:
    """Refused for a document under a wrong name: tells which, and how it should be called."""
    if not head.startswith(ZIP + b"\x03\x04") or name.lower().endswith(_ZIPPED):
        return
    with open_archive(name, file) as archive:
        members = archive.namelist()
    what = next(
        (title for part, title in _IN_ZIP if any(member.startswith(part) for member in members)),
        "an archive (.zip); unpack it and import the files in it",
    )
    mend = "" if "unpack" in what else "; rename it as what it is"
    raise refuse(name, f"its name says something else, but it is {what}{mend}.")
