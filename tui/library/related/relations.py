"""What else in the library a snippet is related to: by the words and the tags that both have, each with the reason.

The words count as stems, rare ones more (TF-IDF), and tags count the rarer the more; seven parts words and three parts
tags told stories apart best. Tags are the bridge between French and English. Only rows that share something rare are
weighed, so that one question costs about the same in any library.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from heapq import heappop, heappush, nsmallest
from typing import Final, NamedTuple

from tui.library.catalog.catalog import Catalog
from tui.library.marks import MarkRows
from tui.library.related.held import Held
from tui.library.related.stems import stemmed, stems
from tui.model import LEXICON_FACETS, facet

_WORDS: Final = 0.7
"""How much of the likeness comes from words; the rest comes from tags."""
_LEAST: Final = 0.16
"""What is less alike than this is not shown."""
_SHOWN: Final = 5
"""How many are shown."""
_SAID: Final = 3
"""How many tags and words the reason names."""
_COMMON: Final = 1_000
"""What more rows have than this brings no candidates, though it counts where they are weighed."""
_CANDIDATES: Final = 25
"""How many candidates are weighed."""
_REMEMBERED: Final = 2_048
"""Of so many rows the words are remembered."""
_SLACK: Final = 1e-9
"""More than sums of the same weights in another order differ."""
_FEW: Final = 5
"""What so few rows have is never too common to count."""


class Weighed(NamedTuple):
    """The stems or the tags of a row, each with its weight."""

    squares: Mapping[str, float]
    """The square of each one's weight, which is what it brings where it is shared: the rarer, the more."""
    length: float
    """How long they are as a vector."""

    @classmethod
    def of(cls, weights: Iterable[tuple[str, float]]) -> "Weighed":
        """Return some stems or tags with their weights."""
        squares = {one: weight * weight for one, weight in weights}
        return cls(squares, math.sqrt(sum(squares.values())))

    def cosine(self, other: "Weighed") -> float:
        """Return how alike it is another, from 0 to 1; what both have weighs the same in both."""
        theirs = other.squares
        both = sum([square for one, square in self.squares.items() if one in theirs])
        return both / (self.length * other.length) if both else 0.0

    def both(self, other: "Weighed") -> set[str]:
        """Return what both have."""
        return self.squares.keys() & other.squares.keys()

    def weightiest(self, some: Iterable[str]) -> list[str]:
        """Return the weightiest of some of them, those without weight left out."""
        return weightiest(some, self.squares)


class Traits(NamedTuple):
    """By what a row is compared with others."""

    words: Weighed
    """The stems of its words."""
    tags: Weighed
    """Its tags of the lexicon, as they are now."""

    def squares(self) -> Iterator[tuple[str, float]]:
        """Yield all stems and tags, each with the square of its weight."""
        yield from self.words.squares.items()
        yield from self.tags.squares.items()

    def likeness(self, other: "Traits", *, by_words: bool = False) -> float:
        """Return how alike two rows are, from 0 to 1; if only words can make them alike, 0 where they share none."""
        words = self.words.cosine(other.words)
        return 0.0 if by_words and not words else _WORDS * words + (1 - _WORDS) * self.tags.cosine(other.tags)


class Relation(NamedTuple):
    """A row that is related to another, and why."""

    row: int
    """The row."""
    likeness: float
    """How alike the two are, from 0 to 1."""
    tags: tuple[str, ...]
    """The weightiest tags of both."""
    words: tuple[str, ...]
    """The weightiest words of both beside the names of these tags, as printed in the row that was asked about."""

    def reason(self, name: Callable[[str], str]) -> str:
        """Return why they are related: "both: Wagner Group, Mali; words: convoy"."""
        parts = [f"both: {', '.join(map(name, self.tags))}"] if self.tags else []
        parts += [f"words: {', '.join(self.words)}"] if self.words else []
        return "; ".join(parts)


