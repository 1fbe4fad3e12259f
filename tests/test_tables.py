"""Tables and word lists: the columns, what is missing, and how a lexicon is read."""

import pandas as pd
import pytest

from onrecord import lexicons, paths, schema


@pytest.mark.parametrize("name", schema.COLUMNS)
def test_empty_table_has_the_columns_and_dtypes_of_a_full_one(name):
    empty = schema.make(name, [])
    full = schema.make(name, [{}])
    assert list(empty.columns) == list(schema.COLUMNS[name])
    assert empty.dtypes.equals(full.dtypes)


@pytest.mark.parametrize("value", [None, "", pd.NA])
def test_what_says_nothing_becomes_missing(value):
    assert schema.make("flags", [{"flag": value}])["flag"][0] is pd.NA


def test_unknown_column_is_refused():
    with pytest.raises(ValueError, match="no column colour"):
        schema.make("flags", [{"colour": "red"}])


def test_unknown_table_is_refused():
    with pytest.raises(KeyError):
        schema.make("colours", [])


@pytest.fixture
def lexicon(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "LEXICONS", tmp_path)
    for read in (lexicons.classes, lexicons.words, lexicons.table):
        read.cache_clear()
    yield tmp_path
    for read in (lexicons.classes, lexicons.words, lexicons.table):
        read.cache_clear()


def test_comments_and_blank_lines_of_a_lexicon_are_left_out(lexicon):
    (lexicon / "pets.txt").write_text("# pets\ncat  # purrs\n\ndog\n")
    assert lexicons.words("pets") == {"cat", "dog"}


def test_entries_stand_under_their_heading(lexicon):
    (lexicon / "pets.txt").write_text("[furry]\nCat\n[scaly]\nsnake\ncat\n")
    assert lexicons.classes("pets") == {"cat": "furry", "snake": "scaly"}


def test_one_class_of_a_lexicon_can_be_read_alone(lexicon):
    (lexicon / "pets.txt").write_text("[furry]\ncat\n[scaly]\nsnake\n")
    assert lexicons.words("pets", "scaly") == {"snake"}


def test_table_lexicon_names_its_columns_in_the_first_line(lexicon):
    (lexicon / "pets.tsv").write_text("# pets\nname\tlegs\ncat\t4\nsnake\n")
    assert lexicons.table("pets") == ({"name": "cat", "legs": "4"}, {"name": "snake", "legs": ""})


@pytest.mark.parametrize("path", sorted(paths.LEXICONS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_lexicon_begins_with_a_comment(path):
    assert path.read_text(encoding="utf-8").startswith("#")
