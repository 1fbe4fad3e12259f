"""The formats that can be read: what their content begins with, what their names end with, and which module reads them."""

import importlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from onrecord.article import ArticleError
from onrecord.formats.decoding import is_wide
from onrecord.formats.document import ZIPPED, ArticleDraft, Source

HEAD = 4096  # bytes that tell a format
HEAD_OF_MARKUP = 1 << 16  # bytes in which markup begins below its comments
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|title|meta)\b", re.IGNORECASE)
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
MAIL = re.compile(rb"(?:From [^\n]*\r?\n)?(?:(?:[A-Za-z][A-Za-z0-9-]*:|[ \t])[^\n]*\n){2,}")
MAIL_FIELDS = (b"from:", b"subject:", b"date:", b"mime-version:", b"received:", b"message-id:", b"to:")
FACTIVA = (b"<leadparagraph", b"<tailparagraphs", b"<pps")
EUROPRESSE = (b"DocPublicationName", b"rdp__articletitle", b"docOcurrContainer")
JSON = re.compile(rb"^(?:\xef\xbb\xbf)?\s*[\[{]\s*[\[{\"]")

ODT = b"application/vnd.oasis.opendocument.text"
FLAT_ODT = re.compile(rb"<office:document\b(?=[^>]*\boffice:mimetype\s*=\s*[\"']application/vnd\.oasis\.opendocument\.text[\"'])")
OFFICE_FILES = ("[Content_Types].xml", "mimetype", "Index/Document.iwa")  # members by which a zip archive is a document of some office
ABOVE = ((b"<!--", b"-->"), (b"<?", b">"))  # a comment and a declaration, which may stand above the first element
MOST_ABOVE = 200  # of them


class Format(NamedTuple):
    """A format: its name, whether some content is it, the endings of its file names, its reader ("module:function"), and whether it holds
    many articles."""

    name: str
    fits: Callable[[bytes], bool]
    suffixes: tuple[str, ...]
    reader: str
    many: bool = False


def _never(data: bytes) -> bool:
    """For formats that only their names tell."""
    return False


def _begins(pattern: re.Pattern[bytes]) -> Callable[[bytes], bool]:
    """Whether content begins with what the pattern matches, below comments and declarations."""

    def fits(data: bytes) -> bool:
        head = data[:HEAD_OF_MARKUP].removeprefix(b"\xef\xbb\xbf").lstrip()
        for _ in range(MOST_ABOVE):
            closed = next((closed for opened, closed in ABOVE if head.startswith(opened)), None)
            if closed is None:
                break
            head = head.partition(closed)[2].lstrip()
        return bool(pattern.match(head))

    return fits


def _zipped(*members: str) -> Callable[[bytes], bool]:
    """Whether content is a zip archive that holds one of the members."""

    def fits(data: bytes) -> bool:
        if not data.startswith(ZIPPED):
            return False
        try:
            return not set(members).isdisjoint(zipfile.ZipFile(io.BytesIO(data)).namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            return False

    return fits


def _is_odt(data: bytes) -> bool:
    """Whether content is a zip archive whose member "mimetype", packed or not, wherever it stands, says that it is an OpenDocument text."""
    if not _zipped("mimetype")(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)).open("mimetype") as told:
            return told.read(len(ODT) + 1).strip() == ODT
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        return False


def _is_factiva(data: bytes) -> bool:
    """Whether content is XML with the names of Factiva's elements."""
    head = data[:HEAD_OF_MARKUP].lower()
    return b"<sourcename" in head and any(name in head for name in FACTIVA) and data[:HEAD].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def _is_europresse(data: bytes) -> bool:
    """Whether content is HTML with the classes of Europresse's export."""
    return sum(name in data for name in EUROPRESSE) >= 2 and _begins(HTML)(data)


def _is_mail(data: bytes) -> bool:
    """Whether content begins with the fields of a mail message."""
    match = MAIL.match(data[:HEAD])
    if not match:
        return False
    fields = match.group().lower()
    return sum(fields.startswith(name) or b"\n" + name in fields for name in MAIL_FIELDS) >= 3


def _is_json(data: bytes) -> bool:
    """Whether content looks like JSON or JSON lines."""
    return bool(JSON.match(data[:HEAD])) and data.rstrip()[-1:] in b"]}"


_is_office = _zipped(*OFFICE_FILES)

