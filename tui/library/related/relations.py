"""What else in the library a snippet is related to: by the words and the tags that both have, each with the reason.

The words count as stems, rare ones more (TF-IDF), and tags count the rarer the more; seven parts words and three parts
tags told stories apart best. Tags are the bridge between French and English. Only rows that share something rare are
weighed, so that one question costs about the same in any library.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog
from tui.library.marks import MarkRows
from tui.library.related.stems import stem, stems
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
_STEMS: Final = 4_096
"""Of so many stems it is remembered which rows have them: each is asked for twice, and common ones often."""
_STEP: Final = 32
"""Of so many words of the vocabulary one is at hand in memory, so that few are read to find another."""
_FEW: Final = 5
"""What so few rows have is never too common to count."""

Weights = Mapping[str, float]
"""Tags or stems of a row, each with its weight."""


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


class Alike(NamedTuple):
    """A row that is like another."""

    row: int
    """The row."""
    likeness: float
    """How alike the two are, from 0 to 1."""
    tags: Set[str]
    """The tags of both."""
    words: Set[str]
    """The stems of both."""


class Relations:
    """Finds the related rows of one catalog; remembers how rare words are, so that later questions cost less."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the catalog; its word index is made with the first question."""
        self.catalog: Final = catalog
        """The catalog that is asked."""
        self._weights: dict[str, float] = {}
        self._rows: Final = lru_cache(_STEMS)(self._look_up)
        self.words: Final = lru_cache(_REMEMBERED)(self._read)
        """Gives the stems of a row with their weights."""

    def of(self, row: int, marks: MarkRows) -> tuple[Relation, ...]:
        """Return the rows most related to a row, the most alike first."""
        words, tags = self.words(row), self.tags(row, marks)
        found = [
            alike
            for alike in self.alike(row, marks, _LEAST)
            if alike.words or any(facet(tag) != "theme" for tag in alike.tags)
        ]
        found.sort(key=lambda alike: (-alike.likeness, alike.row))
        return tuple(
            Relation(
                alike.row,
                alike.likeness,
                tuple(weightiest(alike.tags, tags)[:_SAID]),
                tuple(self.printed(row, weightiest(alike.words - self.named(row, alike.tags), words)[:_SAID])),
            )
            for alike in found[:_SHOWN]
        )

    def alike(self, row: int, marks: MarkRows, least: float, among: BitMap | None = None) -> Iterator[Alike]:
        """Yield the rows, of all or of some, that are at least so much alike a row, in no order."""
        words, tags = self.words(row), self.tags(row, marks)
        for other in self._candidates(row, words, tags, marks, among):
            other_words, other_tags = self.words(other), self.tags(other, marks)
            likeness = _WORDS * _cosine(words, other_words) + (1 - _WORDS) * _cosine(tags, other_tags)
            if likeness >= least:
                yield Alike(other, likeness, tags.keys() & other_tags.keys(), words.keys() & other_words.keys())

    def printed(self, row: int, some: Iterable[str]) -> list[str]:
        """Return stems as the words that have them are printed in a row."""
        words = stems(*self._texts(row))
        return [words[one] for one in some]

    def _candidates(
        self, row: int, words: Weights, tags: Weights, marks: MarkRows, among: BitMap | None
    ) -> Iterator[int]:
        """Yield the rows that share most of what is rare."""
        shared: dict[int, float] = {}
        rare = [(self._rows(one), weight) for one, weight in words.items()]
        rare += [(marks.rows(self.catalog, tag), weight) for tag, weight in tags.items()]
        for rows, weight in rare:
            there = rows if among is None else rows & among
            if weight and len(there) <= _COMMON:
                for other in there:
                    shared[other] = shared.get(other, 0.0) + weight * weight
        shared.pop(row, None)
        yield from sorted(shared, key=lambda other: (-shared[other], other))[:_CANDIDATES]

    def _read(self, row: int) -> Weights:
        """Return the stems of a row with their weights."""
        known, weights = self._weights, {}
        for one in stems(*self._texts(row)):
            weight = known.get(one)
            if weight is None:
                weight = known[one] = self._weight(len(self._rows(one)))
            weights[one] = weight
        return weights

    def tags(self, row: int, marks: MarkRows) -> Weights:
        """Return the tags of the lexicon that a row has now, with their weights."""
        found = {one.tag for one in self.catalog.evidence(row) if not one.weak}
        found -= {tag for tag, rows in tuple(marks.rejected.items()) if row in rows}
        found |= {tag for tag, rows in tuple(marks.pinned.items()) if row in rows}
        return {tag: self._weight(len(self.catalog.rows(tag))) for tag in found if facet(tag) in LEXICON_FACETS}

    def named(self, row: int, tags: Iterable[str]) -> set[str]:
        """Return the stems of the words that gave a row some tags."""
        wanted = set(tags)
        return {one for e in self.catalog.evidence(row) if e.tag in wanted for one in stems(e.words)}

    def _texts(self, row: int) -> tuple[str, str]:
        """Return title and body."""
        snippet = self.catalog.snippet(row)
        return snippet.title or "", snippet.body or ""

    def _weight(self, rows: int) -> float:
        """Return what a stem or tag weighs that so many rows have: nothing if most have it."""
        every = len(self.catalog)
        return 0.0 if rows > max(every / 2, _FEW) else math.log((every + 1) / (rows + 0.5))

    def _look_up(self, wanted: str) -> BitMap:
        """Return the rows that hold a word with this stem; all such words begin with it."""
        index = self.catalog.words
        vocabulary = index.vocabulary
        held = []
        for at in range(self._first(wanted), len(vocabulary)):
            word = vocabulary[at]
            if not word.startswith(wanted):
                break
            if stem(word) == wanted:
                held.append(index.rows_at(at))
        return held[0] if len(held) == 1 else BitMap().union(*held)

    def _first(self, wanted: str) -> int:
        """Return the place of the first word of the vocabulary that is not before some letters."""
        vocabulary = self.catalog.words.vocabulary
        behind = bisect_left(self._at_hand, wanted) * _STEP
        return bisect_left(vocabulary, wanted, max(0, behind - _STEP), min(behind, len(vocabulary)))

    @cached_property
    def _at_hand(self) -> Sequence[str]:
        """Some words of the vocabulary, evenly spread."""
        return self.catalog.words.vocabulary[::_STEP]


def _cosine(one: Weights, other: Weights) -> float:
    """Return how alike two weighted sets are, from 0 to 1; what both have weighs the same in both."""
    both = sum(one[key] * one[key] for key in one.keys() & other.keys())
    if not both:
        return 0.0
    lengths = (sum(weight * weight for weight in each.values()) for each in (one, other))
    return both / math.sqrt(math.prod(lengths))


def weightiest(some: Iterable[str], weights: Weights) -> list[str]:
    """Return the weightiest of some stems or tags, those without weight left out."""
    return sorted((one for one in some if weights[one]), key=lambda one: (-weights[one], one))
