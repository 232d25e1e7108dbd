"""The marks of the person: in memory for every reader of them, on disk before a change counts as kept."""

import atexit
import fcntl
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from tui.model import UNMARKED, Mark
from tui.state.fields import JSON, Fields, doc_id, fields_of, is_marked, mark_of

if TYPE_CHECKING:
    from tinydb import TinyDB

Origin: TypeAlias = Literal["window", "edit", "failure"]
"""Where a change came from: another window, an edit of state.json, the disk (then `Store.failure` says which way)."""

SCHEMA: Final = 1
"""The version of the form of state.json that this program writes."""

_RETRY: Final = 5.0


@dataclass(frozen=True, slots=True)
class Change:
    """Something that this window did not do itself."""

    ids: frozenset[str]
    """The snippets whose marks changed."""
    origin: Origin
    """Where it came from."""


@dataclass(frozen=True, slots=True)
class Step:
    """One action of the person, taken back or done again."""

    said: str
    """What the action was, in the words it was reported with."""
    ids: frozenset[str]
    """The snippets whose marks changed now."""
    refused: str | None
    """Why some of it, or all, stays as it is; None if all of it was taken back."""
    saved: "Future[None]"
    """Done when it is on disk."""


@dataclass(frozen=True, slots=True)
class _Action:
    """What an action changed."""

    said: str
    before: Mapping[str, Mark]
    after: Mapping[str, Mark]


