"""How much memory the reader holds with libraries of several sizes open, beside a Textual hello world.

Read from the system after the first paint and after some keys; the part that no file backs is shown apart, since the
rest of a mapped file may leave the memory at any time. The command fails where the whole is more than it may be.
"""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.benchmarks.conditions import conditions, kept
from tests.benchmarks.libraries import options, prepared
from tests.benchmarks.pressing import Pressed
from tests.benchmarks.startup import HELLO
from tests.terminal import surroundings

LIMITS: Final[Mapping[int, float]] = {100_000: 60, 1_000_000: 100}
"""The most megabytes in a library of so many snippets."""
_KEYS: Final = ("j", "\x1b[6~", "G", "g", "/", "m", "a", "l", "i", "\x1b")


def held(terminal: Pressed, words: str, keys: tuple[str, ...] = ()) -> dict[str, float]:
    """Return the megabytes that a program holds once it shows some words and was used a little."""
    terminal.wait_for(words)
    terminal.settle(0.5)
    for key in keys:
        terminal.timed(key)
    return terminal.memory()


def main() -> int:
    """Measure and print the table; return 1 where a limit is missed."""
    given = options(__doc__).parse_args()
    print(conditions("textual"))
    print(f"\n{'':34}{'all':>10}{'not of a file':>16}")
    with (
        tempfile.TemporaryDirectory() as home,
        Pressed([sys.executable, "-c", HELLO], surroundings(Path(home))) as terminal,
    ):
        _show("Textual hello world", held(terminal, "Hello world"))
    good = True
    for size in given.snippets:
        with prepared(given.keep, size) as library, Pressed.reader(library.home, *library.words) as terminal:
            figures = held(terminal, "unread", _KEYS)
        _show(f"{size:,} snippets", figures)
        if size in LIMITS:
            good &= kept(f"{size:,} snippets, MB", figures["VmRSS"], LIMITS[size])
    return 0 if good else 1


def _show(name: str, figures: Mapping[str, float]) -> None:
    """Print one line of the table."""
    print(f"{name:34}{figures['VmRSS']:7.1f} MB{figures['RssAnon']:13.1f} MB")
