"""Small corpora, and analyses of them that are quick, slow or fatal; imported by the tests and by the processes that analyse."""

import hashlib
import os
import signal
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pandas as pd

from onrecord import Article, analyse, schema
from onrecord.corpus import Corpus
from onrecord.corpus.known import Known
from onrecord.corpus.places import TableFolder
from onrecord.corpus.records import Record
from onrecord.corpus.rows import COLUMNS
from onrecord.corpus.worker import Batch, analyse_batch
from onrecord.formats import require_english

SENTENCE = "The harbour of Eastmere held {number} boats on Monday. “We saw {number} of them,” said Abel Moss.\n"


def nest(folder: Path, levels: int) -> None:
    """Put a folder `inside` into a folder, and one into that, so many deep: deeper than any path may be long."""
    place = os.open(folder, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir("inside", dir_fd=place)
        inner = os.open("inside", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)


def write_articles(folder: Path, count: int, words: str = "") -> Path:
    """A folder with `count` short articles, no two alike."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:03d}.txt").write_text(f"{SENTENCE.format(number=number + 2)}{words}\n", encoding="utf-8")
    return folder


def make_corpus(folder: Path, texts: dict[str, str], **known: dict[str, str]) -> Corpus:
    """The tables of articles given as {id: text}, made in this process; `known` is what is known of them: outlet={id: outlet}."""
    records = []
    for name, text in texts.items():
        pairs = tuple(sorted((what, values[name]) for what, values in known.items() if name in values))
        records.append(Record(name, name, hashlib.sha256(name.encode()).hexdigest()[:32], text=text, known=pairs))
    analyse_batch(Batch(tuple(records), str(folder), 60, analyse), {})
    with Known(TableFolder(folder)) as known_of:
        for record in records:
            known_of.add(record.id, dict(record.known))
    return Corpus(folder)


def make_said(folder: Path, rows: list[tuple[str, str, str, str, str]]) -> Corpus:
    """The tables of articles of which only is known who speaks: rows of (article, outlet, date, speaker, source type), one a quotation."""
    known = {row[0]: {what: value for what, value in (("outlet", row[1]), ("date", row[2])) if value} for row in rows}
    text = "{} was in the news of the week again."

    def analyse_said(article: Article) -> SimpleNamespace:
        own = [row for row in rows if article.text.startswith(f"{row[0]} ")]
        quoted = {"identification": "named_person", "speech": "direct", "start": 0, "end": len(article.text), "text": article.text}
        said = [{**quoted, "attribution": at, "speaker": row[3], "source_type": row[4]} for at, row in enumerate(own)]
        times = Counter((row[3], row[4]) for row in own)
        speakers = [{**quoted, "speaker": name, "source_type": kind, "attributions": n, "words": n} for (name, kind), n in times.items()]
        speakers = [{name: value for name, value in row.items() if name in schema.COLUMNS["sources"]} for row in speakers]
        return SimpleNamespace(
            article=article, attributions=schema.make("attributions", said), sources=schema.make("sources", speakers),
            quantities=schema.make("quantities", []), terms=schema.make("terms", []),
        )  # fmt: skip

    records = [
        Record(name, name, hashlib.sha256(name.encode()).hexdigest()[:32], text=text.format(name), known=tuple(about.items()))
        for name, about in known.items()
    ]
    analyse_batch(Batch(tuple(records), str(folder), 60, analyse_said), {})
    with Known(TableFolder(folder)) as kept:
        for name, about in known.items():
            kept.add(name, about)
    return Corpus(folder)


def analyse_quickly(article: Article) -> SimpleNamespace:
    """An analysis that finds the whole article said by somebody."""
    require_english(article)
    row = {"attribution": 0, "start": 0, "end": len(article.text), "text": article.text, "speaker": "Abel Moss"}
    return SimpleNamespace(
        article=article,
        attributions=schema.make("attributions", [row]),
        sources=schema.make("sources", [{"speaker": "Abel Moss", "attributions": 1, "words": len(article.text)}]),
        quantities=schema.make("quantities", [{"start": 0, "end": 1, "text": article.text[:1]}]),
        terms=schema.make("terms", [{"term": "boat", "kind": "word", "count": 1, "per_1000": 50.0}]),
    )


def analyse_slowly(article: Article) -> SimpleNamespace:
    """The same, in a twentieth of a second."""
    time.sleep(0.05)
    return analyse_quickly(article)


def analyse_fatally(article: Article) -> SimpleNamespace:
    """The same, but for articles that are not in English, raise an error, never end, or end the process."""
    require_english(article)
    if "RAISE" in article.text:
        raise ZeroDivisionError("no boats")
    while "HANG" in article.text:
        pass
    if "CRASH" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return analyse_quickly(article)


def contents(folder: Path) -> dict[str, pd.DataFrame]:
    """All tables of a corpus."""
    corpus = Corpus(folder)
    return {table: corpus.table(table) for table in COLUMNS}


def same(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> bool:
    """Whether all tables are equal row for row."""
    return all(one[table].astype(str).equals(other[table].astype(str)) for table in one)
