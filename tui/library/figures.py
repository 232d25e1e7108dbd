"""Figures over rows: how many fall into each span of time, by topic; and which names occur together.

All of it is sizes of intersections of bitmaps, for the command line and for a screen alike. A row that says no day, or
not enough of one ("2023" where months are counted), is in no span; it is counted apart and never guessed.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Final, Literal, NamedTuple, TypeAlias

from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog
from tui.library.marks import MarkRows

By: TypeAlias = Literal["year", "month", "week"]
"""How long a span of time is."""

STEPS: Final[tuple[By, ...]] = ("week", "month", "year")
"""The lengths of spans, the shortest first."""
_SPANS: Final = 18
"""So many spans are easy to survey."""
_NAMES: Final = 8
"""So many actors and places are set against each other."""
_LENGTH: Final = {"year": 4, "month": 7, "week": 10}
"""How many characters of a day, as far as it was printed, a span has to know at least."""


class Span(NamedTuple):
    """A stretch of time and the rows whose printed date lies in it."""

    name: str
    """The year, "2023"; the month, "2023-09"; the week by its Monday, "2023-09-11"."""
    rows: BitMap
    """The rows."""


class Times(NamedTuple):
    """Rows by their printed dates."""

    by: By
    """How long the spans are."""
    spans: tuple[Span, ...]
    """From the first that has a row to the last, without a gap."""
    vague: BitMap
    """The rows whose date says too little for a span of this length."""
    undated: BitMap
    """The rows without a date, or with one that only counts back from an unknown day ("4 days ago")."""


class Topic(NamedTuple):
    """A tag with the rows that have it, counted by time."""

    tag: str
    """The tag."""
    total: int
    """How many rows have it."""
    counts: tuple[int, ...]
    """How many of them lie in each span."""
    vague: int
    """How many of them have a date that says too little."""
    undated: int
    """How many of them have none."""


class Together(NamedTuple):
    """How many rows have a tag of one kind and one of another."""

    columns: tuple[str, ...]
    """The tags of the second kind, the most frequent first."""
    lines: tuple[tuple[str, tuple[int, ...]], ...]
    """The tags of the first kind, the most frequent first, each with how many rows have it and each column's tag."""


class Figures(NamedTuple):
    """Everything that is counted of some rows."""

    marked: dict[str, int]
    """How many rows there are, and how many are unread, starred and noted."""
    times: Times
    """The rows by their printed dates."""
    topics: tuple[Topic, ...]
    """Places and themes by time, the most frequent first."""
    together: Together
    """Actors against places."""


def figures(catalog: Catalog, marks: MarkRows, rows: BitMap, by: By | None = None) -> Figures:
    """Return the figures of some rows, in spans of a length or of the shortest one that is easy to survey."""
    placed = times(catalog, rows, by or fitting(catalog, rows, _SPANS))
    kinds = {"snippets": rows, "unread": marks.unread, "starred": marks.starred, "noted": marks.noted}
    return Figures(
        {kind: rows.intersection_cardinality(there) for kind, there in kinds.items()},
        placed,
        tuple(topics(catalog, marks, rows, placed, ("place", "theme"))),
        together(catalog, marks, rows, "actor", "place", _NAMES),
    )


def times(catalog: Catalog, rows: BitMap, by: By) -> Times:
    """Return rows by their printed dates, in spans of one length."""
    vague = BitMap()
    dated: dict[str, BitMap] = {}
    for tag in catalog.tags("day"):
        if not (found := catalog.rows(tag) & rows):
            continue
        day = tag.partition(":")[2]
        if len(day) < _LENGTH[by]:
            vague |= found
        else:
            name = _span(day, by)
            dated[name] = dated[name] | found if name in dated else found
    spans = (
        tuple(Span(name, dated.get(name, BitMap())) for name in _between(min(dated), max(dated), by)) if dated else ()
    )
    return Times(by, spans, vague, rows - vague - BitMap().union(*dated.values()))


def fitting(catalog: Catalog, rows: BitMap, most: int) -> By:
    """Return the shortest length of spans of which so many are enough, and which says where most dated rows lie."""
    for by in STEPS[:-1]:
        found = times(catalog, rows, by)
        placed = len(rows) - len(found.vague) - len(found.undated)
        if len(found.spans) <= most and placed > len(found.vague):
            return by
    return STEPS[-1]


def topics(catalog: Catalog, marks: MarkRows, rows: BitMap, placed: Times, facets: Iterable[str]) -> list[Topic]:
    """Return the tags of some facets that some rows have, counted by time, the most frequent first."""
    found = []
    for facet in facets:
        for tag in marks.tags(catalog, facet):
            there = marks.rows(catalog, tag) & rows
            if there:
                counts = tuple(there.intersection_cardinality(span.rows) for span in placed.spans)
                vague, undated = (there.intersection_cardinality(of) for of in (placed.vague, placed.undated))
                found.append(Topic(tag, len(there), counts, vague, undated))
    return sorted(found, key=lambda topic: -topic.total)


def together(catalog: Catalog, marks: MarkRows, rows: BitMap, first: str, second: str, most: int) -> Together:
    """Return how often the most frequent tags of two facets occur in the same rows.

    Args:
        catalog: The rows.
        marks: Which tags the person gave and took.
        rows: The rows to count.
        first: The facet whose tags are the lines.
        second: The facet whose tags are the columns.
        most: How many tags of each are counted.
    """
    lines, columns = (_frequent(catalog, marks, rows, facet)[:most] for facet in (first, second))
    return Together(
        tuple(tag for tag, _ in columns),
        tuple((tag, tuple(there.intersection_cardinality(of) for _, of in columns)) for tag, there in lines),
    )


def _frequent(catalog: Catalog, marks: MarkRows, rows: BitMap, facet: str) -> list[tuple[str, BitMap]]:
    """Return the tags of a facet with those of some rows that have them, the most frequent first."""
    found = [(tag, marks.rows(catalog, tag) & rows) for tag in marks.tags(catalog, facet)]
    return sorted(((tag, there) for tag, there in found if there), key=lambda each: -len(each[1]))


def _span(day: str, by: By) -> str:
    """Return the name of the span that a day lies in."""
    if by != "week":
        return day[: _LENGTH[by]]
    whole = date.fromisoformat(day)
    return (whole - timedelta(whole.weekday())).isoformat()


def _between(first: str, last: str, by: By) -> list[str]:
    """Return the names of all spans from one to another."""
    if by == "week":
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        return [(start + timedelta(days)).isoformat() for days in range(0, (end - start).days + 1, 7)]
    days = (date(year, month, 1) for year in range(int(first[:4]), int(last[:4]) + 1) for month in range(1, 13))
    names = [name for name, _ in groupby(day.isoformat()[: _LENGTH[by]] for day in days)]
    return [name for name in names if first <= name <= last]
