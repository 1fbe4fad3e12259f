"""What a corpus is read from: folders, globs and tables give the same records."""

import csv
import json
import os
import subprocess
from pathlib import Path

import pandas as pd
import pytest

import corpora
import shapes
from onrecord import ArticleError, paths
from onrecord.corpus import CorpusError, find_source, run_corpus
from onrecord.corpus.records import count, records
from onrecord.corpus.rows import read
from onrecord.corpus.version import analysis_version, deciding_modules

ROWS = [
    {"id": "a", "outlet": "The Eastmere Gull", "date": "2031-05-04", "text": "The pier is closed.\nNobody was surprised; “it was rotten.”"},
    {"id": "b", "outlet": "Tidings", "date": "2031-05-05", "text": "The pier is open, again."},
]


def write_csv(path, delimiter=","):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ROWS[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(ROWS)


WRITE = {
    "rows.csv": write_csv,
    "rows.tsv": lambda path: write_csv(path, "\t"),
    "semicolons.csv": lambda path: write_csv(path, ";"),
    "rows.jsonl": lambda path: path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8"),
    "rows.parquet": lambda path: pd.DataFrame(ROWS).to_parquet(path),
}


def found(source):
    return [(record.id, record.text, dict(record.known)) for record in records(find_source(source))]


@pytest.mark.parametrize("name", WRITE)
def test_every_kind_of_table_gives_the_same_records(name, tmp_path):
    WRITE[name](tmp_path / name)
    expected = [(row["id"], row["text"], {"outlet": row["outlet"], "date": row["date"]}) for row in ROWS]
    assert found(tmp_path / name) == expected
    assert count(find_source(tmp_path / name)) == 2


@pytest.mark.parametrize(
    "address", ["https://127.0.0.1:1/x.csv?token=hush", "HTTP://ada:hush@10.0.0.1/x", "filecache::http://10.0.0.1/?hush"]
)
def test_no_corpus_is_fetched_from_the_web(address):
    with pytest.raises(ArticleError, match="address of the web") as caught:
        find_source(address)
    assert "hush" not in str(caught.value)


def test_columns_may_have_other_names(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"Headline": "Pier", "BODY": "It is closed.", "published_at": "2031-05-04"}\n')
    assert [row[1:] for row in found(tmp_path / "x.jsonl")] == [("It is closed.", {"title": "Pier", "date": "2031-05-04"})]


def test_a_folder_is_read_by_name_with_the_folders_in_it(tmp_path):
    for name in ("b.txt", "a/z.txt", "README.md", ".hidden", "annotations/a.json", "metadata.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [record.id for record in records(find_source(tmp_path))] == ["a/z.txt", "b.txt"]


def test_a_glob_finds_files(tmp_path):
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text(name)
    assert [record.id for record in records(find_source(str(tmp_path / "*.txt")))] == ["a.txt", "b.txt"]


def test_metadata_of_a_folder_is_known_of_its_files(tmp_path):
    (tmp_path / "a.txt").write_text("The pier is closed.")
    (tmp_path / "metadata.csv").write_text("file,outlet\na.txt,Tidings\n")
    assert next(records(find_source(tmp_path))).known == (("outlet", "Tidings"),)


@pytest.mark.parametrize(
    ("line", "problem"),
    [("{", "x.jsonl:1 is not JSON"), ("[1]", "x.jsonl:1 is no JSON object"), ('{"id": "a"}', "a has no text: name the column")],
)
def test_a_row_that_is_no_article_says_why(line, problem, tmp_path):
    (tmp_path / "x.jsonl").write_text(line + "\n")
    assert next(records(find_source(tmp_path / "x.jsonl"))).problem.startswith(problem)


def test_a_table_that_cannot_be_read_is_one_record_that_says_why(tmp_path):
    (tmp_path / "x.parquet").write_text("no Parquet")
    assert next(records(find_source(tmp_path / "x.parquet"))).problem.startswith("x.parquet:1 cannot be read")


def test_line_ends_and_outer_white_space_do_not_make_another_text(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"The pier\nis closed.\n")
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbfThe pier\r\nis closed.\r\n\r\n")
    one, other = records(find_source(tmp_path))
    assert one.content == other.content and one.digest != other.digest


def test_one_article_is_no_corpus(tmp_path):
    (tmp_path / "a.txt").write_text("The pier is closed.")
    with pytest.raises(ArticleError, match="is one file: give a folder"):
        find_source(tmp_path / "a.txt")


def refusals(folder):
    return {record.id.split("/")[-1]: record.problem for record in records(find_source(folder)) if record.problem}


def test_what_cannot_be_read_in_a_folder_is_a_failure_with_a_reason(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("The pier is closed.")
    (tmp_path / "secret.txt").write_text("The pier is open.")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "away").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder)
    (folder / "itself.txt").symlink_to("itself.txt")
    os.mkfifo(folder / "pipe.txt")
    (Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))).write_text("The pier is closed.")
    found = refusals(folder)
    reasons = {"out.txt": "leads out", "away": "leads out", "loop": "a loop", "pipe.txt": "a pipe", "caf\\udce9.txt": "not UTF-8"}
    reasons["itself.txt"] = "Too many levels of symbolic links"
    assert found.keys() == reasons.keys()
    assert all(reason in found[name] for name, reason in reasons.items())


