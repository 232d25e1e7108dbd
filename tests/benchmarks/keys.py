"""How long a key takes until its last byte is painted, in libraries of several sizes, and what it costs the processor.

Keys are written to a pseudo-terminal of 120×40 in which the reader has opened a library that was read before. The
command fails where moving is slower than it may be, or where a key costs more in the largest library than 1.2 times
what it costs in the smallest.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tests.benchmarks.conditions import conditions, kept
from tests.benchmarks.libraries import Prepared, options, prepared
from tests.benchmarks.pace import pace
from tests.benchmarks.pressing import HEAD, Pressed, percentile, row

MOST_HALF: Final = 0.008
MOST_NEARLY_ALL: Final = 0.016
MOST_GROWTH: Final = 1.2
ROUNDS: Final = 60
MOVES: Final[Mapping[str, Sequence[str]]] = {
    "to the next row": ("j",),
    "to the next page": ("\x1b[6~",),
    "to the end and the beginning": ("G", "g"),
}
"""Keys by what they do; the article follows the cursor."""


def pressed(library: Prepared, rounds: int = ROUNDS) -> tuple[dict[str, list[float]], float]:
    """Return the seconds of each kind of key, and the seconds of processor time of one key."""
    with Pressed.reader(library.home, *library.words) as terminal:
        terminal.wait_for("unread")
        terminal.settle(0.5)
        for key in ("j", "k", "G", "g"):
            terminal.timed(key)
        began, keys = terminal.processor_time(), 0
        seconds: dict[str, list[float]] = {}
        for name, order in MOVES.items():
            for turn in range(rounds):
                seconds.setdefault(name, []).append(terminal.timed(order[turn % len(order)]))
                keys += 1
        return seconds, (terminal.processor_time() - began) / keys


def verdicts(found: Mapping[int, tuple[Mapping[str, Sequence[float]], float]]) -> Iterator[tuple[str, float, float]]:
    """Yield what is demanded: its name, the figure, and the most that it may be."""
    least, most = min(found), max(found)
    for name, seconds in found[most][0].items():
        yield f"{name}, p50 in ms", percentile(seconds, 50) * 1000, MOST_HALF * 1000 * pace()
        yield f"{name}, p95 in ms", percentile(seconds, 95) * 1000, MOST_NEARLY_ALL * 1000 * pace()
    yield f"processor time of a key, {most:,} : {least:,} snippets", found[most][1] / found[least][1], MOST_GROWTH


def main() -> int:
    """Press the keys in each library and print the tables; return 1 where a limit is missed."""
    parser = options(__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each key is pressed (default {ROUNDS})")
    given = parser.parse_args()
    found = {}
    print(conditions("textual"))
    for snippets in given.snippets:
        with prepared(given.keep, snippets) as library:
            found[snippets] = pressed(library, given.rounds)
        print(f"\n{f'{snippets:,} snippets':34}{HEAD[34:]}")
        for name, seconds in found[snippets][0].items():
            print(row(name, seconds))
        print(f"{'processor time of a key':34}{found[snippets][1] * 1000:7.1f} ms")
    print()
    return 0 if all([kept(*verdict) for verdict in verdicts(found)]) else 1
