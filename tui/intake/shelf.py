"""Taking documents into the person's library: copied, named by day and source, whole or not at all."""

import errno
import os
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from tui.intake.names import name_new
from tui.text import clean

_NAME: Final = re.compile(r"[^\w.,()+-]+")
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,8}")
_LONGEST: Final = 80
_ENDINGS: Final = {
    "feeds": ".xml",
    "opml": ".opml",
    "jsonfeed": ".json",
    "exports": ".jsonl",
    "mail": ".eml",
    "pages": ".html",
    "markdown": ".md",
}


class Shelved(NamedTuple):
    """A document of the library."""

    path: Path
    """Where it is."""
    new: bool
    """Whether it was put there now; else the library had the same bytes already."""


def shelve(
    folder: Path,
    data: bytes,
    source: str,
    day: date,
    *,
    ending: str = "",
    mtime_ns: int | None = None,
    aside: Collection[Path] = (),
) -> Shelved:
    """Put a document into the library, unless it is there already.

    Args:
        folder: the library.
        data: what the document holds.
        source: where it comes from: the name of a file without its ending, a host.
        day: the day on which it is taken in.
        ending: the ending of its file, with the dot; if it has none, that of its format.
        mtime_ns: when it was last changed, if that was before now.
        aside: documents that were taken out of the library, as absolute paths; they count as not there.

    Raises:
        OSError: if it cannot be written; then nothing is there that was not before.
    """
    if (there := _same(folder, data, aside)) is not None:
        return Shelved(there, new=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = folder / f".{os.getpid()}-{os.urandom(4).hex()}.part"
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mtime_ns is not None:
            os.utime(beside, ns=(mtime_ns, mtime_ns))
        for name in _names(source, day, ending, data):
            with suppress(FileExistsError):
                name_new(beside, folder / name)
                return Shelved(folder / name, new=True)
    finally:
        beside.unlink(missing_ok=True)
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))


def rename(path: Path, name: str) -> Path | None:
    """Give a document of the library another name, its ending kept where the name has none; None if that is taken.

    Raises:
        OSError: if it cannot be done; then it has its old name still.
    """
    written = _NAME.sub(" ", clean(name).replace("/", " ")).strip(" .")[:_LONGEST].strip() or "text"
    target = path.with_name(written if _ENDING.fullmatch(Path(written).suffix) else f"{written}{path.suffix}")
    try:
        name_new(path, target)
    except FileExistsError:
        return None
    path.unlink(missing_ok=True)
    return target


def _names(source: str, day: date, ending: str, data: bytes) -> Iterator[str]:
    """Yield the names that a document may have, the best first."""
    from tui.parsing.formats import format_of

    found = format_of(data)
    written = _NAME.sub(" ", clean(source).replace("/", " ")).strip(" .")
    if not _ENDING.fullmatch(ending):
        ending = _ENDINGS[found.module] if found else ".txt"
    begin = f"{day.isoformat()} {written[:_LONGEST].strip() or 'text'}"
    yield f"{begin}{ending}"
    for number in range(2, 10_000):
        yield f"{begin} {number}{ending}"


def _same(folder: Path, data: bytes, aside: Collection[Path]) -> Path | None:
    """Return the document of the library that holds just these bytes, if there is one."""
    if not folder.is_dir():
        return None
    for path in sorted(folder.iterdir()):
        with suppress(OSError):
            if path.absolute() in aside:
                continue
            alike = not path.name.startswith(".") and path.is_file() and path.stat().st_size == len(data)
            if alike and path.read_bytes() == data:
                return path
    return None
