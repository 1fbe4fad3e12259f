"""JupyterLab over a copy of the notebooks, for the tests that open it and for the pictures of it; and what is measured there."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from nbformat.sign import NotebookNotary, SQLiteSignatureStore

from onrecord import paths

# Every cell is drawn, also those outside the window, so that all can be looked at; nobody is asked about news.
SETTINGS = {"notebook-extension/tracker": {"windowingMode": "none"}, "apputils-extension/notification": {"fetchNews": "false"}}
THEMES = ("JupyterLab Light", "JupyterLab Dark")
FINISHED = """count => {
  const prompts = [...document.querySelectorAll('.jp-NotebookPanel .jp-CodeCell .jp-InputPrompt')].map(prompt => prompt.textContent);
  return prompts.filter(text => /\\[\\d+\\]/.test(text)).length === count;
}"""
# The three texts of the views that stand out least from what is behind them: [contrast, element, words].
CONTRAST = """() => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = colour => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, below) => top.slice(0, 3).map((part, at) => part * top[3] / 255 + below[at] * (1 - top[3] / 255));
  const light = colour => colour.map(part => part / 255).map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const worst = [];
  for (const part of document.querySelectorAll('.jp-OutputArea .onrecord :is(td, th, caption, p, mark, strong, a, dd, dt, li, h1, h3)')) {
    if (!part.textContent.trim() || !part.getClientRects().length) continue;
    const chain = [];
    for (let node = part; node; node = node.parentElement) chain.push(rgba(getComputedStyle(node).backgroundColor));
    const paper = chain.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
    const ink = over(rgba(getComputedStyle(part).color), paper);
    const [high, low] = [light(ink), light(paper)].sort((a, b) => b - a);
    worst.push([(high + 0.05) / (low + 0.05), part.tagName, part.textContent.slice(0, 30)]);
  }
  return worst.sort((a, b) => a[0] - b[0]).slice(0, 3);
}"""
# How the picture of a chart is turned over for the theme, "" where there is none.
PAPER = """() => {
  const picture = document.querySelector('.jp-RenderedImage img[width="900"]');
  return picture ? getComputedStyle(picture).filter.split('(')[0] : '';
}"""
# [alignment, width in ems] of every cell of a view's tables that holds words.
TABLES = """() => [...document.querySelectorAll('.jp-OutputArea .onrecord td:not(.n)')].filter(cell => cell.clientWidth).map(cell => {
  const style = getComputedStyle(cell);
  return [style.textAlign, cell.clientWidth / parseFloat(style.fontSize)];
})"""
NARROWEST = 8 * 0.5  # ems that eight characters take


def copy_notebooks(folder: Path, executed: bool = False) -> Path:
    """Copy the notebooks to `folder`, with settings for JupyterLab beside them; what they save stays out of the project.

    Without outputs, or `executed`: as they are committed, and trusted like notebooks that were run here.
    """
    shutil.copytree(paths.NOTEBOOKS, folder / "notebooks", ignore=shutil.ignore_patterns("*.pyc.*", ".ipynb_checkpoints"))
    (folder / "data").symlink_to(paths.DATA)
    for path in (folder / "notebooks").glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            cell |= {"outputs": [], "execution_count": None} if cell.cell_type == "code" and not executed else {}
        nbformat.write(notebook, path)
        if executed:
            _trust(folder, path)
    for name, setting in SETTINGS.items():
        write_settings(folder, name, setting)
    return folder


def _trust(folder: Path, path: Path) -> None:
    """Sign a notebook as the server of the folder does it."""
    data = folder / "share"
    data.mkdir(exist_ok=True)
    notary = NotebookNotary(data_dir=str(data), store_factory=lambda: SQLiteSignatureStore(db_file=str(data / "nbsignatures.db")))
    notary.sign(nbformat.read(path, as_version=4))


def write_settings(folder: Path, name: str, setting: dict[str, Any]) -> None:
    """Write a user's settings of one of JupyterLab's extensions."""
    file = folder / "config" / "lab" / "user-settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(setting))


def set_theme(folder: Path, theme: str) -> None:
    """Choose a theme for the pages that are opened from now on."""
    write_settings(folder, "apputils-extension/themes", {"theme": theme})


@contextmanager
def serve(folder: Path, log: Path) -> Iterator[str]:
    """The address of a JupyterLab over a copy of the notebooks; `log` is what to read when it answers with an error."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ("--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--IdentityProvider.token=test")
    quiet = ("--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.expose_app_in_browser=True")
    homes = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_RUNTIME_DIR": "runtime", "JUPYTER_DATA_DIR": "share"}
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options, *quiet],
        cwd=folder / "notebooks",
        env={**os.environ, **{name: str(folder / home) for name, home in homes.items()}},
        stdout=subprocess.DEVNULL,
        stderr=log.open("wb"),
    )
    for _ in range(120):
        try:
            call(f"http://127.0.0.1:{port}/api?token=test")
            break
        except OSError:
            time.sleep(0.25)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=20)


def call(address: str, method: str = "GET") -> bytes:
    """What the server of JupyterLab answers to a call."""
    with urllib.request.urlopen(urllib.request.Request(address, method=method), timeout=5) as answer:
        return answer.read()


def stop_kernels(address: str) -> None:
    """End the kernels of the notebooks that were opened."""
    for session in json.loads(call(f"{address}/api/sessions?token=test")):
        call(f"{address}/api/sessions/{session['id']}?token=test", "DELETE")


def open_notebook(page: Any, address: str, name: str, theme: str = "") -> None:
    """Open a notebook in JupyterLab, and wait for its cells and for the theme."""
    page.goto(f"{address}/lab/tree/{name}?token=test&reset")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60000)
    if theme:
        page.wait_for_function("name => document.body.dataset.jpThemeName === name", arg=theme, timeout=20000)


def wait_for_kernel(address: str) -> None:
    """Wait until a kernel is connected and idle: before, a click on Run asks which kernel is meant."""
    for _ in range(240):
        try:
            kernels = json.loads(call(f"{address}/api/kernels?token=test"))
        except urllib.error.HTTPError:  # the server's answer in the moment in which a kernel is being started
            kernels = []
        if any(kernel["connections"] and kernel["execution_state"] == "idle" for kernel in kernels):
            return
        time.sleep(0.25)


def run_all(page: Any, address: str, path: Path) -> None:
    """Open a notebook in JupyterLab, run all of its cells, and wait until each has its number."""
    open_notebook(page, address, path.name)
    wait_for_kernel(address)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    cells = nbformat.read(path, as_version=4).cells
    page.wait_for_function(FINISHED, arg=sum(cell.cell_type == "code" for cell in cells), timeout=90000)
