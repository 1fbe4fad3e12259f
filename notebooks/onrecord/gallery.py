"""The gallery of all runs in a folder."""

import base64
import subprocess
from pathlib import Path
from typing import Any

from onrecord import paths
from onrecord.folders import accounts, write_page
from onrecord.templating import environment, seal, styles
from onrecord.wording import day


def committed(path: Path) -> bytes | None:
    """What git holds of a file in its last commit; None where there is no git, no commit or no such file in it."""
    return _git(path.parent, "show", f"HEAD:./{path.name}")


def changed_pictures(out: Path) -> set[str]:
    """The pictures below the folder `out`, as "folder/name.png", that differ from what git holds; none where there is no git."""
    listed = _git(out, "diff", "--name-only", "--relative", "-z", "HEAD", "--", "*.png")
    return {name for name in (listed or b"").decode("utf-8", "replace").split("\0") if name}


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What a command of git prints in a folder of the project itself; None elsewhere, where it fails, or where there is no git.

    A folder from elsewhere is not asked: its own settings can name programs that git would run.
    """
    if not folder.resolve().is_relative_to(paths.ROOT):
        return None
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
    runs = [_shown(out, folder.relative_to(out).as_posix(), account, changed) for folder, account in accounts(out)]
    kinds = [(name, [run for run in runs if run["kind"] == kind]) for kind, name in (("article", "Articles"), ("corpus", "Corpora"))]
    page = environment().get_template("gallery.html.j2").render(kinds=[(name, found) for name, found in kinds if found], styles=styles())
    write_page(seal(page, "'self' file: data:"), out / "index.html")
    return out / "index.html"


def _shown(out: Path, slug: str, account: dict[str, Any], changed: set[str]) -> dict[str, Any]:
    """The account of a run as the gallery shows it."""
    about = account["article"]
    home = slug.split("/")[0]
    figures = [figure for figure in account["figures"] if figure["drawn"]]
    for figure in figures:
        name = f"{slug}/{figure['name']}.png"
        figure["before"] = earlier_picture(out / name) if name in changed else ""
    return {
        "slug": slug,
        "home": home,
        "kind": "corpus" if about.get("kind") == "corpus" else "article",
        "headline": about["headline"],
        "outlet": about.get("publisher", ""),
        "date": day(about["date"]) or "date not stated",
        "findings": " ".join(account["findings"][:2]),
        "figures": figures,
        "pages": sorted(page.name for page in (out / home).glob("*.html")),
    }
