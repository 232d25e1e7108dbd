"""How long counting all topics and tags takes under a filter, in libraries of several sizes.

Measured in one process on the session that the screen uses, with the counts of 40 topics and 300 actors under random
tags and words. The command fails where that is slower than it may be.
"""

import random
import statistics
import time
from collections.abc import Iterator, Sequence
from typing import Final

from tests.benchmarks.conditions import conditions, kept
from tests.benchmarks.libraries import Prepared, options, prepared
from tests.benchmarks.pace import pace
from tests.benchmarks.pressing import HEAD, percentile, row
from tests.benchmarks.search import queries
from tui.library.facets import tag_counts, topic_counts
from tui.library.view import View
from tui.session import Session, open_session

MOST_NEARLY_ALL: Final = 0.006
MEASURED: Final = 1_000_000
"""The limit holds for a library of so many snippets."""
VIEWS: Final = 60


def views(session: Session, count: int, seed: int = 3) -> Iterator[View]:
    """Yield views with a topic, a tag or words, as somebody who narrows a list would choose them."""
    chance = random.Random(seed)
    places, actors = session.catalog.tags("place"), session.catalog.tags("actor")
    for number, query in enumerate(queries(count, seed)):
        topic = chance.choice(places) if places and number % 2 else "all"
        include = frozenset([chance.choice(actors)]) if actors and number % 3 else frozenset[str]()
        yield View(topic=topic, include=include, query="" if number % 4 else query)


def counted(library: Prepared, count: int = VIEWS) -> tuple[int, list[float]]:
    """Return how many counts there are, and the seconds that all of them take under each view."""
    session = open_session([library.documents], library.home, {})
    try:
        catalog, marks = session.catalog, session.marks
        seconds, figures = [], 0
        for view in views(session, count):
            topic_counts(catalog, marks, view)  # looks the words up, which is not what is measured here
            began = time.perf_counter()
            figures = len(topic_counts(catalog, marks, view)) + len(tag_counts(catalog, marks, view))
            seconds.append(time.perf_counter() - began)
        return figures, seconds
    finally:
        session.close()


def verdicts(size: int, seconds: Sequence[float]) -> Iterator[tuple[str, float, float]]:
    """Yield what is demanded: its name, the figure, and the most that it may be."""
    if size == MEASURED:
        yield f"{size:,} snippets, p95 in ms", percentile(seconds, 95) * 1000, MOST_NEARLY_ALL * 1000 * pace()


def main() -> int:
    """Count in each library and print the table; return 1 where a limit is missed."""
    given = options(__doc__).parse_args()
    print(conditions("pyroaring"))
    print(f"\n{HEAD}")
    good = True
    for size in given.snippets:
        with prepared(given.keep, size) as library:
            figures, seconds = counted(library)
        print(row(f"{size:,} snippets, {figures} counts", seconds))
        print(f"{'':34}{statistics.median(seconds) / max(figures, 1) * 1e6:7.1f} µs a count")
        good &= all([kept(*verdict) for verdict in verdicts(size, seconds)])
    return 0 if good else 1
