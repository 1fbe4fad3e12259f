"""The options of the command that reads articles, and of the one that reads a corpus."""

import argparse
import sys
import threading
from typing import NoReturn

from onrecord import neutral, paths

TIME_LIMIT = 600.0  # seconds for the report on one article
EXPORTS = ("csv", "xlsx", "gexf", "types")  # of `onrecord.corpus.handover`, which is not loaded for an article
# What the commands say of themselves.
ARTICLES = """One page for each article, with its charts and tables.

    ARTICLE…            files, folders of articles, http(s) addresses
    --corpus FOLDER     one page on many articles: a folder, a glob, a table (CSV, JSON lines, Parquet)

Each article gets a folder of its own with report.html, the charts (PNG, SVG, CSV), the tables (CSV) and run.json; index.html beside the
folders is the gallery of all of them. A corpus gets a folder, too, with its tables (Parquet) in it; a run that was stopped goes on where it
stopped. Exit status: 0 all written, 1 some article failed (the others are written), 2 the command is wrong, 128
and the number of the signal that stopped it.
"""
MANY = """One page on many articles, with its charts and tables.

    FOLDER              a folder, a glob, or a table (CSV, TSV, JSON lines, JSON, Parquet, Excel) of articles

The corpus gets a folder of its own with 05_corpus.html, the charts, and its tables (Parquet); a run that was stopped goes on where it
stopped. Exit status: 0 all written, 1 some article failed (the others are in the tables), 2 the command is wrong, 128 and the number of
the signal that stopped it.
"""


def parser(name: str, many: bool = False) -> argparse.ArgumentParser:
    """The parser of the command, or of the one that reads `many` articles alone; it leaves with status 2 and one line if misused."""
    told = MANY if many else ARTICLES
    made = argparse.ArgumentParser(prog=name, description=told, formatter_class=argparse.RawDescriptionHelpFormatter, add_help=False)

    def refuse(message: str) -> NoReturn:
        print(f"{name}: {neutral.line(message)} (see --help)", file=sys.stderr)
        sys.exit(2)

    made.error = refuse
    made.set_defaults(many=many, articles=[])
    if many:
        made.add_argument("corpus", nargs="?", metavar="FOLDER", help="a folder, a glob, a table")
    else:
        made.add_argument("articles", nargs="*", metavar="ARTICLE", help="file, folder or address (default: the sample articles)")
        made.add_argument("--corpus", metavar="FOLDER", help="many articles at once: a folder, a glob, a table")
    made.add_argument("--delete", action="store_true", help="take articles that are gone from the corpus out of its tables")
    made.add_argument(
        "--export",
        action="append",
        default=[],
        choices=EXPORTS,
        help="write for other programs, too: all attributions (csv, xlsx), who is quoted beside whom (gexf), source types by month (types)",
    )
    made.add_argument(
        "--pages", action="store_true", help="make a page for every article of the corpus, not only for those that are linked"
    )
    made.add_argument("--notebook", metavar="NAME", help="the notebook to run (default: report, for a corpus 05_corpus)")
    made.add_argument("--out", default=str(paths.FIGURES), metavar="FOLDER", help="where to write (default: figures)")
    made.add_argument(
        "-p", dest="parameters", nargs=2, action="append", default=[], metavar=("NAME", "VALUE"), help="a parameter of the notebook"
    )
    made.add_argument(
        "--time-limit", type=_seconds, default=TIME_LIMIT, metavar="SECONDS", help=f"for one article (default: {TIME_LIMIT:g})"
    )
    made.add_argument("--open", action="store_true", help="open what was written in the browser")
    made.add_argument("-h", "--help", action="store_true", help="this, and the parameters of the notebook")
    return made


def _seconds(text: str) -> float:
    """A number of seconds above 0."""
    if not 0 < (seconds := float(text)) <= threading.TIMEOUT_MAX:
        raise ValueError(text)
    return seconds
