"""First paint of the owner's document against a Textual hello world, and --help against an empty program.

A paint counts from the fork of a pseudo-terminal of 120×40 until the words looked for stand in what was sent to it
(the first snippet's title; "Hello world"), without the escape sequences that may stand between two words. The command
fails where a ratio is above its limit.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from tests.benchmarks.conditions import conditions, in_turn, table, verdict

ROOT: Final = Path(__file__).parents[2]
SIZE: Final = (40, 120)
TITLE: Final = "France-Niger Military"
"""How the first title of the owner's document begins, as much of it as any list shows."""
PATIENCE: Final = 30.0
"""Seconds after which a program that shows nothing counts as broken."""

HELLO: Final = """
from textual.app import App
from textual.widgets import Static

class Hello(App[None]):
    def compose(self):
        yield Static("Hello world")

Hello().run()
"""
_ESCAPES: Final = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|[\x00-\x1f]")


def shows(sent: bytes, words: str) -> bool:
    """Whether the words stand in what a program sent to its terminal, however it styled and spaced them."""
    return "".join(words.split()) in "".join(_ESCAPES.sub(b"", sent).decode(errors="ignore").split())


def first_paint(command: list[str], words: str, home: Path) -> float:
    """Start a program in a terminal of its own; return the seconds until it shows the words, then end it."""
    environment = _environment(home)
    began = time.perf_counter()
    child, terminal = pty.fork()
    if not child:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        os.chdir(ROOT)
        os.execve(command[0], command, environment)
    sent = b""
    try:
        while time.perf_counter() - began < PATIENCE:
            sent += _read(terminal)
            if shows(sent, words):
                return time.perf_counter() - began
            if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                break
    finally:
        _end(child, terminal)
    said = _ESCAPES.sub(b" ", sent).decode(errors="replace")
    raise SystemExit(f"{command} never showed {words!r}. It sent:\n{said[-3000:]}")


def whole_run(command: list[str], home: Path) -> float:
    """Return the seconds that a program without a terminal takes from start to end."""
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=_environment(home), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def _environment(home: Path) -> dict[str, str]:
    """Return what both programs know of their surroundings: the same, whoever measures."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_ANIMATIONS": "none",
        "HOME": str(home),
        "SAHEL_READER_HOME": str(home / "sahel-reader"),
    }


def _read(terminal: int) -> bytes:
    """Return what a program has sent meanwhile, waiting a moment for it."""
    with suppress(OSError):  # the program has ended, and its terminal with it
        if select.select([terminal], [], [], 0.02)[0]:
            return os.read(terminal, 1 << 16)
    return b""


def _end(child: int, terminal: int) -> None:
    """Let a program quit by its own key, or end it; what it still says is read, so that it does not hang on it."""
    deadline = time.perf_counter() + 5
    with suppress(OSError):
        os.write(terminal, b"\x11")  # ctrl+q quits every Textual app
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.perf_counter() > deadline:
            os.kill(child, signal.SIGKILL)
        _read(terminal)
    os.close(terminal)


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
                "the owner's document": lambda: first_paint([python, "-m", "tui"], TITLE, home),
            },
        )
        helps = in_turn(
            rounds,
            {
                "python -c pass": lambda: whole_run([python, "-c", "pass"], home),
                "sahel-reader --help": lambda: whole_run([python, "-m", "tui", "--help"], home),
            },
        )
    print(conditions("textual", "click"))
    print(f"{rounds} rounds in turn, warm, terminal of {SIZE[1]}×{SIZE[0]}\n")
    print(table(paints))
    kept = verdict("first paint", paints["the owner's document"], paints["Textual hello world"], most=1.4)
    print("\n" + table(helps))
    kept &= verdict("--help", helps["sahel-reader --help"], helps["python -c pass"], most=5)
    return 0 if kept else 1
