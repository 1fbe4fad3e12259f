"""The notebooks as they are committed, and run by papermill. (nbval runs their cells and compares their marked outputs.)"""

import re

import nbformat
import papermill
import pytest
from IPython.core.interactiveshell import InteractiveShell
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

import refresh_notebooks
from onrecord import paths

BOOKS = sorted(paths.NOTEBOOKS.glob("*.ipynb"))


def cells(path, kind):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


@pytest.fixture(params=BOOKS, ids=lambda path: path.stem)
def book(request):
    return request.param


def test_notebook_is_committed_executed_without_errors(book):
    code = cells(book, "code")
    assert all(cell.execution_count for cell in code)
    assert not any(output.output_type == "error" for cell in code for output in cell.outputs)


def test_notebook_has_clean_metadata(book):
    notebook = nbformat.read(book, as_version=4)
    assert notebook.metadata["kernelspec"]["name"] == "python3"
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)


def test_cleaning_takes_the_traces_of_the_machine_and_leaves_the_outputs(tmp_path):
    book = paths.NOTEBOOKS / "01_article.ipynb"
    used = nbformat.read(book, as_version=4)
    used.metadata["widgets"], used.metadata["kernelspec"]["name"] = {"state": {}}, "my-kernel"
    used.cells[-1].metadata["execution"] = {"iopub.execute_input": "2031-05-04T10:00:00Z"}
    nbformat.write(used, tmp_path / "used.ipynb")
    refresh_notebooks.clean_file(tmp_path / "used.ipynb")
    assert (tmp_path / "used.ipynb").read_text(encoding="utf-8") == book.read_text(encoding="utf-8")


def test_notebook_names_no_folder_of_the_machine_it_ran_on(book):
    assert str(paths.ROOT) not in book.read_text(encoding="utf-8")


def test_no_output_shows_a_missing_value_or_a_widget_without_its_kernel(book):
    shown = [output.get("data", {}) for cell in cells(book, "code") for output in cell.outputs]
    assert not any("widget-view" in kind for data in shown for kind in data)
    views = [data["text/html"] for data in shown if "onrecord" in data.get("text/html", "")]
    pages = [re.sub(r"<[^>]+>", " ", html) for html in views]
    assert not any(re.search(r"\b(None|nan)\b|<NA>|&lt;NA&gt;", page) for page in pages)


def test_explore_shows_its_first_state_without_a_kernel():
    html = "".join(
        output.data.get("text/html", "") for cell in cells(paths.NOTEBOOKS / "explore.ipynb", "code") for output in cell.get("outputs", [])
    )
    assert "<table>" in html and "data:image/svg+xml" in html and 'class="article"' in html


def test_the_start_page_names_every_notebook():
    text = "".join(cell.source for cell in cells(paths.NOTEBOOKS / "00_start_here.ipynb", "markdown"))
    assert all(f"({book.name})" in text for book in BOOKS if book.stem != "00_start_here")


def test_code_cells_are_short(book):
    code = [cell for cell in cells(book, "code") if "parameters" not in cell.metadata.get("tags", [])]
    assert all(len([line for line in cell.source.split("\n") if line.strip()]) <= 5 for cell in code)


def test_notebook_begins_with_its_title(book):
    assert cells(book, "markdown")[0].source.startswith("# ")


def test_markdown_cells_link_to_notebooks_that_are_there(book):
    links = re.findall(r"\]\((\w+\.ipynb)\)", "".join(cell.source for cell in cells(book, "markdown")))
    assert all((paths.NOTEBOOKS / link).is_file() for link in links)


def given(book, tmp_path):
    """The parameters of a notebook that reads one small article and writes into a folder of the test."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "x.txt").write_text("Pier closes\n\nThe pier is closed. “It was rotten,” said Abel Moss, who paid $40 for it.\n")
    read = {"article": articles / "x.txt", "corpus": articles, "tables": tmp_path / "tables", "out": tmp_path / "out"}
    return {name: str(value) for name, value in read.items() if name in papermill.inspect_notebook(str(book))}


def test_cells_run_with_the_parameters_that_papermill_puts_in(book, tmp_path, monkeypatch):
    parameters = given(book, tmp_path)
    if not {"article", "corpus"} & set(parameters):
        pytest.skip("takes no article")
    monkeypatch.chdir(paths.ROOT)
    shell = InteractiveShell()
    for cell in parameterize_notebook(load_notebook_node(str(book)), parameters).cells:
        if cell.cell_type == "code":
            shell.run_cell(cell.source).raise_error()
    assert (tmp_path / "out" / "run.json").is_file()


def test_papermill_runs_a_notebook_from_the_folder_it_stands_in(tmp_path, monkeypatch):
    monkeypatch.chdir(paths.NOTEBOOKS)
    book = paths.NOTEBOOKS / "01_article.ipynb"
    papermill.execute_notebook(book.name, str(tmp_path / "out.ipynb"), given(book, tmp_path), progress_bar=False)
    assert (tmp_path / "out" / "run.json").is_file()


def test_papermill_prints_help_for_every_parameter(book):
    assert all(parameter["help"] for parameter in papermill.inspect_notebook(str(book)).values())
