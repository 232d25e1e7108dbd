"""What reading the documents gave, kept so that the next start needs neither parser nor tagger.

A file of the cache may be deleted at any time, and one that is damaged, or made of other documents, other words or
another version of the program, counts as not there.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final
from zlib import crc32

from tui import __version__
from tui.intake.find import Found
from tui.library.catalog import Catalog, Entry
from tui.model import OwnLines

_PACKAGE: Final = Path(__file__).parent.parent
_ROOMS: Final = ("parsing", "topics", "library")
"""The folders of the package that decide what a document becomes."""
_KEPT: Final = 8
"""How many different libraries the cache remembers; the one unused for longest goes first."""
_MOST_ROWS: Final = 200_000
"""Beyond so many rows writing would hold the person up for longer than it saves."""


def stamp(found: Iterable[Found], own: Iterable[Path], lines: OwnLines) -> str:
    """Return what a reading depends on: documents, the person's own words, rules and lines, and the program."""
    parts = [__version__, *_seen(own), *sorted(lines.restored), "|", *sorted(lines.hidden)]
    parts += [line for room in _ROOMS for line in _seen(sorted((_PACKAGE / room).iterdir()))]
    parts += [f"{document.name}|{document.size}|{document.mtime_ns}" for document in found]
    return blake2b("\n".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def load(folder: Path, paths: Iterable[Path], stamped: str) -> Catalog | None:
    """Return the catalog kept of some paths, or None if there is none with this stamp."""
    path = _file(folder, paths)
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if head.decode(errors="replace") != _head(stamped, body):
        return None
    import msgspec

    try:
        names, documents, entries = msgspec.json.decode(body, type=_Kept)
    except msgspec.MsgspecError:
        return None
    with suppress(OSError):
        os.utime(path)
    return Catalog.of(entries, names=names, documents=documents)


def save(folder: Path, paths: Iterable[Path], stamped: str, catalog: Catalog) -> None:
    """Keep a catalog; one with problems is not kept, since they may be mended without a trace in the stamp."""
    if catalog.problems or len(catalog) > _MOST_ROWS:
        return
    import msgspec

    body = msgspec.json.encode((catalog.names, catalog.documents, [catalog.entry(row) for row in catalog.all]))
    path = _file(folder, paths)
    beside = path.with_suffix(f".{os.getpid()}.new")
    with suppress(OSError):  # a cache that cannot be written is one that is not there
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_bytes(_head(stamped, body).encode() + b"\n" + body)
        beside.replace(path)
        for old in sorted(folder.glob("library-*.json"), key=lambda kept: -kept.stat().st_mtime_ns)[_KEPT:]:
            old.unlink(missing_ok=True)


_Kept = tuple[dict[str, tuple[str, ...]], tuple[str, ...], list[Entry]]
"""Names of the lexicon's tags, names of the documents, rows."""


def _head(stamped: str, body: bytes) -> str:
    """Return the first line of a file, which vouches for the rest."""
    return f"{stamped} {crc32(body):08x}"


def _file(folder: Path, paths: Iterable[Path]) -> Path:
    """Return where the catalog of some paths is kept."""
    named = "\n".join(str(path.absolute()) for path in paths)
    return folder / f"library-{blake2b(named.encode('utf-8', 'surrogateescape'), digest_size=8).hexdigest()}.json"


def _seen(paths: Iterable[Path]) -> Iterator[str]:
    """Yield for each file what changes when its content does."""
    for path in paths:
        if path.suffix not in {".py", ".toml"}:
            continue
        with suppress(OSError):
            there = path.stat()
            yield f"{path.name}|{there.st_size}|{there.st_mtime_ns}"
