"""Limits of zipped files, looked at before anything in them is unpacked."""

import io
import zipfile

from onrecord.article import ArticleError
from onrecord.formats.document import Source

LARGEST = 200 * 1024 * 1024  # bytes unpacked
DENSEST = 200  # unpacked bytes for one packed byte, in files large enough to matter


def check_archive(source: Source) -> None:
    """Raise ArticleError when a zipped file would unpack to more than a document ever does."""
    try:
        members = zipfile.ZipFile(io.BytesIO(source.data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise ArticleError(f"{source.origin} is a damaged file: open it and save it again") from None
    size = sum(member.file_size for member in members)
    if size > LARGEST or (size > LARGEST // 20 and size > DENSEST * len(source.data)):
        raise ArticleError(f"{source.origin} would unpack to {size // 1024**2} MB and is refused: save its text as a smaller file")
