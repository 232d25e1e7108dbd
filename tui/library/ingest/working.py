"""Reads documents in a process of its own, so that no key waits for it: ``python -m tui.library.ingest.working``.

What to read comes in as one line, what became of it goes out line by line; the results are files of the cache. A second
process helps where there is much to read. Both take whatever block of documents comes next from a pipe of numbers.
"""

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from tui.intake.find import Found, find
from tui.library.catalog.flat import Bytes, Damaged, Flat
from tui.library.catalog.joining import Joined, Joining
from tui.library.catalog.segments import Segment, Shelf
from tui.library.ingest.cache import Cache, MadeOf, stamp
from tui.library.ingest.documents import Reader, stands_on
from tui.library.ingest.reading import Knowledge
from tui.library.ingest.sources import Report, Request
from tui.library.ingest.taking import FIRST, Wanted, made_of_all, put_together, read_block
from tui.model import OwnLines

_KINDNESS: Final = 10
"""How far to stand back behind whatever else wants to run."""
_MUCH: Final = 3
"""From so many blocks on a second process helps."""
_GROWTH: Final = 8
"""What is read is shown in between whenever there is so many times more of it …"""
_SHOWN: Final = 100_000
"""… up to so many rows; then one waits for all of it."""
_NUMBER: Final = 4


class _Work(NamedTuple):
    """One reading."""

    cache: Cache
    """Where the results go."""
    stamped: str
    """By what documents are read."""
    documents: Sequence[Found]
    """All documents of the library."""
    reader: Reader
    """What reads them."""
    faults: Sequence[str]
    """What is wrong with the words and rules."""

    def take(self, block: Sequence[Found]) -> None:
        """Read some documents, keep what they say, and report."""
        reading, problems = read_block(block, self.reader, self.stamped)
        if reading:
            self.cache.save_segment(Flat.of(reading.parts()), Flat.of(reading.beside()))
        _report(
            Report(
                documents=len(block),
                size=_size(block),
                snippets=len(reading),
                problems=tuple(problems),
            )
        )

    def glance(self, found: Found) -> None:
        """Show how a document begins; by what is kept of that it counts as still to be read."""
        reading = self.reader.reading()
        self.reader.glance(found, reading, FIRST)
        if len(reading):
            path = self.cache.save_segment(Flat.of(reading.parts()))
            shelf = Shelf([Segment(Flat.opened(path), Flat.of(reading.beside()))])
            joining = Joining(shelf, stands_on(shelf, [found]).values(), self.reader.explained)
            self._show(joining.parts(self.faults, nearer=False), MadeOf(self.stamped, (path.name,), frozenset()))

    def join(self, segments: Sequence[Segment], *, last: bool) -> None:
        """Make a catalog of what was read, at last one in which near copies are one row."""
        if last:
            together = put_together(segments, self.documents, self.reader.reading(self.stamped))
            segments = [segment if segment.flat.path else self.cache.kept_segment(segment) for segment in together]
        shelf = Shelf(segments)
        stands = stands_on(shelf, self.documents)
        joining = Joining(shelf, stands.values(), self.reader.explained, self.shown())
        made_of = made_of_all(self.stamped, stands, segments, self.documents)
        self._show(joining.parts(self.faults, nearer=last), made_of, tidy=last)

    def _show(self, parts: dict[str, Bytes], made_of: MadeOf, *, tidy: bool = False) -> None:
        """Keep a catalog, and say that there is one."""
        self.cache.save_catalog(parts, made_of, tidy=tidy)
        _report(Report(ready=True))

    def shown(self) -> Joined | None:
        """Return the catalog that is there so far."""
        with suppress(Damaged):
            if (kept := self.cache.opened(self.stamped)) is not None:
                return Joined(kept.flat, kept.shelf)
        return None

    def there(self) -> Wanted:
        """Look at what was read so far."""
        return Wanted(self.cache, self.stamped, self.documents)


