"""The brief: snippets that the person collected for a text of their own, in the order they gave them.

Each snippet is an entry by itself with a number that says where it stands, so that two windows which collect at the
same time both keep what they collected.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from msgspec import Struct

Kept: TypeAlias = Mapping[str, object]
"""An entry as the state keeps it: anything may stand there, since people edit the file."""

Written: TypeAlias = dict[str, int | str]
"""An entry to be kept."""


class Item(NamedTuple):
    """A snippet in the brief."""

    at: int
    """Where it stands: a greater number is further down."""
    id: str
    """The id of the snippet when it was collected."""
    headline: str
    """Its headline then, to be shown if its text is gone."""

    def written(self) -> Written:
        """Return it as the state keeps it."""
        return {"at": self.at, "headline": self.headline}


class Brief(Struct, frozen=True):
    """The items of a brief, first to last. What changes it is answered with the entries to write."""

    items: tuple[Item, ...] = ()
    """The items."""

    @classmethod
    def of(cls, book: Mapping[str, Kept]) -> "Brief":
        """Return the brief that the state keeps."""
        return cls(
            tuple(sorted(Item(_number(kept.get("at")), id, _text(kept.get("headline"))) for id, kept in book.items()))
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the snippets, first to last."""
        return tuple(item.id for item in self.items)

    def added(self, snippets: Iterable[tuple[str, str]]) -> dict[str, Written]:
        """Return what puts snippets at the end.

        Args:
            snippets: Their ids and headlines.
        """
        held, last = frozenset(self.ids), max((item.at for item in self.items), default=0)
        new = [(id, headline) for id, headline in snippets if id not in held]
        return {id: Item(at, id, headline).written() for at, (id, headline) in enumerate(new, last + 1)}

    def moved(self, id: str, step: int) -> dict[str, Written]:
        """Return what moves an item so many places down, or up; at an end it stays."""
        if id not in self.ids:
            return {}
        here = self.ids.index(id)
        order = [*self.items]
        order.insert(min(max(here + step, 0), len(order) - 1), order.pop(here))
        numbers = [item.at for item in self.items]
        if len({*numbers}) < len(numbers):  # two windows gave the same number at the same time
            numbers = [*range(1, len(numbers) + 1)]
        new = (item._replace(at=at) for at, item in zip(numbers, order, strict=True))
        return {item.id: item.written() for item in new if item not in self.items}


def _number(value: object) -> int:
    """Return a number, 0 where there is none."""
    return value if isinstance(value, int) else 0


def _text(value: object) -> str:
    """Return a text, empty where there is none."""
    return value if isinstance(value, str) else ""
