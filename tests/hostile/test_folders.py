"""Runs do not step on each other: folders that are in use, two articles of one name, accounts that are not ours, links that lead out."""

import json
import os
import subprocess
import sys
import threading

import pytest

import corpora
from onrecord import ArticleError, folders, paths, publish, read_article
from onrecord.corpus import find_source
from onrecord.corpus.records import records
from onrecord.gallery import write_gallery
from onrecord.inputs import find_inputs
from samples import many_speakers

LOCKED = "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from onrecord import folders\n"


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def save(folder, speakers=1):
    """The files of a run, and the hash of its article."""
    publish.save(many_speakers(speakers), [], folder)
    return json.loads((folder / "run.json").read_text())["article"]["sha256"]


def put(out, name, source, speakers=1, part=""):
    """Make a run's files and put them in place; returns the name of the folder."""
    with folders.making(out) as made:
        save(made, speakers)
        (made / f"{part or 'report'}.html").write_text(f"{speakers} speakers")
        return folders.put_in_place(made, out, name, source, part).name


def test_a_folder_that_another_process_is_making_is_left_alone(out):
    code = f"{LOCKED}with folders.making(Path(sys.argv[2])) as made: print(made, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(paths.NOTEBOOKS), str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        made = other.stdout.readline().strip()
        folders.clear_leftovers(out)
        assert os.path.isdir(made)
        other.kill()
    folders.clear_leftovers(out)
    assert list(out.iterdir()) == []


def test_a_run_waits_until_another_has_put_its_files_in_place(out):
    waiting = threading.Thread(target=put, args=(out, "ferry", "place"), daemon=True)
    with folders.alone(out):
        waiting.start()
        waiting.join(0.5)
        assert waiting.is_alive() and not (out / "ferry").exists()
    waiting.join(20)
    assert (out / "ferry" / "run.json").exists()


def test_a_folder_of_a_run_that_ended_is_gone(out):
    with folders.making(out) as made:
        (made / "x").touch()
    assert list(out.iterdir()) == []


def test_an_article_that_was_edited_keeps_its_folder(out):
    assert [put(out, "ferry", "place", speakers) for speakers in (1, 2)] == ["ferry", "ferry"]


def test_another_article_of_the_same_name_gets_a_folder_of_its_own(out):
    names = [put(out, "ferry", source, speakers) for source, speakers in (("one", 1), ("two", 2), ("two", 3), ("one", 4))]
    hashed = json.loads((out / names[1] / "run.json").read_text())["article"]["sha256"]
    assert names[0] == names[3] == "ferry" and names[1] == names[2] != "ferry"
    assert hashed and len(list(out.glob("ferry*"))) == 2


def test_a_folder_is_named_after_the_text_where_the_name_is_taken(out):
    put(out, "ferry", "one", 1)
    name = put(out, "ferry", "two", 2)
    assert name == f"ferry-{json.loads((out / name / 'run.json').read_text())['article']['sha256'][:8]}"


def test_the_same_text_from_elsewhere_is_the_same_article(out):
    assert [put(out, "ferry", source) for source in ("one", "two")] == ["ferry", "ferry"]


@pytest.mark.parametrize("account", ["{}", "[]", "null", "{", '{"files": ["notes.txt"]}', "[" * 100_000, '{"article": {"headline": 1}}'])
def test_an_account_that_is_not_ours_is_left_alone(out, account):
    (out / "ferry").mkdir()
    (out / "ferry" / "run.json").write_text(account)
    (out / "ferry" / "notes.txt").touch()
    assert put(out, "ferry", "place") != "ferry"
    assert (out / "ferry" / "run.json").read_text() == account and (out / "ferry" / "notes.txt").exists()
    assert "notes" not in write_gallery(out).read_text(encoding="utf-8")


def test_the_gallery_shows_no_file_from_outside(out):
    save(out / "ferry")
    account = json.loads((out / "ferry" / "run.json").read_text())
    account["figures"] = [{"name": "../../secret", "title": "a", "alt": "b", "drawn": True}]
    (out / "ferry" / "run.json").write_text(json.dumps(account))
    assert "secret" not in write_gallery(out).read_text(encoding="utf-8")


def test_another_notebook_leaves_the_files_of_the_report_alone(out):
    put(out, "ferry", "place", 1)
    before = {path.name: path.read_bytes() for path in (out / "ferry").iterdir()}
    put(out, "ferry", "place", 1, part="03_sources")
    assert {path.name: path.read_bytes() for path in (out / "ferry").iterdir() if path.name in before} == before
    assert (out / "ferry" / "03_sources.html").exists() and (out / "ferry" / "03_sources" / "run.json").exists()


def test_pages_of_an_earlier_run_give_way_to_those_of_the_next(out):
    for name in ("old", "new"):
        with folders.making(out) as made:
            (made / "pages").mkdir()
            (made / "pages" / f"{name}.html").touch()
            folders.move_into(made, out / "gulls")
    assert [path.name for path in (out / "gulls" / "pages").iterdir()] == ["new.html"]


def test_an_article_of_which_only_another_notebook_was_run_is_in_the_gallery(out):
    put(out, "ferry", "place", 1, part="03_sources")
    assert 'href="ferry/03_sources.html"' in write_gallery(out).read_text(encoding="utf-8")


