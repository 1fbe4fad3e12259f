"""Whether a corpus and its tables are as they were when a run ended, told without reading one of them: by names, sizes and times.

Where it is not so, the articles are read, and their hashes tell which are new.
"""

import hashlib
import json
import os
import time

from onrecord import paths
from onrecord.corpus import parquet
from onrecord.corpus.listing import METADATA, Listing
from onrecord.corpus.places import TableFolder, is_remote

FILE = "unchanged.json"  # in the folder of the tables
SETTLED = 2.0  # seconds after a change in which a file system may give another change the same time


def mark(source: Listing, made_by: str) -> str:
    """A hash of all files that decide what is known of a corpus, with their sizes and times, and of what analyses them.

    "" where it cannot be told: at an address, where a file cannot be looked at, and where one has changed just now.
    """
    if is_remote(source.path):
        return ""
    found = hashlib.sha256(repr((made_by, source.path, source.refused)).encode("utf-8", "replace"))
    settled = time.time_ns() - int(SETTLED * 1e9)
    try:
        files = (*source.files, *_beside(source))
        found.update("\0".join(files).encode())
        for file in files:
            now = os.stat(file)
            changed, entered = now.st_mtime_ns, now.st_ctime_ns
            if entered > settled or changed > settled:
                return ""
            found.update(b"%d %d %d %d\0" % (now.st_size, changed, entered, now.st_ino))
    except OSError:
        return ""
    return found.hexdigest()


def _beside(source: Listing) -> list[str]:
    """The files that decide besides the articles, as far as they are there: what is said of them, and what was put right by hand."""
    known = os.path.join(source.root, METADATA)
    corrections = sorted(map(str, paths.CORRECTIONS.iterdir())) if paths.CORRECTIONS.is_dir() else []
    return [*([known] if os.path.isfile(known) else []), *corrections]


def recall(folder: TableFolder, now: str) -> dict[str, int] | None:
    """What was noted of a run when all was as it is `now`; None where something has changed, or an article failed and is tried again."""
    if not now or not folder.on_disk:
        return None
    try:
        noted = json.loads(folder.read(FILE))
    except (OSError, ValueError):
        return None
    return noted["counts"] if isinstance(noted, dict) and noted.get("of") == [now, _tables(folder)] else None


def note(folder: TableFolder, then: str, counts: dict[str, int]) -> None:
    """Note what a run that began when all was as it was `then` has counted; nothing where an article failed."""
    failed = any(entry["failed"] for part in parquet.read_manifests(folder) for entry in part["records"])
    if then and folder.on_disk and not failed:
        text = json.dumps({"of": [then, _tables(folder)], "counts": counts})
        folder.write(FILE, lambda file: file.write(text.encode()))


def _tables(folder: TableFolder) -> str:
    """A hash of the files of the tables with their sizes."""
    sizes = folder.sizes()
    sizes.pop(FILE, None)
    return hashlib.sha256(json.dumps(sizes).encode()).hexdigest()
