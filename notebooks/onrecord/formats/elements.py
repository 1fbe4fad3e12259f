"""The element of a page's tree, as a type alone: lxml is loaded when a page is read."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

__all__ = ["Element"]
