"""How fast documents that nobody has read become a library: parsed, tagged, indexed and written, with all that costs.

The process that reads documents is run as the reader runs it, but at the priority of any other, alone and with its
second process in turn, each time with an empty cache. First rows count on a pseudo-terminal from the start of the
reader to the first snippet on the screen. The command fails where that is slower, or the cache larger, than it may be.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

import msgspec

from tests.benchmarks.conditions import conditions, in_turn, kept
from tests.benchmarks.corpus import lexicon, write
from tests.benchmarks.libraries import options
from tests.benchmarks.pace import pace
from tests.benchmarks.startup import HELLO, first_paint
from tests.terminal import Terminal, surroundings
from tui.library.ingest.sources import Report, Request

LEAST_ALONE: Final = 25_000
LEAST_OF_TWO: Final = 45_000
LEAST_GAIN: Final = 1.6
MOST_ROOM: Final = 1.25
MOST_TO_SEE: Final = 0.4
ROUNDS: Final = 3
_UNREAD: Final = "●"
_READ: Final = "from tui.library.ingest.working import main; main()"
_UNKIND: Final = "import os; os.nice = lambda _: 0; "
_ALONE: Final = "os.cpu_count = lambda: 1; "


class Read(NamedTuple):
    """One reading."""

    snippets: int
    """How many snippets the documents held."""
    seconds: float
    """How long it took."""
    processor: float
    """How many seconds of processor time it took, of all processes together."""
    ready: float
    """After how many seconds the first rows could be listed."""
    memory: float
    """How many megabytes the larger process held at most."""
    room: int
    """How many bytes the cache has."""

    @property
    def rate(self) -> float:
        """How many snippets were read in a second."""
        return self.snippets / self.seconds


def read(documents: Path, *, alone: bool) -> Read:
    """Read documents into a cache of their own."""
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "lexicon.toml").write_text(lexicon(), encoding="utf-8")
        rules, cache = f"{home}/boilerplate.toml", f"{home}/cache"
        request = Request((str(documents),), f"{home}/lexicon.toml", rules, cache, frozenset(), frozenset())
        command = [sys.executable, "-c", _UNKIND + _ALONE * alone + _READ]
        began, ready, snippets = time.perf_counter(), 0.0, 0
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings(Path(home))
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(msgspec.json.encode(request) + b"\n")
            process.stdin.close()
            for line in process.stdout:
                report = msgspec.json.decode(line, type=Report)
                snippets += report.snippets
                ready = ready or report.ready * (time.perf_counter() - began)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        room = sum(path.stat().st_size for path in Path(home, "cache").rglob("*") if path.is_file())
    processor = used.ru_utime + used.ru_stime
    return Read(snippets, seconds, processor, ready, used.ru_maxrss / 1024, room)


def first_rows(documents: Path) -> float:
    """Return the seconds from the start of the reader to the first row of documents that were never read."""
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "lexicon.toml").write_text(lexicon(), encoding="utf-8")
        began = time.perf_counter()
        with Terminal.reader(Path(home), str(documents)) as terminal:
            terminal.wait_for(_UNREAD)
            return time.perf_counter() - began


def compared(documents: Path, rounds: int) -> dict[str, list[float]]:
    """Return the seconds until a Textual hello world is painted, and until the first rows are, in turn."""
    with tempfile.TemporaryDirectory() as home:
        hello = [sys.executable, "-c", HELLO]
        return in_turn(
            rounds,
            {
                "hello": lambda: first_paint(hello, "Hello world", Path(home)),
                "rows": lambda: first_rows(documents),
            },
        )


def verdicts(alone: Read, two: Read, size: int, rows: float) -> Iterator[tuple[str, float, float]]:
    """Yield what is demanded: its name, the figure, and the most that it may be."""
    yield "µs a snippet in one process", 1e6 / alone.rate, pace() * 1e6 / LEAST_ALONE
    yield "µs a snippet in two processes", 1e6 / two.rate, pace() * 1e6 / LEAST_OF_TWO
    yield "time of two processes : of one", two.seconds / alone.seconds, 1 / LEAST_GAIN
    yield "size of the cache : of the documents", two.room / size, MOST_ROOM
    yield "first rows in s", rows, MOST_TO_SEE * pace()


def _show(read: Mapping[str, Read]) -> None:
    """Print the table of the readings."""
    print(f"{'':22}{'kept':>10}{'snippets/s':>12}{'all of it':>12}{'processor':>12}{'first ready':>13}{'memory':>10}")
    for name, one in read.items():
        each = 1e6 * one.processor / one.snippets
        print(
            f"{name:22}{one.snippets:10,}{one.rate:12,.0f}{one.seconds:10.1f} s{each:9.0f} µs"
            f"{one.ready:11.2f} s{one.memory:7.0f} MB"
        )


def main() -> int:
    """Read a corpus of each size and print the tables; return 1 where a limit is missed."""
    parser = options(__doc__, (20_000,))
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often first rows are timed (default {ROUNDS})")
    given = parser.parse_args()
    print(conditions("textual", "msgspec", "pyroaring"))
    good = True
    for snippets in given.snippets:
        with tempfile.TemporaryDirectory() as folder:
            documents = given.keep / f"{snippets}" / "documents" if given.keep else Path(folder)
            if not documents.exists() or not any(documents.iterdir()):
                write(documents, snippets)
            size = sum(path.stat().st_size for path in documents.iterdir())
            print(f"\n{snippets:,} snippets, {size / 1e6:.1f} MB")
            alone, two = read(documents, alone=True), read(documents, alone=False)
            _show({"one process": alone, "two processes": two})
            seen = compared(documents, given.rounds)
        hello, rows = median(seen["hello"]), median(seen["rows"])
        print(f"first rows of a first run after {rows:.2f} s, {rows / hello:.1f} times a Textual hello world\n")
        good &= all([kept(*verdict) for verdict in verdicts(alone, two, size, rows)])
    return 0 if good else 1
