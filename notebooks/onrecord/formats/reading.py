"""The one way in: a path, an address or an open file becomes an `Article`."""
from pathlib import Path
from typing import IO

from onrecord.article import Article, ArticleError
from onrecord.formats.decoding import clean, decode
from onrecord.formats.language import language
from onrecord.formats.plain import read_plain

LARGEST = 20 * 1024 * 1024  # bytes


def read_article(source: str | Path | IO, *, any_language: bool = False) -> Article:
    """The article in `source`: a path, an http(s) address or an open file.

    Raises ArticleError, which says what is wrong and what to do.
    """
    data, origin = _load(source)
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ArticleError(f"{origin} is a binary file: give an article as text")
    decoded = decode(data)
    text = clean(decoded.text)
    if not text.strip():
        raise ArticleError(f"{origin} is empty: give a file that holds an article")
    article = read_plain(text, origin=origin, language=language(text))
    if article.language == "other" and not any_language:
        raise ArticleError(f"{origin} is not in English: only its terms can be read, with any_language=True")
    return article


def _load(source: str | Path | IO) -> tuple[bytes, str]:
    """The bytes of `source`, and what to call it."""
    if hasattr(source, "read"):
        data = source.read(LARGEST + 1)
        return (data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data), str(getattr(source, "name", "the open file"))
    path = Path(source)
    try:
        if path.is_dir():
            raise ArticleError(f"{path} is a folder: give one of the files in it")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(f"there is no file {path}: check the path") from None
    except (OSError, ValueError) as error:
        raise ArticleError(f"{path} cannot be read ({error}): check the path and its permissions") from None
    return data, str(path)
