"""Rows in another order than as listed, found block by block, so that no change of the list walks all rows.

All rows in an order are cut into blocks once, each known as a set too. How many rows of a list stand in each block is
then the size of an intersection, and only the blocks that somebody looks at are put in their order.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, chain
from typing import Final, TypeAlias
from weakref import WeakKeyDictionary

from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog

_BLOCKS: Final = 128
_LACKING: Final = {"newest": "day", "source": "source"}
"""The orders by what a row may lack, and the facet of the rows that have it."""


class Order:
    """All rows of a catalog in an order."""

    def __init__(self, rows: "array[int]") -> None:
        """Take the rows in their order."""
        size = max(-(-len(rows) // _BLOCKS), 1)
        self.parts: Final = [rows[start : start + size] for start in range(0, len(rows), size)]
        """The blocks, each in its order."""
        self.sets: Final = [BitMap(part) for part in self.parts]
        """The same blocks as sets."""


_KNOWN: Final = WeakKeyDictionary[Catalog, dict[str, Order]]()
"""The orders that somebody asked for."""


class Ordered:
    """Some rows in an order; a sequence that never changes."""

    def __init__(self, order: Order, rows: BitMap) -> None:
        """Take the order of all, and those that are listed."""
        self._order, self._rows = order, rows
        self._ends = [*accumulate(map(rows.intersection_cardinality, order.sets))]
        self._found: dict[int, array[int]] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, index: int, /) -> int:
        """Return the row at a place in the order."""
        at = range(len(self))[index]
        block = bisect_right(self._ends, at)
        return self._block(block)[at - self._before(block)]

    def __iter__(self) -> Iterator[int]:
        """Yield the rows in their order."""
        return chain.from_iterable(map(self._block, range(len(self._ends))))

    def rank(self, row: int, /) -> int:
        """Return how many of these stand up to a row of the catalog, that one included."""
        block = next(at for at, rows in enumerate(self._order.sets) if row in rows)
        part = self._order.parts[block]
        return self._before(block) + sum(map(self._rows.__contains__, part[: part.index(row) + 1]))

    def among(self, rows: BitMap) -> "Ordered":
        """Return those of these that are among some rows."""
        return Ordered(self._order, self._rows & rows)

    def _before(self, block: int) -> int:
        """Return how many stand before a block."""
        return self._ends[block - 1] if block else 0

    def _block(self, block: int) -> "array[int]":
        """Return those of a block in their order."""
        if block not in self._found:
            self._found[block] = array("I", filter(self._rows.__contains__, self._order.parts[block]))
        return self._found[block]


class Halves:
    """Rows of which some stand before the others, each half as listed; a sequence that never changes."""

    def __init__(self, rows: BitMap, first: BitMap) -> None:
        """Take the rows, and a set of which those that are in it stand first."""
        self._first, self._last, self._leading = rows & first, rows - first, first

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._first) + len(self._last)

    def __getitem__(self, index: int, /) -> int:
        """Return the row at a place in the order."""
        at, half = range(len(self))[index], len(self._first)
        return self._first[at] if at < half else self._last[at - half]

    def __iter__(self) -> Iterator[int]:
        """Yield the rows in their order."""
        return chain(self._first, self._last)

    def rank(self, row: int, /) -> int:
        """Return how many of these stand up to a row of the catalog, that one included."""
        return self._first.rank(row) if row in self._leading else len(self._first) + self._last.rank(row)

    def among(self, rows: BitMap) -> "Halves":
        """Return those of these that are among some rows."""
        return Halves((self._first | self._last) & rows, self._leading)


Ranked: TypeAlias = BitMap | Ordered | Halves
"""Rows of which each knows its place: a set as it is, which is as listed, or rows in an order."""


def ordered(catalog: Catalog, rows: BitMap, sort: str) -> Ordered:
    """Return rows by what the catalog knows of them, or by that the other way round."""
    known = _KNOWN.setdefault(catalog, {})
    if sort not in known:
        known[sort] = Order(_all_in_order(catalog, sort))
    return Ordered(known[sort], rows)


def _all_in_order(catalog: Catalog, sort: str) -> "array[int]":
    """Return all rows in an order; the other way round, those that lack what it goes by stay at the end."""
    name = sort.removeprefix("-")
    rows = array("I", range(len(catalog)) if name == "listed" else catalog.order(name))
    if name == sort:
        return rows
    ends = len(rows)
    if name in _LACKING:
        ends = len(BitMap.union(BitMap(), *(catalog.rows(tag) for tag in catalog.tags(_LACKING[name]))))
    return rows[:ends][::-1] + rows[ends:]
