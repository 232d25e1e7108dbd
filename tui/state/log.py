"""The open files: taking turns with other windows, reading what they wrote, appending, and writing anew.

All of it runs on one thread at a time: while a store is opened on the caller's, then on the writer's.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct

from tui.model import plural
from tui.state.disk import Disk, Identity, put_file, write_all, write_beside
from tui.state.files import Files
from tui.state.lines import Clock, Line, encode, page, process_name
from tui.state.recovery import Loaded, every_line, load
from tui.state.snapshot import Listing, chunks

KEPT_STEPS: Final = 2_000
"""How many lines the older journals go back at least, so that much can be taken back."""

KEPT_JOURNALS: Final = 4
"""How many older journals are kept at least."""


class News(Struct, frozen=True):
    """What other windows wrote."""

    lines: Sequence[Line] = ()
    """Their lines, in order."""
    gap: bool = False
    """Whether lines are missing before these, so that everything has to be read again."""
    broken: bool = False
    """Whether the journal was taken away or damaged, so that it has to be written anew."""


class Log:
    """The snapshot, the journal and the lock, held open."""

    def __init__(self, path: Path, disk: Disk, now: Callable[[], float], schema: int) -> None:
        """Take the way to state.json; nothing is opened yet."""
        self.files: Final = Files.of(path)
        self.process: Final = process_name()
        self.clock: Final = Clock(now, self.process)
        self.notices: Final[list[str]] = []
        self.number = 0
        self.sealed = 0
        self._disk: Final = disk
        self._now: Final = now
        self._schema: Final = schema
        self._folder: Final = path.parent
        self._depth = 0
        self._lock = self._journal = -1
        self._inode = self._end = 0
        self._seen: Identity | None = None
        self._time = ""

    @property
    def size(self) -> int:
        """The bytes of the journal."""
        return self._end

    @property
    def snapshot_size(self) -> int:
        """The bytes of state.json."""
        return self._seen.size if self._seen else 0

    @property
    def is_open(self) -> bool:
        """Whether there is a journal to append to."""
        return self._journal >= 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock; one window at a time does."""
        if not self._depth:
            self._take_lock()
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self._disk.unlock(self._lock)

    def load(self, *, repair: bool) -> Loaded:
        """Read everything (the lock is held, unless nothing may be repaired)."""
        loaded = load(self._disk, self.files)
        if loaded.schema > self._schema:
            repair, loaded.notices = False, []
        if repair:
            self._repair(loaded)
        self.close_journal()
        self.number = loaded.number
        self.sealed = loaded.sealed
        self._seen = loaded.identity
        self._note_time(loaded.time)
        self.notices.extend(loaded.notices)
        named = self._disk.identity(self.files.journal)
        self._inode, self._end = (named.inode, named.size) if named else (0, 0)
        if repair and loaded.schema and not loaded.repair:
            self._journal = self._disk.open(self.files.journal, os.O_RDWR | os.O_APPEND)
        return loaded

    def stirred(self) -> bool:
        """Tell, at the cost of two looks, whether another window or program changed a file."""
        named = self._disk.identity(self.files.journal)
        known = (named.inode, named.size) if named else (0, 0)
        return known != (self._inode, self._end) or self.snapshot_changed()

    def snapshot_changed(self) -> bool:
        """Tell whether state.json is another than the one last read or written."""
        return self._disk.identity(self.files.snapshot) != self._seen

    def saw_snapshot(self, identity: Identity | None, number: int) -> None:
        """Take state.json as it is for known, and for complete up to a line."""
        self._seen, self.sealed = identity, number

    def news(self) -> News:
        """Return what others wrote since (the lock is held)."""
        named = self._disk.identity(self.files.journal)
        lines, broken = self._read_on()
        if named and named.inode != self._inode:
            return self._follow(named, lines, broken)
        return self._accepted(lines, self.number, broken or named is None)

    def begin(self) -> None:
        """Begin where nothing was ever kept: the journal first, so that no state.json stands without one."""
        self._begin_journal()
        self.write({}, rotate=False)

    def append(self, lines: Sequence[Line]) -> None:
        """Put lines behind the others, all or none (the lock is held); they are on disk after `sync`."""
        data = b"".join(map(encode, lines))
        try:
            write_all(self._disk, self._journal, data)
        except OSError:
            self._disk.truncate(self._journal, self._end)
            raise
        self._end += len(data)
        self.number = lines[-1].n

    def sync(self) -> None:
        """Return when all that was appended is on disk."""
        self._disk.sync(self._journal)

    def write(self, tables: Listing, *, rotate: bool) -> None:
        """Write state.json anew, and begin a new journal if asked to (the lock is held).

        Cut off anywhere, what is on disk still makes the same documents: a new snapshot passes over the lines of the
        old journal, and the old snapshot stands until the new one is on disk.
        """
        write_beside(self._disk, self.files.beside, self.chunks(tables))
        if rotate:
            self._keep_snapshot()
        self._disk.replace(self.files.beside, self.files.snapshot)
        self._disk.sync_folder(self.files.folder)
        self._seen = self._disk.identity(self.files.snapshot)
        self.sealed = self.number
        if rotate:
            self._begin_journal()

    def chunks(self, tables: Listing) -> Iterator[bytes]:
        """Yield the bytes of a snapshot of these documents."""
        return chunks(tables, {"schema": self._schema, "n": self.number, "t": self._time})

    def set_aside(self) -> Path:
        """Give a damaged state.json another name, and return that."""
        aside = self.files.damaged(self._now())
        self._disk.replace(self.files.snapshot, aside)
        self.notices.append(
            f"The damaged state.json is kept as {aside.name}; if it was edited by hand, `state import` takes that over."
        )
        return aside

    def tick(self) -> str:
        """Return the time for the next line."""
        self._time = self.clock.tick()
        return self._time

    def close_journal(self) -> None:
        """Let go of the journal."""
        if self._journal >= 0:
            self._disk.close(self._journal)
            self._journal = -1

    def close(self) -> None:
        """Let go of everything."""
        self.close_journal()
        if self._lock >= 0:
            self._disk.close(self._lock)
            self._lock = -1

    def _take_lock(self) -> None:
        """Hold the lock file that has the name now; one that was deleted excludes nobody."""
        while True:
            if self._lock < 0:
                self._make_folder()
                self._lock = self._disk.open(self.files.lock, os.O_RDWR | os.O_CREAT)
            self._disk.lock(self._lock)
            named = self._disk.identity(self.files.lock)
            if named and named.inode == self._disk.inode(self._lock):
                return
            self._disk.close(self._lock)
            self._lock = -1

    def _make_folder(self) -> None:
        """Make the folder, if it is not there, and keep others out of it."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._folder.stat().st_mode & 0o077:
            self._folder.chmod(0o700)

    def _repair(self, loaded: Loaded) -> None:
        """Clear away what a crash left behind, and set damaged parts aside."""
        for leftover in self.files.leftovers():
            self._disk.remove(leftover)
        if loaded.torn:
            journal = self._disk.open(self.files.journal, os.O_RDWR)
            try:
                self._cut(journal, loaded.torn, loaded.end)
            finally:
                self._disk.close(journal)
        if loaded.damaged:
            self.set_aside()
            loaded.identity = None

    def _cut(self, journal: int, torn: bytes, end: int) -> None:
        """Cut a torn end off a journal, and keep its bytes."""
        kept = self._disk.open(self.files.torn, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        try:
            write_all(self._disk, kept, torn)
        finally:
            self._disk.close(kept)
        self._disk.truncate(journal, end)
        self._disk.sync(journal)

    def _follow(self, named: Identity, lines: list[Line], broken: bool) -> News:
        """Go over to the journal that another window began, having read the last one to its end."""
        last = lines[-1].n if lines else self.number
        self.close_journal()
        self._journal = self._disk.open(self.files.journal, os.O_RDWR | os.O_APPEND)
        self._inode, self._end = named.inode, 0
        others, damaged = self._read_on()
        head = others[0] if others and others[0].v else None
        if head and head.v > self._schema:
            return News(gap=True)
        if head and head.n < self.number:  # it lost lines that this window knows, and numbered others like them
            self.number = max(self.number, others[-1].n) + 1
            return News(others[1:], broken=True)
        if broken or damaged or head is None or head.n != last:
            return self._accepted(every_line(self._disk, self.files), head.n if head else 0, damaged or head is None)
        return self._accepted([*lines, *others[1:]], head.n, broken=False)

    def _accepted(self, lines: Sequence[Line], least: int, broken: bool) -> News:
        """Return lines as news, if they go on where this window is and reach as far as they must."""
        lines = [line for line in lines if line.n > self.number]
        last = lines[-1].n if lines else self.number
        if last - self.number != len(lines) or last < least:
            return News(gap=True, broken=broken)
        self.number = last
        return News(lines, broken=broken)

    def _read_on(self) -> tuple[list[Line], bool]:
        """Return the lines behind those read so far, and whether the file is damaged; a torn end is cut off."""
        if self._journal < 0:
            return [], False
        data = self._disk.read(self._journal, self._end)
        if not data:
            return [], self._disk.size(self._journal) < self._end
        read = page(data)
        if read.end < len(data):
            self._cut(self._journal, data[read.end :], self._end + read.end)
            self.notices.append("The last line of the journal was cut off and left out: another window was stopped.")
        self._end += read.end
        if read.damaged:
            self.notices.append(f"{plural(read.damaged, 'damaged line')} of the journal left out.")
        for line in read.lines:
            self._note_time(line.t)
        return [*read.lines], bool(read.damaged)

    def _note_time(self, time: str) -> None:
        """Go on from the latest time that was read."""
        if time > self._time:
            self._time = time
            if self.clock.saw(time):
                self.notices.append("A change was made more than a day from now: a clock is, or was, wrong.")

    def _keep_snapshot(self) -> None:
        """Let the present state.json stand as the previous one."""
        link = self.files.previous_beside
        if self._disk.identity(self.files.snapshot) is None:
            return
        self._disk.remove(link)
        self._disk.link(self.files.snapshot, link)
        self._disk.replace(link, self.files.previous)
        self._disk.remove(link)  # still there if both were names of one file already

    def _begin_journal(self) -> None:
        """Let the journal stand among the older ones, and begin a new one."""
        older = [*self.files.rotations()]
        for path in reversed(older):
            self._disk.replace(path, self.files.rotated(int(path.suffix[1:]) + 1))
        if self._disk.identity(self.files.journal) is not None:
            self._disk.link(self.files.journal, self.files.rotated(1))
        head = encode(Line(self.number, self._time or self.tick(), v=self._schema))
        put_file(self._disk, self.files.journal_beside, self.files.journal, head)
        self.close_journal()
        self._journal = self._disk.open(self.files.journal, os.O_RDWR | os.O_APPEND)
        self._inode, self._end = self._disk.inode(self._journal), len(head)
        self._forget_journals()

    def _forget_journals(self) -> None:
        """Remove the older journals that nobody will take anything back from."""
        covered = self.number
        for age, path in enumerate(self.files.rotations(), 1):
            if age > KEPT_JOURNALS and self.number - covered >= KEPT_STEPS:
                self._disk.remove(path)
                continue
            first = page((self._disk.load(path) or b"")[:4096]).lines
            covered = first[0].n if first else covered
