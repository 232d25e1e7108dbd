"""Days printed in lines below each other, as calendars and ministries do: "12", "MAR", "2024" above a title."""

import re
from typing import Final

from tui.parsing.dates import find_date
from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.page import Page

_DAY: Final = re.compile(r"\d{1,2}")
_MONTH: Final = re.compile(r"(?P<month>[^\W\d_]{3,9})\.?(?:[ ,]+(?P<year>(?:19|20)\d\d))?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ENOUGH: Final = 2
_PART: Final = Kind(Part.NOISE, "date", "part of the day above")


def stacked(page: Page) -> list[Fragment]:
    """Return the pieces of a page with days on two or three lines read as dates, two of them at least."""
    fragments = page.fragments
    numbers = [n for n, fragment in enumerate(fragments[:-1]) if len(fragment.text) < 3 and fragment.text.isdigit()]
    found = [kind for n in numbers for kind in (_day(fragments, n, n + 1, n), _day(fragments, n, n - 1, n - 1)) if kind]
    if len(found) < _ENOUGH:
        return fragments
    read = list(fragments)
    for first, last, kind in found:
        for n in range(first, last + 1):
            read[n] = fragments[n]._replace(kind=_PART if n > first else kind)
    return read


def _day(fragments: list[Fragment], day: int, month: int, first: int) -> tuple[int, int, Kind] | None:
    """Return where a day of two or three lines begins and ends, and what it is; None if there is none."""
    if not first >= 0 or not _DAY.fullmatch(fragments[day].text):
        return None
    named = _MONTH.fullmatch(fragments[month].text)
    last = first + 1
    if named is None or fragments[last].line - fragments[first].line > _ENOUGH:
        return None
    year = named["year"] or ""
    if not year and last + 1 < len(fragments) and _YEAR.fullmatch(fragments[last + 1].text):
        last, year = last + 1, fragments[last + 1].text
    text = " ".join(filter(None, (fragments[day].text, named["month"], year)))
    when = find_date(text)
    if when is None or when.day is None or when.end < len(text):
        return None
    return first, last, Kind(Part.ANCHOR, "date", "date of an item", when=when._replace(sure=True))
