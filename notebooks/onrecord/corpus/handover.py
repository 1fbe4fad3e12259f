"""A corpus for other programs: all attributions as CSV or Excel, who is quoted beside whom as a network (GEXF), source types by month."""

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import Workbook

from onrecord import neutral
from onrecord.corpus.breakdown import by_outlet_and_month
from onrecord.corpus.roster import find_voices
from onrecord.corpus.store import Corpus
from onrecord.publish import write_csv

COLUMNS = ("article", "date", "outlet", "start", "end", "text", "cue", "source", "speaker", "name", "what", "identification", "source_type",
           "speech", "confidence", "copy_of", "recurs")  # fmt: skip
ATTRIBUTIONS = """
select t.article, a.date, a.outlet, t.start, t."end", t.text, t.cue, t.source, t.speaker, s.name, s.what, t.identification, s.source_type,
  t.speech, t.confidence, c.copy_of, o.article is not null
from rows_of_attributions t join articles a using (article) left join copies c using (article)
left join said s using (article, attribution) left join aside o using (article, attribution)
order by t.article, t.attribution, t.file_row_number
"""
NODES = """
select what || ' ' || key, name, what, coalesce(source_type, 'unspecified'), attributions, articles from people
where what in ('person', 'organisation') order by 1
"""
EDGES = """
with spoke as (select distinct article, what || ' ' || key as who from said where what in ('person', 'organisation') and copy_of is null)
select a.who, b.who, count(*) from spoke a join spoke b on a.article = b.article and a.who < b.who group by all order by all
"""
MOST_ROWS = 1_048_575  # of a sheet of Excel, below its header
LONGEST_CELL = 32_767  # characters of a cell of Excel
GEXF = "http://gexf.net/1.3"
ATTRIBUTES = (("what", "string"), ("source_type", "string"), ("attributions", "integer"), ("articles", "integer"))


def _rows(corpus: Corpus) -> Iterator[list[object]]:
    """All stretches of attributions with their articles, fit for a spreadsheet."""
    find_voices(corpus)
    for row in corpus.stream(ATTRIBUTIONS):
        yield [neutral.cell(value) for value in row]


def write_attributions(corpus: Corpus, path: Path) -> int:
    """Write a row for each stretch of an attribution into a CSV file; returns their number. Raises OSError."""
    number = 0
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in _rows(corpus):
            writer.writerow(row)
            number += 1
    return number


def write_workbook(corpus: Corpus, path: Path) -> int:
    """Write the same into an Excel file, in sheets of as many rows as one may have; returns the number of rows. Raises OSError."""
    book = Workbook(write_only=True)
    sheet, number = _sheet(book), 0
    for number, row in enumerate(_rows(corpus), 1):
        if number > 1 and (number - 1) % MOST_ROWS == 0:
            sheet = _sheet(book)
        sheet.append([neutral.xml(value)[:LONGEST_CELL] if isinstance(value, str) else value for value in row])
    book.save(path)
    return number


def _sheet(book: Workbook):  # noqa: ANN202
    """A new sheet with its header."""
    sheet = book.create_sheet()
    sheet.append(COLUMNS)
    return sheet


def write_network(corpus: Corpus, path: Path) -> int:
    """Write persons and organisations as nodes, and in how many articles two are quoted as the weight of an edge, into a GEXF 1.3 file.

    Copies count once. Returns the number of edges. Raises OSError.
    """
    find_voices(corpus)
    root = ElementTree.Element("gexf", xmlns=GEXF, version="1.3")
    graph = ElementTree.SubElement(root, "graph", defaultedgetype="undirected")
    declared = ElementTree.SubElement(graph, "attributes", {"class": "node"})
    for title, kind in ATTRIBUTES:
        ElementTree.SubElement(declared, "attribute", id=title, title=title, type=kind)
    nodes, edges = ElementTree.SubElement(graph, "nodes"), ElementTree.SubElement(graph, "edges")
    for who, name, *values in corpus.stream(NODES):
        node = ElementTree.SubElement(nodes, "node", id=neutral.xml(who), label=neutral.xml(name or who))
        told = ElementTree.SubElement(node, "attvalues")
        for (title, _), value in zip(ATTRIBUTES, values, strict=True):
            ElementTree.SubElement(told, "attvalue", {"for": title, "value": neutral.xml(str(value))})
    number = 0
    for number, (one, other, weight) in enumerate(corpus.stream(EDGES), 1):
        ElementTree.SubElement(edges, "edge", id=str(number), source=neutral.xml(one), target=neutral.xml(other), weight=str(weight))
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    return number


def write_types(corpus: Corpus, path: Path) -> int:
    """Write the table of `onrecord.corpus.by_outlet_and_month` as CSV; returns the number of rows. Raises OSError."""
    table = by_outlet_and_month(corpus)
    write_csv(table, path)
    return len(table)


# What can be asked for: the name of its file, and what writes it.
EXPORTS: dict[str, tuple[str, Callable[[Corpus, Path], int]]] = {
    "csv": ("attributions.csv", write_attributions),
    "xlsx": ("attributions.xlsx", write_workbook),
    "gexf": ("network.gexf", write_network),
    "types": ("source_types.csv", write_types),
}


def export(corpus: Corpus, kinds: Iterable[str], folder: str | Path) -> dict[str, int]:
    """Write files of some kinds (keys of EXPORTS) into a folder: {name of the file: its rows, or edges}. Raises OSError."""
    asked = (EXPORTS[kind] for kind in dict.fromkeys(kinds))
    return {name: write(corpus, Path(folder) / name) for name, write in asked}
