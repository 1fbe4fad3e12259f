"""What decides the tables of an article besides the article: the analysing code, its data, and the libraries under it."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from onrecord import paths
from onrecord.provenance import versions

DECIDING = (
    "article.py",
    "analysis.py",
    "corrections.py",
    "schema.py",
    "lexicons.py",
    "formats",
    "prose",
    "entities",
    "attribution",
    "quantities",
    "terms",
    "statistics",
    "corpus/rows.py",
    "entities/genders.py",
    "corpus/records.py",
)  # fmt: skip


def analysis_version() -> str:
    """A hash of all that decides the tables; with another one, what was analysed before is analysed again."""
    found = hashlib.sha256(json.dumps(versions(), sort_keys=True).encode())
    for path in _files():
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _files() -> Iterator[Path]:
    """The files that decide, in order."""
    for name in DECIDING:
        path = paths.PACKAGE / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]
    yield from sorted(path for folder in (paths.LEXICONS, paths.MODELS) for path in folder.iterdir() if path.is_file())
