"""A corpus of damaged, locked, hostile and misnamed files, all built here: CORPUS."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.unit.exchange.documents import docx, odt, paragraph, textgrid, xlsx, zipped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GOOD_DOCX = docx("".join(paragraph("**Anna:", f" We waited {n} hours.") for n in range(200)))
_GOOD_ODT = odt("<text:p>Anna: We waited.</text:p>" * 200)
_GOOD_XLSX = xlsx([["speaker", "words"], *[["Anna", f"We waited {n} hours."] for n in range(50)]])
_GOOD_GRID = textgrid({"Anna": [(n, n + 1, f"We waited {n} hours.") for n in range(50)]})
_RELATIONS = "_rels/.rels"


def _with_prolog(prolog: str) -> bytes:
    """A Word document whose main part begins with a document type."""
    body = "<w:p><w:r><w:t>&lol;</w:t></w:r></w:p>" if "lol" in prolog else paragraph("Hello")
    with zipfile.ZipFile(io.BytesIO(docx(body))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/document.xml"] = prolog.encode() + members["word/document.xml"]
    return zipped(members)


def _laughs() -> str:
    """The "billion laughs": ten entities, each ten times the one before."""
    steps = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE d [<!ENTITY lol0 "lol">{steps}<!ENTITY lol "&lol9;">]>'


def _encrypted_zip() -> bytes:
    """A docx whose every member carries the flag of zip's own encryption."""
    data = bytearray(_GOOD_DOCX)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            (flags,) = struct.unpack_from("<H", data, place + offset)
            struct.pack_into("<H", data, place + offset, flags | 1)
            place = data.find(mark, place + 4)
    return bytes(data)


def _bad_checksum() -> bytes:
    """A docx with some bytes of its packed words turned over."""
    data = bytearray(_GOOD_DOCX)
    with zipfile.ZipFile(io.BytesIO(_GOOD_DOCX)) as archive:
        place = archive.getinfo("word/document.xml").header_offset + 80
    for offset in range(40):
        data[place + offset] ^= 0xFF
    return bytes(data)


def _bomb() -> bytes:
    return docx(paragraph("a" * 30_000_000))


def _members(count: int) -> bytes:
    return zipped({f"word/{number}.xml": "" for number in range(count)})


def _nested() -> bytes:
    depth = 1_500
    return docx("<w:sdt>" * depth + paragraph("Hello") + "</w:sdt>" * depth)


def _locked_odt() -> bytes:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
    )
    content = bytes(range(256)) * 4
    return zipped({"META-INF/manifest.xml": manifest, "content.xml": content})


def _far_row() -> bytes:
    """A workbook with a row whose number is in the thousands of millions."""
    with zipfile.ZipFile(io.BytesIO(_GOOD_XLSX)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = members[sheet].replace(b'r="2"', b'r="9999999999"')
    return zipped(members)


CORPUS: dict[str, bytes] = {
    "empty.txt": b"",
    "empty.md": b"",
    "empty.docx": b"",
    "empty.odt": b"",
    "empty.vtt": b"",
    "empty.srt": b"",
    "empty.TextGrid": b"",
    "empty.csv": b"",
    "empty.xlsx": b"",
    "cut_off.docx": _GOOD_DOCX[: len(_GOOD_DOCX) // 2],
    "cut_off.odt": _GOOD_ODT[: len(_GOOD_ODT) // 2],
    "cut_off.xlsx": _GOOD_XLSX[: len(_GOOD_XLSX) // 2],
    "cut_off.TextGrid": _GOOD_GRID[: len(_GOOD_GRID) // 2],
    "turned_bytes.docx": _bad_checksum(),
    "internal_subset.docx": _with_prolog("<!DOCTYPE d [<!ELEMENT d ANY>]>"),
    "outside_entity.docx": _with_prolog('<!DOCTYPE d [<!ENTITY lol SYSTEM "file:///etc/hosts">]>'),
    "billion_laughs.docx": _with_prolog(_laughs()),
    "entity.odt": zipped({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    "entity.xlsx": zipped({"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    "bomb.docx": _bomb(),
    "many_members.docx": _members(10_001),
    "nested.docx": _nested(),
    "password.docx": _OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512),
    "old_word.docx": _OLE + bytes(1024),
    "password.xlsx": _OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512),
    "zip_password.docx": _encrypted_zip(),
    "password.odt": _locked_odt(),
    "climbs_out.docx": zipped({"_rels/.rels": "<r/>", "../../evil.txt": "x"}),
    "absolute.docx": zipped({"_rels/.rels": "<r/>", "/etc/evil.txt": "x"}),
    "drive.odt": zipped({"C:\\evil.txt": "x", "content.xml": "<a/>"}),
    "broken_xml.docx": zipped({"word/document.xml": "<w:document><w:body>"}),
    "no_document.docx": zipped({"readme.txt": "nothing here"}),
    "is_workbook.docx": _GOOD_XLSX,
    "is_text.docx": b"Anna: hello\nBen: hello\n",
    "no_words.docx": docx("<w:p/><w:p/>"),
    "no_words.odt": odt("<text:p/>"),
    "no_words.txt": b" \n\n \n",
    "is_word.txt": _GOOD_DOCX,
    "is_pdf.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "is_rtf.docx": b"{\\rtf1\\ansi Anna: hello}",
    "is_sound.txt": b"\0\0\0\x20ftypM4A " + bytes(64),
    "nul.txt": b"Anna: he\0llo\nBen: hello\n",
    "nul_utf16.txt": "\ufeffAnna: he\0llo".encode("utf-16-le"),
    "binary.txt": bytes(range(1, 256)) * 20,
    "half_letter.txt": b"\xef\xbb\xbfAnna: caf\xc3\nBen: yes\n",
    "odd_utf16.txt": "\ufeffAnna: hello".encode("utf-16-le") + b"\x41",
    "no_header.vtt": b"00:00.000 --> 00:02.000\n<v Anna>Hello\n",
    "broken_time.vtt": b"WEBVTT\n\n00:00.000 --> 00:02\n<v Anna>Hello\n",
    "no_cue.vtt": b"WEBVTT\n",
    "no_words.vtt": b"WEBVTT\n\n00:00.000 --> 00:02.000\n<v Anna>\n",
    "no_words.srt": b"1\n00:00:01,000 --> 00:00:02,000\nInterviewer:\n",
    "broken_time.srt": b"1\n00:00:01,000 --> 00:00:0x,000\nAnna: Hello\n",
    "backwards.srt": b"1\n00:00:09,000 --> 00:00:01,000\nAnna: Hello\n",
    "no_times.srt": b"1\nAnna: Hello\n",
    "no_words.TextGrid": textgrid({"Anna": [(0, 1, "")]}),
    "other_praat.TextGrid": b'File type = "ooTextFile"\nObject class = "Pitch 1"\n0\n1\n',
    "no_rows.xlsx": xlsx([["speaker", "words"]]),
    "far_row.xlsx": _far_row(),
    "no_cells.xlsx": xlsx([]),
    "no_rows.csv": b"speaker,words\n",
    "open_quote.csv": b'speaker,words\nAnna,"We waited\nBen,Yes\n',
    "same_column.csv": b"speaker,Speaker,words\nAnna,A,Yes\n",
    "other_columns.csv": b"id,site\n1,Kampala\n",
    "too_wide.csv": b"speaker,words\nAnna,We waited, all day\n",
    "no_time.csv": b"speaker,words,begin\nAnna,Yes,soon\n",
    "unknown.xyz": b"hello",
    "unknown": b"hello",
}