def test_a_folder_of_1200_nested_folders_is_read_as_far_as_paths_go(tmp_path):
    folder = tmp_path / "deep"
    folder.mkdir()
    (folder / "a.txt").write_text("The pier is closed.")
    corpora.nest(folder, 1200)
    try:
        found = list(records(find_source(folder)))
    finally:
        subprocess.run(["rm", "-rf", folder], check=True)  # Python's own way of taking it away goes no deeper than 1,000
    assert [record.id for record in found if not record.problem] == ["a.txt"]
    assert all("cannot be read" in record.problem for record in found[1:])


def test_a_row_is_known_by_its_text_where_it_has_no_id(tmp_path):
    rows = [{"text": f"The pier is {word}."} for word in ("closed", "open")]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, rows)))
    one = {record.text: record.id for record in records(find_source(tmp_path / "x.jsonl"))}
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, [{"text": "The pier is long."}, *rows])))
    other = {record.text: record.id for record in records(find_source(tmp_path / "x.jsonl"))}
    assert len(other) == 3 and one.items() <= other.items()


def test_what_is_known_of_an_article_does_not_decide_its_analysis(tmp_path):
    digests = []
    for outlet in ("Tidings", "The Gull"):
        (tmp_path / "x.jsonl").write_text(json.dumps({"id": "a", "outlet": outlet, "text": "The pier is closed."}))
        digests.append(next(records(find_source(tmp_path / "x.jsonl"))).digest)
    assert digests[0] == digests[1]


def test_the_modules_that_decide_an_analysis_are_those_that_it_imports():
    found = set(deciding_modules())
    assert {"onrecord.attribution.cues", "onrecord.quantities", "onrecord.entities.genders", "onrecord.formats.html"} <= found
    assert not {"onrecord.charts", "onrecord.corpus.run", "onrecord.cli"} & found


def test_a_comment_in_a_word_list_changes_no_version_and_an_entry_does(tmp_path, monkeypatch):
    for path in paths.LEXICONS.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(paths, "LEXICONS", tmp_path)
    before = analysis_version()
    with (tmp_path / "titles.txt").open("a") as file:
        file.write("# a remark\n")
    assert analysis_version() == before
    with (tmp_path / "titles.txt").open("a") as file:
        file.write("harbourmaster-general\n")
    assert analysis_version() != before


def test_what_python_leaves_beside_the_word_lists_changes_no_version(tmp_path, monkeypatch):
    (tmp_path / "titles.txt").write_text("captain\n", encoding="utf-8")
    monkeypatch.setattr(paths, "LEXICONS", tmp_path)
    before = analysis_version()
    (tmp_path / "__pycache__").mkdir()
    assert analysis_version() == before


@pytest.mark.parametrize("kind", ["*.npz", "*.tsv"])
def test_another_model_is_another_version(kind, tmp_path, monkeypatch):
    for path in paths.MODELS.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(paths, "MODELS", tmp_path)
    before = analysis_version()
    with next(tmp_path.glob(kind)).open("ab") as file:
        file.write(b"x")
    assert analysis_version() != before


@pytest.mark.parametrize("name", shapes.SHAPES)
def test_every_shape_gives_a_corpus_the_same_articles(name, tmp_path):
    source = find_source(shapes.write(tmp_path, name))
    rows, known = [], []
    for record in records(source):
        for _, article in read(record):
            rows.append(" ".join(article.text.split()))
            told = {"title": article.title, "outlet": article.publisher, "date": str(article.date), **dict(record.known)}
            known.append((told["title"], told["outlet"], told["date"]))
    assert rows == [" ".join(text.split()) for text in shapes.TEXTS]
    assert known == [(title, shapes.OUTLET, date) for title, date in zip(shapes.TITLES, shapes.DATES, strict=True)]


WHOLE = (".html", ".docx", ".rtf", ".pdf")  # documents, which are read by who analyses them
DIVIDED = [name for name in shapes.SHAPES if not name.endswith(WHOLE)]


@pytest.mark.parametrize("name", DIVIDED)
def test_a_file_of_two_articles_is_two_records(name, tmp_path):
    found = list(records(find_source(shapes.write(tmp_path, name))))
    assert len({record.id for record in found}) == len({record.digest for record in found}) == 2


@pytest.mark.parametrize("name", ["nexis.txt", "list.json", "feed.xml"])
def test_an_article_put_before_another_does_not_change_its_id(name, tmp_path):
    both = {record.id for record in records(find_source(shapes.write(tmp_path, name)))}
    data = shapes.SHAPES[name].replace(shapes.TEXTS[0], f"{shapes.TEXTS[0]} The strike is over.")
    (tmp_path / name).write_text(data, encoding="utf-8")
    assert len(both & {record.id for record in records(find_source(tmp_path / name))}) == 1


def test_an_article_is_known_by_its_address_where_its_source_gives_no_id(tmp_path):
    rows = [{"url": "https://gull.invalid/pier", "text": "The pier is closed."}, {"id": "7", "url": "x", "text": "The pier is open."}]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert [record.id for record in records(find_source(tmp_path / "x.jsonl"))] == ["https://gull.invalid/pier", "7"]


def test_an_export_larger_than_an_article_may_be_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.corpus.records.LARGEST_TEXT", 100)
    assert all(record.problem is None for record in records(find_source(shapes.write(tmp_path, "nexis.txt"))))


@pytest.mark.parametrize(("name", "text"), [("x.csv", "id,text\n"), ("x.jsonl", "")])
def test_a_table_without_rows_is_named(name, text, tmp_path):
    (tmp_path / name).write_text(text)
    for _ in range(2):
        with pytest.raises(CorpusError, match=f"{name} holds no article"):
            run_corpus(tmp_path / name, tmp_path / "tables", quiet=True)
