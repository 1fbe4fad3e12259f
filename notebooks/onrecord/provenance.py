"""What decides an outcome besides the article: the versions."""

import platform
from importlib.metadata import version

LIBRARIES = ("nltk", "simplemma", "wordfreq", "pandas", "matplotlib")


def versions() -> dict[str, str]:
    """The versions of the project, of Python and of the libraries that decide what comes out."""
    import onrecord

    return {"On the Record": onrecord.__version__, "Python": platform.python_version(), **{name: version(name) for name in LIBRARIES}}
