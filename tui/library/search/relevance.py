"""The order by relevance: where and how often the words of a search stand in a row."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Final

from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog
from tui.library.catalog.words import Rows, Sought, Term

_READ: Final = 2_000
"""Of so many rows at most the texts are read; of more, only whether they hold the words whole."""
_IN_TITLE: Final = 5
_WHOLE: Final = 2
_MOST: Final = 3
"""More often than this a word may stand in a body without weighing more."""


def by_relevance(catalog: Catalog, rows: BitMap, sought: Sequence[Sought]) -> Rows:
    """Return rows with those first that a search fits best, equal ones as listed."""
    if not sought:
        return rows
    weights, few = dict.fromkeys(rows, 0), len(rows) <= _READ
    for term in sought:
        if isinstance(term, Term):
            whole = Term(term.words, starts=True, ends=True)
            for row in catalog.matching(whole) & rows:
                if not (few and whole.several) or any(map(whole.within, catalog.texts(row))):
                    weights[row] += _WHOLE
    if few:
        for row in rows:
            weights[row] += sum(_weight(catalog, row, sought))
    return array("I", sorted(rows, key=weights.__getitem__, reverse=True))


def _weight(catalog: Catalog, row: int, sought: Sequence[Sought]) -> Iterable[int]:
    """Yield what each thing looked for weighs in a row."""
    snippet = catalog.snippet(row)
    for each in sought:
        if snippet.title and next(each.spans(snippet.title), None):
            yield _IN_TITLE
        yield min(sum(1 for _ in each.spans(snippet.body or "")), _MOST)
