"""The snippets of the library by row: their text, their tags and the documents they stand in.

A catalog reads rows where they are kept, on disk or in memory, when somebody looks at them; it holds no row as an
object, so that one of a million rows opens as fast as one of twelve. `joining` makes what it reads.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from typing import Final

import msgspec
from msgspec.structs import replace
from pyroaring import BitMap

from tui.intake.find import Found
from tui.library.catalog.entries import Entries, Entry
from tui.library.catalog.flat import Damaged, Flat
from tui.library.catalog.joining import Head, Searched, join
from tui.library.catalog.pages import Pages
from tui.library.catalog.postings import Postings
from tui.library.catalog.printed import Printed, decoded, encoded
from tui.library.catalog.segments import ID_LENGTH, Gathering, Read, Shelf, number_of
from tui.library.catalog.words import Rows, Term, WordIndex, key
from tui.model import Evidence, Mark, Sighting, Snippet

__all__ = ["SORTS", "Catalog", "Entry"]

SORTS: Final = ("listed", "newest", "title", "source", "unread", "relevance")
"""The orders in which rows can be listed."""

_CACHED: Final = 256
"""How many rows are remembered."""
_ANSWERS: Final = 64
"""How many answers are remembered; one takes up to an eighth of a byte for each row."""
_TAGS: Final = 2_048
"""The rows of how many tags are remembered; all that are shown are counted at every key."""
_NOWHERE: Final = BitMap()
_UNREADABLE: Final = Entry(
    Snippet("", "This row cannot be read", "The cache is damaged here. With r the documents are read anew.")
)
"""What is shown in place of a row whose bytes are not what was written."""


class Catalog:
    """All rows, in the order "as listed"; the bitmaps that it hands out are its own and must not be changed."""

    times: Mapping[str, int] = {}
    """When each document was last changed, in nanoseconds since 1970; whoever opens the documents says so."""

    def __init__(self, flat: Flat, shelf: Shelf, problems: Iterable[str] = ()) -> None:
        """Take what `joining` made of some segments; `of` is the way in for values."""
        head = msgspec.msgpack.decode(flat.read("head"), type=Head)
        self.documents: Final = head.documents
        """The names of the documents, in the order in which their rows stand."""
        self.names: Final[Mapping[str, Sequence[str]]] = head.names
        """All names of the lexicon's tags, in the lexicon's order; the first one is shown."""
        self.problems: Final = (*head.problems, *problems)
        """One sentence for each file that could not be read as it should."""
        self.damaged = False
        """Whether a row turned out to be damaged; then the cache is worth nothing any more."""
        self._flat: Final = flat
        self._shelf: Final = shelf
        self._made: Final = Entries(flat)
        self._pages: Final = Pages(shelf, self._made)
        self._rows: Final = flat.numbers("rows")
        self.all: Final = BitMap(range(len(self._rows)))
        """Every row."""
        self._tagged: Final = Postings(flat, "tags")
        self._ids, self._id_rows = flat.long_numbers("ids"), flat.numbers("ids.rows")
        self._others, self._other_rows = flat.long_numbers("others"), flat.numbers("others.rows")
        self._renamed: dict[int, str] = {}
        self._known_as: dict[int, int | None] = {}
        self._remembered = lru_cache(_ANSWERS)(self._look_up)
        self._entry = lru_cache(_CACHED)(self._read)
        self._tags = lru_cache(_CACHED)(self._sorted_tags)
        self._tag_rows = lru_cache(_TAGS)(self._find_tag)
        self._groups: dict[str, str] | None = None
        self._gathered: dict[str, BitMap] = {}

    @classmethod
    def of(
        cls,
        entries: Iterable[Entry | Snippet],
        *,
        names: Mapping[str, Sequence[str]] | None = None,
        documents: Iterable[str] = (),
        problems: Iterable[str] = (),
    ) -> "Catalog":
        """Return a catalog of values; names are all names of the lexicon's tags, in the lexicon's order."""
        gathering, shelf = Gathering(names or ()), Shelf(())
        for entry in entries:
            gathering.add(entry if isinstance(entry, Entry) else Entry(entry))
        head = Head(tuple(documents), {tag: tuple(said) for tag, said in (names or {}).items()}, tuple(problems))
        parts = join(shelf, Searched.of(shelf), gathering, range(len(gathering)), head, ())
        return cls(Flat.of(parts), shelf)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def snippet(self, row: int) -> Snippet:
        """Return what was printed."""
        return self._entry(row).snippet

    def entry(self, row: int) -> Entry:
        """Return all that is known of a row."""
        return self._entry(row)

    def name(self, tag: str) -> str:
        """Return how a tag is shown: by the lexicon's first name, else by what stands behind its facet."""
        return next(iter(self.names.get(tag, ())), (self._groups or {}).get(tag) or _value(tag))

    @property
    def gathered(self) -> bool:
        """Whether `gather` was called: whether it is known which rows belong together."""
        return self._groups is not None

    def gather(self, groups: Iterable[tuple[str, str, BitMap]]) -> None:
        """Take in which rows belong together, which takes long to work out: for each group its tag, name and rows."""
        found = list(groups)
        self._groups = {tag: name for tag, name, _ in found}
        self._gathered = {tag: rows for tag, _, rows in found}
        self._tags.cache_clear()
        self._tag_rows.cache_clear()
        self.sizes = {**self._kept_sizes(), **{tag: len(rows) for tag, rows in self._gathered.items()}}

    def texts(self, row: int) -> tuple[str | None, str | None]:
        """Return title and body alone, of a row that nobody looks at; neither where it cannot be read."""
        copy = self._rows[row]
        with suppress(Damaged):
            if copy >= len(self._shelf):
                return self._made.texts(copy - len(self._shelf))
            segment, number = self._shelf.at(copy)
            return segment.entries.texts(number)
        return None, None

    def evidence(self, row: int) -> tuple[Evidence, ...]:
        """Return why a row has its tags, and the weak evidence that only suggests some."""
        return self._entry(row).evidence

    def sightings(self, row: int) -> tuple[Sighting, ...]:
        """Return where a row stands, the oldest document first."""
        return self._entry(row).sightings

    def objects(self, rows: Sequence[int]) -> list[bytes]:
        """Return rows as they are printed where nobody marked them; much cheaper by the row than `entry`."""
        found = self._pages.read(map(self._rows.__getitem__, rows))
        if self._renamed:
            renamed = zip(found, map(self._renamed.get, rows), strict=True)
            found = [encoded(replace(decoded(one), id=id)) if one and id else one for one, id in renamed]
        whole = [one for one in found if one is not None]
        if len(whole) == len(found):
            return whole
        self.damaged = True
        return [one or encoded(Printed.of(_UNREADABLE.snippet)) for one in found]

    def read(self, document: Found) -> Read | None:
        """Return how much of a document was read and left out; None if it was not read as it is now."""
        return self._shelf.read(document)

    def row(self, id: str) -> int | None:
        """Return the row of a snippet, if the library has it, by the id of any of its wordings."""
        row = self.marked_row(id)
        return self.other_row(id) if row is None else row

    def marked_row(self, id: str) -> int | None:
        """Return the row whose mark is kept under an id: one row has one mark, however many wordings it has."""
        number = number_of(id)
        if number in self._known_as:
            return self._known_as[number]
        return _found(self._ids, self._id_rows, number)

    def marked_rows(self, marks: Mapping[str, Mark]) -> dict[int, Mark]:
        """Return the rows that have marks, each with its own."""
        rows = ((self.marked_row(id), mark) for id, mark in marks.items())
        return {row: mark for row, mark in rows if row is not None}

    def other_row(self, id: str) -> int | None:
        """Return the row of which a wording has an id by itself, under which no mark is looked for."""
        if self.marked_row(id) is not None:
            return None
        number = number_of(id)
        row = _found(self._others, self._other_rows, number)
        return _found(self._ids, self._id_rows, number) if row is None else row

    def has_others(self) -> bool:
        """Say whether any row has other ids beside the one under which its mark is kept."""
        return len(self._others) > 0 or bool(self._renamed)

    def rows_beginning(self, id: str) -> list[int]:
        """Return the rows whose ids begin with some characters, in their order."""
        found = set(self._id_rows[slice(*_span(self._ids, id))]) - self._renamed.keys()
        found |= {row for row, now in self._renamed.items() if now.startswith(id)}
        return sorted(found)

    def news(self, before: "Catalog") -> tuple[int, int]:
        """Return how many snippets another catalog does not have, and how many of its own are not in here."""
        now, then = self._numbers(), before._numbers()
        return len(now - then), len(then - now)

    def know_as(self, aliases: Mapping[str, str]) -> None:
        """Give rows the ids under which their marks are kept; to be called before anything is shown.

        Args:
            aliases: For the id of a wording, the id that its snippet had when it was marked.
        """
        for fingerprint, id in aliases.items():
            row = self.row(fingerprint)
            if row is None or self.marked_row(id) is not None:
                continue
            self._known_as[number_of(self.snippet(row).id)] = None
            self._known_as[number_of(id)] = row
            self._renamed[row] = id
            self._entry.cache_clear()

    def rows(self, tag: str) -> BitMap:
        """Return the rows with a tag as found in the text: "place:mali", "doc:<name>" and others of `Entry.tags`."""
        return self._tag_rows(tag)

    def tags(self, facet: str) -> Sequence[str]:
        """Return the tags of a facet that some row has: those of the lexicon in its order, all others sorted."""
        return self._tags(facet)

    def named(self, facet: str, value: str) -> Sequence[str]:
        """Return the tags of a facet that a value names: those called exactly so, else those whose names hold it."""
        wanted = key(value)
        names = {tag: self._folded_names(tag) for tag in (*self.known(facet), *self.tags(facet))}
        return [tag for tag, shown in names.items() if wanted in shown] or [
            tag for tag, shown in names.items() if any(wanted in name for name in shown)
        ]

    def known(self, facet: str) -> Iterator[str]:
        """Yield the tags of a facet that the lexicon has, in its order, whether a row has them or not."""
        return (tag for tag in self.names if tag.startswith(facet + ":"))

    def in_order(self, facet: str, tags: Collection[str]) -> list[str]:
        """Return those of some tags that have a facet: the lexicon's in its order, all others sorted."""
        of_facet = [tag for tag in tags if tag.startswith(facet + ":")]
        known = sorted((tag for tag in of_facet if tag in self._places), key=self._places.__getitem__)
        return [*known, *sorted(tag for tag in of_facet if tag not in self._places)]

    def matching(self, term: Term) -> BitMap:
        """Return the rows whose title or body holds a term; of several words, those that may hold it."""
        return self._remembered(term)

    def order(self, sort: str) -> Rows:
        """Return all rows by "newest", "title" or "source"; equal ones as listed, those without any at the end."""
        return self._flat.numbers(f"order.{sort}") or range(len(self))

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """How many rows have each tag, known without reading which."""
        return self._kept_sizes()

    @cached_property
    def words(self) -> WordIndex:
        """The word index over titles and bodies."""
        return WordIndex(self._flat)

    def is_damaged(self) -> bool:
        """Look all files through, which is meant for a quiet moment, and say whether one is not as it was written."""
        with suppress(OSError):  # a file that is gone was replaced, and what is open stays whole
            self.damaged |= any(flat.damage() is not None for flat in self._flats())
        return self.damaged

    def _numbers(self) -> set[int]:
        """Return the ids of all rows as numbers."""
        gone = {id for id, row in self._known_as.items() if row is None}
        return set(self._ids) - gone | self._known_as.keys() - gone

    def _flats(self) -> Iterator[Flat]:
        """Yield everything that rows are read from."""
        yield self._flat
        yield from (segment.flat for segment in self._shelf.segments)

    def _read(self, row: int) -> Entry:
        """Read a row where it is kept."""
        copy = self._rows[row]
        try:
            entry = self._shelf.entry(copy) if copy < len(self._shelf) else self._made[copy - len(self._shelf)]
        except Damaged:
            self.damaged = True
            return _UNREADABLE
        if row in self._renamed:
            also = dict.fromkeys((*entry.also, entry.snippet.id))
            entry = replace(entry, snippet=replace(entry.snippet, id=self._renamed[row]), also=(*also,))
        return entry

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where each tag stands in the lexicon."""
        return {tag: at for at, tag in enumerate(self.names)}

    @cached_property
    def _tag_places(self) -> dict[str, int]:
        """Where each tag stands among all; the start asks for most of them, each of which would be looked for."""
        return {tag: at for at, tag in enumerate(self._tagged.keys)}

    def _kept_sizes(self) -> dict[str, int]:
        """Return how many rows have each tag as found in the text."""
        return dict(zip(self._tag_places, self._flat.numbers("tags.sizes"), strict=True))

    def _find_tag(self, tag: str) -> BitMap:
        """Look the rows of a tag up."""
        if tag in self._gathered:
            return self._gathered[tag]
        place = self._tag_places.get(tag)
        return _NOWHERE if place is None else self._tagged.united([place])

    def _sorted_tags(self, facet: str) -> Sequence[str]:
        """Return the tags of a facet in their order; those of groups as they were given."""
        keys = self._tagged.keys
        given = [tag for tag in self._gathered if tag.startswith(facet + ":")]
        found = keys.beginning(facet + ":")
        return [*self.in_order(facet, keys[found.start : found.stop]), *given]

    def _folded_names(self, tag: str) -> set[str]:
        """Return the names and the id of a tag as searches compare them."""
        return {key(name) for name in (*self.names.get(tag, ()), _value(tag))}

    def _look_up(self, term: Term) -> BitMap:
        """Find the rows by their words."""
        if not term.several:
            return self.words.rows(term.words[0], term.begins, term.ends)
        first, *middle, last = term.words
        rows = self.words.rows(first, term.starts, True) & self.words.rows(last, True, term.ends)
        for word in middle:
            rows &= self.words.rows(word, True, True)
        return rows


def _value(tag: str) -> str:
    """Return what stands behind the facet: "mali" of "place:mali"."""
    return tag.partition(":")[2]


def _span(ids: Sequence[int], begins: str) -> tuple[int, int]:
    """Return where the ids that begin with some characters stand among sorted ones."""
    least, most = (number_of(begins.ljust(ID_LENGTH, sign)) for sign in "a7")
    return (0, 0) if least > most or most >> 63 else (bisect_left(ids, least), bisect_right(ids, most))


def _found(ids: Sequence[int], rows: Sequence[int], id: int) -> int | None:
    """Return the row beside an id among sorted ones; of rows with one id the last."""
    at = bisect_right(ids, id) - 1
    return rows[at] if at >= 0 and ids[at] == id else None
