"""What is said where the reader of a format is not installed."""

import shlex
import sys

from tui.parsing.decode import Undecodable


class Missing(Undecodable):
    """A format whose reader is not installed; the message is a sentence that says how to add it."""

    def __init__(self, what: str, extra: str) -> None:
        """Say what the document is, and which extra reads it."""
        super().__init__(f"It is {what}, and what reads that is not installed: {added_by(extra)}")


def added_by(extra: str) -> str:
    """Return the one command that adds an extra of this program to where it is installed."""
    return shlex.join([sys.executable, "-m", "pip", "install", f"sahel-reader[{extra}]"])
