"""Copies worth comparing because they share rare words, though neither their beginnings nor their ends are the same."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, combinations
from typing import Final

from tui.library.catalog.listed import Listed

_RAREST: Final = 4
"""Of so many of its rarest words a row must share two with another one."""
_CROWD: Final = 50
"""A word of more rows than this is not rare."""
_AT_ONCE: Final = 250_000
"""Of about so many rows the pairs of words are held at once."""


def rare_pairs(words: Iterable[Listed], rows: int) -> Iterator[tuple[int, int]]:
    """Yield the rows that share two of their rarest words, some perhaps twice.

    Args:
        words: For each word the rows that hold it, in pieces.
        rows: How many rows there are.
    """
    picked = array("I", bytes(4 * _RAREST * rows))
    counts = bytearray(rows)
    rare = _rare(words)
    ends = array("I", accumulate(rare.counts))
    order = array("I", sorted(range(len(ends)), key=rare.counts.__getitem__))
    for number, place in enumerate(order):
        for row in rare.numbers[ends[place] - rare.counts[place] : ends[place]]:
            if (count := counts[row]) < _RAREST:
                picked[_RAREST * row + count] = number
                counts[row] = count + 1
    every = len(order)
    shares = rows // _AT_ONCE + 1
    for share in range(shares):
        first: dict[int, int] = {}
        found: dict[int, list[int]] = {}
        for row, count in enumerate(counts):
            for one, other in combinations(picked[_RAREST * row : _RAREST * row + count], 2):
                if one % shares == share and (before := first.setdefault(one * every + other, row)) != row:
                    found.setdefault(one * every + other, [before]).append(row)
        for alike in found.values():
            yield from combinations(alike, 2)


def _rare(words: Iterable[Listed]) -> Listed:
    """Return how many rows hold each rare word, and which; the words themselves say nothing here."""
    counts, numbers = array("I"), array("I")
    for piece in words:
        for count, end in zip(piece.counts, accumulate(piece.counts), strict=True):
            if 1 < count <= _CROWD:
                counts.append(count)
                numbers.extend(piece.numbers[end - count : end])
    return Listed((), counts, numbers)
