"""The tags of many rows at once: by bitmap instead of by row, which costs a tenth."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog
from tui.library.marks import MarkRows
from tui.model import LEXICON_FACETS

_TOGETHER: Final = 4096
"""So many rows are worked on together."""


def tagged(catalog: Catalog, marks: MarkRows, rows: Iterable[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield rows in their order, each with its tags in force: places, actors, themes, then own tags."""
    facets = (*LEXICON_FACETS, "tag")
    holders = [(tag, marks.rows(catalog, tag)) for facet in facets for tag in marks.tags(catalog, facet)]
    some = iter(rows)
    while together := [*islice(some, _TOGETHER)]:
        found: dict[int, list[str]] = {row: [] for row in together}
        block = BitMap(together)
        for tag, holding in holders:
            for row in holding & block:
                found[row].append(tag)
        for row in together:
            yield row, tuple(found[row])
