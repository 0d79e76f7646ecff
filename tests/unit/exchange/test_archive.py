"""Archives and XML from outside: the limits, each at its edge."""

from __future__ import annotations

import io
import zipfile

import pytest

from plurivox.evidence.problem import Refused
from plurivox.exchange import archive
from tests.unit.exchange.documents import zipped


def opened(data: bytes) -> zipfile.ZipFile:
    return archive.open_archive("a.docx", io.BytesIO(data))


def test_an_honest_archive_opens() -> None:
    with opened(zipped({"a/b.xml": "<a/>", "c..d.txt": "x"})) as found:
        assert archive.read_member("a.docx", found, "a/b.xml") == b"<a/>"
        assert archive.read_member("a.docx", found, "none") is None


@pytest.mark.parametrize("member", ["../a", "a/../../b", "/a", "\\a", "..\\a", "C:/a", "c:\\a"])
def test_names_that_lead_outside(member: str) -> None:
    with pytest.raises(Refused, match="outside"):
        opened(zipped({member: "x"}))


def test_much_from_little_is_let_pass_up_to_a_size() -> None:
    opened(zipped({"a": b"0" * archive.FREE_BYTES})).close()
    with pytest.raises(Refused, match="zip bomb"):
        opened(zipped({"a": b"0" * (archive.FREE_BYTES + 1)}))


def test_a_size_that_lies_is_found_on_reading() -> None:
    """The directory says 10 bytes, the member has more: no more than it says is ever unpacked."""
    data = bytearray(zipped({"a.xml": b"x" * 100_000}))
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    with opened(bytes(data)) as found, pytest.raises(Refused, match="damaged"):
        archive.read_member("a.docx", found, "a.xml")


def test_the_limits_of_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBER_BYTES", 50)
    with pytest.raises(Refused, match="zip bomb"):
        opened(zipped({"a": b"0" * 51}))
    monkeypatch.setattr(archive, "MOST_MEMBER_BYTES", 100)
    monkeypatch.setattr(archive, "MOST_BYTES", 60)
    with pytest.raises(Refused, match="zip bomb"):
        opened(zipped({"a": b"0" * 40, "b": b"0" * 40}))


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://example.org/x"> %b;]>',
        '<!DOCTYPE a SYSTEM "a.dtd" [<!ATTLIST a x CDATA "y">]>',
        "<!DOCTYPE a []>",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_an_internal_subset_is_refused(prolog: str, codec: str) -> None:
    with pytest.raises(Refused, match="entities"):
        archive.parse_xml("a.docx", f"{prolog}<a/>".encode(codec))


@pytest.mark.parametrize(
    "prolog", ['<!DOCTYPE a SYSTEM "file:///nowhere/a.dtd">', "<!DOCTYPE a>", "<!-- [ -->", ""]
)
def test_a_bare_document_type_is_ignored(prolog: str) -> None:
    assert archive.parse_xml("a.docx", f"{prolog}<a>b</a>".encode()).text == "b"


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"a", b"<a>&b;</a>", b"\0\0\0", b"<?x"])
def test_broken_xml_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="XML"):
        archive.parse_xml("a.docx", data)
