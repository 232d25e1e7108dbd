"""The snippets of the library by row: their text, their tags and the documents they stand in.

This catalog lives in memory. One that lives on disk will have the same face, so callers ask for what they show, row by
row, and never for all rows at once.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from pyroaring import BitMap

from tui.library.words import Rows, Term, WordIndex, key
from tui.model import Evidence, Sighting, Snippet, facet

SORTS: Final = ("listed", "newest", "title", "source", "unread", "relevance")
"""The orders in which rows can be listed."""

_CACHED: Final = 128
_NOWHERE: Final = BitMap()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a snippet with why it has its tags and where it stands."""

    snippet: Snippet
    """What was printed."""
    evidence: tuple[Evidence, ...] = ()
    """Why it has its tags; weak evidence is shown as a suggestion and gives no tag."""
    sightings: tuple[Sighting, ...] = ()
    """Where it stands, the oldest document first."""
    wordings: tuple[str, ...] = ()
    """What earlier documents said in other words (another toll, a slip mended), oldest first."""
    also: tuple[str, ...] = ()
    """The ids that its other wordings have by themselves; they find this row too."""

    def tags(self) -> Iterator[str]:
        """Yield the tags of the text, then "doc:", "source:", "by:" and "day:" as far as the date was printed."""
        snippet, date = self.snippet, self.snippet.date
        yield from {evidence.tag for evidence in self.evidence if not evidence.weak}
        yield from {f"doc:{sighting.document}" for sighting in self.sightings}
        if source := key(snippet.source or ""):
            yield f"source:{source}"
        if byline := key(snippet.byline or ""):
            yield f"by:{byline}"
        if date and date.day:
            yield f"day:{date.day}"


