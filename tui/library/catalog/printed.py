"""What was printed of many rows, one after the other: read pack by pack, and no further than writing them out needs.

A row that is shown becomes a `Snippet` with its evidence; a million rows that are only written out would spend most of
their time on that.
"""

import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeAlias

import msgspec

from tui.library.catalog.entries import TOGETHER, Entries, Printed
from tui.library.catalog.flat import Damaged
from tui.library.catalog.segments import Shelf

_CACHED: Final = 128
"""How many packs are remembered, for rows in another order than they are kept in."""


class Seen(msgspec.Struct, frozen=True, gc=False):
    """A `Sighting` that costs a tenth."""

    document: str
    """The document's name."""
    lines: tuple[int, ...]
    """Its lines there."""


Placed: TypeAlias = tuple[Printed, tuple[Seen, ...]]
"""What was printed, and where it stands."""


class Pages:
    """The copies of a shelf, and behind them what was made of several copies, counted through."""

    def __init__(self, shelf: Shelf, made: Entries) -> None:
        """Take where they are kept."""
        self._shelf: Final = shelf
        self._made: Final = made
        self._pack = lru_cache(_CACHED)(self._unpacked)

    def read(self, copies: Iterable[int]) -> list[Placed | None]:
        """Return copies by their numbers; None for one that is not as it was written."""
        low = high = 0
        pack: list[Placed] = []
        found: list[Placed | None] = []
        for copy in copies:
            if not low <= copy < high:
                low, pack = self._page(copy)
                high = low + max(len(pack), 1)
            found.append(pack[copy - low] if pack else None)
        return found

    def _page(self, copy: int) -> tuple[int, list[Placed]]:
        """Return the first number of the pack that holds a copy, and what is in it; nothing if it is damaged."""
        at, start = -1, len(self._shelf)
        if copy < start:
            at = self._shelf.place(copy)
            start = self._shelf.starts[at]
        number = (copy - start) // TOGETHER
        try:
            pack = self._pack(at, number)
        except (Damaged, zlib.error, msgspec.MsgspecError):
            return copy, []
        low = start + number * TOGETHER
        return (low, pack) if copy - low < len(pack) else (copy, [])

    def _unpacked(self, segment: int, number: int) -> list[Placed]:
        """Return what is in a pack of a segment, or of what was made."""
        if segment < 0:
            made = _DECODER.decode(self._made.unpacked(number))
            return [(one, tuple(Seen(document, lines) for document, lines in one.sightings)) for one in made]
        held = self._shelf.segments[segment]
        names = held.names(number * TOGETHER)
        copies = _DECODER.decode(held.entries.unpacked(number))
        return [(one, (Seen(name, one.lines),)) for one, name in zip(copies, names, strict=False)]


_DECODER: Final = msgspec.msgpack.Decoder(list[Printed])