class Relations:
    """Finds the related rows of one catalog; remembers how rare words are, so that later questions cost less."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the catalog; nothing is read before the first question."""
        self.catalog: Final = catalog
        """The catalog that is asked."""
        self._held: Final = Held(catalog.words)
        self._words: Final = lru_cache(_REMEMBERED)(self._read)
        self._stemmed: Final = lru_cache(_REMEMBERED)(self.stemmed)

    def of(self, row: int, marks: MarkRows) -> tuple[Relation, ...]:
        """Return the rows most related to a row, the most alike first."""
        own, found, best = self._traits(row, marks), [], [_LEAST]
        candidates = [(other, self._weighed(other, marks)) for other in self._candidates(row, own, marks)]
        promising = sorted((-self._at_most(own, *each), *each) for each in candidates)
        for unlike, other, weighed in promising:
            if -unlike < best[0]:
                break
            traits = Traits(self._words(other), weighed)
            words, tags = own.words.both(traits.words), own.tags.both(traits.tags)
            likeness = own.likeness(traits)
            if likeness >= _LEAST and (words or any(facet(tag) != "theme" for tag in tags)):
                found.append((-likeness, other, words, tags))
                heappush(best, likeness)
                if len(best) > _SHOWN:
                    heappop(best)
        found.sort(key=lambda each: each[:2])
        printed = self.stems(row)
        return tuple(
            Relation(
                other,
                -unlike,
                tuple(own.tags.weightiest(tags)[:_SAID]),
                tuple(printed[one] for one in own.words.weightiest(words - self.named(row, tags))[:_SAID]),
            )
            for unlike, other, words, tags in found[:_SHOWN]
        )

    def stems(self, row: int) -> dict[str, str]:
        """Return the stems of a row, each with the first word that has it as printed."""
        return stems(*self._texts(row))

    def stemmed(self, row: int) -> list[str]:
        """Return the stems of a row alone, which takes half as long."""
        return stemmed(*self._texts(row))

    def tags(self, row: int, marks: MarkRows) -> list[str]:
        """Return the tags of the lexicon that a row has now, always in the same order."""
        found = {one.tag for one in self.catalog.evidence(row) if not one.weak}
        found.difference_update(tag for tag, rows in tuple(marks.rejected.items()) if row in rows)
        found.update(tag for tag, rows in tuple(marks.pinned.items()) if row in rows)
        return sorted(tag for tag in found if facet(tag) in LEXICON_FACETS)

    def named(self, row: int, tags: Iterable[str]) -> set[str]:
        """Return the stems of the words that gave a row some tags."""
        wanted = set(tags)
        return {one for e in self.catalog.evidence(row) if e.tag in wanted for one in stems(e.words)}

    def _candidates(self, row: int, own: Traits, marks: MarkRows) -> list[int]:
        """Return the rows that share most of what is rare."""
        held = [(self._held.rows(one), square) for one, square in own.words.squares.items()]
        held += [(marks.rows(self.catalog, tag), square) for tag, square in own.tags.squares.items()]
        return sharing(row, ((rows, square) for rows, square in held if square and len(rows) <= _COMMON))

    def _at_most(self, own: Traits, other: int, tags: Weighed) -> float:
        """Return how alike a row with some tags can be at most, told by the stems whose holders were counted before.

        To count the others is what takes long, and most candidates are too unlike to be shown, however long they are.
        """
        squares, both, length = own.words.squares, 0.0, 0.0
        every = len(self.catalog)
        for one in self._stemmed(other):
            if one in squares:
                both += squares[one]
                length += squares[one]
            elif (count := self._held.counted(one)) is not None:
                length += weigh(count, every) ** 2
        words = both / (own.words.length * math.sqrt(length)) if both else 0.0
        return _WORDS * words + (1 - _WORDS) * own.tags.cosine(tags) + _SLACK

    def _traits(self, row: int, marks: MarkRows) -> Traits:
        """Return by what a row is compared with others."""
        return Traits(self._words(row), self._weighed(row, marks))

    def _weighed(self, row: int, marks: MarkRows) -> Weighed:
        """Return the tags of a row, each with its weight."""
        tags, every = self.tags(row, marks), len(self.catalog)
        return Weighed.of((tag, weigh(len(self.catalog.rows(tag)), every)) for tag in tags)

    def _read(self, row: int) -> Weighed:
        """Return the stems of a row."""
        every = len(self.catalog)
        return Weighed.of((one, weigh(self._held.count(one), every)) for one in self._stemmed(row))

    def _texts(self, row: int) -> tuple[str, str]:
        """Return title and body."""
        snippet = self.catalog.snippet(row)
        return snippet.title or "", snippet.body or ""


@lru_cache(_REMEMBERED)
def weigh(rows: int, every: int) -> float:
    """Return what a stem or tag weighs that so many of all rows have: nothing if most have it."""
    return 0.0 if rows > max(every / 2, _FEW) else math.log((every + 1) / (rows + 0.5))


def sharing(row: int, held: Iterable[tuple[Iterable[int], float]]) -> list[int]:
    """Return the rows that share most with a row, given the holders and the square of each stem and tag of it."""
    shared: dict[int, float] = {}
    for rows, square in held:
        for other in rows:
            shared[other] = shared.get(other, 0.0) + square
    shared.pop(row, None)
    least = [(-square, other) for other, square in shared.items()]
    return [other for _, other in nsmallest(_CANDIDATES, least)]


def weightiest(some: Iterable[str], weights: Mapping[str, float]) -> list[str]:
    """Return the weightiest of some stems or tags, those without weight left out; squares of weights do as well."""
    return sorted((one for one in some if weights[one]), key=lambda one: (-weights[one], one))