# Content decides, in this order; where no content fits, the name does.
FORMATS = (
    Format("PDF", lambda data: data[:1024].lstrip().startswith(b"%PDF-"), (".pdf",), "pdf:read"),
    Format("RTF", lambda data: data[:64].lstrip().startswith(b"{\\rtf"), (".rtf",), "rtf:read"),
    Format("Word", _zipped("word/document.xml"), (".docx",), "docx:read"),
    Format("OpenDocument text", _is_odt, (".odt",), "odt:read"),
    Format("flat OpenDocument text", _begins(FLAT_ODT), (".fodt",), "odt:read"),
    Format("e-book", _zipped("META-INF/container.xml"), (".epub",), "epub:read", many=True),
    Format("Excel", _zipped("xl/workbook.xml"), (".xlsx",), "tables:read", many=True),
    Format("zip archive", lambda data: data.startswith(ZIPPED) and not _is_office(data), (), "archives:read_zip", many=True),
    Format("gzip archive", lambda data: data.startswith(b"\x1f\x8b"), (), "archives:read_gzip", many=True),
    Format("Parquet", lambda data: data.startswith(b"PAR1"), (".parquet",), "tables:read", many=True),
    Format("feed", _begins(FEED), (".rss", ".atom"), "feeds:read", many=True),
    Format("Reuters SGML", lambda data: b"<REUTERS " in data[:HEAD], (".sgm", ".sgml"), "reuters:read", many=True),
    Format("Factiva XML", _is_factiva, (), "factiva:read", many=True),
    Format("Europresse", _is_europresse, (), "europresse:read", many=True),
    Format("HTML", _begins(HTML), (".html", ".htm", ".xhtml"), "html:read"),
    Format("JSON", _is_json, (".json", ".jsonl", ".ndjson"), "tables:read", many=True),
    Format("mail", _is_mail, (".eml", ".mbox"), "mail:read", many=True),
    Format("CSV", _never, (".csv", ".tsv", ".tab"), "tables:read", many=True),
    Format("Markdown", _never, (".md", ".markdown"), "markdown:read"),
    Format("text", _never, (".txt", ".text", ""), "text:read"),
)
# What cannot be read, by its first bytes, and what to do.
REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as .docx or .xlsx"),
    (ZIPPED, "a document of an office that is no text", "save its text as .docx, .odt or .txt, or its table as .xlsx or .csv"),
    (b"WARC/", "a web archive", "take its pages out as HTML files first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"\x89PNG", "a picture", "give the article as text, or run OCR on it"),
    (b"\xff\xd8\xff", "a picture", "give the article as text, or run OCR on it"),
    (b"GIF8", "a picture", "give the article as text, or run OCR on it"),
)


def find(source: Source) -> Format:
    """The format of a source. Raises ArticleError when it is none that can be read."""
    for known in FORMATS:
        if known.fits(source.data):
            return known
    for start, what, do in REFUSED:
        if source.data.startswith(start):
            raise ArticleError(f"{source.origin} is {what}: {do}")
    if _is_binary(source.data):
        raise ArticleError(f"{source.origin} is a binary file: give an article as text, HTML, PDF, Word, RTF, mail or a table")
    by_name = next((known for known in FORMATS if source.suffix in known.suffixes), FORMATS[-1])
    # A name that promises a binary format or HTML is not believed when the content is something else.
    return by_name if by_name.fits is _never else FORMATS[-1]


def reader(source: Source) -> Callable[[Source], Iterator[ArticleDraft]]:
    """The function that reads a source; its module, and with it whatever it needs, is imported only now."""
    module, function = find(source).reader.split(":")
    return getattr(importlib.import_module(f"onrecord.formats.{module}"), function)


def holds_many(source: Source) -> bool:
    """Whether the source's format can hold many articles."""
    return find(source).many


def promises_many(name: str) -> bool:
    """Whether the ending of a file's name is that of a format which can hold many articles, or of an archive."""
    return name.lower().endswith(tuple(suffix for known in FORMATS if known.many for suffix in (*known.suffixes, ".gz", ".zip")))


def _is_binary(data: bytes) -> bool:
    """Whether content is no text: it has NUL bytes or other controls that no encoding of text uses often."""
    head = data[: 16 * HEAD]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or is_wide(head):
        return False
    controls = sum(head.count(byte) for byte in (*range(0, 8), *range(14, 27), 127))
    return head.count(0) > 0.01 * len(head) or controls > 0.05 * len(head)
