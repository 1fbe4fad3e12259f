"""Where a corpus is: a folder with all in it, a glob, one file of many articles, on a disk or at an address; which files it has."""

import glob
import os
import re
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from fsspec.utils import glob_translate

from onrecord import paths
from onrecord.article import ArticleError
from onrecord.corpus.places import filesystem, is_remote, open_file
from onrecord.formats.document import Source
from onrecord.formats.loading import LARGEST_FILE, holds_many, read_drafts
from onrecord.formats.tables import is_table
from onrecord.inputs import problem_of

TABLES = "CSV, TSV, JSON lines, JSON, Parquet, Excel"  # as they are named to the user
METADATA = "metadata.csv"  # in a folder of articles: a row a file with what is known about it
NOT_ARTICLES = ("annotations",)  # sub-folders that hold something else


class Listing(NamedTuple):
    """Where a corpus is: its path, glob or address, its files in order (as strings: there may be a million), and what ids are relative to.

    `refused` are files and folders that are not read, each with the reason.
    """

    path: str
    files: tuple[str, ...]
    root: str
    refused: tuple[tuple[str, str], ...] = ()

    def name_of(self, file: str) -> str:
        """A file's path relative to the corpus."""
        return file[len(self.root) :].replace(os.sep, "/").lstrip("/")


def find_source(source: str | Path) -> Listing:
    """The files of a corpus: a folder with all in it, a glob, one file of many articles, or the name of a folder in `data/articles`.

    An address (`s3://news/2031`) is listed by the library that reaches it. Hidden files, README files, `metadata.csv` and folders named
    `annotations` are left out. Raises ArticleError when there is nothing.
    """
    found = _listed(str(source)) if is_remote(source) else _on_disk(source)
    if not found.files and not found.refused:
        raise ArticleError(f"{source} holds no files: give a folder, a glob, or a table ({TABLES}) of articles")
    return found


def _on_disk(source: str | Path) -> Listing:
    """The files of a path or glob."""
    path = Path(source).absolute()
    if not path.exists() and (paths.ARTICLES / source).is_dir():
        path = paths.ARTICLES / source
    if path.is_dir():
        files, refused = walk(path)
        told = path / METADATA
        why = problem_of(told, path) if os.path.lexists(told) else ""
        return Listing(str(path), files, str(path), (*refused, *[(str(told), why)] * bool(why)))
    if path.is_file():
        if not _has_many(path):
            raise ArticleError(f"{source} is one file: give a folder, a glob, or a table ({TABLES}) of articles")
        return Listing(str(path), (str(path),), str(path.parent))
    files, refused = _matching(str(path))
    return Listing(str(path), files, os.path.commonpath(list(map(os.path.dirname, files))) if files else str(path.parent), refused)


def _matching(pattern: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The files that a glob finds, by name, and what of it is not read, as `walk` tells it of the folder that the glob begins in."""
    folder = Path(os.path.dirname(re.split(r"[*?\[]", pattern)[0]))
    if "**" in pattern:
        files, refused = walk(folder)
        fits = re.compile(glob_translate(pattern)).match
        return tuple(filter(fits, files)), tuple((place, why) for place, why in refused if fits(place) or os.path.isdir(place))
    found = sorted(place for place in glob.glob(pattern) if not os.path.isdir(place))
    told = {place: problem_of(place, folder) for place in found}
    return tuple(place for place in found if not told[place]), tuple((place, why) for place, why in told.items() if why)


def _has_many(path: Path) -> bool:
    """Whether a file may hold many articles."""
    if is_table(path):
        return True
    with open_file(str(path)) as file:
        loaded = Source(file.read(LARGEST_FILE + 1), path.name, path.name)
    try:
        return holds_many(loaded) or len(list(islice(read_drafts(loaded), 2))) > 1
    except ArticleError:
        return False


def _listed(address: str) -> Listing:
    """The files at an address: of a folder, a glob, or the one file that it is. Raises ArticleError when it cannot be reached."""
    files, path = filesystem(address)
    try:
        files.invalidate_cache()
        found: list[str] = sorted(map(str, files.glob(path) if glob.has_magic(path) else files.find(path)))
    except Exception as error:  # each library has errors of its own
        raise ArticleError(f"{address} cannot be listed ({' '.join(str(error).split())[:200]}): check it, and the access to it") from None
    is_folder = found != [path] and not glob.has_magic(path)
    root = path.rstrip("/") if is_folder or not found else os.path.commonpath([os.path.dirname(name) for name in found])
    kept = [name for name in found if not any(_is_no_article(part) for part in name[len(root) :].split("/") if part)]
    return Listing(address, tuple(map(files.unstrip_protocol, kept)), files.unstrip_protocol(root).rstrip("/"))


def _is_no_article(name: str) -> bool:
    """Whether a file or folder of this name holds no articles."""
    return _is_left_out(name) or name in NOT_ARTICLES


def walk(root: Path) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The files of a folder and of the folders in it, by name, and what in them is not read, with the reason.

    Links are followed within the folder, but to no folder twice; pipes, devices, links that lead out and names that are not UTF-8 are not
    read. Folders are counted down one by one, not by recursion, so that their depth does not matter.
    """
    files: list[str] = []
    refused: list[tuple[str, str]] = []
    seen: set[tuple[int, int]] = set()
    waiting = [(str(root), True)]
    while waiting:
        place, is_folder = waiting.pop()
        if is_folder:
            waiting += reversed(_entries(place, root, seen, refused))
        else:
            files.append(place)
    return tuple(files), tuple(refused)


def _entries(folder: str, root: Path, seen: set[tuple[int, int]], refused: list[tuple[str, str]]) -> list[tuple[str, bool]]:
    """The readable files and folders in a folder, by name, and whether each is a folder; only links are looked up for that."""
    try:
        if _inode(folder) in seen:
            refused.append((folder, "it is a link to a folder that is read already: a loop, which is not followed"))
            return []
        seen.add(_inode(folder))
        with os.scandir(folder) as found:
            entries = sorted((entry for entry in found if not _is_left_out(entry.name)), key=attrgetter("name"))
    except OSError as error:
        refused.append((folder, f"it cannot be read ({error.strerror})"))
        return []
    kept = []
    for entry in entries:
        is_folder = os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()
        if entry.is_symlink() or not (is_folder or entry.is_file()) or not _can_be_written(entry.name):
            why = _leads_out(entry.path, root) if is_folder else problem_of(entry.path, root)
            if why:
                refused.append((entry.path, why))
                continue
        if not (is_folder and entry.name in NOT_ARTICLES):
            kept.append((entry.path, is_folder))
    return kept


def _inode(folder: str) -> tuple[int, int]:
    """What a folder is, by whatever path it is reached."""
    found = os.stat(folder)
    return found.st_dev, found.st_ino


def _is_left_out(name: str) -> bool:
    """Whether a file or folder is none of the articles'."""
    return name.startswith((".", "_")) or name.lower().startswith("readme") or name == METADATA


def _can_be_written(name: str) -> bool:
    """Whether a name is UTF-8."""
    try:
        return name.isascii() or bool(name.encode())
    except UnicodeError:
        return False


def _leads_out(folder: str, root: Path) -> str:
    """Why a linked or oddly named folder is not read, or ""."""
    try:
        folder.encode()
    except UnicodeError:
        return "its name is not UTF-8: rename it"
    inside = Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(root))
    return "" if inside else "it is a link that leads out of the folder, which is not followed: copy the folder into it"
