"""Every call by which the marks reach the disk, in one place: what a test can make fail, the program has to survive."""

import errno
import fcntl
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import Struct

_FULL: Final[int | None] = getattr(fcntl, "F_FULLFSYNC", None)
"""On a Mac fsync stops at the drive's own cache; this goes through it."""


class Identity(Struct, frozen=True):
    """What tells one state of a file from another without reading it."""

    inode: int
    """Another file has taken the name when this differs."""
    size: int
    """Its bytes."""
    modified: int
    """When it was last written, in nanoseconds."""


class Disk:
    """The calls themselves; a test puts another in its place to fail, to tear, to count or to record them."""

    def open(self, path: Path, flags: int) -> int:
        """Return a descriptor of a file that is the person's alone."""
        return os.open(path, flags | os.O_CLOEXEC, 0o600)

    def close(self, descriptor: int) -> None:
        """Let go of a descriptor."""
        os.close(descriptor)

    def identity(self, path: Path) -> Identity | None:
        """Return what the file of a name is now, or None if there is none."""
        try:
            found = os.stat(path)  # noqa: PTH116  half the time of Path.stat, and asked five times a second
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Identity(found.st_ino, found.st_size, found.st_mtime_ns)

    def inode(self, descriptor: int) -> int:
        """Return which file a descriptor is of."""
        return os.fstat(descriptor).st_ino

    def size(self, descriptor: int) -> int:
        """Return how many bytes a file has."""
        return os.fstat(descriptor).st_size

    def read(self, descriptor: int, start: int) -> bytes:
        """Return all bytes from a position on."""
        size = os.fstat(descriptor).st_size
        parts = []
        while start < size and (part := os.pread(descriptor, size - start, start)):
            parts.append(part)
            start += len(part)
        return b"".join(parts)

    def load(self, path: Path) -> bytes | None:
        """Return all bytes of a file, or None if there is none."""
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        """Write at the end (or at the descriptor's place) and return how many bytes were taken."""
        return os.write(descriptor, data)

    def truncate(self, descriptor: int, size: int) -> None:
        """Cut a file."""
        os.ftruncate(descriptor, size)

    def sync(self, descriptor: int) -> None:
        """Return when all that was written to a descriptor is on disk."""
        if _FULL is not None:
            fcntl.fcntl(descriptor, _FULL)
        else:
            os.fdatasync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in a folder are on disk."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file the name of another, which is gone."""
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name."""
        target.hardlink_to(source)

    def remove(self, path: Path) -> None:
        """Take a name away, if it is there."""
        path.unlink(missing_ok=True)

    def lock(self, descriptor: int) -> None:
        """Wait until no other window holds the lock, and hold it."""
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def unlock(self, descriptor: int) -> None:
        """Let others take the lock."""
        fcntl.flock(descriptor, fcntl.LOCK_UN)


DISK: Final = Disk()
"""The disk of this machine."""


def write_all(disk: Disk, descriptor: int, data: bytes) -> None:
    """Write all bytes; a disk that takes only some of them is asked again, so that it says why."""
    rest = memoryview(data)
    while rest:
        taken = disk.write(descriptor, rest)
        if not taken:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[taken:]


def put_file(disk: Disk, beside: Path, target: Path, data: bytes) -> None:
    """Put a whole file in place of another: write beside, sync, replace, sync the folder."""
    write_beside(disk, beside, [data])
    disk.replace(beside, target)
    disk.sync_folder(target.parent)


def write_beside(disk: Disk, beside: Path, chunks: Iterable[bytes]) -> None:
    """Write a new file and sync it; what is half written is taken away."""
    descriptor = disk.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        for chunk in chunks:
            write_all(disk, descriptor, chunk)
        disk.sync(descriptor)
    except OSError:
        disk.remove(beside)
        raise
    finally:
        disk.close(descriptor)
