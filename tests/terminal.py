"""A program in a pseudo-terminal of its own: what it shows, the keys it gets, and how it ends."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_ESCAPES: Final = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|[\x00-\x1f]")
PATIENCE: Final = 30.0
"""Seconds after which a program that does not do what is waited for counts as broken."""


def shows(sent: bytes, words: str) -> bool:
    """Whether words stand in what a program wrote, however they were styled and spaced."""
    plain = _ESCAPES.sub(b"", sent).decode(errors="ignore")
    return "".join(words.split()) in "".join(plain.split())


def surroundings(home: Path) -> dict[str, str]:
    """Return an environment that knows this checkout and one folder for everything that is kept, and nothing else."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(Path(__file__).parent.parent),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_ANIMATIONS": "none",
        "HOME": str(home),
        "SAHEL_READER_HOME": str(home),
    }


class Terminal:
    """A child process on a terminal; killed, if need be, when the block ends."""

    def __init__(self, command: list[str], environ: dict[str, str], size: tuple[int, int] = (120, 40)) -> None:
        """Start a command with just this environment on a terminal of so many columns and lines."""
        self.sent = b""
        """Everything that the program has written."""
        self.status: int | None = None
        """How it ended: its exit status, or minus the signal; None while it runs."""
        self.pid, self._terminal = pty.fork()
        if not self.pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvpe(command[0], command, environ)

    @classmethod
    def reader(cls, home: Path, *words: str, size: tuple[int, int] = (120, 40)) -> Self:
        """Start the reader of this checkout with everything that it keeps under one folder."""
        return cls([sys.executable, "-m", "tui", *words], surroundings(home), size)

    def __enter__(self) -> Self:
        """Give the running program."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave no process behind."""
        if self.status is None:
            self.kill(signal.SIGKILL)
            self.wait()
        with suppress(OSError):
            os.close(self._terminal)

    def press(self, keys: str) -> None:
        """Write the bytes of some keys."""
        os.write(self._terminal, keys.encode())

    def kill(self, number: signal.Signals) -> None:
        """Send a signal."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed."""
        os.close(self._terminal)

    def shows(self, words: str) -> bool:
        """Whether words stand in what was written, however they were styled and spaced."""
        return shows(self.sent, words)

    def plain(self) -> str:
        """Return what was written line by line, without styles; only for programs that move no cursor."""
        return re.sub(r"\x1b\[[0-9;]*m", "", self.sent.decode(errors="replace")).replace("\r", "")

    def wait_for(self, words: str) -> float:
        """Read until words were written; return the seconds that took."""
        began = time.perf_counter()
        while time.perf_counter() - began < PATIENCE:
            if self.shows(words):
                return time.perf_counter() - began
            if self.ended():
                break
            self.read()
        said = _ESCAPES.sub(b" ", self.sent).decode(errors="replace")
        raise AssertionError(f"{words!r} never stood there, but:\n{said[-3000:]}")

    def wait(self) -> float:
        """Wait until the program has ended; return the seconds that took."""
        began = time.perf_counter()
        while not self.ended():
            if time.perf_counter() - began > PATIENCE:
                raise AssertionError("The program did not end.")
            self.read()
        return time.perf_counter() - began

    def forget(self) -> None:
        """Forget what was written up to now."""
        self.sent = b""

    def ended(self) -> bool:
        """Whether the program has ended; then `status` says how."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def read(self, patience: float = 0.01) -> bool:
        """Take in what the program has written, waiting so many seconds for it; return whether there was something."""
        try:
            if select.select([self._terminal], [], [], patience)[0]:
                self.sent += os.read(self._terminal, 1 << 16)
                return True
        except OSError:  # closed on either side
            time.sleep(0.01)
        return False
