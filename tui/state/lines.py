"""The lines of the journal: one for each action, and the last bytes of each vouch for the rest."""

import os
from base64 import b32encode
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, Final
from zlib import crc32

import msgspec

from tui.state.changes import Op, inverse

_SEAL: Final = 17
"""The bytes of a seal: ``,"c":"8cea6acb"}`` and the end of the line."""

DAY: Final = 24 * 60 * 60 * 1000
"""Milliseconds of a day: a clock further ahead than this is said to be wrong."""


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One action of a person, however many snippets it touched; or the head of a journal, which changes nothing."""

    n: int
    """Its number; a gap is a missing line. A head has that of the last line before it."""
    t: str
    """When it was written and by whom; later lines have later times, compared as text."""
    o: tuple[tuple[str, str | list[str], dict[str, Any]], ...] = ()
    """What it changed: table, document or documents, fields; null removes a field."""
    p: tuple[tuple[str, str | list[str], dict[str, Any]], ...] = ()
    """What stood there before, where that does not follow from the change."""
    u: str = ""
    """The time of the line that this one takes back."""
    s: str = ""
    """What the person was told; a line without it is no step to undo."""
    v: int = 0
    """In a head: the version of the form of what follows."""

    @property
    def ops(self) -> list[Op]:
        """What it changed."""
        return [Op.of(raw) for raw in self.o]

    @property
    def inverse(self) -> list[Op]:
        """What takes it back."""
        return inverse(self.ops, [Op.of(raw) for raw in self.p])


def seal(body: bytes) -> bytes:
    """Return the end of a line, which vouches for its beginning."""
    return b',"c":"%08x"}\n' % crc32(body)


def encode(line: Line) -> bytes:
    """Return a line as it stands in the journal."""
    body = msgspec.json.encode(line)[:-1]
    return body + seal(body)


def decode(raw: bytes) -> Line | None:
    """Return a line (with its end), or None when it is torn or damaged."""
    body, end = raw[:-_SEAL], raw[-_SEAL:]
    if end != seal(body):
        return None
    try:
        return _DECODER.decode(body + b"}")
    except msgspec.DecodeError:
        return None


_DECODER: Final = msgspec.json.Decoder(Line)


class Page(msgspec.Struct, frozen=True):
    """What the bytes of a journal hold."""

    lines: tuple[Line, ...]
    """The lines that can be read, in their order."""
    damaged: int
    """How many lines in the middle cannot."""
    end: int
    """Where the readable part ends; what follows is torn."""


def page(data: bytes) -> Page:
    """Read the bytes of a journal, or of a part that begins with a line."""
    lines: list[Line] = []
    damaged = waiting = position = end = 0
    while (after := data.find(b"\n", position) + 1) > 0:
        line = decode(data[position:after])
        position = after
        if line is None:
            waiting += 1
            continue
        lines.append(line)
        damaged, waiting, end = damaged + waiting, 0, position
    return Page(tuple(lines), damaged + max(0, waiting - (position == len(data))), end)


class Clock:
    """A clock that never goes back: the time of day, and a count where that stands still or jumps back."""

    def __init__(self, now: Callable[[], float], process: str) -> None:
        """Take the time of day from `now`, and a name for this window."""
        self._now: Final = now
        self._process: Final = process
        self._last = 0

    def tick(self) -> str:
        """Return a time later than all before it, as the text that lines carry."""
        self._last = max(self._last + 1, int(self._now() * 1000) << 16)
        return f"{self._last:016x}-{self._process}"

    def saw(self, time: str) -> bool:
        """Go on from a time read in a line; tell whether it is so far ahead that a clock must be wrong."""
        try:
            seen = int(time[:16], 16)
        except ValueError:
            return False
        self._last = max(self._last, seen)
        return seen >> 16 > int(self._now() * 1000) + DAY


def process_name() -> str:
    """Return a name for a window that no other has: four characters of the machine, five of chance."""
    machine = blake2b(os.uname().nodename.encode(), digest_size=5).digest()
    return f"{_letters(machine)[:4]}.{_letters(os.urandom(5))[:5]}"


def _letters(data: bytes) -> str:
    """Return bytes as letters and digits."""
    return b32encode(data).decode().lower()
