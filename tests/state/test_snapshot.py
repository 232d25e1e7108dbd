"""A snapshot is of one moment, though it is written part by part while the person goes on."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.state.worlds import LONG, FaultyDisk, marks_on_disk, named, plain, store, turn
from tui.model import UNMARKED, Mark
from tui.state.store import Store

MANY = 1_500
"""More marks than are looked up, and written, at a time."""


@dataclass
class Busy(FaultyDisk):
    """A disk that lets the person do something when a snapshot is begun and after each part of it."""

    meanwhile: Callable[[], object] = lambda: None
    _snapshots: set[int] = field(default_factory=set)

    def open(self, path: Path, flags: int) -> int:
        descriptor = super().open(path, flags)
        if path.name == "state.json.tmp":
            self._snapshots.add(descriptor)
            self.meanwhile()
        return descriptor

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        taken = super().write(descriptor, data)
        if descriptor in self._snapshots:
            self.meanwhile()
        return taken

    def close(self, descriptor: int) -> None:
        self._snapshots.discard(descriptor)
        super().close(descriptor)


def marks_in_snapshot(folder: Path) -> dict[str, Mark]:
    """Return the marks of state.json alone, which the journal goes on from."""
    (folder / "alone").mkdir()
    (folder / "alone" / "state.json").write_bytes((folder / "state.json").read_bytes())
    return marks_on_disk(folder / "alone")


def test_what_is_done_while_a_snapshot_is_written_is_not_in_it_and_is_kept(tmp_path: Path) -> None:
    disk = Busy()
    window = store(tmp_path, disk=disk)
    window.put({named(number): Mark(read=True) for number in range(MANY)}, "marked read")
    turn(window)
    written = dict(window.marks)
    window.put({named(1): UNMARKED, named(MANY): Mark(starred=True)}, "marked")

    def change() -> None:
        window.put({named(MANY - 1): Mark(note="later"), named(MANY - 2): UNMARKED}, "marked")
        window.put({named(MANY + 1): Mark(read=True), named(1): Mark(starred=True)}, "marked")

    disk.meanwhile = change
    window._storage.compact()
    disk.meanwhile = lambda: None
    assert marks_in_snapshot(tmp_path) == written
    now = dict(window.marks)
    turn(window)
    window._storage.compact()
    assert plain(tmp_path)["marks"].keys() == {str(n) for n in range(MANY + 2)} - {str(MANY - 2)}
    assert marks_on_disk(tmp_path) == now


numbers = st.integers(0, 5)
actions = st.one_of(
    st.tuples(st.just("put"), numbers, st.sampled_from([UNMARKED, Mark(read=True), Mark(note="n", starred=True)])),
    st.tuples(st.sampled_from(["undo", "redo"]), st.just(0), st.just(UNMARKED)),
)


def act(window: Store, what: str, number: int, mark: Mark) -> None:
    """Do something as the person does."""
    if what == "put":
        window.put({named(number): mark, named(number + 1): mark}, "marked")
    elif what == "undo":
        window.undo()
    else:
        window.redo()


@settings(max_examples=50 * LONG, deadline=None)
@given(st.lists(actions), st.lists(actions), st.lists(actions, min_size=1))
def test_a_snapshot_holds_what_was_written_whatever_waits_or_comes_meanwhile(
    written: list[tuple[str, int, Mark]], waiting: list[tuple[str, int, Mark]], meanwhile: list[tuple[str, int, Mark]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, disk = Path(name), Busy()
        window = store(folder, disk=disk)
        window.put({named(9): Mark(read=True)}, "marked")
        for each in written:
            act(window, *each)
        turn(window)
        then = dict(window.marks)
        for each in waiting:
            act(window, *each)
        rest = [*meanwhile]
        disk.meanwhile = lambda: act(window, *rest.pop(0)) if rest else None
        window._storage.compact()
        rest.clear()
        assert marks_in_snapshot(folder) == then
        now = dict(window.marks)
        turn(window)
        window.close()
        assert marks_on_disk(folder) == now