def test_a_folder_that_is_a_link_is_not_written_into(out, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (out / "ferry").symlink_to(tmp_path / "elsewhere")
    assert put(out, "ferry", "place") != "ferry" and list((tmp_path / "elsewhere").iterdir()) == []


def test_the_mark_of_a_place_tells_queries_apart_and_does_not_hold_them(out):
    marks = {folders.source_of(f"https://example.org/ferry?id={number}", out) for number in (1, 2)}
    assert len(marks) == 2 and not any("id" in mark or "ferry" in mark for mark in marks)


def test_the_mark_of_a_file_is_the_same_wherever_the_project_is(tmp_path):
    assert len({folders.source_of(str(tmp_path / name / "a.txt"), tmp_path / name / "out") for name in ("one", "two")}) == 1


def problems(folder):
    return {one.shown.rsplit("/", 1)[-1]: one.problem for one in find_inputs([str(folder)])}


def test_what_is_no_plain_file_in_a_folder_is_named_and_not_read(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / "outside.txt").write_text("a")
    (folder / "plain.txt").write_text("a")
    (folder / "inside.txt").symlink_to("plain.txt")
    (folder / "out.txt").symlink_to("../outside.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("a")
    found = problems(folder)
    assert [name for name, problem in found.items() if not problem] == ["inside.txt", "plain.txt"]
    assert "leads out" in found["out.txt"] and "pipe" in found["pipe.txt"] and "device" in found["device.txt"]
    assert "UTF-8" in found["caf\\udce9.txt"] and found["loop.txt"]


def refused(corpus):
    """What is not read of a corpus, by the last part of its path."""
    return {os.path.basename(place): why for place, why in find_source(corpus).refused}


@pytest.mark.parametrize("pattern", ["*.txt", "**/*.txt"])
def test_a_glob_reads_no_more_than_its_folder(tmp_path, pattern):
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / "outside.txt").write_text("a")
    (folder / "plain.txt").write_text("a")
    (folder / "out.txt").symlink_to("../outside.txt")
    os.mkfifo(folder / "pipe.txt")
    corpus = folder / pattern
    assert [os.path.basename(file) for file in find_source(corpus).files] == ["plain.txt"]
    assert "leads out" in refused(corpus)["out.txt"] and "pipe" in refused(corpus)["pipe.txt"]


def test_a_glob_of_all_folders_goes_round_no_loop(tmp_path):
    for name in ("one", "two", "three"):  # each doubles the ways at every level
        (tmp_path / name).symlink_to(".")
    (tmp_path / "plain.txt").write_text("a")
    assert len(find_source(tmp_path / "**" / "*.txt").files) == 1


def test_a_glob_of_all_folders_goes_as_deep_as_they_are(tmp_path):
    (tmp_path / "plain.txt").write_text("a")
    corpora.nest(tmp_path, 1200)
    found = find_source(tmp_path / "**" / "*.txt")
    subprocess.run(["rm", "-rf", tmp_path / "inside"], check=True)  # deeper than what Python removes
    assert len(found.files) == 1


def test_what_is_said_of_a_corpus_is_read_from_its_own_folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("The pier is closed.")
    (tmp_path / "told.csv").write_text("file,outlet\na.txt,Secret\n")
    (folder / "metadata.csv").symlink_to("../told.csv")
    assert [dict(record.known) for record in records(find_source(folder)) if record.path] == [{}]
    assert "leads out" in refused(folder)["metadata.csv"]


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_an_article_that_is_no_plain_file_is_refused_and_not_read(tmp_path, kind):
    place = tmp_path / "a.txt"
    os.mkfifo(place) if kind == "pipe" else place.symlink_to("/dev/zero")
    with pytest.raises(ArticleError, match="a pipe, a socket or a device"):
        read_article(place)


def test_the_gallery_takes_the_place_of_a_link(out, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    (out / "index.html").symlink_to(tmp_path / "mine.txt")
    write_gallery(out)
    assert (tmp_path / "mine.txt").read_text() == "mine" and not (out / "index.html").is_symlink()


def test_git_is_asked_about_the_project_alone(out, tmp_path):
    """The settings of a folder from elsewhere can name a program, which git would run."""
    for command in (["init", "-q"], ["-c", "user.name=x", "-c", "user.email=x@y.invalid", "commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(["git", *command], cwd=out, check=True)
    (out / ".git" / "config").write_text(f"[core]\n\tfsmonitor = touch {tmp_path}/ran\n")
    save(out / "ferry")
    write_gallery(out)
    assert not (tmp_path / "ran").exists()


def test_a_file_that_is_not_there_is_a_failure_and_not_an_error():
    assert find_inputs(["no/such/file.txt"])[0].problem.startswith("there is no such file")


@pytest.mark.parametrize("name", ["x" * 5000, "a\x00b", "\udcff"])
def test_a_name_that_no_file_can_have_is_a_failure(name):
    assert find_inputs([name])[0].problem


def test_a_long_name_leaves_room_in_the_name_of_its_folder():
    assert len(paths.slug("𐐀" * 300 + ".txt").encode()) <= 160
