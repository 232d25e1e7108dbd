"""From segments to a catalog: which copies are one row, how rows are ordered, and all that is looked up of them."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from pyroaring import BitMap

from tui.library.catalog import words
from tui.library.catalog.entries import Entry
from tui.library.catalog.flat import Bytes, Damaged, Flat
from tui.library.catalog.listed import GONE, Listed
from tui.library.catalog.postings import packed, sizes, unpacked
from tui.library.catalog.segments import Gathering, Shelf, number_of
from tui.model import Evidence, Snippet

if TYPE_CHECKING:
    from tui.library.catalog.merging import Row
    from tui.parsing.wording import IsName


class Head(msgspec.Struct, array_like=True, frozen=True):
    """What is known of a catalog as a whole."""

    documents: tuple[str, ...]
    """The names of the documents, in the order in which their rows stand."""
    names: dict[str, tuple[str, ...]]
    """All names of the lexicon's tags, in the lexicon's order."""
    problems: tuple[str, ...] = ()
    """One sentence for each file that could not be read as it should."""


class Explained(NamedTuple):
    """What joining must know of words."""

    names: Mapping[str, Sequence[str]]
    """All names of the lexicon's tags, in the lexicon's order."""
    is_name: "IsName"
    """Tells names from other words."""
    evidence: Callable[[Snippet], tuple[Evidence, ...]]
    """Says why a snippet has its tags."""


class Stand(NamedTuple):
    """A document and where its copies stand."""

    name: str
    """Its path as given."""
    seen: int
    """When it was first seen, in seconds."""
    copies: range
    """The numbers of its copies on the shelf."""


class Joining:
    """Joins segments."""

    def __init__(self, shelf: Shelf, stands: Iterable[Stand], known: Explained, before: "Joined | None" = None) -> None:
        """Take the segments, which documents of them are there (others are passed over), and what was joined before."""
        self._shelf = shelf
        self._oldest_first = sorted(stands, key=lambda stand: stand.seen)
        self._known = known
        self._before = before

    def parts(self, problems: Iterable[str] = (), *, nearer: bool = True) -> dict[str, Bytes]:
        """Return the parts of the catalog.

        Args:
            problems: One sentence for each file that could not be read as it should.
            nearer: Whether copies are looked for that share rare words only, beside those that begin or end alike;
                while documents are still being read nobody misses that.
        """
        searched, merged = Searched.of(self._shelf, self._before), self._merge(())
        if nearer and (pairs := self._sharing_rare_words(searched, merged)):
            merged = self._merge(pairs)
        return self._joined(searched, {row.copies[0]: row for row in merged}, problems)

    def _merge(self, pairs: Iterable[tuple[int, int]]) -> "list[Row]":
        """Find the rows with several copies."""
        from tui.library.catalog.merging import Copies, merged  # brings the parser, which a catalog of values spares

        documents = [(stand.name, stand.copies) for stand in self._oldest_first]
        columns = [array(code) for code in "QII"]
        for segment in self._shelf.segments:
            for column, more in zip(columns, (segment.ids, *segment.edges), strict=True):
                column.frombytes(more)
        ids, *edges = columns
        return merged(Copies(documents, ids, edges, self._shelf.snippet), self._known.is_name, pairs)

    def _sharing_rare_words(self, searched: "Searched", merged: "Iterable[Row]") -> list[tuple[int, int]]:
        """Return which copies share rare words, those left out that are one row with an older one."""
        from tui.library.catalog.rare import rare_pairs

        shown = array("I", [GONE]) * len(self._shelf)
        for stand in self._oldest_first:
            shown[stand.copies.start : stand.copies.stop] = array("I", stand.copies)
        for row in merged:
            for copy in row.copies[1:]:
                shown[copy] = GONE
        words = _renumbered(searched.words, shown) if GONE in shown else searched.words
        return [*rare_pairs(words, len(shown))]

    def _joined(self, searched: "Searched", merged: "Mapping[int, Row]", problems: Iterable[str]) -> dict[str, Bytes]:
        """Put the rows in their order."""
        hidden = BitMap(copy for row in merged.values() for copy in row.copies)
        gathering, rows = Gathering(self._known.names), array("I")
        listed = sorted(self._oldest_first, key=lambda stand: -stand.seen)
        for stand in listed:
            if not hidden.range_cardinality(stand.copies.start, stand.copies.stop):
                rows.extend(stand.copies)
                continue
            for copy in stand.copies:
                if copy in merged:
                    rows.append(len(self._shelf) + len(gathering))
                    gathering.add(self._entry(merged[copy]))
                elif copy not in hidden:
                    rows.append(copy)
        head = Head(tuple(stand.name for stand in listed), _names(self._known.names), (*problems,))
        return join(self._shelf, searched, gathering, rows, head, listed)

    def _entry(self, row: "Row") -> Entry:
        """Return a row with several copies as it is kept, with the evidence of the copy that says the same."""
        snippet = row.snippet
        copies = map(self._shelf.entry, row.copies)
        evidence = next((copy.evidence for copy in copies if _says(copy.snippet) == _says(snippet)), None)
        if evidence is None:
            evidence = self._known.evidence(snippet)
        return Entry(snippet, evidence, tuple(row.sightings), tuple(row.wordings), tuple(row.also))


class Searched(NamedTuple):
    """By what the copies of a shelf are found."""

    words: Sequence[Listed]
    """Their words, in pieces."""
    tags: Listed
    """Their tags."""
    titles: Sequence[str]
    """What "title" sorts them by."""

    @classmethod
    def of(cls, shelf: Shelf, before: "Joined | None" = None) -> "Searched":
        """Put together what the segments say; what was joined before need not be looked for in their texts."""
        words, tags, titles = [Listed.of({}).pieces()], list[Listed](), list[str]()
        known = BitMap()
        if before is not None and any(segment.beside is None for segment in shelf.segments):
            with suppress(Damaged):  # then it is as if nothing had been joined
                again, known = before.words(shelf)
                words.append(again)
        for start, segment in zip(shelf.starts, shelf.segments, strict=False):
            copies = range(start, start + len(segment))
            own = BitMap(copy - start for copy in known & BitMap(copies))
            words.append(_renumbered(segment.words(own), copies))
            tags.append(segment.tags.renumbered(copies))
            titles += segment.titles()
        together = [Listed.together(pieces) for pieces in zip(*words, strict=True)]
        return cls(together, Listed.together(tags), titles)


class Joined(NamedTuple):
    """A catalog that was made of other documents, or other versions of them, by the same words."""

    flat: Flat
    """Its parts."""
    shelf: Shelf
    """Its segments."""

    def words(self, shelf: Shelf) -> tuple[Iterator[Listed], BitMap]:
        """Return what it knows of the words of copies on another shelf, in pieces, and of which of them it knows all.

        Those are the copies of segments that both have, as far as one copy is one row; where the words of a segment
        are kept beside it, they are left out.

        Raises:
            Damaged: if it is not as it was written.
        """
        starts = {
            segment.flat.path: start
            for start, segment in zip(shelf.starts, shelf.segments, strict=False)
            if segment.beside is None
        }
        rows = array("I", self.flat.checked("rows"))
        moved = array("I", [GONE]) * max(len(self.shelf), max(rows, default=0) + 1)
        for start, segment in zip(self.shelf.starts, self.shelf.segments, strict=False):
            if segment.flat.path is not None and (now := starts.get(segment.flat.path)) is not None:
                moved[start : start + len(segment)] = array("I", range(now, now + len(segment)))
        copies = array("I", map(moved.__getitem__, rows))
        known = BitMap(copies)
        known.discard(GONE)
        return _renumbered(unpacked(self.flat, "words"), copies), known


def join(
    shelf: Shelf, searched: Searched, made: Gathering, rows: Sequence[int], head: Head, stands: Iterable[Stand]
) -> dict[str, Bytes]:
    """Return the parts of a catalog.

    Args:
        shelf: The segments.
        searched: By what their copies are found.
        made: Entries of their own: the rows with several copies.
        rows: For each row the number of its copy, or behind all copies that of its entry.
        head: What is known of the catalog as a whole.
        stands: The documents of the copies.
    """
    moved = array("I", [GONE]) * (len(shelf) + len(made))
    for row, copy in enumerate(rows):
        moved[copy] = row
    own = moved[len(shelf) :]
    tags = Listed.together(
        [
            searched.tags.renumbered(moved),
            made.tags.renumbered(own),
            Listed.of({f"doc:{stand.name}": stand.copies for stand in stands}).renumbered(moved),
        ]
    )
    pieces = zip(_renumbered(searched.words, moved), _renumbered(made.words.pieces(), own), strict=True)
    return {
        "head": msgspec.msgpack.encode(head),
        "rows": array("I", rows),
        **made.packed(),
        **packed("tags", [tags], len(rows)),
        "tags.sizes": sizes(tags),
        **words.parts_of(map(Listed.together, pieces), len(rows)),
        **_by_id(shelf, made, rows),
        "order.title": _order(rows, [*searched.titles, *made.titles]),
        "order.newest": _by_tag(tags, "day:", len(rows), newest=True),
        "order.source": _by_tag(tags, "source:", len(rows)),
    }


def _renumbered(pieces: Iterable[Listed], numbers: Sequence[int]) -> Iterator[Listed]:
    """Yield pieces with other numbers, one when the next is asked for: that is all that must be in memory."""
    return (piece.renumbered(numbers) for piece in pieces)


def _says(snippet: Snippet) -> tuple[object, ...]:
    """Return all that evidence depends on."""
    return snippet.title, snippet.body, snippet.labels, snippet.date


def _names(names: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return names as they are kept."""
    return {tag: tuple(said) for tag, said in names.items()}


