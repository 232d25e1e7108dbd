"""How long it takes to find what is related to one snippet, and to tell the stories: related [--snippets N]."""

import argparse
import random
import statistics
import time
from collections.abc import Callable
from typing import Final

from tests.benchmarks.conditions import conditions
from tests.benchmarks.corpus import lexicon, snippets
from tui.library.catalog.catalog import Catalog, Entry
from tui.library.marks import MarkRows
from tui.library.related.relations import Relations
from tui.library.related.storylines import storylines
from tui.model import Snippet
from tui.topics.lexicon import Lexicon
from tui.topics.tagger import Tagger

MOST: Final = 20.0
"""Milliseconds that one snippet among 100,000 may take."""
_ASKED: Final = 300


def took(work: Callable[[], object]) -> float:
    """Return how many milliseconds of the processor some work took."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def library(count: int) -> Catalog:
    """Return a made-up library with its tags."""
    tagger = Tagger(Lexicon.extended(lexicon(), "invented.toml")[0])
    shown = (Snippet(f"{number:012}", None, text) for number, text in enumerate(snippets(count)))
    return Catalog.of(Entry(snippet, tagger.evidence(snippet)) for snippet in shown)


def main() -> int:
    """Print the figures; fail if one snippet takes too long."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--snippets", type=int, default=100_000)
    count = options.parse_args().snippets
    print(conditions("pyroaring"))
    catalog = library(count)
    marks, relations, chance = MarkRows.of(catalog, {}), Relations(catalog), random.Random(5)
    print(f"index of the words of {count:,} snippets, once: {took(lambda: catalog.words):,.0f} ms")
    asked = [chance.randrange(count) for _ in range(_ASKED)]
    figures = sorted(took(lambda row=row: relations.of(row, marks)) for row in asked)  # type: ignore[misc]
    usual, slow = statistics.median(figures), figures[_ASKED * 95 // 100]
    print(f"related to one snippet: median {usual:.1f} ms, 95 in 100 within {slow:.1f} ms, most {figures[-1]:.1f} ms")
    print(f"stories among the first 2,000: {took(lambda: storylines(relations, marks)):,.0f} ms")
    return 0 if slow <= MOST else 1
