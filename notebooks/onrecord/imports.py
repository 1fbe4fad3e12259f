"""Libraries loaded without what they look for beside them: nothing here uses that, and it would be most of the start of a process."""

import contextlib
import sys
from collections.abc import Iterator

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
