"""The gallery of all runs in a folder."""

import base64
import subprocess
from pathlib import Path

from onrecord.folders import accounts
from onrecord.templating import environment, styles


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
    runs = [{**account, "slug": folder.relative_to(out).as_posix()} for folder, account in accounts(out)]
    for run in runs:
        for figure in run["figures"]:
            figure["before"] = earlier_picture(out / run["slug"] / f"{figure['name']}.png")
        run["home"] = run["slug"].split("/")[0]
        run["pages"] = sorted(page.name for page in (out / run["home"]).glob("*.html"))
    page = environment().get_template("gallery.html.j2").render(runs=runs, styles=styles())
    (out / "index.html").write_text(page, encoding="utf-8")
    return out / "index.html"
