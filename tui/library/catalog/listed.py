"""Keys and the numbers of what has each, as plain columns: what is known of a million rows is put together in C.

Words are so many that all of them at once would fill the memory: they are put together in pieces, a letter at a time.
"""

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, compress, pairwise
from operator import ne, sub
from string import ascii_lowercase
from typing import Final, NamedTuple

from tui.library.catalog.flat import Bytes, Flat

GONE: Final = 0xFFFFFFFF
"""The number of what is not there."""
_NUMBER: Final = 4
"""So many bytes has a number."""
_BORDERS: Final = (*ascii_lowercase, "{")
PIECES: Final = len(_BORDERS) + 1
"""Keys lie in so many pieces: those before "a", those with each letter, those behind "z"."""


class Listed(NamedTuple):
    """Sorted keys, each with the numbers of what has it."""

    keys: Sequence[str]
    """The keys."""
    counts: Sequence[int]
    """How many numbers each has."""
    numbers: "array[int]"
    """The numbers of the first key, of the second …"""

    @classmethod
    def of(cls, held: Mapping[str, Sequence[int]]) -> "Listed":
        """Return what was gathered."""
        keys = sorted(held)
        sets = [*map(held.__getitem__, keys)]
        return cls(keys, array("I", map(len, sets)), array("I", chain.from_iterable(sets)))

    @classmethod
    def kept(cls, flat: Flat, name: str, *, packed: bool = False) -> "Listed":
        """Return what is kept."""
        keys = flat.read(f"{name}.keys").decode("utf-8", "surrogatepass").split("\n")
        counts = array("I", flat.read(f"{name}.counts"))
        numbers = flat.read(f"{name}.numbers")
        return cls(keys if counts else [], counts, array("I", zlib.decompress(numbers) if packed else numbers))

    @classmethod
    def together(cls, several: Sequence["Listed"]) -> "Listed":
        """Return what several say; of a key the numbers that the first one gives it come first."""
        several = [listed for listed in several if listed.keys]
        if len(several) == 1:
            return several[0]
        keys = [*chain.from_iterable(listed.keys for listed in several)]
        order = sorted(range(len(keys)), key=keys.__getitem__)  # quick, since each of them is sorted already
        keys = [*map(keys.__getitem__, order)]
        counts = [*chain.from_iterable(listed.counts for listed in several)]
        sets = [*chain.from_iterable(listed.sets() for listed in several)]
        numbers = array("I", b"".join(map(sets.__getitem__, order)))
        is_last = [*map(ne, keys, chain(keys[1:], (None,)))]
        ends = [*compress(accumulate(map(counts.__getitem__, order)), is_last)]
        return cls([*compress(keys, is_last)], array("I", map(sub, ends, chain((0,), ends))), numbers)

    def parts(self, name: str, *, packed: bool = False) -> dict[str, Bytes]:
        """Return the parts in which it is kept; packing them pays where they stay."""
        return {
            f"{name}.keys": "\n".join(self.keys).encode("utf-8", "surrogatepass"),
            f"{name}.counts": array("I", self.counts),
            f"{name}.numbers": zlib.compress(self.numbers, 1) if packed else self.numbers,
        }

    def pieces(self) -> Iterator["Listed"]:
        """Yield it in pieces: all that has keys with the same first letter is in one of them."""
        ends = [*accumulate(self.counts, initial=0)]
        for first, behind in parted(self.keys):
            yield Listed(self.keys[first:behind], self.counts[first:behind], self.numbers[ends[first] : ends[behind]])

    def sets(self) -> Iterator[bytes]:
        """Yield the numbers of each key as bytes."""
        places = [*map(_NUMBER.__mul__, accumulate(self.counts, initial=0))]
        return map(self.numbers.tobytes().__getitem__, map(slice, places, places[1:]))

    def renumbered(self, numbers: Sequence[int]) -> "Listed":
        """Return the same with other numbers, given for each number up to the greatest; some may be `GONE`."""
        found = array("I", map(numbers.__getitem__, self.numbers))
        if GONE not in numbers:
            return self._replace(numbers=found)
        before = array("I", accumulate(map(GONE.__ne__, found), initial=0))
        ends = [*map(before.__getitem__, accumulate(self.counts, initial=0))]
        counts = [*map(sub, ends[1:], ends)]
        return Listed(
            [*compress(self.keys, counts)], array("I", filter(None, counts)), array("I", filter(GONE.__ne__, found))
        )


def parted(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return where each piece of sorted keys begins, and where it ends (exclusive)."""
    return pairwise((0, *(bisect_left(keys, border) for border in _BORDERS), len(keys)))
