"""What can be taken back, and done again: the lines of the journal are the list, so it outlives a restart.

A window takes back what it did itself and what was there when it was opened, in order. What another window does
meanwhile is that window's to take back; and where it changed a field, an older action no longer undoes that field.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from time import monotonic
from typing import Final

from msgspec import Struct, field

from tui.state.changes import Op
from tui.state.lines import Line

_KEPT: Final = Future[None]()
_KEPT.set_result(None)


class Act(Struct, eq=False):
    """One action: of this window, before and after it is written, or read from the journal."""

    wanted: list[Op]
    """What was asked for."""
    said: str = ""
    """What the person was told; an act without it is no step to undo."""
    undoes: "Act | None" = None
    """What it takes back."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """For notes, by document: the text that the person began to edit."""
    ops: list[Op] = field(default_factory=list)
    """What it really changes, as things stand now."""
    back: list[Op] = field(default_factory=list)
    """What takes that back."""
    number: int = 0
    """The number of its line; 0 until it is written."""
    time: str = ""
    """The time of its line."""
    saved: "Future[None]" = field(default_factory=Future)
    """Done when it is on disk."""
    since: float = field(default_factory=monotonic)
    """When it was asked for."""
    line: Line | None = None
    """The line it was read from."""

    @classmethod
    def of(cls, line: Line) -> "Act":
        """Return the act that a line tells of."""
        return cls([], line.s, number=line.n, time=line.t, saved=_KEPT, since=0.0, line=line)

    @property
    def inverse(self) -> list[Op]:
        """What takes it back."""
        return self.line.inverse if self.line else self.back


class History:
    """The acts that can be taken back, and those taken back."""

    def __init__(self, older: Callable[[], Sequence[Line]]) -> None:
        """Take a way to read the lines of all journals, older ones too."""
        self._older = older
        self._first = 1
        self._done: list[Act] = []
        self._undone: list[Act] = []
        self._foreign: list[Line] = []

    def begin(self, lines: Sequence[Line], number: int) -> None:
        """Take the lines that are there when a window is opened, and the number of the last change."""
        times = {line.t for line in lines}
        if any(line.u and line.u not in times for line in lines):
            lines = self._older()
        self._first = lines[0].n if lines else number + 1
        self._enter(lines)

    def did(self, act: Act) -> None:
        """Enter an act of this window."""
        if not act.said:
            return
        if act.undoes is None:
            self._done.append(act)
            self._undone.clear()
        elif act.undoes in self._done:
            self._done.remove(act.undoes)
            self._undone.append(act)
        else:
            self._undone.remove(act.undoes)
            self._done.append(act)

    def heard(self, lines: Iterable[Line]) -> None:
        """Enter what other windows did."""
        for line in lines:
            self._foreign.append(line)
            for acts in (self._done, self._undone):
                acts[:] = [act for act in acts if not line.u or act.time != line.u]

    def drop(self, act: Act) -> None:
        """Forget an act that cannot be taken back, nor done again, any more."""
        for acts in (self._done, self._undone):
            if act in acts:
                acts.remove(act)

    def last(self, *, undone: bool = False) -> Act | None:
        """Return the act to take back next (or, of those taken back, the one to do again)."""
        if undone:
            return self._undone[-1] if self._undone else None
        if not self._done and self._first != 1:
            self._reach_back()
        return self._done[-1] if self._done else None

    def takes_back(self, act: Act) -> tuple[list[Op], bool]:
        """Return what takes an act back, less what other windows changed since; tell whether anything was left out."""
        since = [line for line in self._foreign if act.number and line.n > act.number]
        return untouched(act.inverse, since)

    def _enter(self, lines: Iterable[Line]) -> None:
        """Enter acts read from journals."""
        for line in lines:
            if line.s and not self._turned(line):
                self._done.append(Act.of(line))
                self._undone.clear()

    def _turned(self, line: Line) -> bool:
        """Enter a line that takes another one back, or does it again; tell whether it is one."""
        for source, target in ((self._done, self._undone), (self._undone, self._done)):
            for other in reversed(source) if line.u else ():
                if other.time == line.u:
                    source.remove(other)
                    target.append(Act.of(line))
                    return True
        return bool(line.u)

    def _reach_back(self) -> None:
        """Take the older journals too, once all of this one is taken back."""
        older = History(list)
        older._enter(line for line in self._older() if line.n < self._first)
        self._first = 1
        self._done = older._done


def untouched(ops: Iterable[Op], lines: Iterable[Line]) -> tuple[list[Op], bool]:
    """Return ops without the fields that some lines changed; tell whether there were any."""
    touched = {(op.table, key, name) for line in lines for op in line.ops for key in op.keys for name in op.fields}
    if not touched:
        return [*ops], False
    left: list[Op] = []
    refused = False
    for op in ops:
        for key in op.keys:
            fields = {name: value for name, value in op.fields.items() if (op.table, key, name) not in touched}
            refused |= len(fields) < len(op.fields)
            if fields:
                left.append(Op(op.table, [key], fields))
    return left, refused
