"""Where things are: every path of the project, found from this file and never from the current directory."""

from pathlib import Path

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
