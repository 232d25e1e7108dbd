"""How every command ends: with an exit status, and never with a traceback before a person."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Final

from tui.cli.commands import COMMANDS
from tui.cli.opening import complain, open_named

COMPLETING: Final = "_SAHEL_READER_COMPLETE"
"""The variable by which a shell asks for completions; click answers."""
_FAULT: Final = "sahel-reader met a fault of its own ({kind}: {error}). python -X dev -m tui shows where."


def run(words: Sequence[str]) -> int:
    """Do what the words of the command line say, open the reader if there are none, and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows another
    try:
        status = open_named(words, None) if _are_paths(words) else _command_line(words)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read the output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        complain([f"{error.filename or 'The system'}: {error.strerror or error}."])
        return 1
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        complain([_FAULT.format(kind=type(error).__name__, error=error)])
        return 1
    return status


def _are_paths(words: Sequence[str]) -> bool:
    """Tell whether the reader is to be opened, on some paths or none, and nothing is there for click to read."""
    if COMPLETING in os.environ or (words and words[0] in COMMANDS):
        return False
    return not any(word.startswith("-") for word in words)


def _command_line(words: Sequence[str]) -> int:
    """Read the words with click, which the reader itself does without, since it costs a tenth of its start."""
    from tui.cli.main import command_line

    return command_line(words)
