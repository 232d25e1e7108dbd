"""Snippets as CSV, in cells that no spreadsheet takes for formulas."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Final

from tui.library.catalog.printed import Printed, Tags, decoded

COLUMNS: Final = (
    *("id", "title", "derived_title", "body", "date", "date_precision", "date_text", "byline"),
    *("source", "link", "read", "starred", "note"),
    *(*Tags.__struct_fields__, "document", "lines", "seen_also"),
)
"""The names of the columns: the keys of the JSON object, with a column for each kind of tag and of place."""
_FORMULA: Final = re.compile("[\\s']*[=+\\-@＝＋－＠\t\r\n]")
_PIECE: Final = 256
"""So many rows go out at once."""


def cell(text: str) -> str:
    """Return a text as a cell that a spreadsheet shows as it is: an apostrophe goes before what it would work out.

    Texts that begin with an apostrophe before such a sign get another, so `text_of` gives each text back.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def text_of(cell: str) -> str:
    """Return the text that a cell was made of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def table(objects: Iterable[bytes], _: str = "") -> Iterator[str]:
    """Yield snippets as CSV: a line of names, then a row a snippet; several values of a cell are parted by spaces."""
    rows: list[str] = []
    writer = csv.writer(_Into(rows), lineterminator="\n")
    writer.writerow(COLUMNS)
    for printed in map(decoded, objects):
        writer.writerow(map(cell, _fields(printed)))
        if len(rows) > _PIECE:
            yield "".join(rows)
            rows.clear()
    yield "".join(rows)


class _Into:
    """What the csv module takes for a file: a list of the lines."""

    def __init__(self, rows: list[str]) -> None:
        """Take the list that lines go to."""
        self.write = rows.append


def _fields(printed: Printed) -> Iterator[str]:
    """Yield the cells of a row, in the order of the columns."""
    yield from (printed.id, printed.title or "", printed.derived_title or "", printed.body or "")
    yield from (printed.date or "", printed.date_precision or "", printed.date_text or "")
    yield from (printed.byline or "", printed.source or "", printed.link or "")
    yield from ("yes" if printed.read else "no", "yes" if printed.starred else "no", printed.note)
    tags = printed.tags
    yield from (" ".join(ids) for ids in (tags.place, tags.actor, tags.theme, tags.own))
    places = [(seen.document, " ".join(map(str, seen.lines))) for seen in printed.seen]
    yield from places[0] if places else ("", "")
    yield "; ".join(f"{document}: {lines}" for document, lines in places[1:])
