"""What is loaded late or not at all: a package's own modules when they are asked for, libraries without what nothing here uses.

Both would be most of the start of a process.
"""

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

IRI = "rfc3987_syntax"  # by which the notebook format could check addresses, of which it has none: it compiles a grammar
STATISTICS = ("scipy.stats", "scipy.sparse")  # for two measures of NLTK


@contextlib.contextmanager
def without(*modules: str) -> Iterator[None]:
    """While these modules count as not installed, as far as they are not loaded already."""
    absent = [name for name in modules if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # pyright: ignore[reportCallIssue, reportArgumentType]  # None is Python's sign for this
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


def on_demand(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a package whose public names stand in the modules `homes`, {name: module}: each is loaded when first asked for.

    It raises AttributeError for any other name.
    """

    def fetch(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return fetch
