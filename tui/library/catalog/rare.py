"""Copies worth comparing because they share rare words, though neither their beginnings nor their ends are the same."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, combinations

from tui.library.catalog.listed import Listed
from tui.parsing.duplicates import CROWD, sharing_two


def rare_pairs(words: Iterable[Listed], rows: int) -> Iterator[tuple[int, int]]:
    """Yield the rows that share two of their rarest words, some perhaps twice.

    Args:
        words: For each word the rows that hold it, in pieces.
        rows: How many rows there are.
    """
    rare = _rare(words)
    ends = array("I", accumulate(rare.counts))
    order = array("I", sorted(range(len(ends)), key=rare.counts.__getitem__))
    holders = (rare.numbers[ends[place] - rare.counts[place] : ends[place]] for place in order)
    for alike in sharing_two(holders, rows):
        yield from combinations(alike, 2)


def _rare(words: Iterable[Listed]) -> Listed:
    """Return how many rows hold each rare word, and which; the words themselves say nothing here."""
    counts, numbers = array("I"), array("I")
    for piece in words:
        for count, end in zip(piece.counts, accumulate(piece.counts), strict=True):
            if 1 < count <= CROWD:
                counts.append(count)
                numbers.extend(piece.numbers[end - count : end])
    return Listed((), counts, numbers)
