"""Saved web pages: items by repeated siblings where the page is a list, else its lines as if they had been pasted."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from tui.model import Document
from tui.parsing.dates import find_date
from tui.parsing.decode import Decoded, decode
from tui.parsing.directives import Directives
from tui.parsing.formats.entries import Entry, Text, document, linked, web_address
from tui.parsing.formats.prose import depth, paragraphs
from tui.parsing.formats.siblings import items_of
from tui.parsing.formats.tree import Block, Page, blocks_of, tree_of
from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.listing import parse_lines
from tui.parsing.reading import Reading
from tui.parsing.shapes import ends_whole

DEEPEST: Final = 2_000
"""A page whose elements stand deeper in each other is read as text: none for people is, and it would take hours."""

_CHARSET: Final = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_SAVED: Final = re.compile(r"<!-- saved from url=\(\d{4}\)(https?://[^\s>]+) -->")
_TOP: Final = 4096
_FEWEST_WORDS: Final = 12
"""A text outside of the items with fewer words is part of the frame of the page."""
_TITLE_WORDS: Final = 3
_FRAME: Final = Kind(Part.NOISE, "frame", "outside of the list of this page")


def read(data: bytes, reading: Reading) -> Document:
    """Return what a saved page says."""
    return page(_decoded(data, reading.encoding), reading, Directives())


def page(decoded: Decoded, reading: Reading, directives: Directives, address: str = "") -> Document:
    """Return what the markup of a page says.

    Args:
        decoded: the markup.
        reading: how to read it.
        directives: what is known of all its items.
        address: where the page was, if that is known.
    """
    if (deep := depth(decoded.text)) > DEEPEST:
        repairs = (*decoded.repairs, f"its elements stand {deep:,} deep in each other, so it was read as plain text")
        text = "\n".join(paragraphs(decoded.text))
        return parse_lines(reading, replace(decoded, text=text, repairs=repairs), directives)
    found = tree_of(decoded.text)
    saved = _SAVED.search(decoded.text[:_TOP])
    base = address or found.address or (saved[1] if saved else "")
    items = items_of(found.body)
    if items:
        return _list(found, {id(item): n for n, item in enumerate(items)}, base, decoded, reading, directives)
    blocks = list(blocks_of(found.body))
    links = {n: web_address(block.link, base) for n, block in enumerate(blocks, 1) if block.link and not block.aside}
    told = parse_lines(reading, replace(decoded, text="\n".join(block.text for block in blocks)), directives)
    return linked(told, links)


def _decoded(data: bytes, forced: str | None) -> Decoded:
    """Return the markup of a page; the encoding that it names counts if it is not UTF-8."""
    if forced is None and (named := _CHARSET.search(data[:_TOP])):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return decode(data, "cp1252" if named[1].lower() in _LATIN else named[1].decode("ascii"))
            except ValueError:
                pass
    return decode(data, forced)


_LATIN: Final = (b"iso-8859-1", b"latin1", b"latin-1", b"ascii", b"us-ascii")
"""Names under which browsers read cp1252."""


def _list(
    found: Page, members: dict[int, int], base: str, decoded: Decoded, reading: Reading, directives: Directives
) -> Document:
    """Return the items of a list, and beside them what is told in whole sentences outside of it."""
    blocks = list(enumerate(blocks_of(found.body, members), 1))
    entries, left = [], list[Fragment]()
    for member, part in groupby(blocks, key=lambda numbered: numbered[1].member):
        if member is not None:
            entries.append(_entry(list(part), base))
            continue
        heading: Text | None = None
        for line, block in part:
            text = Text(line, 0, block.text)
            if not block.aside and ends_whole(block.text) and len(block.text.split()) >= _FEWEST_WORDS:
                entries.append(Entry(line, heading, [text], link=web_address(block.link, base)))
                heading = None
                continue
            left += _framed(heading)
            heading = text if block.heading and not block.aside else None
            left += _framed(None if heading else text)
        left += _framed(heading)
    return document(reading, decoded.encoding, decoded.repairs, entries, left, directives)


def _framed(text: Text | None) -> list[Fragment]:
    """Return the account of a text that is outside of the list."""
    return [Fragment(text.line, 0, len(text.text), text.text, _FRAME)] if text else []


def _entry(blocks: Sequence[tuple[int, Block]], base: str) -> Entry:
    """Return an item of a list."""
    entry = Entry(blocks[0][0], link=_link(blocks, base))
    title = _title(blocks)
    for line, block in blocks:
        text = Text(line, 0, block.text)
        if line == title:
            entry.title = text
        elif block.author and not entry.byline:
            entry.byline = block.text
        elif block.when and not entry.printed:
            printed = find_date(block.text)
            entry.printed = block.text if printed and printed.year else block.when
        else:
            entry.paragraphs.append(text)
    return entry


def _title(blocks: Sequence[tuple[int, Block]]) -> int | None:
    """Return the line of the title of an item: its heading, else the first link of several words."""
    for line, block in blocks:
        if block.heading and not block.when:
            return line
    if len(blocks) > 1:
        for line, block in blocks:
            if block.linked and len(block.text.split()) >= _TITLE_WORDS and not ends_whole(block.text):
                return line
    return None


def _link(blocks: Iterable[tuple[int, Block]], base: str) -> str:
    """Return the address of an item: that of its heading, else the first one."""
    blocks = list(blocks)
    ordered = [block for _, block in blocks if block.heading] + [block for _, block in blocks]
    return next((link for block in ordered if block.link and (link := web_address(block.link, base))), "")
