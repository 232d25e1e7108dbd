"""Conditions on days: when a snippet was printed, and when the library first saw it.

A day, month or year is written as a date is ("2023-09-12", "2023-09", "2023"), or counted back from today ("7d", "2w").
"""

import re
from datetime import date, datetime, timedelta
from typing import Final, Literal

from msgspec import Struct
from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog
from tui.library.search.conditions import Ground, Quick

Relation = Literal["after", "before", "on"]
"""How a printed date may stand to a day, month or year; each dated row is one of the three, or printed too vaguely."""

FORMS: Final = "a day as 2023, 2023-09, 2023-09-12 or 7d (seven days ago)"
"""How a day can be written, in words."""

_DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_AGO: Final = re.compile(r"([0-9]{1,4})([dw])", re.IGNORECASE)
_BEGUN: Final = re.compile(r"[0-9]{0,4}|[0-9]{4}-[0-9]?|[0-9]{4}-[0-9]{2}-[0-9]?")
_DAYS: Final = {"d": 1, "w": 7}


def is_day(text: str) -> bool:
    """Say whether a text is a day, month or year."""
    if _AGO.fullmatch(text):
        return True
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(text + "-01-01"[len(text) - 4 :]))
    except ValueError:
        return False


def is_begun(text: str) -> bool:
    """Say whether a text may still become a day while it is being typed."""
    return _BEGUN.fullmatch(text) is not None and not is_day(text)


def today() -> date:
    """Return the day that days are counted back from."""
    return date.today()  # noqa: DTZ011 (the person's own day is meant)


def _meant(text: str) -> str:
    """Return a day, month or year as printed dates are written."""
    ago = _AGO.fullmatch(text)
    return str(today() - timedelta(int(ago[1]) * _DAYS[ago[2].lower()])) if ago else text


class Dated(Quick, Struct, frozen=True):
    """The printed date lies before, in or after a day, month or year."""

    relation: Relation
    """Where it must lie."""
    day: str
    """ "2023", "2023-09", "2023-09-12" or "7d"."""

    def rows(self, ground: Ground) -> BitMap:
        """Unite the rows of all printed days that lie there; there are a few thousand at most."""
        catalog, day = ground.catalog, _meant(self.day)
        held = (tag for tag in catalog.tags("day") if self._holds(tag.partition(":")[2], day))
        return BitMap().union(*(catalog.rows(tag) for tag in held))

    def _holds(self, printed: str, day: str) -> bool:
        """Say whether a printed day lies there; a month around the asked day lies nowhere for certain."""
        if printed.startswith(day):
            return self.relation == "on"
        if day.startswith(printed):
            return False
        return self.relation == ("after" if printed > day else "before")


class Seen(Quick, Struct, frozen=True):
    """The library first saw it after a day, month or year."""

    day: str
    """ "2023", "2023-09", "2023-09-12" or "7d"."""

    def rows(self, ground: Ground) -> BitMap:
        """Return what stands in no document that is as old as that day, month or year."""
        day, catalog = _meant(self.day), ground.catalog
        old = (name for name, time in catalog.times.items() if _day_of(time)[: len(day)] <= day)
        return catalog.all - BitMap().union(*(catalog.rows(f"doc:{name}") for name in old))


def new_since(catalog: Catalog, moment: int) -> BitMap:
    """Return the rows that the library first saw after a moment, in nanoseconds since 1970."""
    old = (name for name, time in catalog.times.items() if time <= moment)
    return catalog.all - BitMap().union(*(catalog.rows(f"doc:{name}") for name in old))


def _day_of(time: int) -> str:
    """Return the day of a moment, where the person is."""
    return str(datetime.fromtimestamp(time / 1e9).date())  # noqa: DTZ006 (the person's own day is meant)
