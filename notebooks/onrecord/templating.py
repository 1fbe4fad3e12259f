"""The templates of pages and views; everything that is put into them is escaped."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord import paths

TEMPLATES = paths.PACKAGE / "templates"


@cache
def environment() -> Environment:
    """The templates; everything that is put into them is escaped."""
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def styles() -> str:
    """The style sheet of the views."""
    return (TEMPLATES / "views.css").read_text(encoding="utf-8")
