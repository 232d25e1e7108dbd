"""How fast this machine is beside the one on which the limits were set that are times."""

import statistics
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

from tests.benchmarks.startup import HELLO, first_paint

REFERENCE: Final = 0.160
"""The seconds until a Textual hello world was painted on the machine on which the limits were set."""
_ROUNDS: Final = 5


@cache
def pace() -> float:
    """Return how many times as long things may take here, by a Textual hello world at this moment, and say so.

    Machines differ by more than a good change gains, and a shared one differs from itself within the hour.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", HELLO]
        hello = statistics.median(first_paint(command, "Hello world", Path(folder)) for _ in range(_ROUNDS))
    times = hello / REFERENCE
    print(
        f"A Textual hello world takes {hello * 1000:.0f} ms now, {REFERENCE * 1000:.0f} where the limits were set:"
        f" a time may be {times:.2f} × its limit."
    )
    return times
