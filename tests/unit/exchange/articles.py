"""Invented articles built byte by byte: JATS, PDF, RTF and HTML as programs write them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from xml.sax.saxutils import escape

DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN" '
    '"JATS-journalpublishing1.dtd">'
)


def jats(body: str, back: str = "", *, abstract: str = "", doctype: str = DOCTYPE) -> bytes:
    """An article in JATS with this XML in its body."""
    front = f"""<front><journal-meta><journal-title-group>
        <journal-title>Journal of Invented Studies</journal-title>
        </journal-title-group></journal-meta><article-meta>
        <article-id pub-id-type="pmid">1</article-id>
        <article-id pub-id-type="doi">10.9999/invented.1</article-id>
        <title-group><article-title>Waiting for <italic>care</italic></article-title></title-group>
        <contrib-group>
        <contrib contrib-type="author"><name><surname>Moyo</surname>
        <given-names>Ada</given-names></name><xref ref-type="aff" rid="a1">1</xref></contrib>
        <contrib contrib-type="author"><collab>The Invented Group</collab></contrib>
        <contrib contrib-type="editor"><name><surname>Nobody</surname></name></contrib>
        </contrib-group><aff id="a1">A street</aff>
        <pub-date pub-type="collection"><year>2021</year></pub-date>
        <pub-date pub-type="epub"><day>3</day><month>4</month><year>2020</year></pub-date>
        <abstract>{abstract or "<p>We asked nine people.</p>"}</abstract>
        </article-meta></front>"""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}\n'
        f'<article xml:lang="en">{front}<body>{body}</body><back>{back}</back></article>'
    ).encode()


def sec(title: str, inside: str, sec_type: str = "") -> str:
    """A section of JATS."""
    stated = f' sec-type="{sec_type}"' if sec_type else ""
    return f"<sec{stated}><title>{escape(title)}</title>{inside}</sec>"


def pdf(pages: Sequence[Sequence[str]], *, trailer: str = "", packed: bool = True) -> bytes:
    """A PDF whose pages have these lines of Windows-1252, in one column."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for lines in pages:
        shown = b"".join(b"(" + _string(line) + b") Tj T*\n" for line in lines)
        content = b"BT /F1 11 Tf 13 TL 50 780 Td\n" + shown + b"ET"
        objects.append(stream(content, packed=packed))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return pdf_of(objects, trailer)


def pdf_of(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n".encode()
    return bytes(out) + f"startxref\n{table}\n%%EOF\n".encode()


def stream(content: bytes, *, packed: bool = True, more: str = "") -> bytes:
    """A stream of a PDF."""
    data = zlib.compress(content) if packed else content
    how = "/Filter /FlateDecode " if packed else ""
    return f"<< {more} {how}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _string(line: str) -> bytes:
    plain = line.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        plain = plain.replace(sign, b"\\" + sign)
    return plain


def rtf(body: str) -> bytes:
    """Rich text with this source in its body."""
    fonts = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fswiss\fcharset238 Arial CE;}}"
    return rf"{{\rtf1\ansi\ansicpg1252\deff0{fonts}\pard\f0 {body}}}".encode("ascii")


def html(body: str, head: str = "") -> bytes:
    """A web page with this in its body."""
    head = f"<head><title>x</title>{head}</head>"
    return f"<!DOCTYPE html><html>{head}<body>{body}</body></html>".encode()
