"""Zip archives and XML from outside, opened with limits: what is wrong gets one plain sentence."""

from __future__ import annotations

import zipfile
from typing import BinaryIO
from xml.parsers import expat

from lxml import etree

from plurivox.evidence.problem import Problem, Refused

ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones under a password

# Generous for anything that people write, small beside what a machine has.
MOST_MEMBERS = 10_000
MOST_BYTES = 1_000_000_000  # of all members together, unpacked
MOST_MEMBER_BYTES = 400_000_000
MOST_RATIO = 200  # unpacked to packed; real text documents stay under 40
FREE_BYTES = 5_000_000  # up to here a ratio harms nobody (an empty table packs 1:800)

_ENCRYPTED_FLAG = 0x1
# What zipfile lets out of a damaged directory: its own error, names that are no text (ValueError),
# versions that never were (NotImplementedError), places before or behind all there is (the others).
UNREADABLE = (
    zipfile.BadZipFile,
    ValueError,
    NotImplementedError,
    OSError,
    EOFError,
    OverflowError,
)


def refuse(name: str, what: str, line: int | None = None) -> Refused:
    """A refusal whose one sentence begins with the file's name (and line): raise it."""
    place = f"{name}, line {line}" if line is not None else name
    return Refused(Problem(f"{place}: {what}", name, line))


def open_archive(name: str, file: BinaryIO) -> zipfile.ZipFile:
    """A zip archive whose members may be read; Refused where it is damaged, locked or a bomb."""
    file.seek(0)
    head = file.read(len(OLE))
    if not head:
        raise refuse(name, "the file is empty; save it again from the program that made it.")
    if head == OLE:
        raise _refuse_ole(name, file)
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except UNREADABLE:
        whole = "the file is cut off or damaged" if head.startswith(ZIP) else "it is something else"
        raise refuse(
            name,
            f"its name says that it is an Office document, but {whole}; "
            "open it in the program that made it and save it again.",
        ) from None
    _check_members(name, archive.infolist())
    return archive


def _refuse_ole(name: str, file: BinaryIO) -> Refused:
    """Tell a document under a password from one of the old binary formats."""
    file.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in file.read(4_000_000):
        return refuse(
            name, "the document is locked with a password; remove the password and save it again."
        )
    return refuse(
        name,
        "this is a document of the old Office format (.doc, .xls), or locked with a password; "
        "save it without a password as .docx or .xlsx.",
    )


def _check_members(name: str, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise refuse(
            name,
            f"it holds {len(members):,} files, more than {MOST_MEMBERS:,}; "
            "do not trust where it came from.",
        )
    for member in members:
        path = member.filename.replace("\\", "/")
        if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":":
            raise refuse(
                name,
                f"it holds a file that wants to lie outside it (“{member.filename}”); "
                "do not trust where it came from.",
            )
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise refuse(
                name,
                "the document is locked with a password; remove the password and save it again.",
            )
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    biggest = max((member.file_size for member in members), default=0)
    if (
        unpacked > MOST_BYTES
        or biggest > MOST_MEMBER_BYTES
        or unpacked > max(FREE_BYTES, MOST_RATIO * packed)
    ):
        raise refuse(
            name,
            f"it would unpack to {unpacked / 1e6:,.0f} MB from {packed / 1e6:,.1f} MB "
            "(a so-called zip bomb); do not trust where it came from.",
        )


def read_member(name: str, archive: zipfile.ZipFile, member: str) -> bytes | None:
    """The bytes of a member, or None where the archive has none of that name."""
    try:
        info = archive.getinfo(member)
    except KeyError:
        return None
    try:
        with archive.open(info) as opened:
            # zipfile stops at the stated size and checks the sum, so the limits above hold.
            return opened.read()
    except Exception:  # zlib, lzma, struct, checksum: every packer has errors of its own
        raise refuse(
            name,
            f"the file is damaged (its part “{member}” cannot be unpacked); "
            "open it in the program that made it and save it again.",
        ) from None


class _SeenEnough(Exception):
    """The root element begins: the prolog is over."""


def check_prolog(name: str, data: bytes) -> None:
    """Refuse XML with an internal subset (entities live there); a bare DOCTYPE is let pass.

    The parser is told to stop at the root element, so nothing is ever expanded.
    """
    parser = expat.ParserCreate()

    def doctype(_root: str, _system: str | None, _public: str | None, subset: int) -> None:
        if subset:
            raise refuse(
                name,
                "its XML declares entities of its own, which no document of this kind needs; "
                "do not trust where it came from.",
            )

    def element(_tag: str, _attributes: object) -> None:
        raise _SeenEnough

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        parser.Parse(data, True)
    except _SeenEnough:
        return
    except (expat.ExpatError, LookupError, ValueError):
        raise _refuse_xml(name) from None
    raise _refuse_xml(name)


def parse_xml(name: str, data: bytes) -> etree._Element:
    """The root of an XML document, read without entities, DTDs or the network."""
    check_prolog(name, data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise _refuse_xml(name) from None


def _refuse_xml(name: str) -> Refused:
    return refuse(
        name,
        "the file is damaged (its XML breaks off or is not well formed); "
        "open it in the program that made it and save it again.",
    )
