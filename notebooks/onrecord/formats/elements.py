"""The elements of a page's tree, as types alone: lxml is loaded when a page is read."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement
else:
    Element = HtmlElement = Any

__all__ = ["Element", "HtmlElement"]
