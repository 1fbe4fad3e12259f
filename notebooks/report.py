"""The headless front door: one page for each article, with its charts and tables.

    python notebooks/report.py ARTICLE…            files, folders of articles, http(s) addresses
    python notebooks/report.py --corpus FOLDER     one page on many articles: a folder, a glob, a table (CSV, JSON lines, Parquet)

Each article gets a folder of its own with report.html, the charts (PNG, SVG, CSV), the tables (CSV) and run.json; index.html beside the
folders is the gallery of all of them. A corpus gets a folder, too, with its tables (Parquet) in it; a run that was stopped goes on where it
stopped. Exit status: 0 all written, 1 some article failed (the others are written), 2 the command is wrong.
"""

import argparse
import os
import sys
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parent
sys.path.insert(0, str(NOTEBOOKS))

from tqdm import tqdm  # noqa: E402

from onrecord import ArticleError, paths  # noqa: E402
from onrecord.gallery import write_gallery  # noqa: E402
from onrecord.headless import RunError, UsageError, check_parameters, clear_leftovers, find_notebook, run  # noqa: E402


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command's arguments; leaves with status 2 and one line when they are wrong."""
    parser = argparse.ArgumentParser(prog="report.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.error = lambda message: (print(f"report.py: {message} (see --help)", file=sys.stderr), sys.exit(2))
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="file, folder or address (default: data/articles)")
    parser.add_argument("--corpus", metavar="FOLDER", help="many articles at once: a folder, a glob, a table")
    parser.add_argument("--notebook", metavar="NAME", help="the notebook to run (default: report, for a corpus 05_corpus)")
    parser.add_argument("--out", default=str(paths.FIGURES), metavar="FOLDER", help="where to write (default: figures)")
    parser.add_argument(
        "-p", dest="parameters", nargs=2, action="append", default=[], metavar=("NAME", "VALUE"), help="a parameter of the notebook"
    )
    return parser.parse_args(arguments)


def find_articles(given: list[str]) -> list[str]:
    """The files and addresses named, folders replaced by the files in them, in order and without repeats; raises UsageError."""
    found: list[str] = []
    for name in given or [str(paths.ARTICLES)]:
        path = Path(name)
        if "://" in name:
            found.append(name)
        elif path.is_dir():
            inside = sorted(str(file.resolve()) for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
            if not inside:
                raise UsageError(f"the folder {name} holds no files")
            found += inside
        else:
            found.append(str(path.resolve()))
    return list(dict.fromkeys(found))


def name_folders(articles: list[str]) -> dict[str, str]:
    """{article: name of its folder}; a name that is taken gets a number."""
    names: dict[str, str] = {}
    for article in articles:
        name, number = paths.slug(article), 2
        while name in names.values():
            name, number = f"{paths.slug(article)}-{number}", number + 1
        names[article] = name
    return names


def prepare(out: Path) -> None:
    """Make the output folder, and remove what a killed run has left; raises UsageError when it cannot be written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        clear_leftovers(out)
        probe = out / f".writable-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise UsageError(f"cannot write to {out}: {error.strerror}; choose another folder with --out") from None


def report_corpus(corpus: str, notebook: Path, parameters: dict[str, object], out: Path) -> int:
    """Analyse a corpus and write the page on it; returns the exit status. Raises ArticleError when there is no such corpus."""
    from onrecord.corpus import Corpus, CorpusError, find_source, run_corpus

    target = out / name_folders([corpus])[corpus]
    options = {name: parameters[name] for name in ("workers", "scheduler") if name in parameters}
    try:
        source = str(find_source(corpus).path)
        done = run_corpus(source, target / "tables", **options)
        print(f"{done.records} articles: {done.analysed} analysed, {done.finished_before} finished before, {done.duplicates} duplicates")
        files = run(notebook, {**parameters, "corpus": source, "tables": str(done.folder)}, target)
    except (CorpusError, RunError, OSError) as error:
        print(f"report.py: {error}", file=sys.stderr)
        return 1
    print(f"written  {corpus} -> {os.path.relpath(target)}/ ({notebook.stem}.html, {len(files) - 1} other files, tables/)")
    write_gallery(out)
    failures = [f"{row.article} ({row.failed}): {row.message}" for row in Corpus(done.folder).failures().itertuples()]
    if failures:
        print(f"{len(failures)} of {done.records} articles failed:", *failures, sep="\n  ", file=sys.stderr)
    return 1 if failures else 0


def main(arguments: list[str]) -> int:
    """Run the command; returns its exit status."""
    options = parse(arguments)
    out = Path(options.out).resolve()
    try:
        if options.corpus and options.articles:
            raise UsageError("give articles or a corpus, not both")
        notebook = (
            find_notebook(options.notebook or "05_corpus", "corpus") if options.corpus else find_notebook(options.notebook or "report")
        )
        parameters = check_parameters(notebook, [tuple(pair) for pair in options.parameters])
        folders = {} if options.corpus else name_folders(find_articles(options.articles))
        prepare(out)
        if options.corpus:
            return report_corpus(options.corpus, notebook, parameters, out)
    except (UsageError, ArticleError) as error:
        print(f"report.py: {error}", file=sys.stderr)
        return 2
    failures: list[str] = []
    with tqdm(folders.items(), unit="article", disable=None, leave=False) as progress:
        for article, folder in progress:
            shown = article if "://" in article else os.path.relpath(article)
            progress.set_description(folder)
            try:
                files = run(notebook, {"article": article, **parameters}, out / folder)
            except (RunError, OSError) as error:
                failures.append(f"{shown}: {error}")
                tqdm.write(f"failed   {failures[-1]}", file=sys.stderr)
                continue
            tqdm.write(f"written  {shown} -> {os.path.relpath(out / folder)}/ ({notebook.stem}.html and {len(files) - 1} other files)")
    if len(failures) < len(folders):
        print(f"{len(folders) - len(failures)} of {len(folders)} articles written; see {os.path.relpath(write_gallery(out))}")
    if failures:
        print(f"{len(failures)} of {len(folders)} articles failed:", *failures, sep="\n  ", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
