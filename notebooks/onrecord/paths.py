"""Where things are: in a checkout beside the package, and where it was installed inside it; never told from the current directory alone."""

import os
import re
from pathlib import Path

from onrecord import neutral

PACKAGE = Path(__file__).resolve().parent
SHIPPED = PACKAGE / "shipped"  # notebooks and data, where the package was installed from a wheel
INSTALLED = SHIPPED.is_dir()
NOTEBOOKS = SHIPPED / "notebooks" if INSTALLED else PACKAGE.parent
DATA = SHIPPED / "data" if INSTALLED else NOTEBOOKS.parent / "data"
ARTICLES = DATA / "articles"
LEXICONS = DATA / "lexicons"
MODELS = DATA / "models"
# What a user makes stands in the checkout or, installed, in the folder where the command was given; kernels are told it by the variable.
HOME_VARIABLE = "ONRECORD_HOME"
ROOT = Path(os.environ.get(HOME_VARIABLE) or Path.cwd()) if INSTALLED else NOTEBOOKS.parent
CORRECTIONS = ROOT / "corrections" if INSTALLED else DATA / "corrections"
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
