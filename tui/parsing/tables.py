"""Rows of a table that was pasted with its cells side by side: each row is an item, its longest column the title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tui.parsing.datelines import date_kind
from tui.parsing.kinds import ANCHORS, NOISES, Fragment, Kind, Part
from tui.parsing.page import Page
from tui.parsing.shapes import text_kind
from tui.text import fold_same

_CELLED: Final = re.compile(r"\n[^\n]*?\S  +\S")
_CELL: Final = re.compile(r"\S+(?: \S+)*")
_FEWEST: Final = 3
"""So many rows are a table."""
_LONG: Final = 4
"""A column of so many words on the average holds titles or texts."""
_BESIDE: Final = re.compile(rf"[{NOISES}{ANCHORS}]*")

_Row = tuple[int, list[re.Match[str]]]
"""The place of a row among the pieces, and its cells."""


def tables(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the rows of its tables cut into cells, three rows of one form at least."""
    fragments = page.fragments
    celled = page.found(_CELLED) if "  " in page.joined else ()
    rows = [(n, list(_CELL.finditer(fragments[n].text))) for n in celled]
    cut = {n: pieces for table in _tables(page, rows) for n, pieces in _read(fragments, table)}
    if not cut:
        return fragments
    return [piece for n, fragment in enumerate(fragments) for piece in cut.get(n, [fragment])]


def _tables(page: Page, rows: Sequence[_Row]) -> Iterator[Sequence[_Row]]:
    """Yield the rows of equally many cells that follow each other with no other text between them."""
    table: list[_Row] = []
    for row in rows:
        if table and not (len(table[-1][1]) == len(row[1]) and _is_next(page, table[-1][0], row[0])):
            if len(table) >= _FEWEST:
                yield table
            table = []
        table.append(row)
    if len(table) >= _FEWEST:
        yield table


def _is_next(page: Page, above: int, below: int) -> bool:
    """Tell whether no text stands between two pieces."""
    return _BESIDE.fullmatch(page.signs, above + 1, below) is not None


def _read(fragments: Sequence[Fragment], table: Sequence[_Row]) -> Iterator[tuple[int, list[Fragment]]]:
    """Yield the pieces of each row of a table; none if no column is long enough for titles."""
    sizes = [sum(len(cell[0].split()) for cell in column) for column in zip(*[row[1] for row in table], strict=True)]
    long = [at for at, size in enumerate(sizes) if size >= _LONG * len(table)]
    if not long:
        return
    for n, cells in table:
        if (n, cells) == table[0] and _is_head(cells, long[0]):
            yield n, [fragments[n]._replace(kind=_HEAD)]
            continue
        pieces = list[Fragment]()
        for at, cell in enumerate(cells):
            whole = fragments[n]
            kind = _text(cell[0], long.index(at)) if at in long[:2] else _cell(cell[0], below=at > long[0])
            pieces.append(whole.part(*cell.span(), kind))
        yield n, pieces


_HEAD: Final = Kind(Part.NOISE, "heading", "heads of the columns of a table")
_HEAD_WORDS: Final = 2


def _is_head(cells: Sequence[re.Match[str]], long: int) -> bool:
    """Tell whether the cells of a row head the columns: none has a date, and that above the titles is a word or two."""
    dated = any(date_kind(cell[0], fold_same(cell[0])) for cell in cells)
    return not dated and all(len(cell[0].split()) <= _HEAD_WORDS for cell in (cells[long], *cells[:1]))


def _text(text: str, number: int) -> Kind:
    """Return the kind of a cell with a title, or with the body beside it."""
    kind = text_kind(text)
    return replace(kind, part=Part.TEXT, code="text", why="", says=(), titled=not number, stopped=bool(number))


def _cell(text: str, *, below: bool) -> Kind:
    """Return the kind of a short cell: a date, or a label of the item, which stands before or behind its title."""
    if date := date_kind(text, fold_same(text)):
        return date
    if not any(sign.isalpha() for sign in text):
        return Kind(Part.NOISE, "bullet", "figure in a table")
    return Kind(Part.FOOT if below else Part.LABEL, "field", "field of the item", (("label", text),))
