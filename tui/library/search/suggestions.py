"""What may have been meant by a search that nothing matches: words of the library that differ by a slip or two."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from tui.library.catalog.catalog import Catalog
from tui.library.catalog.words import Sought, Term

_SLIPS: Final = 2
"""So many letters may be wrong, missing, too many or the wrong way round."""
_SHORT: Final = 4
"""In a word of so many letters or less it may be one."""


class Meant(NamedTuple):
    """A word that no snippet has, and what may have been meant by it."""

    term: Term
    """The word."""
    word: str
    """The nearest word of the library; of several the most frequent."""
    rows: int
    """How many rows have that."""


def meant(catalog: Catalog, sought: Iterable[Sought]) -> Iterator[Meant]:
    """Yield for each single word that no row has what may have been meant."""
    for term in sought:
        if isinstance(term, Term) and len(term.words) == 1 and not catalog.matching(term):
            yield from _nearest(catalog, term)


def _nearest(catalog: Catalog, term: Term) -> Iterator[Meant]:
    """Yield the nearest word with the same first letter, since that is seldom the one mistyped, if any is near."""
    from rapidfuzz.distance import OSA  # no part of a search that finds something
    from rapidfuzz.process import extract

    words, typed = catalog.words, term.words[0]
    start = bisect_left(words.vocabulary, typed[0])
    end = bisect_left(words.vocabulary, chr(ord(typed[0]) + 1))
    slips = 1 if len(typed) <= _SHORT else _SLIPS
    near = extract(
        typed,
        words.vocabulary[start:end],
        scorer=OSA.distance,
        score_cutoff=slips,
        limit=12,
    )
    best = min(near, key=lambda each: (each[1], -len(words.rows_at(start + each[2]))), default=None)
    if best is not None:
        yield Meant(term, best[0], len(words.rows_at(start + best[2])))
