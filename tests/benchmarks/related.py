"""How long it takes to find what is related to one snippet, and to tell the stories: related [--snippets N].

The command fails where one snippet in twenty takes longer than 20 ms to relate, or the stories take a second.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable
from itertools import tee
from typing import Final

from tests.benchmarks.conditions import conditions, kept
from tests.benchmarks.corpus import lexicon, snippets
from tests.benchmarks.pace import pace
from tui.library.catalog.catalog import Catalog, Entry
from tui.library.marks import MarkRows
from tui.library.related.relations import Relations
from tui.library.related.storylines import storylines
from tui.model import Snippet
from tui.topics.lexicon import Lexicon
from tui.topics.tagger import Tagger

MOST: Final = 20.0
"""Milliseconds that one snippet among 100,000 may take."""
MOST_FOR_STORIES: Final = 1000.0
"""Milliseconds that the stories of a library may take, which are looked for in a thread and among its first rows."""
_ASKED: Final = 300


def took(work: Callable[[], object]) -> float:
    """Return how many milliseconds of the processor some work took."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def library(count: int) -> Catalog:
    """Return a made-up library with its tags."""
    tagger = Tagger(Lexicon.extended(lexicon(), "invented.toml")[0])
    shown, again = tee(Snippet(f"{number:012}", None, text) for number, text in enumerate(snippets(count)))
    return Catalog.of(map(Entry, shown, tagger.evidence_of_each(again)))


def main() -> int:
    """Print the figures; fail if one snippet takes too long."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--snippets", type=int, default=100_000)
    count = options.parse_args().snippets
    print(conditions("pyroaring"))
    catalog = library(count)
    marks, relations, chance = MarkRows.of(catalog, {}), Relations(catalog), random.Random(5)
    asked = [chance.randrange(count) for _ in range(_ASKED)]
    figures = [took(lambda row=row: relations.of(row, marks)) for row in asked]  # type: ignore[misc]
    print(f"related to the first snippet asked for among {count:,}: {figures[0]:.1f} ms")
    figures.sort()
    slow = figures[_ASKED * 95 // 100]
    print(f"to each of {_ASKED}: mean {statistics.mean(figures):.1f} ms, median {statistics.median(figures):.1f} ms")
    told = min(took(lambda: storylines(Relations(catalog), marks)) for _ in range(2))
    good = kept(f"95 in 100 within ms, the slowest {figures[-1]:.1f}", slow, MOST * pace())
    return 0 if kept("stories, ms", told, MOST_FOR_STORIES * pace()) and good else 1
