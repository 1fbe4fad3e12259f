"""The elements of a page's or a file's tree: as types alone, for lxml is loaded when one is read, and how a file's are parsed."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement
else:
    Element = HtmlElement = Any

__all__ = ["Element", "HtmlElement", "parse_xml"]


def parse_xml(data: bytes, recover: bool = False) -> Element:
    """The root of XML from anywhere: no entity is resolved and nothing is fetched. Raises lxml's LxmlError for XML that is damaged."""
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, recover=recover))
