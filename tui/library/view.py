"""What is in view: the choices of the person, and the rows that they list."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace
from pyroaring import BitMap

from tui.library.catalog.catalog import SORTS, Catalog
from tui.library.catalog.words import Sought, spans
from tui.library.marks import MarkRows
from tui.library.ordering import Halves, Order, Ordered, Ranked, ordered

if TYPE_CHECKING:
    from tui.library.search.conditions import Ground
    from tui.library.search.query import Fault, Query

__all__ = ["SORTS", "Listing", "MarkRows", "View", "listed", "searched", "topic_rows", "with_tags"]

SAVED: Final = "saved:"
"""How the topic of a saved search begins; its name follows."""
AT_ONCE: Final = 200
"""So many texts at most are read for a search while a key waits."""


class View(Struct, frozen=True):
    """The choices that decide what is listed; equal choices are equal values."""

    topic: str = "all"
    """ "all", "unread", "starred", "noted", a tag of the lexicon ("place:mali"), a document ("doc:<name>") or
    a saved search ("saved:<name>")."""
    include: frozenset[str] = frozenset()
    """Tags of which a row must have any, or all ("actor:wagner", "tag:follow-up")."""
    exclude: frozenset[str] = frozenset()
    """Tags of which a row must have none."""
    mode: Literal["any", "all"] = "any"
    """Whether a row needs any or all of the included tags."""
    query: str = ""
    """The search as typed."""
    sort: str = "listed"
    """One of `SORTS`, behind a "-" the other way round; a ``sort:`` in the search goes before it."""
    translate: bool = True
    """Whether words of the search stand for what says the same in the other language too."""

    def cycled(self, tag: str) -> "View":
        """Return this view with a tag moved on: off, included, excluded, off."""
        if tag in self.include:
            return replace(self, include=self.include - {tag}, exclude=self.exclude | {tag})
        if tag in self.exclude:
            return replace(self, exclude=self.exclude - {tag})
        return replace(self, include=self.include | {tag})


class Listing(Struct, frozen=True, dict=True):
    """The rows of a view, in the order of its sort."""

    rows: Ranked
    """The rows, first to last."""
    matched: BitMap
    """The same rows as a set."""
    sort: str = "listed"
    """The order they are in: the view's, unless the search asks for one itself."""
    fault: "Fault | None" = None
    """Why the search could not be read; then it is as if nothing had been searched, and a screen keeps its old list."""
    unfinished: bool = False
    """Whether there are too many texts to read for the search now; then too it is as if nothing had been searched."""
    sought: Sequence[Sought] = ()
    """What the search looks for in texts."""

    def hits(self, text: str) -> list[tuple[int, int]]:
        """Return where what was searched stands in a text: the (start, end) of each in the text as printed."""
        return spans(text, self.sought) if self.sought else []

    def index(self, row: int) -> int | None:
        """Return where a row is listed, if it is."""
        return self.rows.rank(row) - 1 if row in self.matched else None

    def between(self, one: int, other: int) -> BitMap:
        """Return the rows from one index to another, both with them."""
        first, last = sorted((one, other))
        if isinstance(self.rows, BitMap):
            return self.rows[first : last + 1]
        return BitMap([self.rows[index] for index in range(first, last + 1)])

    def nearest(self, among: BitMap, start: int, step: int = 1) -> int | None:
        """Return the first index whose row is among some rows, from one on, that one included.

        Args:
            among: The rows to look for.
            start: Where to begin; outside the list nothing is found.
            step: 1 to look towards the end, -1 towards the beginning.
        """
        if not 0 <= start < len(self.rows):
            return None
        found = self.rows & among if isinstance(self.rows, BitMap) else self.rows.among(among)
        row = self.rows[start]
        at = found.rank(row) - (1 if step < 0 or row in among else 0)
        return self.index(found[at]) if 0 <= at < len(found) else None


class Searched(NamedTuple):
    """What a search asks for, worked out."""

    rows: BitMap
    """The rows that it finds: all, if it asks for nothing or cannot be read; not to be changed."""
    sort: str | None = None
    """The order that it asks for itself."""
    fault: "Fault | None" = None
    """Why it cannot be read."""
    unfinished: bool = False
    """Whether there are too many texts to read for it now."""
    sought: Sequence[Sought] = ()
    """What it looks for in texts."""