@dataclass(frozen=True, slots=True)
class _Write:
    """Something to be put on disk."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    place: Mapping[str, JSON] | None = None
    saved: "Future[None]" = field(default_factory=Future)


class Store:
    """The marks by snippet id; `open` one, `put` changes, `close` it."""

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.time) -> None:
        """Take the folder; `open` reads what is in it."""
        self._path: Final = folder / "state.json"
        self._clock: Final = clock
        self._marks: Final[dict[str, Mark]] = {}
        self._place: dict[str, JSON] = {}
        self._done: Final[list[_Action]] = []
        self._undone: Final[list[_Action]] = []
        self._notices: Final[list[str]] = []
        self._watchers: Final[list[Callable[[Change], None]]] = []
        self._queue: Final[queue.SimpleQueue[_Write | None]] = queue.SimpleQueue()
        self._pending: Final[set[Future[None]]] = set()
        self._failure: str | None = None
        self._lock = -1
        self._closing: Final = threading.Event()
        self._writer: threading.Thread | None = None
        self._db: TinyDB  # opened by `open`

    @classmethod
    def open(cls, folder: Path, *, clock: Callable[[], float] = time.time) -> "Store":
        """Return the marks kept in a folder, which is made if it is not there."""
        store = cls(folder, clock=clock)
        store._open()
        return store

    @property
    def marks(self) -> Mapping[str, Mark]:
        """All marks that say something, by snippet id; a live view."""
        return MappingProxyType(self._marks)

    def get(self, id: str) -> Mark:
        """Return the mark of a snippet."""
        return self._marks.get(id, UNMARKED)

    def put(self, changed: Mapping[str, Mark], said: str) -> "Future[None]":
        """Give snippets new marks, as one step to undo; the future is done when they are on disk."""
        action = _Action(said, {id: self.get(id) for id in changed}, dict(changed))
        self._done.append(action)
        self._undone.clear()
        return self._apply(action.after)

    def undo(self) -> Step | None:
        """Take back the last step of this run, or return None if there is none."""
        return self._move(self._done, self._undone, lambda action: action.before)

    def redo(self) -> Step | None:
        """Do again the step taken back last, or return None if there is none."""
        return self._move(self._undone, self._done, lambda action: action.after)

    @property
    def place(self) -> Mapping[str, JSON]:
        """What else is found again: colours, where one was, hints seen."""
        return MappingProxyType(self._place)

    def keep_place(self, values: Mapping[str, JSON]) -> None:
        """Keep values of the place; those not named stay, and None removes one. This is no step to undo."""
        self._place = {name: value for name, value in {**self._place, **values}.items() if value is not None}
        self._submit(_Write(place=self._place))

    @property
    def read_only(self) -> bool:
        """Whether changes of this window are refused."""
        return self._lock < 0

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know about how opening went."""
        return tuple(self._notices)

    @property
    def pending(self) -> int:
        """How many changes are not on disk yet."""
        return len(self._pending)

    @property
    def failure(self) -> str | None:
        """Why changes are not on disk, while the disk refuses them."""
        return self._failure

    def watch(self, callback: Callable[[Change], None]) -> None:
        """Tell of changes that this window did not make, and of failures; called on any thread."""
        self._watchers.append(callback)

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until all changes are on disk; tell whether they are."""
        until = None if timeout is None else time.monotonic() + timeout
        for saved in tuple(self._pending):
            try:
                saved.exception(None if until is None else max(0.0, until - time.monotonic()))
            except TimeoutError:
                return False
        return not self._pending and self._failure is None

    def close(self) -> None:
        """Put everything on disk and let go of the files."""
        atexit.unregister(self.close)
        if self._writer is not None:
            self._closing.set()
            self._queue.put(None)
            self._writer.join()
            self._writer = None
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def __enter__(self) -> "Store":
        """Return this store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _open(self) -> None:
        """Take the lock and read the marks."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(self._path.with_name("state.json.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._lock = lock
        except BlockingIOError:
            os.close(lock)
            self._notices.append("Another window has the marks open; this one shows them and changes nothing.")
        self._read()
        if not self.read_only:
            self._writer = threading.Thread(target=self._write_all, name="state", daemon=True)
            self._writer.start()
            atexit.register(self.close)

    def _read(self) -> None:
        """Fill memory from the file; one that cannot be understood is set aside."""
        from tinydb import TinyDB

        from tui.state.whole import Damaged, WholeFile

        self._db = TinyDB(storage=WholeFile, path=self._path)
        try:
            tables: dict[str, dict[str, Fields]] = self._db.storage.read() or {}
        except Damaged:
            tables = {}
            self._set_aside()
        for fields in tables.get("marks", {}).values():
            if isinstance(id := fields.get("id"), str):
                self._marks[id] = mark_of(fields)
        self._place = dict(tables.get("place", {}).get("1", {}))
        schema = tables.get("_meta", {}).get("1", {}).get("schema", SCHEMA)
        if isinstance(schema, int) and schema > SCHEMA and self._lock >= 0:
            os.close(self._lock)
            self._lock = -1
            self._notices.append("A newer sahel-reader wrote the marks; this one shows them and changes nothing.")

    def _set_aside(self) -> None:
        """Move a damaged file out of the way and say so; a window that may not write leaves it."""
        aside = self._path.with_name(f"state.json.damaged-{time.strftime('%Y%m%d-%H%M%S', time.gmtime(self._clock()))}")
        if not self.read_only:
            self._path.resolve().rename(aside)
            self._notices.append(f"The marks could not be read. What was there is kept in {aside}.")

    def _apply(self, marks: Mapping[str, Mark]) -> "Future[None]":
        """Change memory at once, and the disk soon."""
        for id, mark in marks.items():
            if is_marked(mark):
                self._marks[id] = mark
            else:
                self._marks.pop(id, None)
        return self._submit(_Write(marks=dict(marks)))

    def _submit(self, write: _Write) -> "Future[None]":
        """Hand something to the writer."""
        if self.read_only:
            write.saved.set_exception(PermissionError("This window changes nothing on disk."))
            return write.saved
        self._pending.add(write.saved)
        self._queue.put(write)
        return write.saved

    def _move(
        self, source: list[_Action], target: list[_Action], which: Callable[[_Action], Mapping[str, Mark]]
    ) -> Step | None:
        """Move one action over, giving its snippets the marks of before or after it."""
        if not source:
            return None
        action = source.pop()
        target.append(action)
        return Step(action.said, frozenset(action.before), None, self._apply(which(action)))

    def _write_all(self) -> None:
        """Put on disk what is submitted, all that waits in one write, until closed."""
        held: list[_Write] = []
        while True:
            held += self._waiting(_RETRY if held else None)
            if held and self._write(held):
                held = []
            if self._closing.is_set() and self._queue.empty():
                return

    def _waiting(self, timeout: float | None) -> Iterator[_Write]:
        """Yield all that was submitted, waiting for the first; a retry is due after the timeout."""
        try:
            write = self._queue.get(timeout=timeout)
            while True:
                if write is not None:
                    yield write
                write = self._queue.get_nowait()
        except queue.Empty:
            return

    def _write(self, writes: list[_Write]) -> bool:
        """Put changes on disk; tell whether the disk took them."""
        tables = self._db.storage.read() or {}
        marks = tables.setdefault("marks", {})
        for write in writes:
            for id, mark in write.marks.items():
                if is_marked(mark):
                    marks[str(doc_id(id))] = {"id": id, **fields_of(mark)}
                else:
                    marks.pop(str(doc_id(id)), None)
            if write.place is not None:
                tables["place"] = {"1": dict(write.place)}
        tables["_meta"] = {"1": {"schema": SCHEMA}}
        try:
            self._db.storage.write(tables)
        except OSError as error:
            self._tell_failure(f"Not saved: {error.strerror}. The changes are kept in memory and tried again.")
            return False
        self._tell_failure(None)
        for write in writes:
            self._pending.discard(write.saved)
            write.saved.set_result(None)
        return True

    def _tell_failure(self, sentence: str | None) -> None:
        """Remember whether the disk refuses, and tell the watchers when that changes."""
        if sentence != self._failure:
            self._failure = sentence
            for callback in self._watchers:
                callback(Change(frozenset(), "failure"))
