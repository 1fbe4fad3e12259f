"""The command: one page for each article, with its charts and tables, or one on a corpus."""

import argparse
import contextlib
import io
import os
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tqdm import tqdm

from onrecord import folders, neutral, paths
from onrecord.article import ArticleError
from onrecord.formats.understood import table_summary
from onrecord.gallery import write_gallery
from onrecord.headless import RunError, UsageError, check_parameters, find_notebook, parameters_of, run
from onrecord.inputs import Input, InputError, find_inputs, shown
from onrecord.options import parser

if TYPE_CHECKING:  # what reads a corpus is not loaded for an article
    from onrecord.corpus.listing import Listing

OWN = {"article": "report", "corpus": "05_corpus"}  # the notebooks whose files stand in the folder itself, those of others in one inside
MOST_TABLES = 5  # of a corpus of which is told what was understood
MOST_FAILURES = 50  # that are named; all of a corpus's are in its table of failures


def main(arguments: list[str], name: str = "report.py", many: bool = False) -> int:
    """Run the command; returns its exit status. `name` is what the user calls it; `many` says that it reads nothing but a corpus."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            cast(io.TextIOWrapper, stream).reconfigure(errors="backslashreplace")  # a terminal without the letters of a name
    try:
        status = _command(parser(name, many), arguments)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # whoever read the messages has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + 13


def _command(command: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Parse the arguments and do what they say; returns the exit status."""
    options = command.parse_args(arguments)
    out = Path(os.path.abspath(options.out))
    reads = "corpus" if options.corpus or options.many else "article"
    try:
        if options.corpus and options.articles:
            raise UsageError("give articles or a corpus, not both")
        if (options.export or options.pages) and not options.corpus:
            raise UsageError("--export and --pages need --corpus: an article's tables and page are written anyway")
        notebook = find_notebook(options.notebook or OWN[reads], reads)
        if options.help:
            print(f"{command.format_help()}\n{_list_parameters(notebook)}")
            return 0
        if options.many and not options.corpus:
            raise UsageError("give a folder, a glob or a table of articles (see --help)")
        parameters = check_parameters(notebook, [tuple(pair) for pair in options.parameters])
        found = [] if options.corpus else find_inputs(options.articles)
        prepare(out)
        if options.corpus:
            return _report_corpus(command.prog, options, notebook, parameters, out)
    except (UsageError, InputError, ArticleError) as error:
        print(f"{command.prog}: {neutral.line(error)}", file=sys.stderr)
        return 2
    return _report_articles(found, notebook, parameters, out, options)


def _list_parameters(notebook: Path) -> str:
    """The parameters of a notebook, one a line."""
    rows = [
        (f"{name} ({found['inferred_type_name']}, default {found['default']})", found["help"])
        for name, found in parameters_of(notebook).items()
    ]
    lines = [f"  {name:<36} {told}".rstrip() for name, told in rows] or ["  none"]
    return "\n".join([f"parameters of the notebook {notebook.stem} (-p NAME VALUE):", *lines])


