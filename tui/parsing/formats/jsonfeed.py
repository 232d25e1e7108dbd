"""JSON Feed, versions 1 and 1.1."""

import json
from collections.abc import Mapping

from msgspec.structs import replace

from tui.model import Document
from tui.parsing.decode import Undecodable, decode
from tui.parsing.directives import Directives
from tui.parsing.formats.entries import Entry, document, laid_out, web_address
from tui.parsing.formats.prose import one_line, paragraphs
from tui.parsing.reading import Reading


def read(data: bytes, reading: Reading) -> Document:
    """Return the entries of a JSON feed."""
    decoded = decode(data, reading.encoding)
    try:
        feed: object = json.loads(decoded.text, strict=False)
    except (ValueError, RecursionError):
        raise Undecodable("It begins like a JSON feed, but is no JSON.") from None
    if not isinstance(feed, dict):
        raise Undecodable("It begins like a JSON feed, but is none.")
    items = feed.get("items")
    base = web_address(feed.get("home_page_url"))
    entries = (
        [_entry(raw, line, base) for line, raw in enumerate(items, 1) if isinstance(raw, dict)]
        if isinstance(items, list)
        else []
    )
    return document(
        reading,
        decoded.encoding,
        decoded.repairs,
        entries,
        directives=Directives(one_line(_text(feed, "title")) or None),
    )


def _entry(raw: Mapping[str, object], line: int, base: str) -> Entry:
    """Return an entry in the words of all formats; its line is its number, since JSON has no lines of its own."""
    body = paragraphs(_text(raw, "content_html")) or paragraphs(_text(raw, "content_text"))
    entry = laid_out(line, one_line(_text(raw, "title")), body, paragraphs(_text(raw, "summary")))
    tags = raw.get("tags")
    return replace(
        entry,
        printed=one_line(_text(raw, "date_published") or _text(raw, "date_modified")),
        byline=", ".join(filter(None, map(_name, _authors(raw)))),
        link=web_address(raw.get("url"), base) or web_address(raw.get("external_url"), base),
        labels=tuple(one_line(tag) for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )


def _authors(raw: Mapping[str, object]) -> list[object]:
    """Return the authors of an entry, in the words of either version."""
    authors = raw.get("authors")
    return authors if isinstance(authors, list) else [raw.get("author")]


def _name(author: object) -> str:
    """Return the name of an author."""
    return one_line(_text(author, "name")) if isinstance(author, Mapping) else ""


def _text(raw: Mapping[str, object], name: str) -> str:
    """Return a text that an object has, else nothing."""
    value = raw.get(name)
    return value if isinstance(value, str) else ""
