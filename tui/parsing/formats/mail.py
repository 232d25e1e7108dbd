"""Letters as mail programs save them (.eml), newsletters above all; and pages that a browser saved as one (.mhtml)."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from msgspec.structs import replace

from tui.model import Date, Document, Dropped, Snippet
from tui.parsing.decode import Decoded, decode, plain
from tui.parsing.directives import Directives
from tui.parsing.formats.entries import web_address
from tui.parsing.formats.extras import Missing
from tui.parsing.formats.pages import page
from tui.parsing.formats.prose import paragraphs
from tui.parsing.listing import parse_lines
from tui.parsing.reading import Reading

_LONGEST_HEADER: Final = 1000
_SAVED_PAGE: Final = "snapshot-content-location"


def read(data: bytes, reading: Reading) -> Document:
    """Return what a letter says; items that print no date have its own, items without an outlet its sender."""
    letter = message_from_bytes(data)
    address = web_address(_header(letter, _SAVED_PAGE))
    sent = "" if address else _header(letter, "date")
    day = _day(sent)
    sender = "" if address else parseaddr(_header(letter, "from"))[0]
    told = _body(letter, reading, Directives(sender or None, day), address)
    if day is not None:
        told = replace(
            told,
            snippets=tuple(
                _dated(snippet, Date(sent, day.isoformat(), "day", "directive")) for snippet in told.snippets
            ),
        )
    subject = "" if address else _header(letter, "subject")
    if subject:
        head = Dropped(1, 0, len(subject), subject, "subject", "subject of the letter")
        told = replace(told, dropped=(head, *told.dropped))
    return told


def _body(letter: "Message[str, str]", reading: Reading, directives: Directives, address: str) -> Document:
    """Return what the body of a letter says: its HTML, else its text."""
    parts = {kind: part for kind, part in reversed([*_parts(letter)])}
    html, text = parts.get("text/html"), parts.get("text/plain")
    if html is not None:
        decoded = _decoded(html, reading.encoding)
        try:
            return page(decoded, reading, directives, address)
        except Missing:
            if text is None:
                return parse_lines(reading, replace(decoded, text="\n".join(paragraphs(decoded.text))), directives)
    decoded = _decoded(text, reading.encoding) if text is not None else Decoded("", "utf-8")
    return parse_lines(reading, decoded, directives)


def _parts(letter: "Message[str, str]") -> Iterator[tuple[str, "Message[str, str]"]]:
    """Yield the texts of a letter with their kinds; what is attached is no part of it."""
    for part in letter.walk():
        if not part.is_multipart() and part.get_content_disposition() != "attachment":
            yield part.get_content_type(), part


def _decoded(part: "Message[str, str]", forced: str | None) -> Decoded:
    """Return the text of a part."""
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    named = forced or part.get_content_charset()
    if named and not forced:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return decode(data, named)
            except ValueError:
                pass
    return decode(data, forced)


def _header(letter: "Message[str, str]", name: str) -> str:
    """Return a header as words."""
    raw = str(letter.get(name) or "")[:_LONGEST_HEADER]
    with suppress(MessageError, LookupError, ValueError):
        raw = str(make_header(decode_header(raw)))
    return " ".join(plain(raw).split())


def _day(sent: str) -> date | None:
    """Return the day on which a letter was sent."""
    try:
        return parsedate_to_datetime(sent).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _dated(snippet: Snippet, sent: Date) -> Snippet:
    """Return a snippet with the day of its letter, if it prints none."""
    return snippet if snippet.date else replace(snippet, date=sent)
