"""First paint of the owner's document against a Textual hello world, and --help against an empty program.

A paint counts from the fork of a pseudo-terminal of 120×40 until the words looked for stand in what was sent to it
(the first snippet's title; "Hello world"), without the escape sequences that may stand between two words. The command
fails where a ratio is above its limit.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from tests.benchmarks.conditions import conditions, in_turn, table, verdict
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


def first_paint(command: list[str], words: str, home: Path) -> float:
    """Start a program in a terminal of its own; return the seconds until it shows the words, then let it quit."""
    began = time.perf_counter()
    with Terminal(command, surroundings(home)) as terminal:
        terminal.wait_for(words)
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


def main() -> int:
    """Measure both pairs and print the tables; return 1 where a limit is missed."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rounds", type=int, default=9, help="how often each program runs (default 9)")
    rounds = max(1, options.parse_args().rounds)
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paints = in_turn(
            rounds,
            {
                "Textual hello world": lambda: first_paint([python, "-c", HELLO], "Hello world", home),
                "the owner's document": lambda: first_paint([python, "-c", READER], TITLE, home),
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
    kept = verdict("first paint", paints["the owner's document"], paints["Textual hello world"], most=1.4)
    print("\n" + table(helps))
    kept &= verdict("--help", helps["sahel-reader --help"], helps["python -c pass"], most=5)
    return 0 if kept else 1
