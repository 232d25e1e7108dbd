"""In which rows words and tags stand: all keys sorted in one text, and for each key a set of rows, read when asked for.

A set is kept in whichever form is smaller: plain numbers of four bytes where rows are few, a serialized bitmap where
they are many. The lowest bit of a set's place says which; sets begin at even places.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, starmap
from operator import or_
from typing import Final, overload

from pyroaring import BitMap

from tui.library.catalog.flat import Bytes, Flat
from tui.library.catalog.listed import Listed, parted

_CACHED: Final = 128
"""How many sets are remembered; one takes up to an eighth of a byte for each row."""
_WALK: Final = 100
"""Beyond so many sets at once the memory that they were read through is given back."""
_BLOCK: Final = 65_536
"""So many rows share a container of a bitmap, which takes eight bytes beside its rows."""
_FEW: Final = 4
"""So many rows, and as many for each container, take no more room as plain numbers than as a bitmap."""
_STEP: Final = 16
"""Of so many keys it is kept where the first one begins; the others are found by the line ends between them."""


class Keys(Sequence[str]):
    """All keys of one kind, sorted; each is made a string when it is looked at."""

    def __init__(self, flat: Flat, name: str, count: int) -> None:
        """Take where they are kept, and how many there are."""
        self._flat, self._name, self._count = flat, f"{name}.keys", count
        self._text = flat.part(self._name)
        self._starts = flat.numbers(f"{name}.starts")

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        """Return a key, or several."""
        if isinstance(place, slice):
            first, behind, step = place.indices(self._count)
            if step == 1 and first < behind:
                start = first // _STEP
                return self._between(start, -(-behind // _STEP))[first - start * _STEP : behind - start * _STEP]
            return [self[at] for at in range(first, behind, step)]
        start, at = divmod(range(self._count)[place], _STEP)
        return self._between(start, start + 1)[at]

    def _between(self, first: int, behind: int) -> list[str]:
        """Return all keys from one to another of those whose beginnings are kept."""
        end = self._starts[behind] if behind < len(self._starts) else len(self._text)
        return _text(bytes(self._text[self._starts[first] : end - 1])).split("\n")

    def __iter__(self) -> Iterator[str]:
        """Yield all of them; quicker than one by one."""
        return iter(_text(bytes(self._text[1:-1])).split("\n") if len(self) else ())

    def beginning(self, letters: str) -> range:
        """Return the places of the keys that begin with some letters."""
        first = bisect_left(self, letters)
        return range(first, bisect_right(self, letters, first, key=lambda word: word[: len(letters)]))

    def holding(self, letters: str, *, at_end: bool = False) -> Iterator[int]:
        """Yield the places of the keys that hold (or end with) some letters, each once."""
        wanted, text = _bytes(letters) + b"\n" * at_end, self._flat.read(self._name)
        place, before, at = -1, 0, text.find(wanted, 1)
        while at != -1:
            place += text.count(b"\n", before, at)  # by far quicker than to look for the number among the starts
            yield place
            before, at = at, text.find(wanted, text.index(b"\n", at))

    def place(self, key: str) -> int | None:
        """Return where a key stands, if it is there."""
        at = bisect_left(self, key)
        return at if at < len(self) and self[at] == key else None


class Postings:
    """The keys of one kind with the rows of each."""

    def __init__(self, flat: Flat, name: str) -> None:
        """Take where they are kept."""
        self._flat, self._name = flat, f"{name}.sets"
        self._places = flat.numbers(f"{name}.places")
        self.keys = Keys(flat, name, len(self._places) - 1)
        """All keys, sorted."""
        self._remembered = lru_cache(_CACHED)(self._read)

    def rows_at(self, place: int) -> BitMap:
        """Return the rows of the key at a place; not to be changed."""
        return self._remembered(place)

    def count_at(self, place: int) -> int:
        """Return how many rows the key at a place has; few are counted without being read."""
        start, end = self._places[place], self._places[place + 1]
        return ((end & ~1) - (start - 1)) // 4 if start & 1 else len(self.rows_at(place))

    def united(self, places: Iterable[int]) -> BitMap:
        """Return the rows of all keys at some places."""
        plain = bytearray()
        sets = []
        wanted = [*places]
        many = self._flat.part(self._name) if len(wanted) > _WALK else None
        for place in wanted:
            start, end = self._places[place], self._places[place + 1] & ~1
            first = start & ~1
            held = self._flat.read(self._name, first, end) if many is None else many[first:end]
            if start & 1:
                plain += held
            else:
                sets.append(BitMap.deserialize(bytes(held)))
        if many is not None:
            self._flat.release()
        return sets[0] if len(wanted) == 1 and sets else BitMap.union(BitMap(array("I", plain)), *sets)

    def _read(self, place: int) -> BitMap:
        """Read one set."""
        return self.united([place])


def packed(name: str, held: Iterable[Listed], rows: int) -> dict[str, Bytes]:
    """Return the parts in which postings are kept.

    Args:
        name: What the parts begin with.
        held: For each key its rows, in any order; all of it in pieces, one after the other.
        rows: How many rows there are.
    """
    few = _FEW + _FEW * (rows // _BLOCK + 1)
    keys, every, places = list[str](), bytearray(), array("I")
    for piece in held:
        are_few = [*map(few.__ge__, piece.counts)]
        sets = [plain if is_few else _serialized(plain) for plain, is_few in zip(piece.sets(), are_few, strict=True)]
        keys += piece.keys
        places.extend(map(or_, accumulate(map(len, sets), initial=len(every)), are_few))
        every += b"".join(sets)
    places.append(len(every))
    return {**_kept_keys(name, keys), f"{name}.sets": every, f"{name}.places": places}


def sizes(held: Listed) -> "array[int]":
    """Return how many rows each key has, for those who only count; a row that a key was given twice counts once."""
    return array("I", (len(BitMap(array("I", plain))) for plain in held.sets()))


def unpacked(flat: Flat, name: str) -> Iterator[Listed]:
    """Return postings as they were before they were packed, in pieces.

    Raises:
        Damaged: if they are not as they were written.
    """
    places, held = array("I", flat.checked(f"{name}.places")), flat.checked(f"{name}.sets")
    keys = _text(flat.checked(f"{name}.keys")[1:-1]).split("\n") if len(places) > 1 else []

    def piece(first: int, behind: int) -> Listed:
        """Return some keys and their rows."""
        sets = [
            held[start - 1 : end & ~1] if start & 1 else BitMap.deserialize(held[start : end & ~1]).to_array().tobytes()
            for start, end in pairwise(places[first : behind + 1])
        ]
        return Listed(keys[first:behind], array("I", (len(plain) // 4 for plain in sets)), array("I", b"".join(sets)))

    return starmap(piece, parted(keys))


def _serialized(plain: bytes) -> bytes:
    """Return a bitmap of rows, with a byte more where its length would be odd."""
    kept = BitMap(array("I", plain)).serialize()
    return kept + b"\0" * (len(kept) % 2)


def _kept_keys(name: str, keys: Sequence[str]) -> dict[str, Bytes]:
    """Return the parts in which sorted keys are kept: a line end before and behind each."""
    text = _bytes("\n".join(("", *keys, "")))
    lengths = map(len, text.split(b"\n")[:-1])  # the first one is that of nothing
    starts = [at + length for at, length in enumerate(accumulate(lengths), start=1)]
    return {f"{name}.keys": text, f"{name}.starts": array("I", starts[:-1:_STEP])}


def _bytes(text: str) -> bytes:
    """Return a text as it is kept."""
    return text.encode("utf-8", "surrogatepass")


def _text(kept: bytes) -> str:
    """Return a text as it was."""
    return kept.decode("utf-8", "surrogatepass")
