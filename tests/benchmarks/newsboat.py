"""The reader beside newsboat on the same texts, in the same run: first screen, open, jump, sort, filter, search, back.

Both have read the texts before (newsboat as one feed in a file) and run in a pseudo-terminal of 120×40. A figure is the
longest wait within a task: of its keys the slowest, from its bytes to the last byte painted. Here every letter of a
search lists what it finds, there only Enter does. Without newsboat the command says so.
"""

import shutil
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from html import escape
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from tests.benchmarks.conditions import conditions, kept
from tests.benchmarks.corpus import snippets
from tests.benchmarks.libraries import Prepared, options, prepared
from tests.benchmarks.pressing import SILENCE, Pressed
from tests.terminal import surroundings

ROUNDS: Final = 5
_THINKING: Final = 0.8
"""So long newsboat may be silent while it works: it says at once that it searches, and shows later what."""
_RELEASED: Final = {"2.21": 2020, "2.30": 2022, "2.32": 2023, "2.37": 2024}


class Task(NamedTuple):
    """One thing to do, by the keys of both."""

    name: str
    """What is done."""
    here: Sequence[str]
    """The keys of this reader."""
    there: Sequence[str]
    """The keys of newsboat."""
    here_before: Sequence[str] = ()
    """Keys that lead to where it begins."""
    there_before: Sequence[str] = ()
    """The same for newsboat."""


_HOME, _END = "\x1bOH", "\x1bOF"
TASKS: Final = (
    Task("jump to the last", ("G",), (_END,), ("j", "g"), ("\r", _HOME)),
    Task("open what the cursor is on", ("\r",), ("\r",)),
    Task("back to the list", ("h",), ("q",)),
    Task("sort by title", ("S", "t"), ("g", "t"), ("g",), (_HOME,)),
    Task("list only unread", ("/", *"is:unread", "\r"), ("F", *'unread = "yes"', "\r"), ("S", "l"), ("g", "d")),
    Task("list all again", ("\x1b",), ("\x06",)),
    Task("search a word", ("/", *"gouvernement", "\r"), ("/", *"gouvernement", "\r"), (), ("\x06",)),
    Task("back to all", ("\x1b",), ("q",)),
)
"""What people do most, in this order; each begins where the one before ended."""


def feed(path: Path, count: int) -> None:
    """Write texts as one feed."""
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Corpus</title>'
    items = (
        f"<item><title>{escape(text[:90])}</title><guid>{number}</guid>"
        f"<pubDate>{time.strftime('%a, %d %b %Y %H:%M:%S +0000', time.gmtime(1_600_000_000 + 60 * number))}</pubDate>"
        f"<description>{escape(text)}</description></item>\n"
        for number, text in enumerate(snippets(count))
    )
    with path.open("w", encoding="utf-8") as file:
        file.writelines(chain([head], items, ["</channel></rss>"]))


def newsboat(folder: Path, count: int) -> list[str]:
    """Return the command that opens newsboat on texts that it has read."""
    command = ["newsboat", *("-u", f"{folder}/urls"), *("-c", f"{folder}/cache.db"), *("-C", f"{folder}/config")]
    if not (folder / "cache.db").exists():
        folder.mkdir(parents=True, exist_ok=True)
        feed(folder / "feed.xml", count)
        (folder / "urls").write_text(f"file://{folder}/feed.xml\n", encoding="utf-8")
        (folder / "config").write_text("refresh-on-startup no\nauto-reload no\n", encoding="utf-8")
        subprocess.run([*command, "-x", "reload"], env=surroundings(folder), capture_output=True, check=True)
    return command


def played(
    terminal: Pressed, keys: Mapping[str, tuple[Sequence[str], Sequence[str]]], marker: str, silence: float
) -> dict[str, float]:
    """Return the seconds until the first screen and for each task, given the keys before it and its own."""
    began = time.perf_counter()
    terminal.wait_for(marker)
    seconds = {"first screen": time.perf_counter() - began}
    terminal.settle(1.0)
    for name, (before, own) in keys.items():
        for key in before:
            terminal.timed(key, silence)
        seconds[name] = max(terminal.timed(key, silence if key == own[-1] else SILENCE) for key in own)
    return seconds


def compared(library: Prepared, folder: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """Return for each task the median seconds here and there, both played in turn."""
    command = newsboat(folder, library.snippets)
    here: list[dict[str, float]] = []
    there: list[dict[str, float]] = []
    for _ in range(rounds):
        with Pressed(command, surroundings(folder)) as terminal:
            keys = {task.name: (task.there_before, task.there) for task in TASKS}
            there.append(played(terminal, keys, "Corpus", _THINKING))
        with Pressed.reader(library.home, *library.words) as terminal:
            keys = {task.name: (task.here_before, task.here) for task in TASKS}
            here.append(played(terminal, keys, "unread", SILENCE))
    return {
        name: tuple(statistics.median(run[name] for run in runs) for runs in (here, there))  # type: ignore[misc]  # two
        for name in here[0]
    }


def version() -> str:
    """Return which newsboat this is, and of which year."""
    said = subprocess.run(["newsboat", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    year = _RELEASED.get(said.rpartition(".")[0] if said.count(".") > 1 else said)
    return f"newsboat {said}" + (f" ({year})" if year else "")


def main() -> int:
    """Play the tasks in both and print the table; return 1 where newsboat is faster in one of them."""
    parser = options(__doc__, (100_000,))
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often both run (default {ROUNDS})")
    given = parser.parse_args()
    if shutil.which("newsboat") is None:
        print("newsboat is not installed, so there is nothing to compare with (apt install newsboat).")
        return 0
    print(f"{conditions('textual')} · {version()}")
    good = True
    for size in given.snippets:
        with prepared(given.keep, size) as library:
            found = compared(library, library.home.parent / "newsboat", given.rounds)
        print(f"\n{f'{size:,} texts':34}{'here':>10}{'newsboat':>12}{'ratio':>8}")
        for name, (ours, theirs) in found.items():
            print(f"{name:34}{ours * 1000:7.1f} ms{theirs * 1000:9.1f} ms{ours / theirs:8.2f}")
        good &= all([kept(f"{name}, here : newsboat", ours / theirs, 1.0) for name, (ours, theirs) in found.items()])
    return 0 if good else 1
