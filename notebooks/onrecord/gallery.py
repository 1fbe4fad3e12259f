"""The folders of runs: their names, their files put in place together, and the gallery of all of them."""

import base64
import json
import os
import subprocess
from pathlib import Path
from typing import Any

from onrecord.templating import environment, seal, styles


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
    return _git(path.parent, "show", f"HEAD:./{path.name}")


def changed_pictures(out: Path) -> set[str]:
    """The pictures below the folder `out`, as "folder/name.png", that differ from what git holds; none where there is no git."""
    listed = _git(out, "diff", "--name-only", "--relative", "-z", "HEAD", "--", "*.png")
    return {name for name in (listed or b"").decode("utf-8", "replace").split("\0") if name}


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What a command of git prints in a folder; None where it fails or there is no git."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None


def earlier_picture(path: Path) -> str:
    """The committed picture as a data address where there is one, else ""."""
    before = committed(path) if path.is_file() else None
    return f"data:image/png;base64,{base64.b64encode(before).decode()}" if before else ""


def write_gallery(out: Path) -> Path:
    """Write `index.html` in the folder `out`: a list of every run in it with headline, date, findings in a line and small pictures.

    A figure that differs from the committed one is shown beside it, before and after. A run whose account cannot be read is left out.
    """
    changed = changed_pictures(out)
    runs = [run for path in sorted(out.glob("*/run.json")) if (run := _read_run(path, changed)) is not None]
    kinds = [(name, [run for run in runs if run["kind"] == kind]) for kind, name in (("article", "Articles"), ("corpus", "Corpora"))]
    page = environment().get_template("gallery.html.j2").render(kinds=[(name, found) for name, found in kinds if found], styles=styles())
    (out / "index.html").write_text(seal(page, "'self' file: data:"), encoding="utf-8")
    return out / "index.html"


def _read_run(path: Path, changed: set[str]) -> dict[str, Any] | None:
    """The account of a run as the gallery shows it; None where it cannot be read."""
    folder, slug = path.parent, path.parent.name
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
        figures = [
            {**figure, "before": earlier_picture(folder / f"{figure['name']}.png") if f"{slug}/{figure['name']}.png" in changed else ""}
            for figure in run["figures"]
            if figure["drawn"]
        ]
        about = run["article"]
        return {
            "slug": slug,
            "kind": about.get("kind", "article"),
            "headline": about["headline"],
            "outlet": about.get("publisher", ""),
            "date": about["date"] or "date not stated",
            "findings": " ".join(run["findings"][:2]),
            "figures": figures,
            "pages": sorted(page.name for page in folder.glob("*.html")),
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
