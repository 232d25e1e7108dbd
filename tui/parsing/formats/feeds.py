"""RSS, Atom and RDF, well-formed or not.

feedparser takes text, and bytes too, for a path or an address if it can; so it is never handed anything but a stream.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Final

from tui.model import Document
from tui.parsing.decode import plain
from tui.parsing.directives import Directives
from tui.parsing.formats.entries import Entry, document, laid_out, web_address
from tui.parsing.formats.extras import Missing
from tui.parsing.formats.prose import one_line, paragraphs
from tui.parsing.reading import Reading

_BEGINNING: Final = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_DATES: Final = ("published", "updated", "created")
_MOST_LABELS: Final = 12


def read(data: bytes, reading: Reading) -> Document:
    """Return the entries of a feed; one that is not well-formed is read as far as it goes."""
    try:
        import feedparser
    except ImportError:
        raise Missing("a feed", "feeds") from None
    found = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    feed: Mapping[str, object] = found.feed
    entries: Sequence[Mapping[str, object]] = found.entries
    base = web_address(feed.get("link"))
    source = one_line(_text(feed, "title"))
    told = [_entry(raw, line, base) for raw, line in zip(entries, _lines(data, len(entries)), strict=True)]
    repairs = ["it is not well-formed and was read as far as it goes"] if found.bozo and not told else []
    return document(
        reading, str(found.get("encoding") or "utf-8"), repairs, told, directives=Directives(source or None)
    )


def _lines(data: bytes, count: int) -> Iterator[int]:
    """Return the line on which each entry begins; their numbers, where the bytes do not tell."""
    starts = [found.start() for found in _BEGINNING.finditer(data)]
    if len(starts) != count:
        yield from range(1, count + 1)
        return
    line, at = 1, 0
    for start in starts:
        line += data.count(b"\n", at, start)
        at = start
        yield line


def _entry(raw: Mapping[str, object], line: int, base: str) -> Entry:
    """Return an entry in the words of all formats."""
    parts = raw.get("content")
    contents = [part for part in parts if isinstance(part, Mapping)] if isinstance(parts, list) else []
    whole = [paragraph for part in contents for paragraph in paragraphs(_text(part, "value"))]
    entry = laid_out(line, one_line(_text(raw, "title")), whole, paragraphs(_text(raw, "summary")))
    printed = next((name for name in _DATES if raw.get(name)), "published")
    origin = raw.get("source")
    entry.printed = " ".join(plain(_text(raw, printed)).split())
    entry.day = _day(raw.get(f"{printed}_parsed"))
    entry.byline = one_line(_text(raw, "author"))
    entry.source = one_line(_text(origin, "title")) if isinstance(origin, Mapping) else ""
    entry.link = web_address(raw.get("link"), base)
    entry.labels = _labels(raw.get("tags"))
    return entry


def _text(raw: Mapping[str, object], name: str) -> str:
    """Return a text that an entry has, else nothing."""
    value = raw.get(name)
    return value if isinstance(value, str) else ""


def _day(parsed: object) -> date | None:
    """Return the day of a time that feedparser understood."""
    try:
        return date(*map(int, parsed[:3])) if isinstance(parsed, tuple) else None
    except (ValueError, TypeError):
        return None


def _labels(tags: object) -> tuple[str, ...]:
    """Return the categories of an entry."""
    terms = [_text(tag, "term") for tag in tags if isinstance(tag, Mapping)] if isinstance(tags, list) else []
    return tuple(dict.fromkeys(label for term in terms[:_MOST_LABELS] if (label := one_line(term))))