def prepare(out: Path) -> None:
    """Make the output folder, and remove what a killed run has left; raises UsageError when it cannot be written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        folders.clear_leftovers(out)
        with folders.making(out):
            pass
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot write to {shown(out)}: {reason}; choose another folder with --out") from None


def _report_articles(
    found: list[Input], notebook: Path, parameters: dict[str, object], out: Path, options: argparse.Namespace
) -> int:  # fmt: skip
    """Write the report on each article and say what became of it; returns the exit status."""
    written: list[Path] = []
    failures: list[str] = []
    with tqdm(found, unit="article", disable=None, leave=False) as progress:
        for one in progress:
            progress.set_description(paths.slug(one.origin))
            try:
                folder, files = _report(one, notebook, parameters, out, options.time_limit)
            except (RunError, OSError) as error:
                failures.append(_failure(one, error))
                progress.set_postfix_str(f"{len(failures)} failed")
                continue
            written.append(folder / f"{notebook.stem}.html")
            tqdm.write(f"written  {one.shown} -> {shown(folder)}/ ({notebook.stem}.html and {files} other files)")
            for sentence in (*_understood(folder, notebook), *_first_finding(folder, notebook)):
                tqdm.write(f"         {sentence}")
    if written:
        with folders.alone(out):
            gallery = write_gallery(out)
        print(f"{len(written)} of {len(found)} articles written; see {shown(gallery)}")
        if options.open:
            _open(written[0] if len(written) == 1 else gallery)
    _tell_failures(failures, len(found))
    return 1 if failures else 0


def _report(one: Input, notebook: Path, parameters: dict[str, object], out: Path, seconds: float) -> tuple[Path, int]:
    """Write the report on one article; returns its folder and the number of files beside the page. Raises RunError or OSError."""
    if one.problem:
        raise RunError(one.problem)
    with folders.making(out) as made:
        files = run(notebook, {"article": one.origin, **parameters}, made, seconds)
        part = "" if notebook.stem in OWN.values() else notebook.stem
        return folders.put_in_place(made, out, paths.slug(one.origin), folders.source_of(one.origin, out), part), len(files) - 1


def _understood(folder: Path, notebook: Path) -> list[str]:
    """What a run understood of its article, in one line; nothing where it keeps no account."""
    account = folders.read_account(folder if notebook.stem in OWN.values() else folder / notebook.stem)
    return [neutral.line(account["understood"])] if account and isinstance(account.get("understood"), str) else []


def _first_finding(folder: Path, notebook: Path) -> list[str]:
    """The first sentence that a run found out about its article; none where it keeps no account."""
    account = folders.read_account(folder if notebook.stem in OWN.values() else folder / notebook.stem)
    return [neutral.line(sentence) for sentence in account["findings"][:1]] if account else []


def _failure(one: Input, error: Exception) -> str:
    """Why an article was not written, in one line that names it once."""
    reason = neutral.line((error.strerror if isinstance(error, OSError) else None) or error)
    for name in (neutral.line(one.origin), neutral.place(one.origin), one.shown):
        for behind, put in ((" ", "it "), (": ", "")):
            if reason.startswith(name + behind):
                return f"{one.shown}: {put}{reason.removeprefix(name + behind)}"
    return f"{one.shown}: {reason.replace(neutral.line(one.origin), one.shown)}"


def _tell_failures(failures: list[str], of: int, more: str = "") -> None:
    """Name every failure, once, at the end; where nothing could be read, a reason is the last line."""
    told = [f"failed   {failure}" for failure in failures[:MOST_FAILURES]]
    others = [f"failed   and {len(failures) - MOST_FAILURES:,} others{more}"] * (len(failures) > MOST_FAILURES)
    summary = [f"{len(failures):,} of {of:,} articles failed"] * bool(failures)
    for line in (*summary, *others, *told) if len(failures) >= of else (*told, *others, *summary):
        print(line, file=sys.stderr)


def _report_corpus(name: str, options: argparse.Namespace, notebook: Path, parameters: dict[str, Any], out: Path) -> int:
    """Analyse a corpus and write the page on it; returns the exit status. Raises ArticleError when there is no such corpus."""
    from onrecord.corpus import Corpus, CorpusError, find_source, run_corpus
    from onrecord.corpus.handover import export

    try:
        found = find_source(options.corpus)
        source = found.path
        mark = folders.source_of(source, out)
        target = folders.choose_folder(out, paths.slug(options.corpus), mark)
        chosen = {name: parameters[name] for name in ("workers", "scheduler") if name in parameters}
        tables = str(parameters.get("tables") or target / "tables")
        done = run_corpus(source, tables, delete=options.delete, **chosen)
        print(f"{done.records} articles: {done.analysed} analysed, {done.finished_before} finished before, {done.duplicates} duplicates")
        for sentence in _tables_understood(found):
            print(f"         {sentence}")
        if done.gone:
            print(f"{done.gone} articles are gone from {neutral.line(options.corpus)} and stay in the tables: --delete takes them out")
        with folders.making(out) as made:
            given = {**parameters, **({"pages": "all"} if options.pages else {}), "corpus": source, "tables": done.folder}
            files = run(notebook, given, made)
            part = "" if notebook.stem in OWN.values() else notebook.stem
            exported = export(Corpus(done.folder), options.export, made)
            folders.put_in_place(made, out, target.name, mark, part, target)
    except (CorpusError, RunError, OSError) as error:
        print(f"{name}: {neutral.line(error)}", file=sys.stderr)
        return 1
    with folders.alone(out):
        gallery = write_gallery(out)
    page = target / f"{notebook.stem}.html"
    print(f"written  {neutral.line(options.corpus)} -> {shown(target)}/ ({page.name}, {len(files) - 1} other files, tables/)")
    for file, rows in exported.items():
        print(f"written  {shown(target / file)} ({rows:,} {'pairs' if file.endswith('.gexf') else 'rows'})")
    print(f"see {shown(gallery)}")
    for sentence in _first_finding(target, notebook):
        print(f"         {sentence}")
    if options.open:
        _open(page)
    rows = Corpus(done.folder).failures().astype(str)
    failures = [
        _failure(Input(name, neutral.line(name)), RunError(why)) for name, why in zip(rows["article"], rows["message"], strict=True)
    ]
    _tell_failures(failures, done.records, f": all are in {shown(target / 'tables' / 'failures')}")
    return 1 if failures else 0


def _tables_understood(source: "Listing") -> Iterator[str]:
    """What was understood of each table of a corpus: its columns, and how many rows have text, a date and an outlet."""
    from onrecord.corpus.records import tables

    for number, (name, rows) in enumerate(tables(source)):
        if number == MOST_TABLES:
            yield "and other tables"
            return
        yield neutral.line(f"{name}: {table_summary(rows)}")


def _open(page: Path) -> None:
    """Show a page in the user's browser."""
    if not webbrowser.open(page.as_uri()):
        print(f"there is no browser to open {shown(page)} in", file=sys.stderr)
