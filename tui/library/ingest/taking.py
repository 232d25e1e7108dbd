"""Bringing a cache up to date: only documents that are new or were changed are read, and all are joined again."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from msgspec.structs import replace

from tui.intake.find import Found, Problem
from tui.library.catalog.flat import Flat
from tui.library.catalog.joining import Joined, Joining
from tui.library.catalog.segments import Reading, Segment, Shelf, version
from tui.library.ingest.cache import Cache, Kept, MadeOf
from tui.library.ingest.documents import Reader, first_seen, stands_on

_BLOCK: Final = 4_000_000
"""So many bytes of documents make a segment."""
FIRST: Final = 32_000
"""So many make the first one, so that there is soon something to see …"""
_GROWTH: Final = 8
"""… and each one after it so many times as many, until they make whole ones …"""
_SHARE: Final = 4
"""… but none more than this part of what is left, so that two processes end at the same time …"""
_LEAST: Final = 500_000
"""… down to so many bytes."""
_SMALL: Final = 2_000
"""A segment of fewer copies is small …"""
_MANY: Final = 16
"""… and so many small ones are put together: each is a file that is open as long as the library is."""


class Taken(NamedTuple):
    """A library as it was taken in."""

    kept: Kept
    """The catalog."""
    problems: tuple[str, ...]
    """One sentence for each document that the system did not let us read."""


class Wanted:
    """What the cache has of some documents, and what must be read."""

    def __init__(self, cache: Cache, stamped: str, documents: Sequence[Found]) -> None:
        """Look at what is there by the same words and rules."""
        self.documents = documents
        """All documents."""
        wanted = {*map(version, documents)}
        self.segments = [*_needed(cache.segments(stamped), wanted)]
        """The segments that tell about them."""
        there = {each for segment in self.segments for each in segment.versions()}
        self.missing = [each for each in documents if version(each) not in there]
        """Those that must be read, in the order in which they will be listed."""
        self.missing.sort(key=lambda each: -first_seen(each))

    def blocks(self) -> Iterator[list[Found]]:
        """Yield the documents to read, those together that make one segment."""
        block: list[Found] = []
        size, most = 0, FIRST
        left = sum(each.size for each in self.missing)
        for each in self.missing:
            if block and size + each.size > most:
                yield block
                left -= size
                block, size, most = [], 0, min(most * _GROWTH, _BLOCK, max(left // _SHARE, _LEAST))
            block.append(each)
            size += each.size
        if block:
            yield block


def take_in(
    cache: Cache, stamped: str, kept: Kept | None, documents: Sequence[Found], reader: Reader, faults: Sequence[str]
) -> Taken:
    """Read what is missing, join all, and keep it; a cache that cannot be written is one that is not there.

    Args:
        cache: Where the library is kept.
        stamped: By what the documents are read.
        kept: What the cache has.
        documents: All documents of the library.
        reader: Reads documents.
        faults: What is wrong with the words and rules by which they are read.
    """
    wanted = Wanted(cache, stamped, documents)
    segments, problems = [*wanted.segments], []
    for block in wanted.blocks():
        reading, failed = read_block(block, reader, stamped)
        problems += failed
        if reading:
            segments.append(Segment(Flat.of(reading.parts()), Flat.of(reading.beside())))
    segments = put_together(segments, documents, reader.reading(stamped))
    shelf = Shelf(segments)
    stands = stands_on(shelf, documents)
    made_of = made_of_all(stamped, stands, segments, documents)
    if kept is not None and kept.made_of.is_like(made_of):
        return Taken(kept, tuple(problems))
    before = None if kept is None else Joined(kept.flat, kept.shelf)
    parts = Joining(shelf, stands.values(), reader.explained, before).parts(faults)
    with suppress(OSError):
        paths = [segment.flat.path or cache.save_segment(segment.flat) for segment in segments]
        cache.save_catalog(parts, replace(made_of, segments=tuple(path.name for path in paths)))
    return Taken(Kept(made_of, Flat.of(parts), shelf), tuple(problems))


def read_block(block: Iterable[Found], reader: Reader, stamped: str) -> tuple[Reading, list[str]]:
    """Read some documents; what the system does not let us read is a sentence, and is tried again next time."""
    reading, problems = reader.reading(stamped), []
    for found in block:
        problem = reader.take(found, reading)
        if isinstance(problem, Problem):
            problems.append(problem.sentence)
    return reading, problems


def put_together(segments: Sequence[Segment], documents: Iterable[Found], reading: Reading) -> list[Segment]:
    """Return segments that tell the same about some documents, the small ones read into one where there are many."""
    small = [segment for segment in segments if len(segment) < _SMALL]
    if len(small) < _MANY:
        return [*segments]
    wanted = {*map(version, documents)}
    for segment in small:
        reading.take_over(segment, wanted)
        wanted.difference_update(segment.versions())
    whole = [segment for segment in segments if len(segment) >= _SMALL]
    return [*whole, Segment(Flat.of(reading.parts()), Flat.of(reading.beside()))]


def made_of_all(
    stamped: str, stands: Iterable[Found], segments: Iterable[Segment], documents: Iterable[Found]
) -> MadeOf:
    """Return what a catalog is made of."""
    wanted = {*map(version, documents)}
    unread = {each for segment in segments for each in segment.unread if version(each) in wanted}
    names = tuple(segment.flat.path.name for segment in segments if segment.flat.path is not None)
    return MadeOf(stamped, names, frozenset(map(version, stands)), frozenset(unread))


def _needed(segments: Iterable[Segment], wanted: set[tuple[str, int, int]]) -> Iterator[Segment]:
    """Yield the segments that are worth keeping, the largest first, without those that tell nothing more."""
    untold = {*wanted}
    for segment in sorted(segments, key=len, reverse=True):
        if _worth(segment, wanted) and not untold.isdisjoint(segment.versions()):
            untold.difference_update(segment.versions())
            yield segment


def _worth(segment: Segment, wanted: set[tuple[str, int, int]]) -> bool:
    """Say whether a segment is worth keeping: it holds something wanted, and not much more of what is not."""
    held = segment.versions()
    still = sum(size for name, size, time in held if (name, size, time) in wanted)
    gone = sum(size for _, size, _ in held) - still
    return not wanted.isdisjoint(held) and gone <= max(still, _BLOCK // 4)
