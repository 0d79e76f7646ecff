"""Elements of an office document, told by their local names whatever the namespace."""

from __future__ import annotations

from lxml import etree

Element = etree._Element


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element, attribute: str) -> str:
    """An attribute by its local name, "" where it is missing."""
    for key, said in element.attrib.items():
        if str(key).rpartition("}")[2] == attribute:
            return str(said)
    return ""
