"""What a search asks of a row; each kind of condition finds its rows by bitmaps and names the words to highlight."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from pyroaring import BitMap

from tui.library.catalog import Catalog
from tui.library.marks import MarkRows
from tui.library.words import Term, key
from tui.model import own_tag

Relation = Literal["after", "before", "on"]
"""How a printed date may stand to a day, month or year; each dated row is one of the three, or printed too vaguely."""

STATES: Final = ("unread", "read", "starred", "noted", "tagged")
"""What ``is:`` takes."""


class Condition(Protocol):
    """Something that a row fulfils or not."""

    def rows(self, catalog: Catalog, marks: MarkRows) -> BitMap:
        """Return the rows that fulfil it; not to be changed."""

    def terms(self) -> Iterator[Term]:
        """Yield what to highlight in the rows that fulfil it."""


class _Unsaid:
    """A condition that no words of a text fulfil, so that there is nothing to highlight."""

    __slots__ = ()

    def terms(self) -> Iterator[Term]:
        """Yield nothing."""
        return iter(())


@dataclass(frozen=True, slots=True)
class All:
    """All parts at once; without parts every row."""

    parts: tuple[Condition, ...] = ()
    """The parts, in the order in which they were typed."""

    def rows(self, catalog: Catalog, marks: MarkRows) -> BitMap:
        """Intersect the parts."""
        return catalog.all.intersection(*(part.rows(catalog, marks) for part in self.parts))

    def terms(self) -> Iterator[Term]:
        """Yield the terms of all parts."""
        return _terms(self.parts)


@dataclass(frozen=True, slots=True)
class Either:
    """Any of some parts."""

    parts: tuple[Condition, ...]
    """At least two parts."""

    def rows(self, catalog: Catalog, marks: MarkRows) -> BitMap:
        """Unite the parts."""
        return BitMap().union(*(part.rows(catalog, marks) for part in self.parts))

    def terms(self) -> Iterator[Term]:
        """Yield the terms of all parts."""
        return _terms(self.parts)


@dataclass(frozen=True, slots=True)
class Not(_Unsaid):
    """All rows that do not fulfil something."""

    part: Condition
    """What they must not fulfil."""

    def rows(self, catalog: Catalog, marks: MarkRows) -> BitMap:
        """Return all other rows."""
        return catalog.all - self.part.rows(catalog, marks)


@dataclass(frozen=True, slots=True)
class Says:
    """The title, the body or the person's note holds a term."""

    term: Term
    """What must stand in one of them."""

    def rows(self, catalog: Catalog, marks: MarkRows) -> BitMap:
        """Look the term up in the word index and in the notes, which are few."""
        found = catalog.matching(self.term)
        noted = [row for row, note in marks.notes.items() if self.term.within(note)]
        return found.union(BitMap(noted)) if noted else found

    def terms(self) -> Iterator[Term]:
        """Yield the term."""
        yield self.term


@dataclass(frozen=True, slots=True)
class Titled:
    """The printed title holds a term; a derived title is not searched."""

    term: Term
    """What must stand in it."""

    def rows(self, catalog: Catalog, marks: MarkRows) -> BitMap:  # noqa: ARG002
        """Read the titles of the rows that hold the term anywhere."""
        return BitMap(row for row in catalog.matching(self.term) if self.term.within(catalog.snippet(row).title))

    def terms(self) -> Iterator[Term]:
        """Yield the term."""
        yield self.term


@dataclass(frozen=True, slots=True)
class Is(_Unsaid):
    """A state that the person gave to the row."""

    state: str
    """One of `STATES`."""

    def rows(self, catalog: Catalog, marks: MarkRows) -> BitMap:
        """Return the bitmap of the state."""
        match self.state:
            case "unread":
                return marks.unread
            case "read":
                return catalog.all - marks.unread
            case "starred":
                return marks.starred
            case "noted":
                return marks.noted
            case _:
                return BitMap().union(*marks.own.values())


@dataclass(frozen=True, slots=True)
class Tagged(_Unsaid):
    """A tag of the lexicon, by its id or by a name; a part of a name serves while no tag is called just so."""

    facet: str
    """Place, actor or theme."""
    value: str
    """The id or name, as typed."""

    def rows(self, catalog: Catalog, marks: MarkRows) -> BitMap:
        """Unite the rows of the tags that are meant, as the person's pins and rejections have them."""
        return BitMap().union(*(marks.rows(catalog, tag) for tag in catalog.named(self.facet, self.value)))


@dataclass(frozen=True, slots=True)
class Own(_Unsaid):
    """An own tag; the beginning of one serves while no tag is called just so."""

    value: str
    """The tag, as typed."""

    def rows(self, catalog: Catalog, marks: MarkRows) -> BitMap:  # noqa: ARG002
        """Return the rows of the tag, or of those that begin like it."""
        exact = marks.own.get(f"tag:{own_tag(self.value)}")
        if exact is not None:
            return exact
        wanted = key(self.value)
        alike = {tag: key(tag.partition(":")[2]) for tag in marks.own}
        meant = [tag for tag, name in alike.items() if name == wanted] or [
            tag for tag, name in alike.items() if name.startswith(wanted)
        ]
        return BitMap().union(*(marks.own[tag] for tag in meant))


@dataclass(frozen=True, slots=True)
class Printed(_Unsaid):
    """The source, the byline or a document's name holds some words."""

    facet: Literal["source", "by", "doc"]
    """Which of them."""
    value: str
    """The words, as typed."""

    def rows(self, catalog: Catalog, marks: MarkRows) -> BitMap:  # noqa: ARG002
        """Unite the rows of all values that hold the words."""
        wanted = key(self.value)
        held = (tag for tag in catalog.tags(self.facet) if wanted in key(tag.partition(":")[2]))
        return BitMap().union(*(catalog.rows(tag) for tag in held))


@dataclass(frozen=True, slots=True)
class Dated(_Unsaid):
    """The printed date lies before, in or after a day, month or year."""

    relation: Relation
    """Where it must lie."""
    day: str
    """"2023", "2023-09" or "2023-09-12"."""

    def rows(self, catalog: Catalog, marks: MarkRows) -> BitMap:  # noqa: ARG002
        """Unite the rows of all printed days that lie there; there are a few thousand at most."""
        held = (tag for tag in catalog.tags("day") if self._holds(tag.partition(":")[2]))
        return BitMap().union(*(catalog.rows(tag) for tag in held))

    def _holds(self, printed: str) -> bool:
        """Say whether a printed day lies there; a month around the asked day lies nowhere for certain."""
        if printed.startswith(self.day):
            return self.relation == "on"
        if self.day.startswith(printed):
            return False
        return self.relation == ("after" if printed > self.day else "before")


def _terms(parts: Iterable[Condition]) -> Iterator[Term]:
    """Yield the terms of some conditions."""
    return (term for part in parts for term in part.terms())
