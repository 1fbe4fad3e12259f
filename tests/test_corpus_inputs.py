"""What a corpus is read from: folders, globs and tables give the same records."""

import csv
import json

import pandas as pd
import pytest

from onrecord import ArticleError
from onrecord.corpus.records import count, find_source, records

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


def test_columns_may_have_other_names(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"Headline": "Pier", "BODY": "It is closed.", "published_at": "2031-05-04"}\n')
    assert found(tmp_path / "x.jsonl") == [("x.jsonl:1", "It is closed.", {"title": "Pier", "date": "2031-05-04"})]


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
