"""The tables of a corpus on disk: a folder a table, a part a batch, and a manifest a part that says what is in it.

A part's files are written under other names, put in place, and only then is its manifest: what has no manifest is not there.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.corpus.rows import COLUMNS
from onrecord.schema import REAL, TEXT, WHOLE

MANIFESTS = "manifests"
UNFINISHED = ".unfinished-"
ARROW = {TEXT: pa.string(), WHOLE: pa.int64(), REAL: pa.float64(), object: pa.list_(pa.int64())}
SCHEMAS = {table: pa.schema([(name, ARROW[dtype]) for name, dtype in columns.items()]) for table, columns in COLUMNS.items()}


def to_arrow(table: str, found: list[tuple[str, str, pd.DataFrame]]) -> pa.Table:
    """The table `table` from those of several articles, each with the article's id and hash."""
    schema = SCHEMAS[table]
    if not found:
        return schema.empty_table()
    sizes = [len(rows) for _, _, rows in found]
    rows = pd.concat([rows for _, _, rows in found], ignore_index=True)
    rows["article"], rows["sha256"] = (np.repeat(np.array(values, dtype=object), sizes) for values in list(zip(*found, strict=True))[:2])
    return pa.Table.from_pandas(rows.reindex(columns=schema.names), schema=schema, preserve_index=False)


def from_rows(table: str, rows: list[dict[str, Any]]) -> pa.Table:
    """The table `table` from rows; what a row lacks, and "" in it, is missing."""
    return pa.Table.from_pylist([{name: None if value == "" else value for name, value in row.items()} for row in rows], SCHEMAS[table])


def write_part(folder: Path, name: str, contents: dict[str, pa.Table], entries: list[dict[str, Any]], replaces: str | None = None) -> None:
    """Write the part `name` of all tables, then its manifest.

    `entries` are what it holds: {"digest", "articles", "failed"} for each record. `replaces` is a part that is not valid any more once
    this one is. Raises OSError when the disk is full or cannot be written; what has been written is removed then.
    """
    files = {table: folder / table / f"{name}.parquet" for table in SCHEMAS}
    try:
        for table, file in files.items():
            _put(file, lambda path, table=table: pq.write_table(contents[table], path, compression="zstd"))
        manifest = {"part": name, "replaces": replaces, "sizes": {table: file.stat().st_size for table, file in files.items()}}
        text = json.dumps(manifest | {"records": entries}, ensure_ascii=True)
        _put(folder / MANIFESTS / f"{name}.json", lambda path: path.write_text(text, encoding="utf-8"))
    except OSError:
        for file in files.values():
            file.unlink(missing_ok=True)
        raise


def _put(file: Path, write: Any) -> None:
    """Write a file under another name and put it in place; raises OSError, and leaves nothing then."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{UNFINISHED}{os.getpid()}-{file.name}")
    try:
        write(unfinished)
        os.replace(unfinished, file)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def read_manifests(folder: Path) -> Iterable[dict[str, Any]]:
    """The manifests of the parts that are whole, by name."""
    for path in sorted((folder / MANIFESTS).glob("*.json")):
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
            if all((folder / table / f"{path.stem}.parquet").stat().st_size == size for table, size in manifest["sizes"].items()):
                yield manifest
        except (OSError, ValueError, KeyError):
            continue


def remove_part(folder: Path, name: str) -> None:
    """Remove a part, its manifest first."""
    for path in (folder / MANIFESTS / f"{name}.json", *(folder / table / f"{name}.parquet" for table in SCHEMAS)):
        path.unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Remove what a run that was killed has left: unfinished files, parts without a manifest, parts that another replaces."""
    for path in folder.glob(f"{UNFINISHED}*"):
        path.unlink(missing_ok=True)
    whole, replaced = set(), set()
    for manifest in read_manifests(folder):
        whole.add(manifest["part"])
        replaced.add(manifest["replaces"])
    for kind in (MANIFESTS, *SCHEMAS):
        for path in sorted((folder / kind).glob("*")) + sorted((folder / kind).glob(f"{UNFINISHED}*")):
            if path.name.startswith(UNFINISHED) or path.stem not in whole or path.stem in replaced:
                path.unlink(missing_ok=True)


def drop_records(folder: Path, manifest: dict[str, Any], stale: set[str]) -> None:
    """Take the records with these digests out of a part: the part is written anew without them, or removed where nothing is left."""
    kept = [entry for entry in manifest["records"] if entry["digest"] not in stale]
    if kept:
        gone = {name for entry in manifest["records"] if entry["digest"] in stale for name in entry["articles"]}
        contents = {table: _without(folder / table / f"{manifest['part']}.parquet", gone) for table in SCHEMAS}
        part, _, version = manifest["part"].partition("-")
        write_part(folder, f"{part}-{int(version or 0) + 1}", contents, kept, replaces=manifest["part"])
    remove_part(folder, manifest["part"])


def _without(file: Path, articles: set[str]) -> pa.Table:
    """The rows of a part's file that are not of these articles."""
    table = pq.read_table(file)
    keep = [name not in articles for name in table.column("article").to_pylist()]
    return table.filter(pa.array(keep, pa.bool_()))
