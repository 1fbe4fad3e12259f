"""The tables of a corpus on disk: a folder a table, a part a batch, and a manifest a part that says what is in it.

A part's files are written under other names, put in place, and only then is its manifest: what has no manifest is not there.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.corpus.places import UNFINISHED, TableFolder
from onrecord.corpus.rows import COLUMNS, YES_NO
from onrecord.schema import REAL, TEXT, WHOLE

MANIFESTS = "manifests"
ARROW = {TEXT: pa.string(), WHOLE: pa.int64(), REAL: pa.float64(), YES_NO: pa.bool_(), object: pa.list_(pa.int64())}
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


def write_part(
    folder: TableFolder, name: str, contents: dict[str, pa.Table], entries: list[dict[str, Any]], replaces: Iterable[str] = ()
) -> None:
    """Write the part `name` of all tables, then its manifest.

    `entries` are what it holds: {"digest", "articles", "failed"} for each record. `replaces` are parts that are not valid any more once
    this one is; the name of a part that replaces some has a "-" in it. Raises OSError when the disk is full or cannot be written; what has
    been written is removed then.
    """
    try:
        sizes = {
            table: folder.write(_file(table, name), lambda file, table=table: pq.write_table(contents[table], file, compression="zstd"))
            for table in SCHEMAS
        }
        text = json.dumps({"part": name, "replaces": list(replaces), "sizes": sizes, "records": entries}, ensure_ascii=True)
        folder.write(_manifest(name), lambda file: file.write(text.encode()))
    except OSError:
        for table in SCHEMAS:
            folder.remove(_file(table, name))
        raise


def _file(table: str, part: str) -> str:
    """The name of a part's file of a table."""
    return f"{table}/{part}.parquet"


def _manifest(part: str) -> str:
    """The name of a part's manifest."""
    return f"{MANIFESTS}/{part}.json"


def read_manifests(folder: TableFolder) -> Iterator[dict[str, Any]]:
    """The manifests of the parts that are whole and that no other whole part replaces, by name."""
    sizes = folder.sizes()
    parts = [name.removeprefix(f"{MANIFESTS}/").removesuffix(".json") for name in sizes if name.startswith(f"{MANIFESTS}/")]
    replaced = {old for part in parts if "-" in part for held in _whole(folder, part, sizes) for old in held["replaces"] or ()}
    for part in parts:
        if part not in replaced:
            yield from _whole(folder, part, sizes)


def _whole(folder: TableFolder, part: str, sizes: dict[str, int]) -> Iterator[dict[str, Any]]:
    """The manifest of a part, if all its files are there as they were written."""
    try:
        manifest = json.loads(folder.read(_manifest(part)))
        if all(sizes.get(_file(table, part)) == size for table, size in manifest["sizes"].items()):
            yield manifest
    except (OSError, ValueError, KeyError):
        return


def read_part(folder: TableFolder, table: str, part: str, **options: Any) -> pa.Table:
    """A part's rows of a table; `options` are those of `pyarrow.parquet.read_table`. Raises OSError."""
    with folder.open(_file(table, part)) as file:
        return pq.read_table(file, **options)


def remove_part(folder: TableFolder, name: str) -> None:
    """Remove a part, its manifest first."""
    for file in (_manifest(name), *(_file(table, name) for table in SCHEMAS)):
        folder.remove(file)


def clear(folder: TableFolder) -> None:
    """Remove what a run that was killed has left: unfinished files, parts without a manifest, parts that another replaces."""
    valid = {manifest["part"] for manifest in read_manifests(folder)}
    for name in folder.sizes():
        kind, _, file = name.rpartition("/")
        if file.startswith(UNFINISHED) or (kind in (MANIFESTS, *SCHEMAS) and file.rpartition(".")[0] not in valid):
            folder.remove(name)


def drop_records(folder: TableFolder, manifest: dict[str, Any], stale: set[str]) -> None:
    """Take the records with these digests out of a part: the part is written anew without them, or removed where nothing is left."""
    kept = [entry for entry in manifest["records"] if entry["digest"] not in stale]
    if kept:
        gone = {name for entry in manifest["records"] if entry["digest"] in stale for name in entry["articles"]}
        contents = {table: _without(read_part(folder, table, manifest["part"]), gone) for table in SCHEMAS}
        part, _, version = manifest["part"].partition("-")
        write_part(folder, f"{part}-{int(version or 0) + 1}", contents, kept, replaces=[manifest["part"]])
    remove_part(folder, manifest["part"])


def _without(table: pa.Table, articles: set[str]) -> pa.Table:
    """The rows of a table that are not of these articles."""
    keep = [name not in articles for name in table.column("article").to_pylist()]
    return table.filter(pa.array(keep, pa.bool_()))


def merge_small(folder: TableFolder, size: int) -> None:
    """Put parts of fewer than half of `size` records together, into parts of about `size`; who reads meanwhile sees every record once."""
    small = [(held["part"], len(held["records"])) for held in read_manifests(folder) if 2 * len(held["records"]) < size]
    group: list[str] = []
    held = 0
    for part, records in small:
        group.append(part)
        held += records
        if held >= size:
            _merge(folder, group)
            group, held = [], 0
    if len(group) > 1:
        _merge(folder, group)


def _merge(folder: TableFolder, parts: list[str]) -> None:
    """Put some parts together into one."""
    entries = [entry for part in parts for entry in json.loads(folder.read(_manifest(part)))["records"]]
    contents = {table: pa.concat_tables([read_part(folder, table, part) for part in parts]) for table in SCHEMAS}
    name = hashlib.sha256(" ".join(parts).encode()).hexdigest()[:20]
    write_part(folder, f"{name}-0", contents, entries, replaces=parts)
    for part in parts:
        remove_part(folder, part)
