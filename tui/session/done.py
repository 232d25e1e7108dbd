"""What a change of marks says of itself."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from concurrent.futures import Future


class Done(NamedTuple):
    """What a change did."""

    said: str
    """One sentence for the person."""
    rows: frozenset[int] = frozenset()
    """The rows whose marks are now different."""
    saved: "Future[None] | None" = None
    """Done when the change is on disk, failed when it could not be written; None where nothing was to be written."""
