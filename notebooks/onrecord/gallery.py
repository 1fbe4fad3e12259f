"""The folders of runs: their names, their files put in place together, and the gallery of all of them."""

import base64
import json
import os
import subprocess
from pathlib import Path

from onrecord.templating import environment, styles


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


def committed(path: Path) -> bytes | None:
    """What git holds of a file in its last commit; None where there is no git, no commit or no such file in it."""
    try:
        shown = subprocess.run(["git", "show", f"HEAD:./{path.name}"], cwd=path.parent, capture_output=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return None
    return shown.stdout if shown.returncode == 0 else None


def earlier_picture(path: Path) -> str:
    """The committed picture as a data address where the file has changed since, else ""."""
    before = committed(path) if path.is_file() else None
    changed = before is not None and before != path.read_bytes()
    return f"data:image/png;base64,{base64.b64encode(before).decode()}" if changed else ""


def write_gallery(out: Path) -> Path:
    """Write `index.html` in the folder `out`: every run in it with its figures, captions and parameters.

    A figure that differs from the committed one is shown beside it, before and after.
    """
    runs = []
    for path in sorted(out.glob("*/run.json")):
        try:
            runs.append({"slug": path.parent.name, **json.loads(path.read_text(encoding="utf-8"))})
        except ValueError:
            continue
    for run in runs:
        for figure in run["figures"]:
            figure["before"] = earlier_picture(out / run["slug"] / f"{figure['name']}.png")
        run["pages"] = sorted(page.name for page in (out / run["slug"]).glob("*.html"))
    page = environment().get_template("gallery.html.j2").render(runs=runs, styles=styles())
    (out / "index.html").write_text(page, encoding="utf-8")
    return out / "index.html"