def _by_id(shelf: Shelf, made: Gathering, rows: Sequence[int]) -> dict[str, Bytes]:
    """Return the parts by which rows are found by ids: theirs, and those of their other wordings."""
    every = array("Q")
    for segment in shelf.segments:
        every.frombytes(segment.ids)
    every += made.ids
    ids = array("Q", map(every.__getitem__, rows))
    order = sorted(range(len(rows)), key=ids.__getitem__)
    sorted_ids = array("Q", map(ids.__getitem__, order))
    others: dict[int, int] = {}
    places = {copy: row for row, copy in enumerate(rows) if copy >= len(shelf)}
    for number, also in enumerate(made.also):
        others |= {number_of(id): places[len(shelf) + number] for id in also}
    others = {id: row for id, row in others.items() if bisect_left(sorted_ids, id) == bisect_right(sorted_ids, id)}
    return {
        "ids": sorted_ids,
        "ids.rows": array("I", order),
        "others": array("Q", sorted(others)),
        "others.rows": array("I", (others[id] for id in sorted(others))),
    }


def _order(rows: Sequence[int], titles: Sequence[str]) -> Bytes:
    """Return the rows by their titles, those without any at the end."""
    keys = [titles[copy] for copy in rows]
    there = sorted((row for row, key in enumerate(keys) if key), key=keys.__getitem__)
    return array("I", chain(there, (row for row, key in enumerate(keys) if not key)))


def _by_tag(tags: Listed, facet: str, rows: int, *, newest: bool = False) -> Bytes:
    """Return the rows by the values of a facet, those without any at the end; a month is as old as its first day.

    Where no row has any, which is usual of pasted pages, nothing is kept: then they stand as listed.
    """
    groups: defaultdict[str, bytearray] = defaultdict(bytearray)
    for tag, held in zip(tags.keys, tags.sets(), strict=True):
        if tag.startswith(facet):
            value = tag.removeprefix(facet)
            groups[value + "-01-01"[len(value) - 4 :] if newest else value] += held
    order = array("I")
    if not groups:
        return order
    for value in sorted(groups, reverse=newest):
        order.extend(sorted(array("I", groups[value])))
    order.extend(BitMap(range(rows)) - BitMap(order))
    return order
