"""A flat file: named parts one behind the other, read where they lie, so that a large one opens as fast as a small one.

What is promised: a file appears whole under its name or not at all, and one that is cut off, that has another size, or
whose list of parts is damaged is not opened; nor is a small one of which any byte is wrong. The parts of a large one
are not looked through at every start: `checked` does that for one, `damage` for all, meant for a quiet moment.
"""

import mmap
import os
import sys
from array import array
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Final, TypeAlias
from zlib import crc32

Plain: TypeAlias = bytes | bytearray
"""Bytes as such."""
Bytes: TypeAlias = "Plain | memoryview | array[int]"
"""What a part is made of."""

_MAGIC: Final = f"sahel-reader flat 1 {sys.byteorder}\n".encode()
_HEAD: Final = 8
"""How many bytes say how long the list of parts is, and what it must add up to."""
_SMALL: Final = 1 << 18
"""A file of no more bytes is looked through when it is opened: within a quarter of a millisecond."""
_BEGINS: Final = 1 << 14
"""The list of parts lies within so many bytes."""
_STEP: Final = 1 << 20

_SEEKING: Final = Lock()
"""Held where a system has no way to read from a place of a file without seeking it first."""

Parts: TypeAlias = dict[str, tuple[int, int, int]]
"""Of each part where it begins, how long it is, and what it must add up to."""


class Damaged(Exception):
    """A file is not what was once written."""


class Flat:
    """Named parts of a file, or of memory.

    Parts that are looked through by their numbers are mapped, and only when somebody asks for one. What is small or
    asked for at random is read instead: a page that is mapped stays in memory, and sixteen neighbours with it.
    """

    def __init__(self, parts: Parts, held: bytes | None = None, file: int = -1, path: Path | None = None) -> None:
        """Take the list of parts, and the bytes or the open file that holds them; `opened` and `of` are the ways in."""
        self.path: Final = path
        """The file, if there is one."""
        self._parts: Final = parts
        self._file: Final = file
        self._bytes: Final = held

    def __del__(self) -> None:
        """Close the file."""
        if self._file >= 0:
            os.close(self._file)

    @classmethod
    def opened(cls, path: Path) -> "Flat":
        """Open a file; of a large one only its list of parts is read.

        Raises:
            OSError: if it cannot be opened.
            Damaged: if it is not whole.
        """
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
        try:
            size = os.fstat(file).st_size
            parts = _listed(_read(file, 0, _BEGINS), size)
        except BaseException:  # raised again; whatever it is, nobody else would close the file
            os.close(file)
            raise
        flat = cls(parts, file=file, path=path)
        if size <= _SMALL:
            for name in parts:
                flat.checked(name)
        return flat

    @classmethod
    def of(cls, parts: Mapping[str, Bytes]) -> "Flat":
        """Return the same in memory."""
        held = b"".join(_pieces(parts))
        return cls(_listed(held, len(held)), held)

    @cached_property
    def _held(self) -> bytes | mmap.mmap:
        """All of it, mapped where it is a file."""
        return mmap.mmap(self._file, 0, access=mmap.ACCESS_READ) if self._bytes is None else self._bytes

    def part(self, name: str) -> memoryview:
        """Return a part where it lies."""
        start, length, _ = self._place(name)
        return memoryview(self._held)[start : start + length]

    def size(self, name: str) -> int:
        """Return how many bytes a part has."""
        return self._place(name)[1]

    def read(self, name: str, start: int = 0, end: int | None = None) -> bytes:
        """Return a piece of a part, or all of it, without mapping it."""
        first, length, _ = self._place(name)
        first, last = first + start, first + (length if end is None else min(end, length))
        return _read(self._file, first, last - first) if self._bytes is None else self._bytes[first:last]

    def checked(self, name: str) -> bytes:
        """Return a part that is as it was written.

        Raises:
            Damaged: if it is not.
        """
        part = self.read(name)
        if crc32(part) != self._parts[name][2]:
            raise Damaged(name)
        return part

    def numbers(self, name: str) -> memoryview:
        """Return a part that holds numbers of four bytes."""
        return self.part(name).cast("I")

    def long_numbers(self, name: str) -> memoryview:
        """Return a part that holds numbers of eight bytes."""
        return self.part(name).cast("Q")

    def release(self) -> None:
        """Give the memory of what was read back to the system, after a walk through much of it; it stays readable."""
        held = self.__dict__.get("_held")
        if isinstance(held, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            held.madvise(mmap.MADV_DONTNEED)

    def damage(self) -> str | None:
        """Return the name of a part that is not as it was written; reads everything, step by step."""
        for name, (_, length, wanted) in self._parts.items():
            added = 0
            for at in range(0, length, _STEP):
                added = crc32(self.read(name, at, at + _STEP), added)
            if added != wanted:
                return name
        return None

    def write(self, path: Path) -> None:
        """Write all parts to a file."""
        _write(path, iter([self._held]))

    def _place(self, name: str) -> tuple[int, int, int]:
        """Return where a part lies, how long it is, and what it must add up to."""
        try:
            return self._parts[name]
        except KeyError as missing:
            raise Damaged(name) from missing


def write(path: Path, parts: Mapping[str, Bytes]) -> None:
    """Write parts to a file, which is there whole or not at all, whatever happens meanwhile."""
    _write(path, _pieces(parts))


def _read(file: int, start: int, length: int) -> bytes:
    """Return some bytes of a file, whoever else reads from it."""
    if hasattr(os, "pread"):
        return os.pread(file, length, start)
    with _SEEKING:
        os.lseek(file, start, os.SEEK_SET)
        return os.read(file, length)


def _write(path: Path, pieces: "Iterator[Bytes | mmap.mmap]") -> None:
    """Write beside the file, see to it that it is on the disk, and only then give it its name."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _pieces(parts: Mapping[str, Bytes]) -> Iterator[Bytes]:
    """Yield the content of a flat file: the list of parts, then the parts, each beginning at a multiple of eight."""
    import msgspec

    listed: Parts = {}
    at = 0
    for name, part in parts.items():
        size = memoryview(part).nbytes
        listed[name] = (at, size, crc32(part))
        at = _padded(at + size)
    head = msgspec.msgpack.encode(listed)
    yield _MAGIC + len(head).to_bytes(4, "little") + crc32(head).to_bytes(4, "little") + head
    gap = -(len(_MAGIC) + _HEAD + len(head)) % 8
    for name, part in parts.items():
        yield bytes(gap)
        yield part
        gap = -listed[name][1] % 8


def _listed(begins: bytes, length: int) -> Parts:
    """Return the list of parts with their places in a file of a length, if both are what they must be."""
    import msgspec

    start = len(_MAGIC) + _HEAD
    size, wanted = (int.from_bytes(begins[at : at + 4], "little") for at in (len(_MAGIC), len(_MAGIC) + 4))
    head = begins[start : start + size]
    if begins[: len(_MAGIC)] != _MAGIC or len(head) != size or crc32(head) != wanted:
        raise Damaged("the list of parts")
    first = _padded(start + size)
    parts = msgspec.msgpack.decode(head, type=Parts)
    parts = {name: (first + at, size, added) for name, (at, size, added) in parts.items()}
    if parts and max(at + size for at, size, _ in parts.values()) != length:
        raise Damaged("the length")
    return parts


def _padded(at: int) -> int:
    """Return the next multiple of eight."""
    return at + -at % 8
