"""What is made of the files of the package, kept as Python keeps its own bytecode, and for the same reason.

It lies in ``__pycache__`` beside them: whoever can write there can write the program as well, so it is as trusted as
that is. What was made of other files, by another Python, or is damaged counts as not there; where nothing can be
written, it is made each time.
"""

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from zlib import crc32

_Plain = TypeVar("_Plain")
_SUM = 4


def kept(source: Path, made_of: Iterable[Path], make: Callable[[], _Plain]) -> _Plain:
    """Return what is made of some files, made only if they changed since it was last made.

    Args:
        source: The file whose name it is kept under.
        made_of: The files that it is made of, and those that say how.
        make: Makes it: plain values only, tuples and mappings of texts and numbers.
    """
    path = _place(source)
    stamp = (sys.version, tuple(_seen(each) for each in made_of))
    with suppress(OSError, EOFError, ValueError, TypeError):
        data = path.read_bytes()
        if crc32(data[_SUM:]) == int.from_bytes(data[:_SUM], "little"):
            stamped, value = marshal.loads(data[_SUM:])
            if stamped == stamp:
                known: _Plain = value
                return known
    made = make()
    with suppress(OSError):
        _write(path, marshal.dumps((stamp, made)))  # type: ignore[arg-type]  # it is plain, as asked for above
    return made


def _place(source: Path) -> Path:
    """Return where it is kept: where Python would keep the bytecode of a module of that folder."""
    from importlib.util import cache_from_source

    return Path(cache_from_source(str(source.with_name(f"{source.name}.py")))).with_suffix(".kept")


def _seen(path: Path) -> tuple[str, int, int]:
    """Return what changes when a file does."""
    there = path.stat()
    return path.name, there.st_size, there.st_mtime_ns


def _write(path: Path, data: bytes) -> None:
    """Write a file whole: beside its place first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(crc32(data).to_bytes(_SUM, "little") + data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
