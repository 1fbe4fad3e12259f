"""What all views share: the templates, and the object that Jupyter shows."""

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord import paths

TEMPLATES = paths.PACKAGE / "templates"


@dataclass(frozen=True)
class View:
    """A piece of HTML with its own style."""

    html: str

    def _repr_html_(self) -> str:
        """What Jupyter shows."""
        return f'<style>{styles()}</style>\n<div class="onrecord">{self.html}</div>'


@cache
def environment() -> Environment:
    """The templates; everything that is put into them is escaped."""
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def styles() -> str:
    """The style sheet of the views."""
    return (TEMPLATES / "views.css").read_text(encoding="utf-8")


def render(template: str, **values: object) -> View:
    """The view that a template of `templates/views/` makes of the values."""
    return View(environment().get_template(f"views/{template}.html.j2").render(**values))
