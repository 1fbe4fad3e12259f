"""Where things are: every path of the project, found from this file and never from the current directory."""

import re
from pathlib import Path

from onrecord import neutral

PACKAGE = Path(__file__).resolve().parent
NOTEBOOKS = PACKAGE.parent
ROOT = NOTEBOOKS.parent
DATA = ROOT / "data"
ARTICLES = DATA / "articles"
LEXICONS = DATA / "lexicons"
MODELS = DATA / "models"
CORRECTIONS = DATA / "corrections"
FIGURES = ROOT / "figures"


def article(name: str) -> str:
    """`name` itself where it is an address or a file that is there, else the file of that name in `data/articles`."""
    inside = ARTICLES / name
    return str(inside) if "://" not in name and not Path(name).exists() and inside.is_file() else name


def slug(origin: str) -> str:
    """A folder's name for an article, from its file's name or its address: lower-case letters, digits and hyphens.

    At most 80 of them, and 160 bytes: no file system takes more than 255, and a name gets a suffix here and there.
    """
    origin = neutral.place(origin) if neutral.is_address(origin) else origin
    path = origin.split("://", 1)[-1].rstrip("/") if neutral.is_address(origin) else origin.rstrip("/")
    name = Path(path).name
    stem = name.rsplit(".", 1)[0] if "." in name else name
    short = re.sub(r"[^\w]+", "-", stem.lower()).strip("-_")[:80]
    return short.encode("utf-8", "ignore")[:160].decode("utf-8", "ignore") or "article"
