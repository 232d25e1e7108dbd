"""A page as its pieces, and as two strings that tell in C where in it something may have to be read anew.

Most pages have no bullets, menus, credits or numbered titles, and those that have some have few. So whoever reads
pieces in the light of their neighbours first looks for the letters of their kinds, or for words in the joined texts,
and walks over the pieces only where that finds something.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tui.parsing.kinds import TEXTS, TITLED, Fragment

_TEXTS: Final = frozenset(TEXTS)
_TITLED: Final = frozenset(TITLED)


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces of a page in their order, ready to be looked through."""

    fragments: list[Fragment]
    """The pieces."""
    signs: str
    """The sign of each piece's kind."""
    texts: list[int]
    """The places of those that are texts."""
    titles: list[int]
    """The places of those texts that look like titles."""
    joined: str
    """The texts, each with a line end before it."""

    @classmethod
    def of(cls, fragments: list[Fragment]) -> "Page":
        """Return some pieces as a page."""
        signs = "".join([fragment.kind.sign for fragment in fragments])
        texts = [n for n, sign in enumerate(signs) if sign in _TEXTS]
        titles = [n for n in texts if signs[n] in _TITLED]
        return cls(fragments, signs, texts, titles, "\n" + "\n".join([fragments[n].text for n in texts]))

    def found(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Yield the places of the texts in which a pattern is found, in order; it may begin with the line end."""
        number, last = -1, 0
        for found in pattern.finditer(self.joined):
            here = number + self.joined.count("\n", last, found.end())
            last = found.end()
            if here != number:
                number = here
                yield self.texts[number]


def runs(places: Sequence[int], reach: int) -> Iterator[list[int]]:
    """Yield the places that follow each other closely: no farther apart than some pieces."""
    run = list(places[:1])
    for before, place in pairwise(places):
        if place - before > reach:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def near(places: Sequence[int], n: int, reach: int) -> int:
    """Return how many of some places, in their order, stand no farther from one than some pieces."""
    return bisect_right(places, n + reach) - bisect_left(places, n - reach)
