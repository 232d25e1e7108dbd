"""Which day each item of a page bears: its own, or what the headings and the other dates of the page add to it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from tui.model import Date
from tui.parsing.datelines import dateline
from tui.parsing.dates import Printed
from tui.parsing.directives import Directives
from tui.parsing.items import Item
from tui.parsing.kinds import Fragment, Part

_YEAR: Final = re.compile(r"(?<!\S)(?:19|20)\d\d$")
_FIGURES: Final = re.compile(r"(?P<week>\D*)(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)\d")
_MONTHS: Final = 12
_GROUPS: Final = 2
"""One day above a list is that of the page."""


def dates(items: Sequence[Item], directives: Directives, headings: Sequence[Fragment]) -> list[Date | None]:
    """Return the date of each item of a page.

    A date without a year takes that of the last date or heading above it, an hour the day of the heading above it;
    "05/08/2006" is in May where the nearest date that can be read in one way only, such as "05/24/2006", says so.

    Args:
        items: the items.
        directives: what the page says about itself.
        headings: what is in no item, as headings are.
    """
    printed = [[piece.kind.when for piece in (*item.anchors, *item.labels) if piece.kind.when] for item in items]
    _read_months_first(printed)
    years, days = _years(headings), _days(headings)
    found: list[Date | None] = []
    year: int | None = None
    day: Printed | None = None
    for item, whens in zip(items, printed, strict=True):
        if years or days:
            line = item.pieces[0].line
            while years and years[0][0] < line:
                year = years.pop(0)[1]
            while days and days[0][0] < line:
                day = days.pop(0)[1]
        told = []
        for when in whens:
            year = when.year or year
            told.append(when.dated(year, directives.day))
        date = min(told, key=_vagueness) if told else _dateline(item)
        if date and not date.value and day and any([when.clock for when in whens]):
            date = replace(date, value=day.dated(year).value, precision="day", source="inherited")
        found.append(date)
    _read_groups(items, found)
    return found


def _read_groups(items: Sequence[Item], found: list[Date | None]) -> None:
    """Give the day in a line above several items to all of them, where most days of the page stand above several."""
    heads = [n for n, item in enumerate(items) if _is_headed(item)]
    dated = [n for n, item in enumerate(items) if item.anchors]
    sizes = [below - above for above, below in pairwise((*heads, len(items)))]
    several = [size for size in sizes if size > 1]
    if heads != dated or len(heads) < _GROUPS or 2 * len(several) < len(heads):
        return
    for head, size in zip(heads, sizes, strict=True):
        day = found[head]
        for n in range(head + 1, head + size):
            if day and found[n] is None:
                found[n] = replace(day, source="inherited")


def _is_headed(item: Item) -> bool:
    """Tell whether nothing but a day says when an item is from, and that it stands in a line above all its texts."""
    day, first = item.anchors[0] if item.anchors else None, item.title or (item.body[0] if item.body else None)
    if day is None or first is None or len(item.anchors) > 1 or day.kind.says or day.line >= first.line:
        return False
    return day.kind.when is not None and day.kind.when.day is not None and not day.kind.when.clock


def _vagueness(date: Date) -> int:
    """Return how little a date says: a day less than a month, and a month less than words."""
    return ("day", "month", "year").index(date.precision) if date.value and date.precision else 3


def _dateline(item: Item) -> Date | None:
    """Return the date of the dateline with which the body of an item begins."""
    printed = dateline(item.body[0].text) if item.body else None
    return replace(printed.dated(), source="dateline") if printed else None


def _years(headings: Iterable[Fragment]) -> list[tuple[int, int]]:
    """Return the line and the year of each heading that ends with one ("2023", "Archives – March 2023")."""
    found = ((piece.line, _YEAR.search(piece.text)) for piece in headings if piece.kind.part is Part.BREAK)
    return sorted((line, int(year[0])) for line, year in found if year)


def _days(headings: Iterable[Fragment]) -> list[tuple[int, Printed]]:
    """Return the line of each day that stands by itself, as above the hours of a wire, and the day."""
    found = ((piece.line, piece.kind.when) for piece in headings if piece.kind.code == "date")
    return sorted((line, when) for line, when in found if when and when.day)


def _read_months_first(printed: Sequence[list[Printed]]) -> None:
    """Read dates of figures that can be read in two ways as the nearest one that proves its way."""
    doubtful = list[tuple[int, int]]()
    proven = dict[int, bool]()
    for at, whens in enumerate(printed):
        for n, when in enumerate(whens):
            if when.month is None or not (figures := _FIGURES.match(when.text)):
                continue
            first, second = int(figures["first"]), int(figures["second"])
            if first == second:
                continue
            if max(first, second) > _MONTHS or figures["week"].strip():
                proven[at] = when.month == first
            else:
                doubtful.append((at, n))
    if not any(proven.values()):
        return
    for at, n in doubtful:
        if proven[min(proven, key=lambda other: abs(other - at))]:
            when = printed[at][n]
            printed[at][n] = when._replace(month=when.day, day=when.month)
