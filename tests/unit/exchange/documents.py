"""Invented documents built byte by byte, so that a test sees exactly what a reader is given."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import openpyxl

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
ODT_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this XML in its body; further parts as name=XML (footnotes=…)."""
    more = {f"word/{name}.xml": xml for name, xml in parts.items()}
    document = f"<w:document {W} {_MORE}><w:body>{body}</w:body></w:document>"
    return zipped({"_rels/.rels": _RELATIONS, "word/document.xml": document, **more})


def paragraph(*runs: str) -> str:
    """A paragraph of Word; a run that begins with two asterisks is bold."""
    return f"<w:p>{''.join(_run(run) for run in runs)}</w:p>"


def _run(words: str) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if words.startswith("**") else ""
    plain = escape(words.removeprefix("**"))
    return f'<w:r>{bold}<w:t xml:space="preserve">{plain}</w:t></w:r>'


def odt(body: str, styles: str = "", **members: str) -> bytes:
    """An OpenDocument text with this XML in office:text, and these automatic styles."""
    content = (
        f"<office:document-content {ODT_SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": mimetype, "content.xml": content, **members})


def xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook whose first sheet has these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def textgrid(
    tiers: Mapping[str, Sequence[tuple[float, float, str]]], *, short: bool = False
) -> bytes:
    """A TextGrid in the long form that Praat writes, or in the short one."""
    last = max((row[1] for rows in tiers.values() for row in rows), default=1.0)
    if short:
        lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "0", f"{last}"]
        lines += ["<exists>", f"{len(tiers)}"]
        for name, rows in tiers.items():
            lines += ['"IntervalTier"', _quoted(name), "0", f"{last}", f"{len(rows)}"]
            lines += [line for a, b, said in rows for line in (f"{a}", f"{b}", _quoted(said))]
        return "\n".join(lines).encode()
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0 "]
    lines += [f"xmax = {last} ", "tiers? <exists> ", f"size = {len(tiers)} ", "item []: "]
    for number, (name, rows) in enumerate(tiers.items(), 1):
        lines += [f"    item [{number}]:", '        class = "IntervalTier" ']
        lines += [
            f"        name = {_quoted(name)} ",
            "        xmin = 0 ",
            f"        xmax = {last} ",
        ]
        lines += [f"        intervals: size = {len(rows)} "]
        for place, (begin, end, said) in enumerate(rows, 1):
            lines += [f"        intervals [{place}]:", f"            xmin = {begin} "]
            lines += [f"            xmax = {end} ", f"            text = {_quoted(said)} "]
    return "\n".join(lines).encode()


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
