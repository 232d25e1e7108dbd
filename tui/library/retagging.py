"""An own tag called otherwise, or taken away, on every snippet that has it."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from tui.model import Mark, plural


class Retagged(NamedTuple):
    """What becomes of the marks."""

    changed: dict[str, Mark]
    """The marks that are others now, by snippet id."""
    said: str
    """What happened, in words."""


def retagged(marks: Mapping[str, Mark], old: str, new: str | None) -> Retagged:
    """Return the marks with a tag called otherwise, which may make it one with another; without a name it goes."""
    standing = dict(marks.items())
    given = frozenset({new} if new else ())
    changed = {
        id: replace(mark, tags=(mark.tags - {old}) | given)
        for id, mark in standing.items()
        if old in mark.tags and old != new
    }
    count = plural(len(changed), "snippet")
    if new is None:
        return Retagged(changed, f"{old} taken from {count}")
    if any(new in mark.tags for mark in standing.values()):
        return Retagged(changed, f"{old} and {new} are now one tag, {new}")
    return Retagged(changed, f"{old} is now called {new} on {count}")
