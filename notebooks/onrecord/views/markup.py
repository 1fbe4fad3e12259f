"""What all views share: the object that Jupyter shows."""

from dataclasses import dataclass

from onrecord.templating import environment, styles


@dataclass(frozen=True)
class View:
    """A piece of HTML with its own style."""

    html: str

    def _repr_html_(self) -> str:
        """What Jupyter shows."""
        return f'<style>{styles()}</style>\n<div class="onrecord">{self.html}</div>'


def render(template: str, **values: object) -> View:
    """The view that a template of `templates/views/` makes of the values."""
    return View(environment().get_template(f"views/{template}.html.j2").render(**values))
