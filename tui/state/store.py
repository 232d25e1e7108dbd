"""The marks of the person: in memory for all who look at them, on disk before a change counts as kept.

This is the face of the room. What it stands on (the journal, TinyDB) is loaded when a store is opened, not before.
"""

import atexit
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct

from tui.model import UNMARKED, Mark
from tui.state.changes import CONFLICTS, JSON, MARKS, PLACE, Fields, Key, Op, Origin, Tables, difference, differences
from tui.state.fields import Marks, doc_id, fields_of, mark_of, name_of, numbered

if TYPE_CHECKING:
    from concurrent.futures import Future

    from tui.state.history import Act
    from tui.state.journal import JournalStorage
    from tui.state.table import StateDB

Book: TypeAlias = Literal["lines", "aliases", "searches", "feeds", "briefs", "aside"]
"""What is kept besides marks: lines restored or hidden, other ids, searches, feeds, the brief, documents taken out."""

LATE: Final = 0.15
"""Seconds after which a change that is not on disk should be shown as pending."""

_content: Final = attrgetter("read", "starred", "tags", "pinned", "rejected", "note")


class Change(Struct, frozen=True):
    """Something that this window did not do itself."""

    ids: frozenset[str]
    """The snippets whose marks changed."""
    origin: Origin
    """Where it came from."""
    tables: frozenset[str] = frozenset()
    """Which tables changed: "marks", "searches" …"""


class Step(Struct, frozen=True):
    """One action of the person, taken back or done again."""

    said: str
    """What the action was, in the words it was reported with."""
    ids: frozenset[str]
    """The snippets whose marks changed now."""
    refused: str | None
    """Why some of it, or all, stays as it is; None if all of it was taken back."""
    saved: "Future[None]"
    """Done when it is on disk."""


