"""Nothing in the package needs a system with POSIX: on Windows it loads, reads an article and writes a page."""

import ast
import os
import subprocess
import sys

import pytest

from onrecord import paths

MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}  # that Python has on POSIX alone
SIGNALS = {"SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGUSR1", "alarm", "setitimer", "pthread_kill"}
CALLS = {"chown", "fork", "getpgid", "getuid", "geteuid", "killpg", "mkfifo", "sched_getaffinity", "setsid", "statvfs", "uname"}
# A process without them; what other packages do where the system is not Windows stays as it is.
CODE = """
import builtins, importlib, os, pkgutil, signal, sys
modules, signals, calls, search, article, page = sys.argv[1:]
sys.path[:0] = search.split(os.pathsep)
load = builtins.__import__
def guarded(name, own=None, *more, **named):
    if name in modules.split() and (own or {}).get("__name__", "").startswith("onrecord"):
        raise ImportError(name)
    return load(name, own, *more, **named)
builtins.__import__ = guarded
import onrecord
names = [found.name for found in pkgutil.walk_packages(onrecord.__path__, "onrecord.") if not found.name.endswith("__main__")]
for name in names:
    importlib.import_module(name)
for module, gone in ((signal, signals), (os, calls)):
    for name in gone.split():
        if hasattr(module, name):
            delattr(module, name)
from pathlib import Path
from onrecord import analyse, folders, read_article
from pages import write_page
with folders.alone(Path(page).parent):
    print(len(names), write_page(analyse(read_article(article)), Path(page)).name)
"""


def test_no_module_names_what_only_posix_has():
    found = [
        f"{path.relative_to(paths.PACKAGE)}:{node.lineno}"
        for path in sorted(paths.PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if needs_posix(node)
    ]
    assert found == []


def needs_posix(node: ast.AST) -> bool:
    """Whether a node imports a module, or reads an attribute of `os` or `signal`, that Windows does not have."""
    if isinstance(node, ast.Import):
        return not MODULES.isdisjoint(alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.module in MODULES or node.module in ("os", "signal") and not (SIGNALS | CALLS).isdisjoint(a.name for a in node.names)
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr) in KNOWN


KNOWN = {("signal", name) for name in SIGNALS} | {("os", name) for name in CALLS}


@pytest.mark.parametrize("code", ["import fcntl", "from os import fork", "import signal\nsignal.alarm(1)"])
def test_what_only_posix_has_is_noticed(code):
    assert any(map(needs_posix, ast.walk(ast.parse(code))))


@pytest.mark.slow
def test_every_module_loads_and_a_page_is_written_without_what_only_posix_has(tmp_path):
    (tmp_path / "article.txt").write_text("Pier closes\n\n“It was rotten,” said Abel Moss, who paid $40 for it.\n", encoding="utf-8")
    known = [" ".join(sorted(names)) for names in (MODULES, SIGNALS, CALLS)]
    search = os.pathsep.join(map(str, (paths.NOTEBOOKS, paths.ROOT / "tests")))
    done = subprocess.run(
        [sys.executable, "-c", CODE, *known, search, str(tmp_path / "article.txt"), str(tmp_path / "page.html")],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) > 200 and "Abel Moss" in (tmp_path / "page.html").read_text(encoding="utf-8")