def main() -> None:
    """Do what the line says that comes in."""
    gc.disable()  # what is made is plain, and goes with its last name
    request = msgspec.json.decode(sys.stdin.buffer.readline(), type=Request)
    if not request.awaited:
        os.nice(_KINDNESS)
    lines = OwnLines(request.restored, request.hidden)
    own = Path(request.lexicon), Path(request.boilerplate)
    paths = [*map(Path, request.paths)]
    documents = [each for each in find(paths, {*map(Path, request.aside)}) if isinstance(each, Found)]
    knowledge = Knowledge.of(*own)
    cache = Cache(Path(request.cache), paths)
    _read(_Work(cache, stamp(own, lines), documents, knowledge.reader(lines), knowledge.problems))


def _read(work: _Work) -> None:
    """Read what is missing, the first of it at once, and join it to what is there."""
    wanted = work.there()
    blocks = [*wanted.blocks()]
    _report(Report(of_documents=len(wanted.missing), of_size=_size(wanted.missing)))
    new = work.shown() is None  # then there is nothing yet that the person could read meanwhile
    grow = _Growing(work, new=new)
    if blocks and blocks[0][0].size <= FIRST:
        work.take(blocks.pop(0))
    elif blocks and new:
        work.glance(blocks[0][0])
    with _Helped(work, blocks) as rest:  # from here on, for now all is loaded that both need
        for block in rest:
            grow()  # not behind the last block, when all of it is joined anyway
            work.take(block)
    for block in work.there().blocks() if len(blocks) >= _MUCH else ():  # should the helper have broken off
        work.take(block)
    work.join(work.there().segments, last=True)


class _Growing:
    """Joins what was read so far whenever it is much more than before."""

    def __init__(self, work: _Work, *, new: bool) -> None:
        """Begin with nothing; where there is something to read already, all of it is shown at the end."""
        self._work = work
        self._next = 1 if new else _SHOWN + 1

    def __call__(self) -> None:
        """Join, if it is worth while."""
        if self._next > _SHOWN:
            return
        there = self._work.there()
        rows = sum(map(len, there.segments))
        if self._next <= rows:
            self._next = rows * _GROWTH
            if 2 * _size(there.missing) > _size(self._work.documents):  # else all of it is soon there
                self._work.join(there.segments, last=False)


class _Helped:
    """Blocks to read, of which a second process takes its share."""

    def __init__(self, work: _Work, blocks: Sequence[Sequence[Found]]) -> None:
        """Take the blocks."""
        self._work, self._blocks = work, blocks
        self._queue = -1
        self._helper = 0

    def __enter__(self) -> Iterable[Sequence[Found]]:
        """Begin; return the blocks that are left for this process."""
        if len(self._blocks) < _MUCH or (os.cpu_count() or 1) < 2 or not hasattr(os, "fork"):
            return self._blocks
        self._queue, numbers = os.pipe()
        self._helper = os.fork()
        if not self._helper:
            os.close(numbers)
            try:
                for block in self._next_blocks():
                    self._work.take(block)
            finally:
                os._exit(0)
        for number in range(len(self._blocks)):
            os.write(numbers, number.to_bytes(_NUMBER, "little"))
        os.close(numbers)
        return self._next_blocks()

    def __exit__(self, *_: object) -> None:
        """Wait for the other process."""
        if self._helper:
            os.waitpid(self._helper, 0)

    def _next_blocks(self) -> Iterable[Sequence[Found]]:
        """Yield blocks as long as there are any that the other process did not take."""
        while number := os.read(self._queue, _NUMBER):
            yield self._blocks[int.from_bytes(number, "little")]


def _size(documents: Iterable[Found]) -> int:
    """Return how many bytes documents have together."""
    return sum(each.size for each in documents)


def _report(said: Report) -> None:
    """Write one line, in one piece."""
    os.write(sys.stdout.fileno(), msgspec.json.encode(said) + b"\n")


if __name__ == "__main__":
    main()
