"""Mail messages (.eml): newsletters and alerts."""

import email.message
import email.policy
import email.utils
import re
from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date
from onrecord.formats.decoding import clean, decode
from onrecord.formats.document import ArticleDraft, Source
from onrecord.formats.html import read_page

NEXT_MESSAGE = re.compile(rb"(?:\A|\r?\n\r?\n)From (?=[^\n]*\d{4})[^\n]*\n(?=[A-Za-z-]+:)")
SOFT_END = re.compile(r"(?<!--)(?<=\S) \n(?=[^\n>])")
SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
QUOTED = re.compile(r"^(?:On [^\n]{5,150}\swrote:\n+)?(?:>[^\n]*(?:\n|\Z))+", re.MULTILINE)
# What stands above the whole of a message that is answered, as some programs set it.
ANSWERED = re.compile(r"^(?:-{2,} ?Original Message ?-{2,}|_{10,})\n+(?=From:)|^(?=From: [^\n]+\n(?:Sent|Date): )", re.MULTILINE)
PASSED_ON = re.compile(
    r"^(?:(?:re|aw|sv|fwd?|wg)(?:\[\d+\])?: ?)+", re.IGNORECASE
)  # before the subject of a message that answers or passes on
LONGEST_HEADER = 256 * 1024  # bytes of a message's fields, which the standard parser reads several times over
# A field of its parts with parameters, each of which the standard parser reads for a thousandth of a second.
CONTENT = re.compile(rb"^Content-(?:Type|Disposition)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
LONGEST_CONTENT = 8 * 1024  # bytes of such a field
LEAST = 25  # words above it, with which a message is more than a forwarded one


def read(source: Source) -> Iterator[ArticleDraft]:
    """The article of a mail message, or those of the messages of an mbox file, of which a bad one is one problem."""
    if not source.data.startswith(b"From "):
        yield from _read_message(source)
        return
    messages = [part for part in NEXT_MESSAGE.split(source.data) if part.strip()]
    for number, message in enumerate(messages, 1):
        origin = f"{source.origin}, message {number}"
        try:
            for draft in _read_message(source._replace(data=message.replace(b"\n>From ", b"\nFrom "), origin=origin)):
                yield ArticleDraft(draft.text, draft.marks, {"origin": origin, **draft.known})
        except ArticleError as error:
            yield ArticleDraft("", problem=str(error))


def _read_message(source: Source) -> Iterator[ArticleDraft]:
    """The one article of a mail message: its text part, or else its HTML part. Raises ArticleError when it has neither."""
    if re.search(rb"\r?\n\r?\n", source.data[:LONGEST_HEADER]) is None and len(source.data) > LONGEST_HEADER:
        raise ArticleError(f"{source.origin} has mail fields of more than {LONGEST_HEADER // 1024} KB: save its text as .txt")
    if any(len(field.group()) > LONGEST_CONTENT for field in CONTENT.finditer(source.data)):
        raise ArticleError(f"{source.origin} has a mail field of more than {LONGEST_CONTENT // 1024} KB: save its text as .txt")
    try:
        message = email.message_from_bytes(source.data, policy=email.policy.default)
        known = _fields(message)
        part = message.get_body(preferencelist=("plain", "html"))
        data = part.get_payload(decode=True) if part is not None else None
        flowed = part is not None and part.get_param("format") == "flowed"
        kind, charset = (part.get_content_type(), part.get_content_charset()) if part is not None else ("", None)
    except Exception as error:  # the standard parser raises whatever a damaged message makes it trip over
        raise ArticleError(f"{source.origin} is a damaged mail message ({type(error).__name__}): save its text as .txt") from None
    if not data:
        raise ArticleError(f"{source.origin} is a mail message without text: save its attachment by itself")
    assert isinstance(data, bytes)  # as get_payload(decode=True) gives a part that is text
    decoded = decode(data, charset)
    text = clean(decoded.text)
    if kind != "text/html":
        text = _without_quotes(_unfolded(text) if flowed else text)
    known["encoding"] = decoded.description
    yield read_page(text, source.origin, **known) if kind == "text/html" else ArticleDraft(text, known=known)


def _unfolded(text: str) -> str:
    """Text in which a space at a line's end says that its paragraph goes on (RFC 3676)."""
    return SOFT_END.sub(" ", text)


def _without_quotes(text: str) -> str:
    """Text without the signature below "-- " and without the messages that it answers."""
    own = ANSWERED.split(text, maxsplit=1)[0]
    text = own if len(own.split()) >= LEAST else text
    return QUOTED.sub("", SIGNATURE.split(text, maxsplit=1)[0])


def _fields(message: email.message.EmailMessage) -> dict[str, object]:
    """Title, authors and date of the message's own fields."""
    sent = find_date(_field(message, "Date"))
    known = {
        "title": clean(PASSED_ON.sub("", " ".join(_field(message, "Subject").split()))),
        "authors": authors(email.utils.parseaddr(_field(message, "From"))[0]),
        "date": sent,
        "date_source": "mail field Date" if sent else None,
    }
    return {name: value for name, value in known.items() if value}


def _field(message: email.message.EmailMessage, name: str) -> str:
    """A field of the message; "" where it is not there, or so damaged that the standard parser trips over it: it costs only itself."""
    try:
        return str(message.get(name, ""))
    except Exception:  # whatever a damaged field makes it trip over
        return ""
