"""The folders of runs: their names, their files put in place together, and the gallery of all of them."""

import json
import os
from pathlib import Path

from onrecord.pages import environment, styles


def move_into(made: Path, target: Path) -> None:
    """Move the files of the folder `made` into `target`; files of an earlier run that are not made any more are removed, others stay."""
    target.mkdir(parents=True, exist_ok=True)
    try:
        before = set(json.loads((target / "run.json").read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        before = set()
    now = sorted(path.name for path in made.iterdir())
    for name in sorted(before - set(now)):
        (target / Path(name).name).unlink(missing_ok=True)
    for name in sorted(now, key=lambda name: name == "run.json"):
        os.replace(made / name, target / name)


def write_gallery(out: Path) -> Path:
    """Write `index.html` in the folder `out`: every run in it with its figures, captions and parameters."""
    runs = []
    for path in sorted(out.glob("*/run.json")):
        try:
            runs.append({"slug": path.parent.name, **json.loads(path.read_text(encoding="utf-8"))})
        except ValueError:
            continue
    for run in runs:
        run["pages"] = sorted(page.name for page in (out / run["slug"]).glob("*.html"))
    page = environment().get_template("gallery.html.j2").render(runs=runs, styles=styles())
    (out / "index.html").write_text(page, encoding="utf-8")
    return out / "index.html"
