"""Opening the reader where there is a terminal for it, and saying so where there is none; knows no click."""

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from tui.cli.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path  # a twelfth of what asking for help costs

_BROWSER: Final = "textual.drivers.web_driver:WebDriver"
"""What ``serve`` has a reader draw with instead of a terminal."""


def open_paths(paths: "Sequence[Path]", home: "Path | None") -> int:
    """Open the reader, if there is a terminal to open it in and something to read; return the exit status."""
    terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    if not terminal and os.environ.get("TEXTUAL_DRIVER") != _BROWSER:
        complain(["There is no terminal to open the reader in. “sahel-reader list” prints what it would show."])
        return 2
    if paths and not something(paths):
        return 1
    os.environ.setdefault("ESCDELAY", "25")  # Textual reads it when it is imported; a lone Esc then comes at once
    gc.disable()  # until the first paint: what the start makes, stays
    from tui.app import open_reader

    return open_reader(paths, home)


def open_named(names: Sequence[str], home: "Path | None") -> int:
    """Open files and folders in the reader; a word that is none may have been meant for a command."""
    from pathlib import Path

    paths = [Path(name) for name in names]
    status = open_paths(paths, home)
    if status and paths and not paths[0].exists():
        from difflib import get_close_matches

        near = get_close_matches(str(paths[0]), COMMANDS, 1)
        complain(f"No command is called {paths[0]}; the nearest is {name}." for name in near)
    return status


def complain(sentences: Iterable[str]) -> None:
    """Say what is wrong, beside what is printed."""
    for sentence in sentences:
        print(sentence, file=sys.stderr)  # noqa: T201 (click's own would cost the reader its import)


def something(paths: "Sequence[Path]") -> bool:
    """Say whether there is any document under some paths; if not, say what is wrong with each."""
    from tui.intake.find import Found, find

    sentences = []
    for there in find(paths):
        if isinstance(there, Found):
            return True
        sentences.append(there.sentence)
    complain(sentences)
    return False
