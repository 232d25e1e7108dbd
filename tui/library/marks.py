"""What the person did to the rows, as bitmaps: the side of the marks that views and counts are made of."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog
from tui.model import UNMARKED, Mark

_NOWHERE: Final = BitMap()


@dataclass(slots=True)
class MarkRows:
    """The rows of each kind of mark; whoever changes a mark calls `change`, which costs the same for any library."""

    unread: BitMap = field(default_factory=BitMap)
    """The rows that are not read."""
    starred: BitMap = field(default_factory=BitMap)
    """The starred rows."""
    noted: BitMap = field(default_factory=BitMap)
    """The rows with a note."""
    own: dict[str, BitMap] = field(default_factory=dict)
    """The rows of each own tag, by "tag:follow-up"; a tag that no row has is not in here."""
    pinned: dict[str, BitMap] = field(default_factory=dict)
    """The rows that the person gave a tag of the lexicon, by "place:mali"."""
    rejected: dict[str, BitMap] = field(default_factory=dict)
    """The rows that the person took a tag of the lexicon from."""
    notes: dict[int, str] = field(default_factory=dict)
    """The notes themselves, which searches look through."""
    searches: dict[str, str] = field(default_factory=dict)
    """The saved searches by name."""
    _sized: dict[str, tuple[Sequence[str], list[str]]] = field(default_factory=dict, repr=False, compare=False)
    """For each facet the tags that rows of a catalog have, and the same with pinned ones by their size."""

    @classmethod
    def of(cls, catalog: Catalog, marks: Mapping[str, Mark]) -> "MarkRows":
        """Return the marks of a catalog's snippets; marks of snippets that it does not have are passed over."""
        return cls.of_rows(catalog, catalog.marked_rows(marks))

    @classmethod
    def of_rows(cls, catalog: Catalog, marks: Mapping[int, Mark]) -> "MarkRows":
        """Return the marks of some rows; most are only read, and those are taken in all at once."""
        read = BitMap(array("I", (row for row, mark in marks.items() if mark.read)))
        found = cls(unread=catalog.all - read)
        for row, mark in marks.items():
            if mark.starred or mark.note or mark.tags or mark.pinned or mark.rejected:
                found.change(row, UNMARKED, mark)
        return found

    def change(self, row: int, before: Mark, after: Mark) -> None:
        """Take in that the mark of a row is now another."""
        _put(self.unread, row, not after.read)
        _put(self.starred, row, after.starred)
        _put(self.noted, row, bool(after.note))
        _move(self.own, row, {f"tag:{tag}" for tag in before.tags}, {f"tag:{tag}" for tag in after.tags})
        _move(self.pinned, row, before.pinned, after.pinned)
        _move(self.rejected, row, before.rejected, after.rejected)
        if (before.pinned, before.rejected) != (after.pinned, after.rejected):
            self._sized.clear()
        if after.note:
            self.notes[row] = after.note
        else:
            self.notes.pop(row, None)

    def rows(self, catalog: Catalog, tag: str) -> BitMap:
        """Return the rows that have a tag now; not to be changed."""
        if tag.startswith("tag:"):
            return self.own.get(tag, _NOWHERE)
        rows = catalog.rows(tag)
        if tag in self.pinned:
            rows = rows | self.pinned[tag]
        return rows - self.rejected[tag] if tag in self.rejected else rows

    def size(self, catalog: Catalog, tag: str) -> int:
        """Return how many rows have a tag now."""
        if tag in self.pinned or tag in self.rejected or tag.startswith("tag:"):
            return len(self.rows(catalog, tag))
        return catalog.sizes.get(tag, 0)

    def tags(self, catalog: Catalog, facet: str) -> list[str]:
        """Return the tags of a facet that rows have or had: the lexicon's in its order, own ones sorted."""
        if facet == "tag":
            return sorted(self.own)
        if facet == "saved":
            return [f"saved:{name}" for name in self.searches]
        found = catalog.tags(facet)
        given = {tag for tag in self.pinned if tag.startswith(facet + ":")}.difference(found)
        if not given:
            return list(found)
        given.update(found)
        return catalog.in_order(facet, given)

    def by_size(self, catalog: Catalog, facet: str) -> list[str]:
        """Return the tags of a facet of the lexicon by how many rows have them, most first, equal ones in their order.

        It is asked for with each key of a search and changes with pins alone, so it is worked out once.
        """
        found = catalog.tags(facet)
        of, sized = self._sized.get(facet, ((), []))
        if of is not found:
            sizes = {**catalog.sizes, **{tag: len(self.rows(catalog, tag)) for tag in (*self.pinned, *self.rejected)}}
            sized = sorted(self.tags(catalog, facet), key=sizes.__getitem__, reverse=True)
            self._sized[facet] = found, sized
        return sized


def _put(rows: BitMap, row: int, wanted: bool) -> None:
    """Have a row in a bitmap or not."""
    if wanted:
        rows.add(row)
    else:
        rows.discard(row)


def _move(
    sets: dict[str, BitMap], row: int, before: set[str] | frozenset[str], after: set[str] | frozenset[str]
) -> None:
    """Take a row out of the sets that it left and put it into those that it joined."""
    for tag in before - after:
        if rows := sets.get(tag):
            rows.discard(row)
            if not rows:
                del sets[tag]
    for tag in after - before:
        sets.setdefault(tag, BitMap()).add(row)
