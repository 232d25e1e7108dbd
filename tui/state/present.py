"""All documents in memory, and the changes among them that are not in the journal yet.

A change is made in memory at once and waits for its line. When lines of another window come first, the
waiting changes are taken back, those lines made, and the waiting ones made again on top: so memory is always what the
journal is going to say.
"""

import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Final

import msgspec

from tui.state.changes import CONFLICTS, MARKS, Fields, Key, Op, Tables, make
from tui.state.draft import Draft
from tui.state.fields import doc_id
from tui.state.history import Act, History, untouched
from tui.state.lines import Line
from tui.state.still import Still


class Present:
    """What is true now; one lock guards it."""

    def __init__(self, older: Callable[[], Sequence[Line]]) -> None:
        """Begin with nothing; `older` reads the lines of all journals, for the history."""
        self.lock: Final = threading.Condition(threading.RLock())
        """Held while documents change; notified when there is something to write."""
        self.tables: Tables = defaultdict(dict)
        """The documents; each is replaced when it changes, never changed itself."""
        self.history: Final = History(older)
        """What can be taken back."""
        self._waiting: Final[deque[Act]] = deque()
        self._stills: Final[list[dict[str, Still]]] = []
        self._written: list[Act] = []

    @property
    def pending(self) -> int:
        """How many changes are not on disk."""
        return len(self._waiting) + len(self._written)

    @property
    def oldest(self) -> float | None:
        """Since when the oldest change waits, on the monotonic clock."""
        first = next(iter([*self._written[:1], *islice(self._waiting, 1)]), None)
        return first.since if first else None

    def submit(self, act: Act, names: Mapping[str, str]) -> None:
        """Make a change in memory; its line is written later.

        Args:
            act: the change.
            names: the snippet ids of documents, as far as they are known.

        Raises:
            TypeError: if it holds something that JSON cannot say; then nothing was changed.
        """
        msgspec.json.encode(act.wanted)
        act.saved.set_running_or_notify_cancel()  # nobody who waits can call it off
        with self.lock:
            act.ops, act.back = make(self.tables, self._keeping(_woven(act, self.tables)), names)
            if act.ops:
                self._waiting.append(act)
                self.history.did(act)
                self.lock.notify_all()
            else:
                if act.undoes:
                    self.history.drop(act.undoes)
                act.saved.set_result(None)

    def batch(self, size: int) -> list[Act]:
        """Return the changes to be written next."""
        with self.lock:
            return [*islice(self._waiting, size)]

    def wrote(self, acts: Sequence[Act]) -> None:
        """Take changes for written, though not yet for synced."""
        with self.lock:
            for act in acts:
                self._waiting.remove(act)
                self._written.append(act)

    def synced(self) -> None:
        """Take all that was written for kept."""
        with self.lock:
            acts, self._written = self._written, []
        for act in acts:
            act.saved.set_result(None)

    def give_up(self, error: Exception) -> None:
        """Tell all who wait that their change is not on disk."""
        with self.lock:
            acts = [*self._written, *self._waiting]
            self._written.clear()
            self._waiting.clear()
        for act in acts:
            act.saved.set_exception(error)

    def take_in(self, lines: Sequence[Line]) -> frozenset[Key]:
        """Make what other windows did, below what waits here; return the documents that are others now."""
        with self.lock:
            draft = Draft(self.tables)
            for act in reversed(self._waiting):
                make(draft, act.back)
            own = {act.time: act for act in self._waiting if act.time}
            foreign = []
            for line in lines:
                make(draft, line.ops)
                if line.t in own:  # written after all, though the disk said otherwise
                    self._waiting.remove(own[line.t])
                    self._written.append(own[line.t])
                else:
                    foreign.append(line)
            self.history.heard(foreign)
            self._weave_again(draft, foreign)
            return frozenset(draft.settle())

    def replace(self, tables: Tables) -> frozenset[Key]:
        """Take other documents for true, below what waits here; return those that are others now."""
        with self.lock:
            old, self.tables = self.tables, tables
            self._weave_again(tables, ())
            return _moved(old, tables)

    @contextmanager
    def standing_still(self) -> Iterator[Mapping[str, Still]]:
        """Give the documents as the journal has them at this moment, for a snapshot.

        The person goes on changing them; what other windows do is taken in by the thread that writes, and it waits.
        """
        with self.lock:
            draft = Draft(self.tables)
            for act in reversed(self._waiting):
                make(draft, act.back)
            still = {name: Still(draft[name], self.lock) for name in [*self.tables]}
            self._stills.append(still)
        try:
            yield still
        finally:
            with self.lock:
                self._stills.remove(still)

    def without_waiting(self) -> Tables:
        """Return a copy of the documents as the journal has them."""
        with self.standing_still() as tables:
            return {name: dict(documents.items()) for name, documents in tables.items()}

    def _keeping(self, ops: Sequence[Op]) -> Sequence[Op]:
        """Return ops that are about to be made, once what they change is kept for the snapshots being written."""
        for still in self._stills:
            for op in ops:
                if op.table in still:
                    still[op.table].keep(op.keys)
        return ops

    def _weave_again(self, tables: "Draft | Tables", lines: Sequence[Line]) -> None:
        """Make the waiting changes again on other documents."""
        for act in [*self._waiting]:
            if act.undoes:
                act.wanted, _ = untouched(act.wanted, lines)
            act.ops, act.back = make(tables, _woven(act, tables))
            if not act.ops:
                self._waiting.remove(act)
                self.history.drop(act)
                act.saved.set_result(None)


def _moved(old: Tables, new: Tables) -> frozenset[Key]:
    """Return the documents that are others now."""
    return frozenset(
        (table, key)
        for table in old.keys() | new.keys()
        for one, other in [(old.get(table, {}), new.get(table, {}))]
        for key in one.keys() | other.keys()
        if one.get(key) != other.get(key)
    )


def _woven(act: Act, tables: "Draft | Tables") -> list[Op]:
    """Return what an act does to some documents; a note that another one would replace unseen is kept beside."""
    return [*act.wanted, *_conflicts(act, tables)]


def _conflicts(act: Act, tables: "Draft | Tables") -> list[Op]:
    """Return what keeps the notes that this act replaces, though its person never saw them."""
    kept = []
    wanted = {key: op.fields["note"] or "" for op in act.wanted if "note" in op.fields for key in op.keys}
    for key, text in wanted.items() if act.notes else ():
        document: Fields = tables[MARKS].get(key) or {}
        present = document.get("note", "")
        if isinstance(present, str) and present and present not in (act.notes.get(key, present), text):
            of = document.get("id") or key
            kept.append(Op(CONFLICTS, [str(doc_id(f"{of}\n{present}"))], {"id": of, "note": present}))
    return kept
