"""What a search must read texts for: in blocks, so that it gives way to keys, and each text once.

Of each thing looked for it is remembered what was read and what of that holds it, so that taking a letter back and the
figures beside the topics cost nothing more.
"""

from collections.abc import Callable, Hashable, Iterator
from typing import Final
from weakref import WeakKeyDictionary

from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog

_BLOCK: Final = 100
"""After so many texts, within a few milliseconds, it is asked again whether more may be read."""
_REMEMBERED: Final = 16
"""Of how many things it is remembered what holds them."""

Held = Callable[[str | None, str | None], bool]
"""Says whether a title or a body holds what is looked for."""


class TooMany(Exception):
    """There are more texts to read than may be read now."""


def holding(
    catalog: Catalog,
    wanted: Hashable,
    among: BitMap,
    maybe: Callable[[BitMap], BitMap],
    held: Held,
    may_read: Callable[[int], bool],
) -> BitMap:
    """Return the rows whose texts hold something; of rows that do not matter it may say anything.

    Args:
        catalog: The rows.
        wanted: What is looked for, as it is remembered.
        among: The rows that matter.
        maybe: Returns which of some rows may hold it; only those are read.
        held: Says whether a title and a body hold it.
        may_read: Says whether so many texts may be read now.

    Raises:
        TooMany: if they may not.
    """
    known = _known.setdefault(catalog, {})
    tried, found = known.get(wanted, (BitMap(), BitMap()))
    if untried := among - tried:
        found = found | BitMap(row for row in _read(maybe(untried), may_read) if held(*catalog.texts(row)))
        if wanted not in known and len(known) >= _REMEMBERED:
            known.pop(next(iter(known)), None)
        known[wanted] = tried | untried, found
    return found


def _read(rows: BitMap, may_read: Callable[[int], bool]) -> Iterator[int]:
    """Yield rows while their texts may be read."""
    for start in range(0, len(rows), _BLOCK):
        if not may_read(len(rows) - start):
            raise TooMany
        yield from rows[start : start + _BLOCK]


_known: Final[WeakKeyDictionary[Catalog, dict[Hashable, tuple[BitMap, BitMap]]]] = WeakKeyDictionary()
"""For each catalog of what was looked for the rows that were tried, and those of them that hold it."""
