"""Where articles and tables lie: on a disk, or at an address that fsspec reaches (`s3://`, `gs://`, `memory://`, `file://`)."""

import contextlib
import io
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

import fsspec
from fsspec.implementations.local import LocalFileSystem

from onrecord import neutral
from onrecord.article import ArticleError

UNFINISHED = ".unfinished-"
MARKS = ("ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "updated", "created")  # the surest first
WEB = re.compile(r"(?:^|::)https?://", re.IGNORECASE)  # behind another protocol, too: "zip://a.csv::https://…"
EXTRA = "pip install 'on-the-record[s3]'"


def is_remote(place: str | Path) -> bool:
    """Whether a place is an address."""
    return "://" in str(place)


def filesystem(place: str) -> tuple[fsspec.AbstractFileSystem, str]:
    """What reaches an address or a path, and the path in it. Raises ArticleError, in one line, when nothing installed does."""
    if not is_remote(place):
        return LocalFileSystem(), os.path.abspath(place)
    protocol = place.partition("://")[0]
    if WEB.search(place):
        raise ArticleError(f"{neutral.place(place)} is an address of the web, and no folder or table: download it first")
    try:
        return fsspec.core.url_to_fs(place)
    except ImportError as error:
        what = EXTRA if protocol in ("s3", "s3a") else _one_line(error)
        raise ArticleError(f"{protocol}:// cannot be reached with what is installed: {what}") from None
    except Exception as error:  # each library has errors of its own
        raise ArticleError(
            f"{neutral.place(place)} cannot be reached ({_one_line(error)}): check the address and the access to it"
        ) from None


def is_there(place: str) -> bool:
    """Whether a place is a file. Raises ArticleError for an address that nothing installed reaches."""
    if not is_remote(place):
        return os.path.isfile(place)
    held, path = filesystem(place)
    return bool(held.isfile(path))


def open_file(place: str) -> IO[bytes]:
    """A file opened for reading, from its first byte. Raises OSError, and ArticleError for an address that nothing installed reaches."""
    if not is_remote(place):
        return open(place, "rb")
    held, path = filesystem(place)
    try:
        return cast("IO[bytes]", held.open(path, "rb"))
    except OSError:
        raise
    except Exception as error:
        raise OSError(_one_line(error)) from None


def change_mark(place: str) -> str:
    """What changes when the file at an address does, told without reading it. Raises OSError."""
    held, path = filesystem(place)
    known = held.info(path)
    mark = next((known[name] for name in MARKS if known.get(name)), "")
    return f"{known['size']} {mark}"


def _sizes(folder: str) -> Iterator[tuple[str, int]]:
    """The files in a folder on a disk and in the folders in it, with their bytes; what goes away meanwhile is left out."""
    with contextlib.suppress(FileNotFoundError), os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                yield from _sizes(entry.path)
                continue
            with contextlib.suppress(FileNotFoundError):
                yield entry.path, entry.stat().st_size


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]


class TableFolder:
    """The folder of a corpus's tables, with its files by their names below it. Raises ArticleError when it cannot be reached."""

    def __init__(self, place: str | Path):
        self.files, self.root = filesystem(str(place))
        self.on_disk = isinstance(self.files, LocalFileSystem)
        self.place = self.root if self.on_disk else str(place).rstrip("/")
        self.root = self.root.rstrip("/")

    def sizes(self, below: str = "") -> dict[str, int]:
        """The files that are there, or those in a folder below, {name: bytes}, by name."""
        place = f"{self.root}/{below}".rstrip("/")
        if self.on_disk:
            return {path[len(self.root) + 1 :]: size for path, size in sorted(_sizes(place))}
        self.files.invalidate_cache()
        try:
            found: Any = self.files.find(place, detail=True)
        except FileNotFoundError:
            return {}
        return {path[len(self.root) + 1 :]: entry["size"] for path, entry in sorted(found.items())}

    def holds(self, name: str) -> bool:
        """Whether a file is there."""
        self.files.invalidate_cache()
        return bool(self.files.isfile(f"{self.root}/{name}"))

    def read(self, name: str) -> bytes:
        """A file's content. Raises OSError."""
        with self.open(name) as file:
            return file.read()

    def open(self, name: str) -> IO[bytes]:
        """A file, opened for reading. Raises OSError."""
        return cast("IO[bytes]", self.files.open(f"{self.root}/{name}", "rb"))

    def write(self, name: str, write: Callable[[IO[bytes]], object]) -> int:
        """Let `write` fill a file, which is there only when it is whole; returns its bytes. Raises OSError, and leaves nothing then."""
        held = io.BytesIO()
        write(held)
        place = f"{self.root}/{name}"
        if self.on_disk:
            self._put(Path(place), held.getvalue())
            return held.tell()
        try:
            self.files.pipe_file(place, held.getvalue())
        except Exception as error:
            raise error if isinstance(error, OSError) else OSError(_one_line(error)) from None
        return held.tell()

    def _put(self, target: Path, data: bytes) -> None:
        """Write a file on a disk under another name, and give it its own when it is whole."""
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f"{UNFINISHED}{os.getpid()}-{target.name}")
        try:
            unfinished.write_bytes(data)
            os.replace(unfinished, target)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise

    def remove(self, name: str) -> None:
        """Remove a file, if it is there. Raises OSError."""
        try:
            self.files.rm_file(f"{self.root}/{name}")
        except FileNotFoundError:
            return

    def address(self, name: str) -> str:
        """A file as the database names it."""
        return f"{self.root}/{name}" if self.on_disk else self.files.unstrip_protocol(f"{self.root}/{name}")
