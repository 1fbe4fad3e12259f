"""Mail messages (.eml): newsletters and alerts."""

import email
import email.policy
import email.utils
from collections.abc import Iterator

from onrecord.article import ArticleError, Date
from onrecord.formats.bylines import authors
from onrecord.formats.decoding import clean, decode
from onrecord.formats.document import Draft, Source
from onrecord.formats.html import read_page


def read(source: Source) -> Iterator[Draft]:
    """The one article of a mail message: its text part, or else its HTML part. Raises ArticleError when it has neither."""
    try:
        message = email.message_from_bytes(source.data, policy=email.policy.default)
        known = _fields(message)
        part = message.get_body(preferencelist=("plain", "html"))
        data = part.get_payload(decode=True) if part is not None else None
        kind, charset = (part.get_content_type(), part.get_content_charset()) if part is not None else ("", None)
    except Exception as error:  # the standard parser raises whatever a damaged message makes it trip over
        raise ArticleError(f"{source.origin} is a damaged mail message ({type(error).__name__}): save its text as .txt") from None
    if not data:
        raise ArticleError(f"{source.origin} is a mail message without text: save its attachment by itself")
    decoded = decode(data, charset)
    text = clean(decoded.text)
    known["encoding"] = decoded.description
    yield read_page(text, source.origin, **known) if kind == "text/html" else Draft(text, known=known)


def _fields(message: email.message.EmailMessage) -> dict[str, object]:
    """Title, authors and date of the message's own fields."""
    sent = email.utils.parsedate(str(message.get("Date", "")))
    sender = email.utils.parseaddr(str(message.get("From", "")))[0]
    known = {
        "title": clean(" ".join(str(message.get("Subject", "")).split())),
        "authors": authors(sender),
        "date": Date(str(message["Date"]), *sent[:3]) if sent else None,
        "date_source": "mail field Date" if sent else None,
    }
    return {name: value for name, value in known.items() if value}
