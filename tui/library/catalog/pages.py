"""Many rows as they are printed, one after the other: copied pack by pack, none of them read."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from tui.library.catalog.entries import TOGETHER, Entries
from tui.library.catalog.flat import Damaged
from tui.library.catalog.segments import Shelf

_CACHED: Final = 128
"""How many packs are remembered, for rows in another order than they are kept in."""


class Pages:
    """The copies of a shelf, and behind them what was made of several copies, counted through."""

    def __init__(self, shelf: Shelf, made: Entries) -> None:
        """Take where they are kept."""
        self._shelf: Final = shelf
        self._made: Final = made
        self._pack = lru_cache(_CACHED)(self._unpacked)

    def read(self, copies: Iterable[int]) -> list[bytes | None]:
        """Return copies by their numbers, as JSON; None for one that is not as it was written."""
        low = high = 0
        pack: list[bytes] = []
        found: list[bytes | None] = []
        for copy in copies:
            if not low <= copy < high:
                low, pack = self._page(copy)
                high = low + max(len(pack), 1)
            found.append(pack[copy - low] if pack else None)
        return found

    def _page(self, copy: int) -> tuple[int, list[bytes]]:
        """Return the first number of the pack that holds a copy, and what is in it; nothing if it is damaged."""
        at, start = -1, len(self._shelf)
        if copy < start:
            at = self._shelf.place(copy)
            start = self._shelf.starts[at]
        number = (copy - start) // TOGETHER
        try:
            pack = self._pack(at, number)
        except Damaged:
            return copy, []
        low = start + number * TOGETHER
        return (low, pack) if copy - low < len(pack) else (copy, [])

    def _unpacked(self, segment: int, number: int) -> list[bytes]:
        """Return what is in a pack of a segment, or of what was made."""
        entries = self._made if segment < 0 else self._shelf.segments[segment].entries
        return entries.objects(number)
