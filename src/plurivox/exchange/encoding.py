"""From bytes to words: the encoding guessed and told, line ends made LF."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from plurivox.exchange.archive import refuse

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # in no page of letters
_HIGH_LINE = re.compile(rb"[^\n\r]*[\x80-\xff][^\n\r]*")
_SAMPLE = 20_000  # bytes for the guess: chardet needs seconds for a whole book

# What people's files come in; old mainframe and DOS pages would only win by accident.
_CANDIDATES = (
    *("windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254"),
    *("windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874"),
    *("iso-8859-2", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"),
    *("gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"),
)
_TITLES = {f"cp{n}": f"Windows-{n}" for n in (874, *range(1250, 1259))}
_FEW = 6  # so few letters outside ASCII tell no alphabet; then the commonest page is likeliest


@dataclass(frozen=True, slots=True)
class Decoded:
    """The words of a file (LF, no BOM) and the encoding they were read in.

    `guessed`: the bytes do not say it themselves, so a person should look at the words.
    """

    words: str
    encoding: str
    guessed: bool = False


def decode(name: str, data: bytes) -> Decoded:
    """Read the bytes of a text file; Refused where they are empty or no text."""
    if not data:
        raise refuse(name, "the file is empty; save it again from the program that made it.")
    found = _marked(name, data) or _utf8(data) or _utf16_without_mark(data) or _guessed(name, data)
    if "\0" in found.words:
        raise _refuse_binary(name)
    words = found.words
    if "\r" in words:
        words = words.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(words, found.encoding, found.guessed)


def _marked(name: str, data: bytes) -> Decoded | None:
    for mark, codec, title in _BOMS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(codec), title)
            except UnicodeDecodeError:
                raise refuse(
                    name,
                    f"it says that it is {title}, but some of its bytes are not; "
                    "save it again as UTF-8.",
                ) from None
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Western text in UTF-16 is every other byte NUL; other scripts have such line ends."""
    if b"\0" not in data or len(data) % 2:
        return None
    little = data[1::2].count(0) >= data[::2].count(0)
    try:
        words = data.decode("utf-16-le" if little else "utf-16-be")
    except UnicodeDecodeError:
        return None
    return None if _CONTROLS.search(words) else Decoded(words, "UTF-16", guessed=True)


def _guessed(name: str, data: bytes) -> Decoded:
    if _CONTROL_BYTES.search(data):
        raise _refuse_binary(name)
    for codec in (_guess(data), "cp1252"):
        try:
            words = data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
        return Decoded(words, _TITLES.get(codec, codec.upper()), guessed=True)
    raise refuse(name, "its letters cannot be read in any known encoding; save it again as UTF-8.")


def _guess(data: bytes) -> str:
    """The codec that fits the lines with letters outside ASCII best."""
    sample = b"\n".join(match.group() for match in _HIGH_LINE.finditer(data))[:_SAMPLE]
    high = sum(byte > 127 for byte in sample)
    if high <= _FEW and high < sum(bytes([byte]).isalpha() for byte in sample):
        return "cp1252"
    import chardet

    found = chardet.detect(sample, include_encodings=_CANDIDATES)["encoding"] or "cp1252"
    return codecs.lookup(found).name


def _refuse_binary(name: str) -> Exception:
    return refuse(name, "this is no text (it holds bytes that no text has); choose another file.")
