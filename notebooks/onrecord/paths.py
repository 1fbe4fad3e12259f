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
