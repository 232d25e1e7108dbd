"""How long a typed character takes until all of its consequences are painted, in libraries of several sizes.

Words of the corpus, beginnings of tags, phrases and words that nobody wrote are typed letter by letter into the search
line of a reader on a pseudo-terminal of 120×40, then taken back. The command fails where that is slower than it may be.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tests.benchmarks.conditions import conditions, kept
from tests.benchmarks.corpus import TOPICS, snippets
from tests.benchmarks.libraries import Prepared, options, prepared
from tests.benchmarks.pace import pace
from tests.benchmarks.pressing import HEAD, Pressed, percentile, row

LIMITS: Final[Mapping[int, tuple[float, float]]] = {100_000: (0.018, 0.030), 1_000_000: (0.020, 0.045)}
"""Half of all characters and 95 in 100 must be painted within these seconds in a library of so many snippets."""
QUERIES: Final = 12
_BACKSPACE: Final = "\x7f"


def queries(count: int, seed: int = 7) -> Iterator[str]:
    """Yield what people type: rare words, beginnings of words, two words, a tag, words that nobody wrote."""
    chance = random.Random(seed)
    texts = list(snippets(200, seed))
    for number in range(count):
        words = [word for word in chance.choice(texts).split() if word.isalpha() and word.isascii() and len(word) > 4]
        first, second = (words or ["convoy"])[0], (words or ["convoy"])[-1]
        kinds = (first, second[:4], f"{first} {second}", f"place:{TOPICS[number % 3].lower()}", "zzyx" + first)
        yield kinds[number % len(kinds)]


def typed(library: Prepared, count: int = QUERIES) -> list[float]:
    """Return the seconds of each character typed and each taken back."""
    with Pressed.reader(library.home, *library.words) as terminal:
        terminal.wait_for("unread")
        terminal.settle(0.5)
        terminal.timed("/")
        seconds = []
        for query in queries(count):
            for key in (*query, *_BACKSPACE * len(query)):
                seconds.append(terminal.timed(key))
        return seconds


def verdicts(found: Mapping[int, Sequence[float]]) -> Iterator[tuple[str, float, float]]:
    """Yield what is demanded: its name, the figure, and the most that it may be."""
    for size, (half, nearly_all) in LIMITS.items():
        if size in found:
            yield f"{size:,} snippets, p50 in ms", percentile(found[size], 50) * 1000, half * 1000 * pace()
            yield f"{size:,} snippets, p95 in ms", percentile(found[size], 95) * 1000, nearly_all * 1000 * pace()


def main() -> int:
    """Type into each library and print the table; return 1 where a limit is missed."""
    given = options(__doc__).parse_args()
    found = {}
    print(conditions("textual", "pyroaring"))
    print(f"\n{HEAD}")
    for size in given.snippets:
        with prepared(given.keep, size) as library:
            found[size] = typed(library)
        print(row(f"{size:,} snippets, {len(found[size])} characters", found[size]))
    return 0 if all([kept(*verdict) for verdict in verdicts(found)]) else 1
