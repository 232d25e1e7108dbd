"""What was printed of many rows, one after the other: read pack by pack, and no further than writing them out needs.

A row that is shown becomes a `Snippet` with its evidence; a million rows that are only written out would spend most of
their time on that.
"""

import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, TypeAlias

import msgspec

from tui.library.catalog.entries import TOGETHER, Entries
from tui.library.catalog.flat import Damaged
from tui.library.catalog.segments import Shelf
from tui.model import Date, Sighting

_CACHED: Final = 128
"""How many packs are remembered, for rows in another order than they are kept in."""


class Printed(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A snippet as it is packed, with the names that `Snippet` has; what nobody writes out is not looked into."""

    id: str
    """Its id."""
    title: str | None
    """The printed title."""
    body: str | None
    """The printed text."""
    derived: int | str | None
    """The derived title, or how many characters of the body it is."""
    date: Date | None
    """When it was printed."""
    byline: str | None
    """The author."""
    source: str | None
    """The outlet."""
    link: str | None
    """The address."""
    labels: msgspec.Raw
    """Section, category or country fields."""
    truncated: bool
    """Whether the page shows the text cut off."""
    lines: tuple[int, ...]
    """Its lines."""
    evidence: msgspec.Raw
    """Why it has its tags."""
    sightings: tuple[tuple[str, tuple[int, ...]], ...]
    """Where it stands, if it is no copy of one document."""

    @property
    def derived_title(self) -> str | None:
        """What to show in place of a missing title."""
        derived = self.derived
        return (self.body or "")[:derived] if isinstance(derived, int) else derived

    @property
    def headline(self) -> str:
        """What stands on the first line of its row."""
        return self.title or self.derived_title or self.body or ""


Placed: TypeAlias = tuple[Printed, tuple[Sighting, ...]]
"""What was printed, and where it stands."""


class Pages:
    """The copies of a shelf, and behind them what was made of several copies, counted through."""

    def __init__(self, shelf: Shelf, made: Entries) -> None:
        """Take where they are kept."""
        self._shelf: Final = shelf
        self._made: Final = made
        self._pack = lru_cache(_CACHED)(self._unpacked)

    def read(self, copies: Iterable[int]) -> Iterator[Placed | None]:
        """Yield copies by their numbers; None for one that is not as it was written."""
        low = high = 0
        pack: list[Placed] = []
        for copy in copies:
            if not low <= copy < high:
                low, pack = self._page(copy)
                high = low + max(len(pack), 1)
            yield pack[copy - low] if pack else None

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
            return [(one, tuple(Sighting(document, lines) for document, lines in one.sightings)) for one in made]
        held = self._shelf.segments[segment]
        names = held.names(number * TOGETHER)
        copies = _DECODER.decode(held.entries.unpacked(number))
        return [(one, (Sighting(name, one.lines),)) for one, name in zip(copies, names, strict=False)]


_DECODER: Final = msgspec.msgpack.Decoder(list[Printed])
