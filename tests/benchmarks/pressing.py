"""A program on a pseudo-terminal whose keys are timed: from the bytes of a key to the last byte painted."""

import os
import statistics
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tests.terminal import PATIENCE, Terminal

SILENCE: Final = 0.06
"""After so many seconds without a byte a key counts as answered."""
_TICKS: Final = os.sysconf("SC_CLK_TCK")


class Pressed(Terminal):
    """A program whose answers are timed."""

    def settle(self, silence: float = SILENCE) -> float:
        """Read until the program has been silent for so many seconds; return when its last byte came."""
        began = last = time.perf_counter()
        while (now := time.perf_counter()) - last < silence:
            if now - began > PATIENCE:
                raise AssertionError("The program never came to rest.")
            if self.read(silence):
                last = time.perf_counter()
        return last

    def timed(self, keys: str, silence: float = SILENCE) -> float:
        """Press keys; return the seconds until the last byte of the answer, 0 if there was none."""
        self.forget()
        began = time.perf_counter()
        self.press(keys)
        return self.settle(silence) - began if self.read(PATIENCE) else 0.0

    def processor_time(self) -> float:
        """Return the seconds of processor time that the program has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self) -> dict[str, float]:
        """Return the memory in use in MB: "VmRSS" all of it, "RssAnon" what is not backed by a file."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines()
        fields = (line.split() for line in lines if line.startswith(("VmRSS", "RssAnon")))
        return {name.rstrip(":"): int(size) / 1024 for name, size, _ in fields}


def percentile(figures: Iterable[float], percent: float) -> float:
    """Return the figure that so many percent of all do not exceed."""
    ordered = sorted(figures)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def row(name: str, seconds: Sequence[float]) -> str:
    """Return one line of a table of latencies in milliseconds: half of them, 95 of 100, and the worst."""
    shown = (statistics.median(seconds), percentile(seconds, 95), max(seconds))
    return f"{name:34}" + "".join(f"{second * 1000:7.1f} ms" for second in shown)


HEAD: Final = f"{'':34}{'p50':>10}{'p95':>10}{'worst':>10}"
"""The first line of such a table."""
