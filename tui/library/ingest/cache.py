"""What reading the documents gave, kept so that the next start needs neither parser nor tagger.

Each library has a folder: a file for the documents that were read together (a segment), and one for the catalog that
was joined from them, which is written last and names the segments that it needs. All of it may be deleted at any time.
What is cut off, or made by other words or another version of the program, counts as not there; so does what turns out
to be damaged. Several readers may share a folder: files are only ever replaced as a whole, and a file that is open
stays as it is.
"""

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib.machinery import PathFinder
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from tui import __version__
from tui.intake.find import Found
from tui.library.catalog.catalog import Catalog
from tui.library.catalog.flat import Bytes, Damaged, Flat, write
from tui.library.catalog.segments import Segment, Shelf, Unread, version
from tui.model import OwnLines

_PACKAGE: Final = Path(__file__).parents[2]
_ROOMS: Final = ("parsing", "topics", "library")
"""The folders of the package that decide what a document becomes."""
_READERS: Final = ("feedparser", "selectolax")
"""What reads some formats where it is installed."""
_KEPT: Final = 8
"""How many different libraries the cache remembers; the one unused for longest goes first."""
_IN_USE: Final = 3600
"""For so many seconds a segment that no catalog names is left alone, since another reader may be about to use it."""
_CATALOG: Final = "catalog"
_BESIDE: Final = ".beside"


class MadeOf(msgspec.Struct, array_like=True, frozen=True):
    """What a catalog was made of."""

    stamp: str
    """The words, rules and version by which documents were read."""
    segments: tuple[str, ...]
    """The names of the files of its segments, in their order."""
    documents: frozenset[tuple[str, int, int]]
    """Name, size and time of each document."""
    unread: frozenset[Unread] = frozenset()
    """The documents that are no text."""

    def is_of(self, found: Iterable[Found]) -> bool:
        """Say whether it was made of just these documents."""
        return {*map(version, found)} == self.versions()

    def versions(self) -> frozenset[tuple[str, int, int]]:
        """Return which documents it knows, as they were."""
        return self.documents.union(map(version, self.unread))

    def is_like(self, other: "MadeOf") -> bool:
        """Say whether another catalog was made of the same."""
        return (self.stamp, self.documents, self.unread) == (other.stamp, other.documents, other.unread)


class Kept(NamedTuple):
    """A catalog as it is kept."""

    made_of: MadeOf
    """What it was made of."""
    flat: Flat
    """Where it lies."""
    shelf: Shelf
    """Its segments."""

    def catalog(self, problems: Iterable[str] = ()) -> Catalog:
        """Return the catalog; what is wrong besides is known only now."""
        return Catalog(self.flat, self.shelf, (*(unread.sentence for unread in self.made_of.unread), *problems))


def stamp(own: Iterable[Path], lines: OwnLines) -> str:
    """Return what reading depends on beside the documents: the person's own words, rules and lines, and the program."""
    parts = [__version__, *_seen(own), *sorted(lines.restored), "|", *sorted(lines.hidden)]
    parts += [line for room in _ROOMS for line in _seen(_files(_PACKAGE / room))]
    parts += [name for name in _READERS if PathFinder.find_spec(name)]
    return _digest(parts)


class Cache:
    """What is kept of one library."""

    def __init__(self, folder: Path, paths: Iterable[Path]) -> None:
        """Take the folder of all libraries, and the paths that this one is made of."""
        self._all = folder
        self.folder: Final = folder / f"library-{_digest(str(path.absolute()) for path in paths)[:16]}"
        """Where it is kept."""
        self._segments: dict[Path, Segment] = {}

    def opened(self, stamped: str) -> Kept | None:
        """Return the catalog that was made by certain words and rules, if it is there.

        Raises:
            Damaged: if it is there and not whole.
        """
        try:
            flat = Flat.opened(self.folder / _CATALOG)
            made_of = msgspec.msgpack.decode(flat.checked("made of"), type=MadeOf)
            if made_of.stamp != stamped:
                return None
            flat.checked("head")
            segments = [Segment(Flat.opened(self.folder / name)) for name in made_of.segments]
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as error:
            raise Damaged(str(error)) from error
        with suppress(OSError):
            os.utime(self.folder)
        return Kept(made_of, flat, Shelf(segments))

    def segments(self, stamped: str) -> Iterator[Segment]:
        """Yield the segments that were read by certain words and rules, whether a catalog names them or not."""
        for path in sorted(self.folder.glob("segment-*")):
            with suppress(OSError, Damaged):
                if not path.suffix and (segment := self._segment(path)).stamp == stamped:
                    yield segment

    def save_segment(self, segment: Flat, beside: Flat | None = None) -> Path:
        """Keep a segment, and for a while what joining needs of it."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        named = blake2b(b"".join(segment.read(part) for part in ("stamp", "documents", "unread")), digest_size=8)
        path = self.folder / f"segment-{named.hexdigest()}"
        if beside is not None:
            beside.write(path.with_suffix(_BESIDE))
        segment.write(path)
        return path

    def kept_segment(self, segment: Segment) -> Segment:
        """Keep a segment that lies in memory, and return it as it is kept."""
        return Segment(Flat.opened(self.save_segment(segment.flat)), segment.beside)

    def save_catalog(self, parts: dict[str, Bytes], made_of: MadeOf, *, tidy: bool = True) -> None:
        """Keep a catalog, and throw away what it does not need, unless more is about to come."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write(self.folder / _CATALOG, {"made of": msgspec.msgpack.encode(made_of), **parts})
        if tidy:
            self._tidy({_CATALOG, *made_of.segments})

    def forget(self) -> None:
        """Delete all of it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _segment(self, path: Path) -> Segment:
        """Return a segment, opened once however often one looks; what lies under such a name is never another one."""
        if path not in self._segments:
            beside = None
            with suppress(OSError, Damaged):
                beside = Flat.opened(path.with_suffix(_BESIDE))
            self._segments[path] = Segment(Flat.opened(path), beside)
        return self._segments[path]

    def _tidy(self, needed: Iterable[str]) -> None:
        """Delete files that nothing needs, and the libraries unused for longest."""
        wanted, now = {*needed}, time.time()
        for path in self.folder.iterdir():
            if path.name not in wanted and (path.suffix == _BESIDE or now - path.stat().st_mtime > _IN_USE):
                path.unlink(missing_ok=True)
        with suppress(OSError):
            for old in sorted(self._all.glob("library-*"), key=lambda kept: -kept.stat().st_mtime_ns)[_KEPT:]:
                old.unlink() if old.is_file() else shutil.rmtree(old, ignore_errors=True)


def _digest(parts: Iterable[str]) -> str:
    """Return a name for some strings."""
    return blake2b("\n".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _files(folder: Path | str) -> Iterator["os.DirEntry[str]"]:
    """Yield the files of a folder at all depths, in order, in a tenth of the time that paths take: each start asks."""
    for entry in sorted(os.scandir(folder), key=attrgetter("name")):
        if not entry.is_dir():
            yield entry
        elif entry.name != "__pycache__":
            yield from _files(entry.path)


def _seen(files: "Iterable[Path | os.DirEntry[str]]") -> Iterator[str]:
    """Yield for each file what changes when its content does."""
    for file in files:
        if file.name.endswith((".py", ".toml")):
            with suppress(OSError):
                there = file.stat()
                yield f"{file.name}|{there.st_size}|{there.st_mtime_ns}"
