"""The articles that a command names: files, folders of files, addresses; and which of them are not read at all, and why."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from onrecord import neutral, paths


class InputError(Exception):
    """Why there is nothing to read, in one line."""


class Input(NamedTuple):
    """An article to read: its path or address, how it is shown to the user, and what is wrong with it, or ""."""

    origin: str
    shown: str
    problem: str = ""


def find_inputs(given: list[str]) -> list[Input]:
    """The files and addresses named, folders replaced by the files in them, in order and without repeats; by default `data/articles`.

    Raises InputError for a folder that holds no files.
    """
    found: list[Input] = []
    for name in filter(None, given) if any(given) else [str(paths.ARTICLES)]:
        if "://" in name:
            found.append(Input(name, neutral.place(name)))
        elif os.path.isdir(name):
            found += _inside(Path(name))
        else:
            found.append(Input(os.path.abspath(name), shown(name), problem_of(name)))
    return list({one.origin: one for one in found}.values())


def _inside(folder: Path) -> list[Input]:
    """The files in a folder, without hidden ones and without folders."""
    files = sorted(path for path in folder.iterdir() if not path.name.startswith(".") and not path.is_dir())
    if not files:
        raise InputError(f"the folder {neutral.line(folder)} holds no files")
    return [Input(os.path.abspath(path), shown(path), problem_of(path, folder)) for path in files]


def shown(path: str | Path) -> str:
    """A path as it is shown: from the current directory, and safe for a terminal."""
    try:
        return neutral.line(os.path.relpath(path))
    except ValueError:  # on another drive
        return neutral.line(path)


def problem_of(path: str | Path, folder: Path | None = None) -> str:
    """Why a file is not read, or ""; a file in a `folder` that was given has to lie in that folder."""
    try:
        str(path).encode()
        kind = os.stat(path).st_mode
    except UnicodeError:
        return "its name is not UTF-8: rename it"
    except FileNotFoundError:
        return "it is a link that leads nowhere" if os.path.islink(path) else "there is no such file: check the path"
    except (OSError, ValueError) as error:
        return f"it cannot be read ({getattr(error, 'strerror', None) or error})"
    if not stat.S_ISREG(kind):
        return "it is a pipe, a socket or a device, which is not read: save its content as a file"
    if folder and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        return "it is a link that leads out of the folder, which is not followed: copy the file into it, or name the file itself"
    return ""
