"""Words as a search sees them, where they stand in a text, and the index that finds the rows that hold them.

Words are runs of letters and digits in the form of `tui.text.fold_same`, so accents and case do not matter, and hyphens
and apostrophes only part words. A term of letters lies inside one word; looking through the vocabulary for it therefore
gives exactly the rows whose folded text holds it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Final, Protocol

from msgspec import Struct
from pyroaring import BitMap

from tui.library.catalog.flat import Bytes, Flat
from tui.library.catalog.listed import Listed
from tui.library.catalog.postings import Postings, packed
from tui.text import fold_same, words_of

__all__ = ["Rows", "Sought", "Term", "WordIndex", "key", "parts_of", "spans", "words_of"]

_CACHED: Final = 64
"""How many answers an index remembers; taking a character back then costs nothing."""
_SHORT: Final = 2
_MANY: Final = 4_000
"""One or two letters that more words begin with have their rows kept: uniting those of all the words takes long."""


class Rows(Protocol):
    """Rows in an order: a BitMap as it is, or a sequence of numbers."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __getitem__(self, index: int, /) -> int:
        """Return the row at a place in the order."""

    def __iter__(self) -> Iterator[int]:
        """Yield the rows in their order."""


def key(text: str) -> str:
    """Return the form in which names and values are compared: folded words with one space between."""
    return " ".join(words_of(text))


class Term(Struct, frozen=True, dict=True):
    """Words that must follow each other in one text; "gao" is a term of one word."""

    words: tuple[str, ...]
    """The words, folded; at least one."""
    starts: bool = False
    """Whether the first one must begin where a word of the text begins."""
    ends: bool = False
    """Whether the last one must end where a word of the text ends."""

    @classmethod
    def of(cls, text: str, *, starts: bool = False, ends: bool = False) -> "Term | None":
        """Return the term that a text asks for, or None if it holds no letter and no digit."""
        found = tuple(words_of(text))
        return cls(found, starts, ends) if found else None

    @property
    def several(self) -> bool:
        """Whether it has several words, so that the index cannot tell whether they follow each other."""
        return len(self.words) > 1

    @property
    def begins(self) -> bool:
        """Whether it is found only where a word begins: also one or two letters are, which stand inside most words."""
        first = self.words[0]
        return self.starts or (len(self.words) == 1 and len(first) <= _SHORT and first.isascii())

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the term stands in a text, in characters of the text as printed."""
        return (found.span() for found in self._pattern.finditer(fold_same(text)))

    def within(self, text: str | None) -> bool:
        """Say whether the term stands in a text."""
        return text is not None and self._pattern.search(fold_same(text)) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """What to look for in a folded text."""
        first, last = r"(?<![^\W_])" if self.begins else "", r"(?![^\W_])" if self.ends else ""
        return re.compile(first + r"[\W_]+".join(self.words) + last)


class Sought(Protocol):
    """Something to look for in a text: a term, a pattern."""

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it stands in a text, in characters of the text as printed."""


def spans(text: str, sought: Iterable[Sought]) -> list[tuple[int, int]]:
    """Return where things stand in a text, in order, with those that touch or overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for each in sought for span in each.spans(text)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


class WordIndex:
    """For each word of the library, the rows whose title or body holds it."""

    def __init__(self, flat: Flat) -> None:
        """Take where the words and the long openings are kept (see `parts_of`)."""
        self._words = Postings(flat, "words")
        self._openings = Postings(flat, "openings")
        self.vocabulary: Sequence[str] = self._words.keys
        """All words, sorted."""
        self._remembered = lru_cache(_CACHED)(self._look_up)

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]]) -> "WordIndex":
        """Return the index of the texts of all rows, in the order of the rows."""
        held: dict[str, list[int]] = {}
        count = 0
        for row, parts in enumerate(texts):
            count += 1
            for word in {word for part in parts for word in words_of(part)}:
                held.setdefault(word, []).append(row)
        return cls(Flat.of(parts_of([Listed.of(held)], count)))

    def rows(self, letters: str, starts: bool = False, ends: bool = False) -> BitMap:
        """Return the rows with a word that holds (begins with, ends with) some letters; not to be changed."""
        return self._remembered(letters, starts, ends)

    def rows_at(self, place: int) -> BitMap:
        """Return the rows that hold the word at a place of the vocabulary; not to be changed."""
        return self._words.rows_at(place)

    def count_at(self, place: int) -> int:
        """Return how many rows hold the word at a place of the vocabulary."""
        return self._words.count_at(place)

    def _look_up(self, letters: str, starts: bool, ends: bool) -> BitMap:
        """Unite the rows of all words that hold the letters."""
        keys = self._words.keys
        if starts and ends:
            place = keys.place(letters)
            return BitMap() if place is None else self._words.rows_at(place)
        if not starts:
            return self._words.united(keys.holding(letters, at_end=ends))
        opening = self._openings.keys.place(letters)
        if opening is not None:
            return self._openings.rows_at(opening)
        return self._words.united(keys.beginning(letters))


def parts_of(held: Iterable[Listed], rows: int) -> dict[str, Bytes]:
    """Return the parts in which an index is kept.

    Args:
        held: For each word its rows, in pieces.
        rows: How many rows there are.
    """
    openings: dict[str, Sequence[int]] = {}

    def seen() -> Iterator[Listed]:
        """Yield the pieces, and take the openings of their words."""
        for piece in held:
            openings.update(_openings(piece))
            yield piece

    return {**packed("words", seen(), rows), **packed("openings", [Listed.of(openings)], rows)}


def _openings(held: Listed) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield the one or two letters with which many words begin, and the rows of all of those."""
    words, ends = held.keys, [*accumulate(held.counts, initial=0)]
    for length in range(1, _SHORT + 1):
        start = 0
        while start < len(words):
            letters = words[start][:length]
            end = bisect_right(words, letters, start, key=lambda word: word[:length])
            if end - start > _MANY:
                yield letters, BitMap(held.numbers[ends[start] : ends[end]]).to_array()
            start = end
