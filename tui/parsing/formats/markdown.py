"""Markdown: headings with what stands below them are items, everything else is read as if it had been pasted."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from tui.model import Document
from tui.parsing.decode import decode, plain
from tui.parsing.directives import directives_in
from tui.parsing.formats.entries import Entry, Text, document, linked, web_address
from tui.parsing.formats.prose import paragraphs
from tui.parsing.fragments import LONGEST
from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.listing import parse_lines
from tui.parsing.reading import Reading

_FEWEST = 2
_HEADING = Kind(Part.NOISE, "heading", "heading of a part of the document")


class Piece(NamedTuple):
    """A heading or paragraph."""

    line: int
    """The line on which it begins."""
    text: str
    """Its words, without signs of Markdown."""
    link: str
    """The first address in it."""
    level: int
    """The level of a heading; 0 for a paragraph."""


def read(data: bytes, reading: Reading) -> Document:
    """Return what a document in Markdown says."""
    decoded = decode(data, reading.encoding)
    directives = directives_in(decoded.text.split("\n", 8)[:8])
    if any(len(part) > LONGEST for part in decoded.text.split("\n\n")):  # inline signs cost the square of their number
        return parse_lines(reading, decoded, directives)
    told = {piece.line for piece in directives.pieces}
    pieces = [piece for piece in _pieces(decoded.text) if piece.line not in told]
    if level := _level_of_items(pieces):
        entries, left = _items(pieces, level)
        return document(reading, decoded.encoding, decoded.repairs, entries, [*directives.pieces, *left], directives)
    found = parse_lines(reading, replace(decoded, text=_at_their_lines(pieces)), directives)
    return linked(found, {piece.line: piece.link for piece in pieces})


def _at_their_lines(pieces: Sequence[Piece]) -> str:
    """Return pieces as a text in which each stands on its line."""
    lines = [""] * max((piece.line for piece in pieces), default=0)
    for piece in pieces:
        lines[piece.line - 1] += f" {piece.text}"
    return "\n".join(lines)


def _pieces(text: str) -> Iterator[Piece]:
    """Yield the headings and paragraphs of a text, a line that ends with a break by itself."""
    level = 0
    for token in MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable("table").parse(text):
        if token.type == "heading_open":
            level = int(token.tag.removeprefix("h"))
        elif token.type == "heading_close":
            level = 0
        elif token.map is not None and token.type in ("inline", "fence", "code_block", "html_block"):
            first = token.map[0] + 1
            if token.type == "inline":
                words, link = _inline(token.children or [])
                yield from _lines(first, words, link, level)
            else:
                html = token.type == "html_block"
                yield from _lines(first, "\n".join(paragraphs(token.content)) if html else token.content, "", 0)


def _lines(first: int, words: str, link: str, level: int) -> Iterator[Piece]:
    """Yield the lines of a piece that say anything."""
    for n, line in enumerate(words.split("\n")):
        if text := " ".join(plain(line).split()):
            yield Piece(first + n, text, link, level)


def _inline(tokens: Sequence[Token]) -> tuple[str, str]:
    """Return the words of a piece without their signs, and the first address in it."""
    words, link = [], ""
    for token in tokens:
        if token.type == "link_open":
            link = link or web_address(token.attrGet("href"))
        elif token.type == "hardbreak":
            words.append("\n")
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type in ("text", "code_inline"):
            words.append(token.content)
    return "".join(words), link


def _level_of_items(pieces: Sequence[Piece]) -> int:
    """Return the level of the headings that items have: the deepest one that stands over paragraphs twice or more."""
    counts: dict[int, int] = {}
    for above, below in pairwise(pieces):
        if above.level and not below.level:
            counts[above.level] = counts.get(above.level, 0) + 1
    return max((level for level, count in counts.items() if count >= _FEWEST), default=0)


def _items(pieces: Sequence[Piece], level: int) -> tuple[list[Entry], list[Fragment]]:
    """Return headings of a level with what stands below them; what stands above the first one by itself."""
    entries: list[Entry] = []
    left: list[Fragment] = []
    within = False
    for piece in pieces:
        text = Text(piece.line, 0, piece.text)
        if piece.level == level:
            entries.append(Entry(piece.line, text, link=piece.link))
            within = True
        elif piece.level:
            left.append(Fragment(piece.line, 0, len(piece.text), piece.text, _HEADING))
            within = False
        elif within:
            entries[-1].paragraphs.append(text)
            entries[-1] = replace(entries[-1], link=entries[-1].link or piece.link)
        else:
            entries.append(Entry(piece.line, None, [text], link=piece.link))
    return entries, left
