"""Zipped and gzipped files: limits, looked at before anything is unpacked, and the files in an archive one after the other."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.document import ArticleDraft, Source

LARGEST = 200 * 1024 * 1024  # bytes unpacked
DENSEST = 200  # unpacked bytes for one packed byte, in files large enough to matter


def check_archive(source: Source) -> None:
    """Raise ArticleError when a zipped file would unpack to more than a document ever does."""
    try:
        members = zipfile.ZipFile(io.BytesIO(source.data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise ArticleError(f"{source.origin} is a damaged file (no zip archive inside): open it and save it again") from None
    size = sum(member.file_size for member in members)
    if size > LARGEST or (size > LARGEST // 20 and size > DENSEST * len(source.data)):
        raise ArticleError(f"{source.origin} would unpack to {size // 1024**2} MB and is refused: save its text as a smaller file")


def read_zip(source: Source) -> Iterator[ArticleDraft]:
    """The articles of the files in a zip archive; hidden files are passed over, and a file that cannot be read is one problem."""
    check_archive(source)
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = [one.filename for one in archive.infolist() if not one.is_dir() and not _is_hidden(one.filename)]
            for name in sorted(names):
                yield from _member(source, name, archive.read(name))
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ArticleError(f"{source.origin} is a damaged or encrypted zip archive ({type(error).__name__}): pack it again") from None


def read_gzip(source: Source) -> Iterator[ArticleDraft]:
    """The articles of the file in a gzip archive, packed in one go or in several, one behind the other. Raises ArticleError when it is
    damaged, cut short or too large."""
    try:
        data = gzip.GzipFile(fileobj=io.BytesIO(source.data)).read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        raise ArticleError(f"{source.origin} is a damaged gzip archive: pack it again") from None
    if len(data) > LARGEST:
        size = f"more than {LARGEST // 1024**2} MB"
        raise ArticleError(f"{source.origin} would unpack to {size} and is refused: save its text as a smaller file")
    yield from _member(source, source.name[:-3] if source.name.lower().endswith(".gz") else source.name, data)


def _is_hidden(name: str) -> bool:
    """Whether a member is no file of the user's own: hidden, or what a system adds."""
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _member(source: Source, name: str, data: bytes) -> Iterator[ArticleDraft]:
    """The articles of a file in an archive; archives within archives are not opened."""
    from onrecord.formats import registry

    inner = source._replace(data=data, name=name, origin=f"{source.origin}: {name}", charset=None)
    try:
        if registry.find(inner).reader.startswith("archives:"):
            raise ArticleError(f"{inner.origin} is an archive within an archive: unpack it first")
        for draft in registry.reader(inner)(inner):
            known = {"origin": inner.origin, **draft.known}
            yield ArticleDraft(draft.text, draft.marks, known, draft.problem)
    except ArticleError as error:
        yield ArticleDraft("", problem=str(error))