class Store:
    """The marks by snippet id; `open` one, `put` changes, `close` it."""

    def __init__(self, storage: "JournalStorage") -> None:
        """Stand on a storage; `open` makes one."""
        self._storage: Final = storage
        self.marks: Final[Mapping[str, Mark]] = Marks(
            partial(storage.documents, MARKS), partial(storage.standing, MARKS)
        )
        """All marks that say something, by snippet id; a live view."""

    @classmethod
    def open(cls, folder: Path, *, clock: Callable[[], float] = time.time) -> "Store":
        """Return the marks kept in a folder; it is made with the first change."""
        from tui.state.journal import JournalStorage

        store = cls(JournalStorage(folder / "state.json", now=clock))
        atexit.register(store.close)
        return store

    def get(self, id: str) -> Mark:
        """Return the mark of a snippet."""
        return self.marks.get(id, UNMARKED)

    def put(self, changed: Mapping[str, Mark], said: str, *, seen: Mapping[str, Mark] | None = None) -> "Future[None]":
        """Give snippets new marks, as one step to undo.

        Args:
            changed: the new marks.
            said: what the person is told.
            seen: the marks that the person saw when deciding, where they may be older than those of now: only what
                differs from them is changed, so what another window did meanwhile stays; and a note that it wrote
                meanwhile is kept among the `conflicts` rather than lost.

        Returns:
            what is done when the marks are on disk.
        """
        documents = self._storage.documents(MARKS)
        keys, odd = numbered(changed)
        groups: dict[tuple[object, ...], tuple[Mark, Mark, list[str]]] = {}
        marks = changed.values()
        table = zip(keys, changed, marks, map(_content, marks), map(documents.get, keys), strict=True)
        for key, id, mark, kind, held in table:
            before = UNMARKED
            if held is not None or seen:
                before = seen[id] if seen and id in seen else UNMARKED if held is None else mark_of(held)
                kind = _content(before), kind
            if (group := groups.get(kind)) is None:
                group = groups[kind] = before, mark, []
            group[2].append(key)
        notes = {
            key: before.note for before, mark, alike in groups.values() if before.note != mark.note for key in alike
        }
        odd = {key: id for key, id in odd.items() if key not in documents}
        return self._submit(_ops(groups.values(), odd), said, notes, names=dict(zip(keys, changed, strict=True)))

    def undo(self) -> Step | None:
        """Take back the last step, or return None if there is none."""
        return self._turn(undone=False)

    def redo(self) -> Step | None:
        """Do again the step taken back last, or return None if there is none."""
        return self._turn(undone=True)

    @property
    def latest(self) -> "Act | None":
        """The step that would be taken back now: as long as it is the same, nothing was done since."""
        return self._storage.present.history.last(undone=False)

    @property
    def place(self) -> Mapping[str, JSON]:
        """What else is found again: colours, where one was, hints seen."""
        return MappingProxyType(self._storage.documents(PLACE).get("1", {}))

    def keep_place(self, values: Mapping[str, JSON]) -> None:
        """Keep values of the place; those not named stay, and None removes one. This is no step to undo."""
        after = {name: value for name, value in {**self.place, **values}.items() if value is not None}
        fields = difference(PLACE, self.place, after)
        if fields and not self.read_only:
            self._storage.submit([Op(PLACE, ["1"], fields)])

    def book(self, name: Book) -> Mapping[str, Fields]:
        """Return what a book holds, by key, as it is at this moment."""
        held = {}
        for fields in self._storage.standing(name).values():
            rest = dict(fields)
            if isinstance(key := rest.pop("key", None), str):
                held[key] = rest
        return held

    def write(self, name: Book, changed: Mapping[str, Fields | None], said: str) -> "Future[None]":
        """Change entries of a book (None removes one), as one step to undo."""
        documents = self._storage.documents(name)
        ops = []
        for key, entry in changed.items():
            number = str(doc_id(key))
            after = {} if entry is None else {"key": key, **entry}
            ops.append(Op(name, [number], difference(name, documents.get(number, {}), after)))
        return self._submit(ops, said)

    def conflicts(self, id: str) -> tuple[str, ...]:
        """Return the notes of a snippet that another window's note replaced unseen."""
        held = self._storage.standing(CONFLICTS).values()
        return tuple(note for fields in held if fields.get("id") == id and isinstance(note := fields.get("note"), str))

    def settle(self, id: str, said: str) -> "Future[None]":
        """Let go of the notes of a snippet that another window's note replaced, as one step to undo."""
        lost = [str(doc_id(f"{id}\n{note}")) for note in self.conflicts(id)]
        return self._submit([Op(CONFLICTS, lost, {"id": None, "note": None})], said)

    def restore(self, tables: Tables, said: str) -> "Future[None]":
        """Make all documents those of a backup, but for the place, as one step to undo."""
        now = {name: table for name, table in (self._storage.read() or {}).items() if name != PLACE}
        then = {name: table for name, table in tables.items() if name != PLACE}
        return self._submit(differences(now, then), said)

    @property
    def db(self) -> "StateDB":
        """The same documents as a TinyDB, with all of its queries."""
        from tui.state.table import StateDB

        return StateDB(storage=lambda: self._storage)

    @property
    def read_only(self) -> bool:
        """Whether changes are refused; `notices` say why."""
        return self._storage.read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know: what was repaired, set aside, or changed by another program."""
        return self._storage.notices

    @property
    def pending(self) -> int:
        """How many changes are not on disk yet."""
        return self._storage.present.pending

    @property
    def pending_for(self) -> float:
        """For how many seconds the oldest of them has waited."""
        since = self._storage.present.oldest
        return 0.0 if since is None else time.monotonic() - since

    @property
    def late(self) -> bool:
        """Whether a change waits so long that it should be shown as pending."""
        return self.pending_for > LATE

    @property
    def failure(self) -> str | None:
        """Why changes are not on disk, while the disk refuses them."""
        return self._storage.failure

    def watch(self, callback: Callable[[Change], None]) -> None:
        """Tell of changes that this window did not make, and of failures; called on any thread."""

        def heard(keys: frozenset[Key], origin: Origin) -> None:
            ids = self._names(key for table, key in keys if table == MARKS)
            callback(Change(ids, origin, frozenset(table for table, _ in keys)))

        self._storage.watch(heard)

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until all changes are on disk; tell whether they are, at once when the disk refuses."""
        until = None if timeout is None else time.monotonic() + timeout
        while self.pending and self.failure is None:
            if until is not None and time.monotonic() > until:
                return False
            time.sleep(0.001)
        return not self.pending

    def close(self) -> None:
        """Put everything on disk and let go of the files; takes two seconds at most."""
        atexit.unregister(self.close)
        self._storage.close()

    def __enter__(self) -> "Store":
        """Return this store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _submit(
        self,
        ops: list[Op],
        said: str,
        notes: Mapping[str, str] | None = None,
        undoes: "Act | None" = None,
        names: Mapping[str, str] | None = None,
    ) -> "Future[None]":
        """Make a change; where nothing may be changed, what is returned says so."""
        from concurrent.futures import Future

        try:
            return self._storage.submit(ops, said, notes=notes, undoes=undoes, names=names).saved
        except PermissionError as error:
            refused: Future[None] = Future()
            refused.set_exception(error)
            return refused

    def _turn(self, *, undone: bool) -> Step | None:
        """Take back the last step, or the taking back of it."""
        present = self._storage.present
        with present.lock:
            act = present.history.last(undone=undone)
            if act is None:
                return None
            if self.read_only:
                return Step(act.said, frozenset(), self.notices[-1], self._submit([], ""))
            ops, left_out = present.history.takes_back(act)
            keys = [key for op in ops if op.table == MARKS for key in op.keys]
            before = self._names(keys)
            if not ops:
                present.history.drop(act)
            saved = self._submit(ops, act.said, undoes=act)
            ids = before | self._names(keys)
        refused = "The rest was changed since in another window, and stays." if left_out else None
        if left_out and not ops:
            refused = "It was changed since in another window, and stays."
        return Step(act.said, ids, refused, saved)

    def _names(self, keys: Iterable[str]) -> frozenset[str]:
        """Return the snippet ids of documents."""
        documents = self._storage.documents(MARKS)
        return frozenset(name_of(key, documents.get(key, {})) for key in keys)


def _ops(groups: Iterable[tuple[Mark, Mark, list[str]]], odd: Mapping[str, str]) -> list[Op]:
    """Return the change that gives documents new marks, those that change alike together.

    Args:
        groups: marks before and after, and the documents that have them.
        odd: the ids that cannot be told from the number of their document, by that.
    """
    alike: dict[str, Op] = {}
    for before, after, keys in groups:
        fields = difference(MARKS, fields_of(before), fields_of(after))
        alike.setdefault(repr(fields), Op(MARKS, [], fields)).keys.extend(keys)
    ops = [op for op in alike.values() if op.fields]
    if not odd:
        return ops
    apart = [Op(MARKS, [key], {"id": odd[key], **op.fields}) for op in ops for key in op.keys if key in odd]
    return [Op(MARKS, [key for key in op.keys if key not in odd], op.fields) for op in ops] + apart
