"""The folders of runs: which one an article gets, made aside, and put in place whole by one run at a time."""

import contextlib
import glob
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from onrecord import neutral

ACCOUNT = "run.json"
MAKING = ".making-"
LARGEST_ACCOUNT = 16 * 1024 * 1024  # bytes
PATIENCE = 120.0  # seconds to wait for another run that is putting its files in place, which takes far less than one
WRITTEN = (".png", ".svg", ".csv", ".html", ".ipynb", ".json")  # what a run writes, and so what a later one may remove
SHAPE = {"article": dict, "parameters": dict, "findings": list, "figures": list, "files": list, "versions": dict}
OF_ARTICLE = ("headline", "date", "file", "sha256")
OF_FIGURE = ("name", "title", "alt")


@contextlib.contextmanager
def making(out: Path) -> Iterator[Path]:
    """A folder inside `out` to make files in, removed at the end; while it is locked, no other run takes it for a leftover."""
    folder = out / f"{MAKING}{secrets.token_hex(6)}"
    lock = FileLock(f"{folder}.lock")
    try:
        with lock:
            folder.mkdir()
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        Path(lock.lock_file).unlink(missing_ok=True)


def clear_leftovers(out: Path) -> None:
    """Remove what a run that was killed has left in the folder `out`, and nothing of a run that is at work."""
    for name in sorted({path.name.removesuffix(".lock") for path in out.glob(f"{MAKING}*")}):
        lock = FileLock(out / f"{name}.lock", timeout=0)
        with contextlib.suppress(Timeout):
            with lock:
                shutil.rmtree(out / name, ignore_errors=True)
            Path(lock.lock_file).unlink(missing_ok=True)


def source_of(origin: str, out: Path) -> str:
    """A mark of where an article is from, by which it is known again; the place itself cannot be read from it.

    A file counts by its place beside `out`, so that the mark is the same wherever the two are put together.
    """
    if not neutral.is_address(origin):
        with contextlib.suppress(ValueError):  # another drive
            origin = os.path.relpath(origin, out).replace(os.sep, "/")
    return hashlib.sha256(origin.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_account(folder: Path) -> dict[str, Any] | None:
    """The account of the run that wrote a folder; None where there is none, or where `run.json` is something else."""
    account = _held(folder / ACCOUNT)
    return account if _is_account(account) else None


def _held(path: Path) -> Any:
    """What a file of JSON holds; None where it cannot be read or is no file of the size of an account."""
    try:
        readable = path.is_file() and path.stat().st_size <= LARGEST_ACCOUNT
        return json.loads(path.read_text(encoding="utf-8")) if readable else None
    except (OSError, ValueError, RecursionError):
        return None


def _is_account(value: object) -> bool:
    """Whether a value has the shape of an account, as far as pages are made from it."""
    if not isinstance(value, dict) or not all(isinstance(value.get(name), kind) for name, kind in SHAPE.items()):
        return False
    names = [*(value["article"].get(name) for name in OF_ARTICLE)]
    for figure in value["figures"]:
        if not isinstance(figure, dict) or not isinstance(figure.get("drawn"), bool):
            return False
        names += [figure.get(name) for name in OF_FIGURE]
        if os.path.basename(str(figure.get("name"))) != figure.get("name"):
            return False
    return all(isinstance(name, str) for name in (*names, *value["findings"]))


def accounts(out: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """What the folders of articles in `out` hold, as `account_of` gives it."""
    found = (account_of(path) for path in sorted(out.iterdir()) if path.is_dir() and not path.is_symlink())
    return (held for held in found if held is not None)


def account_of(folder: Path) -> tuple[Path, dict[str, Any]] | None:
    """The account of an article's folder with the folder that it is in: the report's, or where that was not run another notebook's."""
    inside = [path.parent for path in _accounts_in(folder)]
    found = ((inner, read_account(inner)) for inner in inside)
    return next(((inner, account) for inner, account in found if account is not None), None)


def _accounts_in(folder: Path) -> list[Path]:
    """The files that are accounts by their name, in an article's folder and in those of notebooks in it."""
    return [path for path in (folder / ACCOUNT, *sorted(folder.glob(f"*/{ACCOUNT}"))) if path.exists()]


def choose_folder(out: Path, name: str, source: str, sha256: str = "") -> Path:
    """The folder in `out` for an article: the one that already holds it, by its place or else by its text; or a new one.

    A new one has the article's name, and where that is taken by another article, or by something else, a part of its hash after it.
    """
    taken: dict[Path, dict[str, Any]] = {}
    for folder in (out / name, *sorted(out.glob(f"{glob.escape(name)}-{'[0-9a-f]' * 8}"))):
        if folder.is_symlink() or _accounts_in(folder):
            held = None if folder.is_symlink() else account_of(folder)
            taken[folder] = held[1]["article"] if held else {}
    for key, value in (("source", source), ("sha256", sha256)):
        for folder, article in taken.items():
            if value and article.get(key) == value:
                return folder
    return out / name if out / name not in taken else out / f"{name}-{(sha256 or source)[:8]}"


def put_in_place(made: Path, out: Path, name: str, source: str, part: str = "", folder: Path | None = None) -> Path:
    """Move the files of the folder `made` into the article's folder in `out`, or into `folder` where that is decided, which is returned.

    With a `part`, the name of a notebook, only its page goes there, and its other files into a folder of that name: so no notebook takes
    away the files of another. Raises OSError when they cannot be put there.
    """
    with alone(out):
        account = read_account(made)
        if account is not None:
            account["article"]["source"] = source
            write_json(account, made / ACCOUNT)
        folder = folder or choose_folder(out, name, source, account["article"]["sha256"] if account else "")
        if part:
            folder.mkdir(parents=True, exist_ok=True)
            for path in sorted(path for path in made.iterdir() if path.stem == part):
                os.replace(path, folder / path.name)
        move_into(made, folder / part if part else folder)
    return folder


def write_json(value: Any, path: Path) -> None:
    """Write JSON that reads well and is the same for the same value."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", errors="backslashreplace")


@contextlib.contextmanager
def alone(out: Path) -> Iterator[None]:
    """While no other run puts files into the folder `out`; raises OSError when one does not come to an end."""
    with FileLock(out / ".lock", timeout=PATIENCE):
        yield


def write_page(text: str, path: Path) -> None:
    """Write a page in one step, in the place of whatever stands there: a link is replaced, never followed."""
    with making(path.parent) as made:
        (made / path.name).write_text(text, encoding="utf-8", errors="backslashreplace")
        os.replace(made / path.name, path)


def move_into(made: Path, target: Path) -> None:
    """Move the files of the folder `made` into `target`; files of an earlier run that are not made any more are removed, others stay.

    A folder in `made` takes the place of the one of that name.
    """
    target.mkdir(parents=True, exist_ok=True)
    account = _held(target / ACCOUNT)
    listed = account.get("files") if isinstance(account, dict) else None
    before = {name for name in listed if isinstance(name, str)} if isinstance(listed, list) else set()
    now = sorted(path.name for path in made.iterdir())
    for path in (target / Path(name).name for name in sorted(before - set(now))):
        if path.suffix in WRITTEN and path.is_file():
            path.unlink()
    for name in sorted(now, key=lambda name: name == ACCOUNT):
        if (made / name).is_dir():
            shutil.rmtree(target / name, ignore_errors=True)
        os.replace(made / name, target / name)
