"""Write docs/api.md from the docstrings of the public functions:    python docs/api.py"""

import inspect
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "notebooks"))

import onrecord  # noqa: E402
from onrecord import analysis, article, formats, schema  # noqa: E402

PUBLIC = (
    ("onrecord", onrecord, ("read_article", "analyse")),
    ("onrecord.formats", formats, ("read_articles",)),
    ("onrecord.article", article, ("Article", "ArticleError")),
    ("onrecord.analysis", analysis, ("Analysis",)),
)


def entry(module: str, name: str, found: object) -> str:
    """One function or class with its signature and docstring, and the public attributes of a class."""
    signature = str(inspect.signature(found)) if inspect.isfunction(found) else ""
    lines = [f"### `{module}.{name}{signature}`", "", inspect.getdoc(found) or ""]
    members = vars(found).items() if inspect.isclass(found) else ()
    for member, value in members:
        told = inspect.getdoc(value.func if hasattr(value, "func") else value)
        if (
            not member.startswith("_")
            and told
            and (hasattr(value, "func") or isinstance(value, property | classmethod) or inspect.isfunction(value))
        ):
            lines += ["", f"- `{member}`: {' '.join(told.split())}"]
    return "\n".join(lines)


def page() -> str:
    """The page as Markdown."""
    parts = ["# From Python", "Made from the docstrings by `python docs/api.py`."]
    parts += [entry(module, name, getattr(home, name)) for module, home, names in PUBLIC for name in names]
    parts.append("## Columns\n\nAlways `article.text[start:end] == text`; missing is `pd.NA`; new columns come at the end.")
    parts += [f"`{table}`: {', '.join(columns)}" for table, columns in schema.COLUMNS.items()]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    (HERE / "api.md").write_text(page(), encoding="utf-8")
