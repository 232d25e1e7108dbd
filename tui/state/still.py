"""Documents as they stood at one moment, though they go on changing: for a snapshot, which is written part by part."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Final

from tui.state.changes import Fields
from tui.state.draft import Overlay

_PART: Final = 500
"""How many documents are looked up at a time; who wants to change one waits that long at most."""


class Still:
    """A table as it stood when this was made.

    Copying a large table at once stops every other thread for as long as the new memory takes to be had, so only the
    numbers are copied. Whoever changes a document meanwhile lets it be kept first.
    """

    def __init__(self, table: Overlay, lock: AbstractContextManager[object]) -> None:
        """Stand still from now on (the lock is held).

        Args:
            table: the documents, and over them what some of them were at this moment.
            lock: is held by whoever changes documents.
        """
        self._table: Final = table
        self._keys: Final = table.keys()
        self._lock: Final = lock

    def keep(self, keys: Iterable[str]) -> None:
        """Keep documents as they are, since they are about to change (the lock is held)."""
        for key in keys:
            self._table.keep(key)

    def items(self) -> Iterator[tuple[str, Fields]]:
        """Yield all numbers and documents, whatever other threads do meanwhile."""
        for start in range(0, len(self._keys), _PART):
            with self._lock:
                part = [(key, self._table.get(key)) for key in self._keys[start : start + _PART]]
            yield from ((key, fields) for key, fields in part if fields)
