"""What a search asks of a row; each kind of condition finds its rows by bitmaps and names the words to highlight."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

from msgspec import Struct
from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog
from tui.library.catalog.words import Sought, Term
from tui.library.marks import MarkRows
from tui.library.search.reading import Held, holding

STATES: Final = ("unread", "read", "starred", "noted", "tagged")
"""What ``is:`` takes."""


class Ground(NamedTuple):
    """Where a search looks."""

    catalog: Catalog
    """The rows and their words."""
    marks: MarkRows
    """What the person did to them."""
    among: BitMap
    """The rows that matter: what a condition says of any other row is not looked at."""
    may_read: Callable[[int], bool] = lambda _: True
    """Says whether so many texts may be read now; if not, `reading.TooMany` ends it."""
    saved: "Mapping[str, Condition]" = MappingProxyType({})
    """The saved searches by name, those that can be read."""


class Condition(Protocol):
    """Something that a row fulfils or not."""

    @property
    def slow(self) -> bool:
        """Whether it reads texts, so that it should be asked of few rows."""

    def rows(self, ground: Ground) -> BitMap:
        """Return which rows fulfil it; not to be changed."""

    def sought(self) -> Iterator[Sought]:
        """Yield what to highlight in the rows that fulfil it."""


class Quick:
    """A condition that bitmaps answer, and that no words of a text fulfil, so that there is nothing to highlight."""

    __slots__ = ()

    slow = False

    def sought(self) -> Iterator[Sought]:
        """Yield nothing."""
        return iter(())


class All(Struct, frozen=True):
    """All parts at once; without parts every row."""

    parts: tuple[Condition, ...] = ()
    """The parts, in the order in which they were typed."""

    @property
    def slow(self) -> bool:
        """Say whether a part is."""
        return any(part.slow for part in self.parts)

    def rows(self, ground: Ground) -> BitMap:
        """Intersect the parts; the slow ones are asked of what the others leave."""
        left = ground.among.intersection(*(part.rows(ground) for part in self.parts if not part.slow))
        for part in self.parts:
            if part.slow:
                left = left & part.rows(ground._replace(among=left))
        return left

    def sought(self) -> Iterator[Sought]:
        """Yield what all parts look for."""
        return _sought(self.parts)


class Either(Struct, frozen=True):
    """Any of some parts."""

    parts: tuple[Condition, ...]
    """The parts; without any, no row will do."""

    @property
    def slow(self) -> bool:
        """Say whether a part is."""
        return any(part.slow for part in self.parts)

    def rows(self, ground: Ground) -> BitMap:
        """Unite the parts."""
        return BitMap().union(*(part.rows(ground) for part in self.parts))

    def sought(self) -> Iterator[Sought]:
        """Yield what all parts look for."""
        return _sought(self.parts)


class Not(Struct, frozen=True):
    """All rows that do not fulfil something."""

    part: Condition
    """What they must not fulfil."""

    @property
    def slow(self) -> bool:
        """Say whether that is."""
        return self.part.slow

    def rows(self, ground: Ground) -> BitMap:
        """Return all other rows."""
        return ground.among - self.part.rows(ground)

    def sought(self) -> Iterator[Sought]:
        """Yield nothing: what must not be there is not there."""
        return iter(())


class Says(Struct, frozen=True):
    """The title, the body or the person's note holds a term."""

    term: Term
    """What must stand in one of them."""

    @property
    def slow(self) -> bool:
        """Say whether it is a phrase: the index does not know in which order words stand."""
        return self.term.several

    def rows(self, ground: Ground) -> BitMap:
        """Look the term up in the word index and in the notes, which are few; read the texts that may be a phrase's."""
        found = ground.catalog.matching(self.term)
        if self.slow:
            held = self.term.within
            found = _read(ground, self.term, found, lambda title, body: held(title) or held(body))
        noted = [row for row, note in ground.marks.notes.items() if self.term.within(note)]
        return found.union(BitMap(noted)) if noted else found

    def sought(self) -> Iterator[Sought]:
        """Yield the term."""
        yield self.term


class Titled(Struct, frozen=True):
    """The printed title holds a term; a derived title is not searched."""

    term: Term
    """What must stand in it."""
    slow = True

    def rows(self, ground: Ground) -> BitMap:
        """Read the titles of the rows that hold the term anywhere."""
        held = self.term.within
        return _read(ground, self, ground.catalog.matching(self.term), lambda title, _: held(title))

    def sought(self) -> Iterator[Sought]:
        """Yield the term."""
        yield self.term


class Is(Quick, Struct, frozen=True):
    """A state that the person gave to the row."""

    state: str
    """One of `STATES`."""

    def rows(self, ground: Ground) -> BitMap:
        """Return the bitmap of the state."""
        marks = ground.marks
        match self.state:
            case "unread":
                return marks.unread
            case "read":
                return ground.catalog.all - marks.unread
            case "starred":
                return marks.starred
            case "noted":
                return marks.noted
            case _:
                return BitMap().union(*marks.own.values())


def _read(ground: Ground, wanted: Term | Titled, maybe: BitMap, held: Held) -> BitMap:
    """Return which of the rows that may hold something do."""
    return holding(ground.catalog, wanted, ground.among, maybe.intersection, held, ground.may_read)


def _sought(parts: Iterable[Condition]) -> Iterator[Sought]:
    """Yield what some conditions look for."""
    return (sought for part in parts for sought in part.sought())
