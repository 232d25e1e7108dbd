"""First paint of the owner's document and of large libraries against a Textual hello world; --help against nothing.

A paint counts from the fork of a pseudo-terminal of 120×40 until the words looked for stand in what was sent to it
(the first snippet's title; the figures of the list; "Hello world"), without the escape sequences that may stand between
two words. A library is searchable once it answers to words typed at its first paint. The command fails where a ratio is
above its limit.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import Final

from tests.benchmarks.conditions import conditions, in_turn, table, verdict
from tests.benchmarks.libraries import Prepared, forget_place, options, prepared
from tests.terminal import Terminal, surroundings

TITLE: Final = "France-Niger Military"
"""How the first title of the owner's document begins, as much of it as any list shows."""
HELLO: Final = """
from textual.app import App
from textual.widgets import Static

class Hello(App[None]):
    def compose(self):
        yield Static("Hello world")

Hello().run()
"""
READER: Final = "from tui.__main__ import main; main()"
"""What the installed command does."""


def first_paint(command: list[str], words: str, home: Path, query: str = "") -> float:
    """Start a program in a terminal of its own; return the seconds until it shows the words, then let it quit.

    Args:
        command: What to run.
        words: What stands on its first screen.
        home: Where it keeps things.
        query: What to search for then, which nothing holds; the time until it says so counts too.
    """
    forget_place(home)
    began = time.perf_counter()
    with Terminal(command, surroundings(home)) as terminal:
        terminal.wait_for(words)
        if query:
            terminal.press(f"/{query}")
            terminal.wait_for("No snippet matches")
        took = time.perf_counter() - began
        terminal.press("\x11")  # ctrl+q quits every Textual app
        with suppress(AssertionError):  # then it is killed
            terminal.wait()
        return took


def whole_run(command: list[str], home: Path) -> float:
    """Return the seconds that a program without a terminal takes from start to end."""
    began = time.perf_counter()
    subprocess.run(command, env=surroundings(home), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def opened(libraries: Sequence[Prepared]) -> dict[str, Callable[[], float]]:
    """Return how to measure each library: its first paint, and of the largest when it can be searched."""
    runs: dict[str, Callable[[], float]] = {}
    for library in libraries:
        command = [sys.executable, "-c", READER, *library.words]
        runs[f"{library.snippets:,} snippets"] = partial(first_paint, command, "unread", library.home)
        if library is libraries[-1]:
            runs[SEARCHED] = partial(first_paint, command, "unread", library.home, "zzyx")
    return runs


def verdicts(paints: Mapping[str, list[float]], libraries: Sequence[Prepared]) -> bool:
    """Print what is demanded of the first paints; return whether all of it is kept."""
    hello, names = paints[HELLO_WORLD], [f"{library.snippets:,} snippets" for library in libraries]
    good = verdict("first paint", paints[OWNERS], hello, most=1.4)
    for name in names:
        good &= verdict(f"first paint of {name}", paints[name], hello, most=1.4)
    if len(names) > 1:
        good &= verdict(f"{names[-1]} against {names[0]}", paints[names[-1]], paints[names[0]], most=1.1)
    if names:
        good &= verdict(f"{names[-1]} searched", paints[SEARCHED], hello, most=1.9)
    return good


HELLO_WORLD: Final = "Textual hello world"
OWNERS: Final = "the owner's document"
SEARCHED: Final = "the largest, searched"


def main() -> int:
    """Measure the paints and the help in turn and print the tables; return 1 where a limit is missed."""
    parser = options(__doc__, ())
    parser.add_argument("--rounds", type=int, default=9, help="how often each program runs (default 9)")
    given = parser.parse_args()
    rounds, python = max(1, given.rounds), sys.executable
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        libraries = [stack.enter_context(prepared(given.keep, size)) for size in sorted(given.snippets)]
        paints = in_turn(
            rounds,
            {
                HELLO_WORLD: lambda: first_paint([python, "-c", HELLO], "Hello world", home),
                OWNERS: lambda: first_paint([python, "-c", READER], TITLE, home),
                **opened(libraries),
            },
        )
        helps = in_turn(
            rounds,
            {
                "python -c pass": lambda: whole_run([python, "-c", "pass"], home),
                "sahel-reader --help": lambda: whole_run([python, "-c", READER, "--help"], home),
            },
        )
    print(conditions("textual", "click"))
    print(f"{rounds} rounds in turn, warm, terminal of 120×40\n")
    print(table(paints))
    good = verdicts(paints, libraries)
    print("\n" + table(helps))
    good &= verdict("--help", helps["sahel-reader --help"], helps["python -c pass"], most=5)
    return 0 if good else 1
