"""Which rows hold a word with a stem: read from the word index, as little of it as a question needs."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Final

from pyroaring import BitMap

from tui.library.catalog.words import WordIndex
from tui.library.related.stems import stem

_STEMS: Final = 4_096
"""Of so many stems it is remembered which rows have them: common ones are asked for often."""
_COUNTS: Final = 16_384
"""Of so many stems it is remembered how many rows have them; a long evening would ask for nearly all."""
_STEP: Final = 32
"""Of so many words of the vocabulary one is at hand in memory; so many are read at once to find another."""

_LAST: Final = "\U0010ffff"
"""What no word holds and all letters stand before."""


class Held:
    """The stems of a library; remembers how many rows have each, so that later questions cost less."""

    def __init__(self, index: WordIndex) -> None:
        """Take the words of the library and the rows that hold them."""
        self._index: Final = index
        self._vocabulary: Final = index.vocabulary
        self._counts: Final[dict[str, int]] = {}
        self.rows: Final = lru_cache(_STEMS)(self._unite)
        """Gives the rows that hold a word with some stem; not to be changed."""

    def count(self, wanted: str) -> int:
        """Return how many rows hold a word with some stem; where one word has it, that is told without its rows."""
        count = self._counts.get(wanted)
        if count is None:
            places = self._places(wanted)
            count = self._index.count_at(places[0]) if len(places) == 1 else len(self.rows(wanted))
            self._counts[wanted] = count
            if len(self._counts) > _COUNTS:
                self._counts.pop(next(iter(self._counts)), None)  # the oldest
        return count

    def counted(self, wanted: str) -> int | None:
        """Return how many rows hold a word with some stem if that was asked before."""
        return self._counts.get(wanted)

    def _unite(self, wanted: str) -> BitMap:
        """Look the rows of a stem up."""
        held = [self._index.rows_at(place) for place in self._places(wanted)]
        return held[0] if len(held) == 1 else BitMap().union(*held)

    def _places(self, wanted: str) -> list[int]:
        """Return the places of all words that have a stem; they begin with it, so they stand together."""
        found: list[int] = []
        behind = wanted + _LAST
        first = max(0, bisect_left(self._at_hand, wanted) - 1) * _STEP
        for start in range(first, len(self._vocabulary), _STEP):
            words = self._vocabulary[start : start + _STEP]
            begin = bisect_left(words, wanted)
            end = bisect_left(words, behind, begin)
            found += [start + at for at in range(begin, end) if stem(words[at]) == wanted]
            if end < len(words):
                break
        return found

    @cached_property
    def _at_hand(self) -> Sequence[str]:
        """Some words of the vocabulary, evenly spread."""
        return self._vocabulary[::_STEP]
