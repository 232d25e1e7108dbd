"""Lines of styled pieces: cutting them to a width, wrapping them, and laying spans over a text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from rich.cells import cell_len as any_cell_len
from rich.cells import set_cell_size


class Piece(NamedTuple):
    """Some text and what it means; the meaning names a component class of `widgets.lines.Lines`."""

    text: str
    meaning: str = "ink"


Line: TypeAlias = tuple[Piece, ...]
"""One line of the screen."""


class Stretch(NamedTuple):
    """A part of a text that means something: a name of the lexicon, a hit of the search."""

    start: int
    """Where it begins, in characters."""
    end: int
    """Where it ends (exclusive)."""
    meaning: str
    """What it means; of two over one place the later one in the list wins."""


_WORD: Final = re.compile(r"\S+")
NARROW: Final = frozenset(
    map(
        chr,
        (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x300), *range(0x2010, 0x2028), *range(0x2500, 0x25FD)),
    )
)
"""Letters and signs of one cell, with the quotes, dashes and dots of print, over which Rich would go one by one."""


def cell_len(text: str) -> int:
    """Return how many cells of the screen a text takes."""
    return len(text) if NARROW.issuperset(text) else any_cell_len(text)


def shortened(text: str, width: int) -> str:
    """Return a text of at most so many cells, cut with one ellipsis."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""


def fitted(pieces: Iterable[Piece], width: int) -> Line:
    """Return the pieces cut to so many cells; the one that is cut ends in an ellipsis."""
    line: list[Piece] = []
    left = width
    for piece in pieces:
        size = cell_len(piece.text)
        if size > left:
            if left > 0:
                line.append(piece._replace(text=shortened(piece.text, left)))
            break
        line.append(piece)
        left -= size
    return tuple(line)


def spread(left: Iterable[Piece], right: Iterable[Piece], width: int) -> Line:
    """Return a line with one part at the left edge, cut if need be, and one at the right edge."""
    tail = fitted(right, width)
    room = width - cells(tail)
    head = fitted(left, room - 1 if tail else room)
    return (*head, Piece(" " * (room - cells(head))), *tail)


def cells(line: Iterable[Piece]) -> int:
    """Return how many cells of the screen a line takes."""
    return sum(cell_len(piece.text) for piece in line)


def plain(line: Iterable[Piece]) -> str:
    """Return the text of a line."""
    return "".join(piece.text for piece in line)


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each screen line of a paragraph; a word wider than the line is broken."""
    size: Callable[[str], int] = len if NARROW.issuperset(text) else any_cell_len
    line = last = -1
    for start, end in _words(text, width, size):
        if line >= 0 and size(text[line:end]) > width:
            yield line, last
            line = -1
        line = start if line < 0 else line
        last = end
    if line >= 0:
        yield line, last


def _words(text: str, width: int, size: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each word, in parts where it is wider than the line."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        while end - start > 1 and size(text[start:end]) > width:
            cut = start + 1
            while size(text[start : cut + 1]) <= width:
                cut += 1
            yield start, cut
            start = cut
        yield start, end


def styled(text: str, start: int, end: int, stretches: Sequence[Stretch], meaning: str) -> Line:
    """Return a part of a text as pieces, with what the stretches over it mean."""
    over = [s for s in stretches if s.start < end and s.end > start]
    if not over:
        return (Piece(text[start:end], meaning),)
    edges = sorted({start, end, *(min(max(edge, start), end) for s in over for edge in (s.start, s.end))})
    pieces: list[Piece] = []
    for left, right in pairwise(edges):
        means = [s.meaning for s in over if s.start <= left and s.end >= right]
        pieces.append(Piece(text[left:right], means[-1] if means else meaning))
    return tuple(pieces)


def paragraph(text: str, width: int, stretches: Sequence[Stretch] = (), meaning: str = "ink") -> Iterator[Line]:
    """Yield the lines of a paragraph wrapped at so many cells."""
    for start, end in wrapped(text, max(width, 1)):
        yield styled(text, start, end, stretches, meaning)


def lines_of(text: str) -> Iterator[tuple[str, int]]:
    """Yield each line of a text that says something, with its offset."""
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            yield line, offset
        offset += len(line) + 1