class Catalog:
    """All rows, in the order "as listed"; the bitmaps that it hands out are its own and must not be changed."""

    times: Mapping[str, int] = {}
    """When each document was last changed, in nanoseconds since 1970; whoever opens the documents says so."""

    def __init__(
        self,
        entries: Sequence[Entry],
        names: Mapping[str, Sequence[str]],
        documents: Iterable[str],
        problems: Iterable[str],
    ) -> None:
        """Index the rows; `of` is the convenient way in."""
        self.all = BitMap(range(len(entries)))
        """Every row."""
        self.documents = tuple(documents)
        """The names of the documents, in the order in which their rows stand."""
        self.names = names
        """All names of the lexicon's tags, in the lexicon's order; the first one is shown."""
        self.problems = tuple(problems)
        """One sentence for each file that could not be read as it should."""
        self._entries = list(entries)
        self._ids = {entry.snippet.id: row for row, entry in enumerate(entries)}
        self._others = {id: row for row, entry in enumerate(entries) for id in entry.also if id not in self._ids}
        self._rows = _rows_by_tag(entries)
        self._remembered = lru_cache(_CACHED)(self._look_up)
        self._orders: dict[str, Rows] = {}
        self._groups: dict[str, str] | None = None

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
        rows = [entry if isinstance(entry, Entry) else Entry(entry) for entry in entries]
        return cls(rows, names or {}, documents, problems)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._entries)

    def snippet(self, row: int) -> Snippet:
        """Return what was printed."""
        return self._entries[row].snippet

    def entry(self, row: int) -> Entry:
        """Return all that is known of a row."""
        return self._entries[row]

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
        for tag in self._groups:
            self._tags.setdefault(facet(tag), []).append(tag)
        self._rows |= {tag: rows for tag, _, rows in found}

    def evidence(self, row: int) -> tuple[Evidence, ...]:
        """Return why a row has its tags, and the weak evidence that only suggests some."""
        return self._entries[row].evidence

    def sightings(self, row: int) -> tuple[Sighting, ...]:
        """Return where a row stands, the oldest document first."""
        return self._entries[row].sightings

    def row(self, id: str) -> int | None:
        """Return the row of a snippet, if the library has it, by the id of any of its wordings."""
        row = self._ids.get(id)
        return self._others.get(id) if row is None else row

    def marked_row(self, id: str) -> int | None:
        """Return the row whose mark is kept under an id: one row has one mark, however many wordings it has."""
        return self._ids.get(id)

    @property
    def other_ids(self) -> Mapping[str, int]:
        """The ids that wordings of rows have by themselves, under which no mark is looked for, and their rows."""
        return self._others

    def know_as(self, aliases: Mapping[str, str]) -> None:
        """Give rows the ids under which their marks are kept; to be called before anything is shown.

        Args:
            aliases: For the id of a wording, the id that its snippet had when it was marked.
        """
        for fingerprint, id in aliases.items():
            row = self.row(fingerprint)
            if row is None or id in self._ids:
                continue
            entry = self._entries[row]
            also = dict.fromkeys((*entry.also, entry.snippet.id))
            self._entries[row] = replace(entry, snippet=replace(entry.snippet, id=id), also=(*also,))
            self._others[entry.snippet.id] = row
            del self._ids[entry.snippet.id]
            self._others.pop(id, None)
            self._ids[id] = row

    def rows(self, tag: str) -> BitMap:
        """Return the rows with a tag as found in the text: "place:mali", "doc:<name>" and others of `Entry.tags`."""
        return self._rows.get(tag, _NOWHERE)

    def tags(self, facet: str) -> Sequence[str]:
        """Return the tags of a facet that some row has: those of the lexicon in its order, all others sorted."""
        return self._tags.get(facet, ())

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
        return sorted(of_facet, key=lambda tag: (self._places.get(tag, len(self._places)), tag))

    def matching(self, term: Term) -> BitMap:
        """Return the rows whose title or body holds a term."""
        return self._remembered(term)

    def order(self, sort: str) -> Rows:
        """Return all rows by "newest", "title" or "source"; equal ones as listed, those without any at the end."""
        if sort not in self._orders:
            by = _SORTS[sort]
            keys = [by(entry.snippet) for entry in self._entries]
            self._orders[sort] = array("I", sorted(self.all, key=keys.__getitem__, reverse=sort == "newest"))
        return self._orders[sort]

    @cached_property
    def words(self) -> WordIndex:
        """The word index over titles and bodies, made when first asked for."""
        return WordIndex((entry.snippet.title or "", entry.snippet.body or "") for entry in self._entries)

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where each tag stands in the lexicon."""
        return {tag: at for at, tag in enumerate(self.names)}

    @cached_property
    def _tags(self) -> dict[str, list[str]]:
        """The tags that rows have, by facet."""
        found: dict[str, list[str]] = {}
        for tag in sorted(self._rows, key=lambda tag: (self._places.get(tag, len(self._places)), tag)):
            found.setdefault(facet(tag), []).append(tag)
        return found

    def _folded_names(self, tag: str) -> set[str]:
        """Return the names and the id of a tag as searches compare them."""
        return {key(name) for name in (*self.names.get(tag, ()), _value(tag))}

    def _look_up(self, term: Term) -> BitMap:
        """Find the rows by their words, and read their texts where that does not decide it."""
        if len(term.words) == 1:
            return self.words.rows(term.words[0], term.starts, term.ends)
        first, *middle, last = term.words
        rows = self.words.rows(first, term.starts, True) & self.words.rows(last, True, term.ends)
        for word in middle:
            rows &= self.words.rows(word, True, True)
        return BitMap(row for row in rows if any(map(term.within, (self.snippet(row).title, self.snippet(row).body))))


def _value(tag: str) -> str:
    """Return what stands behind the facet: "mali" of "place:mali"."""
    return tag.partition(":")[2]


def _rows_by_tag(entries: Iterable[Entry]) -> dict[str, BitMap]:
    """Return which rows have each tag."""
    rows: dict[str, list[int]] = {}
    for row, entry in enumerate(entries):
        for tag in entry.tags():
            rows.setdefault(tag, []).append(row)
    return {tag: BitMap(found) for tag, found in rows.items()}


def _day(snippet: Snippet) -> tuple[bool, str]:
    """Return what "newest" sorts by, the other way round."""
    day = (snippet.date and snippet.date.value) or ""
    return bool(day), day


def _title(snippet: Snippet) -> tuple[bool, str]:
    """Return what "title" sorts by: what stands in the row."""
    title = key(snippet.headline)
    return not title, title


def _source(snippet: Snippet) -> tuple[bool, str]:
    """Return what "source" sorts by."""
    source = key(snippet.source or "")
    return not source, source


_SORTS: Final[Mapping[str, Callable[[Snippet], tuple[bool, str]]]] = {
    "newest": _day,
    "title": _title,
    "source": _source,
}
