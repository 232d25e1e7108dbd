"""What one row costs when rows are written out, and how long `list` takes over a library that was read before.

All of it is processor time; a command is a process of its own and counts from start to end. The measurement
fails where JSON Lines come slower than 200,000 rows a second, or `list` of 10,000 rows takes more than 150 ms longer
than `--version`.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from pathlib import Path

from tests.benchmarks.conditions import conditions, in_turn, kept, table
from tests.benchmarks.libraries import options, prepared
from tests.benchmarks.pace import pace
from tests.terminal import surroundings
from tui.library.writing.export import FORMATS
from tui.session import open_session

ROWS = 10_000
MOST = 150
MOST_STREAMED = 5


def spent(name: str, rows: int, work: Callable[[], Iterable[object]]) -> float:
    """Print what some work costs by the row, the quicker of two times, and return that in µs."""
    figures = []
    for _ in range(2):
        began = time.process_time()
        for _ in work():
            pass
        figures.append(time.process_time() - began)
    print(f"{name:34}{min(figures) / rows * 1e6:8.2f} µs a row {rows / min(figures):12,.0f} rows/s")
    return min(figures) / rows * 1e6


def whole_run(home: Path, *words: str) -> float:
    """Return the seconds of processor time that a command takes from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "tui", *words]
    subprocess.run(command, env=surroundings(home), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure each library and print; return 1 where the limit is missed."""
    parser = options(__doc__, (ROWS,))
    parser.add_argument("--rounds", type=int, default=5, help="how often each command runs (default 5)")
    asked = parser.parse_args()
    return max(_measured(asked.keep, snippets, asked.rounds) for snippets in asked.snippets)


def _measured(keep: Path | None, snippets: int, rounds: int) -> int:
    """Measure one library and print; return 1 where the limit is missed."""
    with prepared(keep, snippets) as library:
        session = open_session([library.documents], library.home, {})
        rows = session.catalog.all
        print(f"{conditions('msgspec', 'pyroaring')}\n{len(rows):,} rows\n")
        spent("snippets", len(rows), lambda: map(session.catalog.snippet, rows))
        spent("objects", len(rows), lambda: session.objects(rows))
        objects = [*islice(session.objects(rows), ROWS)]
        for name, form in FORMATS.items():
            spent(f"{name} of objects", len(objects), partial(form.encoded, objects))
        streamed = spent("jsonl, all of it", len(rows), lambda: FORMATS["jsonl"].encoded(session.objects(rows)))
        session.close()
        words = ("list", "--in", *library.words)
        commands = {" ".join(("list", *form)): (*words, *form) for form in ((), ("--jsonl",), ("--null",))}
        runs = in_turn(
            rounds,
            {
                "--version": partial(whole_run, library.home, "--version"),
                **{name: partial(whole_run, library.home, *command) for name, command in commands.items()},
            },
        )
    print("\n" + table(runs))
    beyond = (min(runs["list"]) - min(runs["--version"])) * 1000
    quick = kept("jsonl, µs a row", streamed, MOST_STREAMED * pace())
    return 0 if (kept("list beyond --version, in ms", beyond, MOST * pace()) or snippets > ROWS) and quick else 1


if __name__ == "__main__":
    sys.exit(main())
