"""The storage under TinyDB: documents in memory, a line on disk for each change, and one thread that writes."""

import gc
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from tui.model import plural
from tui.state.changes import Fields, Key, Op, Origin, differences
from tui.state.disk import DISK, Disk
from tui.state.history import Act
from tui.state.migrations import MIGRATIONS, Migration
from tui.state.present import Present
from tui.state.recovery import every_line
from tui.state.writer import Writer

if TYPE_CHECKING:
    from tinydb.storages import Storage
else:
    Storage = object  # all it has is that its methods must be there; TinyDB itself is loaded for who asks with it

Listener: TypeAlias = Callable[[frozenset[Key], Origin], None]
"""Is told which documents changed, by table and number, and where the change came from."""

RETRY: Final = 5.0
"""Seconds between attempts while the disk refuses."""

POLL: Final = 0.1
"""Seconds between looks for what other windows did."""

LEAVE: Final = 2.0
"""Seconds that closing takes at most."""

_MANY: Final = 10_000


class JournalStorage(Storage):
    """Keeps the tables of a `TinyDB` in memory, in a journal, and in a snapshot that a plain TinyDB reads."""

    def __init__(
        self,
        path: Path | str,
        *,
        now: Callable[[], float] = time.time,
        disk: Disk = DISK,
        threaded: bool = True,
        limit: int | None = None,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        """Read what is there; without a thread of its own, `turn` does what the thread would do.

        Args:
            path: state.json; it and its folder are made with the first change.
            now: the time of day.
            disk: the calls to the disk.
            threaded: whether a thread writes what is submitted.
            limit: how many bytes a journal may have; None for what suits the snapshot.
            migrations: how older forms become the present one.
        """
        self.present: Final = Present(lambda: every_line(disk, self._writer.files))
        self._writer: Final = Writer(
            Path(path), self.present, self._tell, now=now, disk=disk, limit=limit, migrations=migrations
        )
        self._threaded: Final = threaded
        self._thread: threading.Thread | None = None
        self._listeners: Final[list[Listener]] = []
        self._closing = self._closed = False
        self._read_all()

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the documents that are there, by table and number; None where there are none."""
        with self.present.lock:
            return {name: documents for name, documents in self.present.tables.items() if documents} or None

    def write(self, data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Make the tables these; only what differs is written, as one line."""
        wanted = {name: {str(key): dict(fields) for key, fields in table.items()} for name, table in data.items()}
        self.wait(self.submit(differences(self.read() or {}, wanted)))

    def close(self) -> None:
        """Write what waits, for `LEAVE` seconds at most, and let go of the files."""
        with self.present.lock:
            if self._closed:
                return
            self._closing = self._closed = True
            self.present.lock.notify_all()
        if self._thread is not None:
            self._thread.join(LEAVE)
        elif not self._threaded:
            self._leave()
        else:
            self._writer.leave()
        if self._thread is None or not self._thread.is_alive():
            self.present.give_up(OSError(self.failure or "The program ended before the change was on disk."))

    @property
    def failure(self) -> str | None:
        """Why changes are not on disk, while the disk refuses them."""
        if self._writer.failure is None:
            return None
        kept = plural(self.present.pending, "change")
        return f"Not saved: {self._writer.failure}. {kept} kept in memory and tried again every {RETRY:.0f} seconds."

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self._writer.read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know about what was found and repaired."""
        return self._writer.notices

    def documents(self, table: str) -> dict[str, Fields]:
        """Return the documents of a table, by the text of their number: the live ones, never to be changed."""
        return self.present.tables[table]

    def standing(self, table: str) -> dict[str, Fields]:
        """Return the documents of a table as they are at this moment, whatever other threads do next."""
        with self.present.lock:
            return dict(self.present.tables[table])

    def submit(
        self,
        ops: list[Op],
        said: str = "",
        *,
        undoes: Act | None = None,
        notes: Mapping[str, str] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> Act:
        """Make a change in memory now, and on disk soon.

        Args:
            ops: the change; no field of a document twice.
            said: what the person is told; a change without it is no step to undo.
            undoes: what it takes back.
            notes: for notes, by document: the text that the person began to edit.
            names: the snippet ids of documents, where the caller knows them; it spares working them out.

        Raises:
            PermissionError: if nothing may be changed.
        """
        if self.read_only:
            raise PermissionError(self.notices[-1])
        if self._closed:
            raise ValueError("The marks are closed.")
        act = Act(ops, said, undoes, notes or {})
        self.present.submit(act, names or {})
        if self._threaded and self._thread is None:
            self._start()
        return act

    def wait(self, act: Act) -> None:
        """Return when a change is on disk.

        Raises:
            OSError: if the disk refuses it; it is kept in memory and tried again.
        """
        while self._threaded:
            try:
                act.saved.result(POLL)
            except TimeoutError:
                if self._writer.failure is not None:
                    raise OSError(self.failure) from None
            else:
                return

    def watch(self, listener: Listener) -> None:
        """Look for what other windows do from now on, and tell of it and of failures; called on any thread."""
        self._listeners.append(listener)
        if self._threaded and self._thread is None:
            self._start()

    def turn(self) -> None:
        """Write what waits, read what others wrote; the thread does this by itself."""
        self._writer.turn()

    def compact(self) -> None:
        """Write state.json anew and begin a new journal (for a storage without a thread).

        Raises:
            OSError: if the disk refuses.
        """
        self._writer.compact()

    def backup(self) -> Path:
        """Keep a copy of all documents for ever, and return where (for a storage without a thread).

        Raises:
            OSError: if the disk refuses.
        """
        return self._writer.backup()

    def _read_all(self) -> None:
        """Read everything without the pauses of the garbage collector, which would look at each document."""
        collecting = gc.isenabled()
        gc.disable()
        try:
            self._writer.open()
        finally:
            if collecting:
                gc.enable()
        if any(len(documents) > _MANY for documents in self.present.tables.values()):
            gc.freeze()

    def _start(self) -> None:
        """Let a thread write from now on."""
        self._thread = threading.Thread(target=self._run, name="marks", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        """Take turns until closed."""
        while True:
            with self.present.lock:
                if self._writer.failure is not None and not self._closing:
                    self.present.lock.wait(RETRY)
                elif not self.present.pending and not self._closing:
                    self.present.lock.wait(POLL if self._listeners else None)
                closing = self._closing
            if closing:
                self._leave()
                return
            if self.present.pending or self._writer.failure is not None or self._writer.stirred():
                self._turn_safely()

    def _turn_safely(self) -> None:
        """Take a turn; a mistake of the program must not end the thread, for then nothing would be saved any more."""
        try:
            self._writer.turn()
        except Exception as error:
            self._writer.fail(error)

    def _leave(self) -> None:
        """Write what waits, unless the disk refuses, and leave the files in order."""
        if self.present.pending:
            self._turn_safely()
        while self.present.pending and self._writer.failure is None:
            self._turn_safely()
        self._writer.leave()

    def _tell(self, keys: frozenset[Key], origin: Origin) -> None:
        """Tell all who listen."""
        for listener in self._listeners:
            listener(keys, origin)
