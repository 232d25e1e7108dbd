"""The tags of many rows at once: by bitmap instead of by row, which costs a tenth."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog
from tui.library.marks import MarkRows
from tui.library.writing.records import Tags
from tui.model import LEXICON_FACETS

_TOGETHER: Final = 4096
"""So many rows are worked on together."""


def tagged(catalog: Catalog, marks: MarkRows, rows: Iterable[int]) -> Iterator[tuple[Sequence[int], Sequence[Tags]]]:
    """Yield blocks of rows in their order, and the tags in force of each row."""
    facets = [
        [(tag.partition(":")[2], marks.rows(catalog, tag)) for tag in marks.tags(catalog, facet)]
        for facet in (*LEXICON_FACETS, "tag")
    ]
    some = iter(rows)
    while together := [*islice(some, _TOGETHER)]:
        block = BitMap(together)
        place, actor, theme, own = (_held(holders, block).get for holders in facets)
        yield together, [Tags(place(row, ()), actor(row, ()), theme(row, ()), own(row, ())) for row in together]


def _held(holders: Iterable[tuple[str, BitMap]], block: BitMap) -> dict[int, list[str]]:
    """Return for the rows of a block that have tags of a kind which those are."""
    found: dict[int, list[str]] = {}
    for tag, holding in holders:
        for row in holding & block:
            if row in found:
                found[row].append(tag)
            else:
                found[row] = [tag]
    return found