def listed(catalog: Catalog, marks: MarkRows, view: View, may_read: Callable[[int], bool] = lambda _: True) -> Listing:
    """Return what a view lists.

    Args:
        catalog: The rows.
        marks: What the person did to them.
        view: The choices.
        may_read: Says whether so many texts may be read now, if the search needs that.
    """
    search = searched(catalog, marks, view, may_read)
    matched = search.rows & with_tags(catalog, marks, view)
    sort, sought = search.sort, search.sought
    if view.topic.startswith(SAVED):
        topic = _saved(catalog, marks, view.topic, view.translate, may_read)
        matched, sort, sought = matched & topic.rows, sort or topic.sort, (*sought, *topic.sought)
        search = search._replace(unfinished=search.unfinished or topic.unfinished)
    else:
        matched = matched & topic_rows(catalog, marks, view.topic)
    sort = sort or view.sort
    return Listing(
        _in_order(catalog, marks, matched, sort, sought), matched, sort, search.fault, search.unfinished, sought
    )


def searched(
    catalog: Catalog, marks: MarkRows, view: View, may_read: Callable[[int], bool] = lambda _: True
) -> Searched:
    """Return what the search of a view finds."""
    if not view.query.strip():
        return Searched(catalog.all)
    from tui.library.search.query import Fault, evaluate, parse, sought
    from tui.library.search.reading import TooMany  # the language costs nothing until somebody searches

    query = parse(view.query, translate=view.translate)
    if isinstance(query, Fault):
        return Searched(catalog.all, fault=query)
    try:
        rows = evaluate(query, _ground(catalog, marks, view.translate, may_read))
    except TooMany:
        return Searched(catalog.all, query.sort, unfinished=True)
    if isinstance(rows, Fault):
        return Searched(catalog.all, fault=rows)
    return Searched(rows, query.sort, sought=sought(query))


def _saved(catalog: Catalog, marks: MarkRows, topic: str, translate: bool, may_read: Callable[[int], bool]) -> Searched:
    """Return what a saved search finds."""
    from tui.library.search.query import sought
    from tui.library.search.reading import TooMany
    from tui.library.search.saved import rows_of

    name = topic.removeprefix(SAVED)
    query = _readable(marks, translate).get(name)
    if query is None:
        return Searched(BitMap())
    try:
        rows = rows_of(_ground(catalog, marks, translate, may_read), name)
    except TooMany:
        return Searched(BitMap(), unfinished=True)
    return Searched(rows, query.sort, sought=sought(query))


def _readable(marks: MarkRows, translate: bool) -> "dict[str, Query]":
    """Return the saved searches that can be read."""
    from tui.library.search.query import Fault, read

    queries = {name: read(text, translate) for name, text in marks.searches.items()}
    return {name: query for name, query in queries.items() if not isinstance(query, Fault)}


def _ground(catalog: Catalog, marks: MarkRows, translate: bool, may_read: Callable[[int], bool]) -> "Ground":
    """Return where a search looks."""
    from tui.library.search.conditions import Ground

    saved = {name: query.asked for name, query in _readable(marks, translate).items()}
    return Ground(catalog, marks, catalog.all, may_read, saved)


def topic_rows(catalog: Catalog, marks: MarkRows, topic: str, translate: bool = True) -> BitMap:
    """Return the rows of a topic, not to be changed; a saved search that must read many texts has none as yet."""
    match topic:
        case "all":
            return catalog.all
        case "unread":
            return marks.unread
        case "starred":
            return marks.starred
        case "noted":
            return marks.noted
        case _ if topic.startswith(SAVED):
            return _saved(catalog, marks, topic, translate, lambda texts: texts <= AT_ONCE).rows
        case _:
            return marks.rows(catalog, topic)


def with_tags(catalog: Catalog, marks: MarkRows, view: View) -> BitMap:
    """Return the rows that the chosen tags let through; not to be changed."""
    rows = catalog.all
    if view.include:
        rows = _tagged(catalog, marks, view.include, view.mode)
    for tag in view.exclude:
        rows = rows - marks.rows(catalog, tag)
    return rows


def _tagged(catalog: Catalog, marks: MarkRows, tags: Iterable[str], mode: str) -> BitMap:
    """Return the rows that have any or all of some tags."""
    first, *more = (marks.rows(catalog, tag) for tag in tags)
    return first.union(*more) if mode == "any" else first.intersection(*more)


def _in_order(catalog: Catalog, marks: MarkRows, matched: BitMap, sort: str, sought: Sequence[Sought]) -> Ranked:
    """Return rows in the order of a sort; the other way round, those that lack what it goes by stay at the end."""
    name = sort.removeprefix("-")
    if sort == "listed" or (sort == "relevance" and not sought):
        return matched
    if name == "unread":
        halves = Halves(matched, matched & marks.unread)
        if name == sort:
            return halves
        order = array("I", halves)
    elif name == "relevance":
        from tui.library.search.relevance import by_relevance  # comes with the search

        order = array("I", by_relevance(catalog, matched, sought))
    else:
        return ordered(catalog, matched, sort)
    return Ordered(Order(order if name == sort else order[::-1]), matched)
