"""The templates of pages and views; everything that is put into them is escaped, and a page allows nothing but what it holds."""

import base64
import hashlib
import re
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


def seal(page: str, pictures: str = "data:") -> str:
    """The page with a policy (CSP) that allows its own scripts and styles by their hashes, `pictures`, and nothing else."""
    scripts = _hashes("script", page)
    sheets = _hashes("style", page)
    bare = re.sub(r"(?s)<(style|script)[^>]*>.*?</\1>", "", page)
    attributes = "'unsafe-inline'" if re.search(r"<[^>]* style=", bare) else "'none'"
    policy = (
        f"default-src 'none'; img-src {pictures}; script-src {scripts}; style-src-elem {sheets}; style-src-attr {attributes}; "
        "base-uri 'none'; form-action 'none'"
    )
    first = '<meta charset="utf-8">'
    return page.replace(first, f'{first}\n<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def _hashes(element: str, page: str) -> str:
    """The hashes of what stands in all elements of one name, or 'none'."""
    found = dict.fromkeys(re.findall(rf"(?s)<{element}[^>]*>(.*?)</{element}>", page))
    hashes = (base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode() for inner in found)
    return " ".join(f"'sha256-{value}'" for value in hashes) or "'none'"
