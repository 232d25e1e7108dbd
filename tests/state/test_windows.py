"""Any number of windows at once: each keeps what it did, and sees what the others did."""

import fcntl
import tempfile
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.state.worlds import LONG, FaultyDisk, marks_on_disk, named, still, store, turn
from tui.model import UNMARKED, Mark
from tui.state.store import Change, Store

A, B = named(1), named(2)


def test_a_star_of_one_window_shows_in_the_other_within_300_ms(tmp_path: Path) -> None:
    changed = threading.Event()
    heard: list[Change] = []

    def hear(change: Change) -> None:
        heard.append(change)
        changed.set()

    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        other.watch(hear)
        one.put({A: Mark(starred=True)}, "1 starred").result(10)
        assert changed.wait(10)
        assert heard == [Change(frozenset({A}), "window", frozenset({"marks"}))]
        assert other.get(A).starred
        assert not one.read_only
        assert not other.read_only


def test_two_windows_that_add_a_tag_each_both_keep_it(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put({A: Mark(tags=frozenset({"x"}))}, "1 tagged")
    other.put({A: Mark(tags=frozenset({"y"}))}, "1 tagged")
    turn(one, other, one)
    assert one.get(A) == other.get(A) == Mark(tags=frozenset({"x", "y"}))


def test_a_change_leaves_what_the_person_did_not_see_yet(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    seen = {A: one.get(A)}
    other.put({A: Mark(tags=frozenset({"y"}))}, "1 tagged")
    turn(other, one)
    one.put({A: Mark(starred=True)}, "1 starred", seen=seen)
    turn(one, other)
    assert one.get(A) == other.get(A) == Mark(starred=True, tags=frozenset({"y"}))


def test_the_later_of_two_windows_wins_a_field_and_both_agree(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put({A: Mark(read=True)}, "1 read")
    turn(one, other)
    other.put({A: UNMARKED}, "1 unread")
    one.put({A: Mark(read=True, starred=True)}, "1 starred")
    turn(other, one, other)
    assert one.get(A) == other.get(A) == Mark(starred=True)


def test_what_waits_in_a_window_is_made_again_on_top_of_what_others_wrote_first(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put({A: Mark(note="first")}, "noted")
    turn(one, other)
    one.put({A: Mark(note="mine")}, "noted")
    other.put({A: Mark(note="theirs", starred=True)}, "noted")
    turn(other)
    assert one.get(A).note == "mine"
    turn(one, other)
    assert one.get(A) == other.get(A) == Mark(note="mine", starred=True)
    assert one.conflicts(A) == other.conflicts(A) == ("theirs",)


def test_a_compaction_of_another_window_keeps_what_waits_here(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path, limit=1)
    one.put({A: Mark(read=True)}, "1 read")
    other.put({B: Mark(read=True)}, "1 read")
    turn(other, other, one, other)
    assert dict(one.marks) == dict(other.marks) == {A: Mark(read=True), B: Mark(read=True)}
    assert marks_on_disk(tmp_path) == dict(one.marks)


def test_a_window_that_slept_through_many_compactions_has_everything(tmp_path: Path) -> None:
    sleeper = store(tmp_path)
    sleeper.put({A: Mark(read=True)}, "1 read")
    turn(sleeper)
    other = store(tmp_path, limit=1)
    for number in range(20):
        other.put({named(number): Mark(starred=True)}, "1 starred")
        turn(other)
    sleeper.put({A: Mark(note="awake")}, "noted")
    turn(sleeper, other)
    assert dict(sleeper.marks) == dict(other.marks) == marks_on_disk(tmp_path)
    assert len(sleeper.marks) == 20
    assert sleeper.get(A).note == "awake"


def test_windows_of_one_machine_in_the_same_millisecond_write_different_times(tmp_path: Path) -> None:
    one, other = store(tmp_path, now=still()), store(tmp_path, now=still())
    one.put({A: Mark(read=True)}, "1 read")
    other.put({A: Mark(starred=True)}, "1 starred")
    turn(one, other, one)
    assert one.get(A) == other.get(A) == Mark(read=True, starred=True)
    journal = (tmp_path / "state.json.journal").read_text().splitlines()
    times = [line.split('"t":"')[1].split('"')[0] for line in journal]
    assert len({*times[1:]}) == 2
    assert len({time.split("-")[1] for time in times[1:]}) == 2


def test_a_lock_file_that_was_deleted_is_made_again_and_excludes_again(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put({A: Mark(read=True)}, "1 read")
    turn(one, other)
    (tmp_path / "state.json.lock").unlink()
    other.put({B: Mark(read=True)}, "1 read")
    turn(other)
    one.put({A: Mark(starred=True)}, "1 starred")
    turn(one, other)
    assert dict(one.marks) == dict(other.marks) == marks_on_disk(tmp_path)
    lock = (tmp_path / "state.json.lock").open()
    with lock, one._storage._writer._log.held(), pytest.raises(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_note_that_nobody_saw_is_kept_beside_the_one_that_replaced_it(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put({A: Mark(note="first")}, "noted")
    turn(one, other)
    seen = {A: other.get(A)}
    one.put({A: Mark(note="second")}, "noted")
    turn(one, other)
    other.put({A: Mark(note="third")}, "noted", seen=seen)
    turn(other, one)
    assert one.get(A).note == "third"
    assert one.conflicts(A) == ("second",)
    one.settle(A, "let go").add_done_callback(lambda _: None)
    turn(one, other)
    assert other.conflicts(A) == ()


def test_the_same_note_in_two_windows_is_no_conflict(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put({A: Mark(note="same")}, "noted")
    other.put({A: Mark(note="same")}, "noted")
    turn(one, other, one)
    assert one.conflicts(A) == other.conflicts(A) == ()


def test_the_last_window_keeps_its_place(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.keep_place({"row": 1, "colours": "sahel-day"})
    other.keep_place({"row": 2})
    turn(one, other, one)
    assert dict(one.place) == dict(other.place) == {"row": 2, "colours": "sahel-day"}


def test_watching_does_not_write(tmp_path: Path) -> None:
    with Store.open(tmp_path / "data") as window:
        window.watch(lambda _change: None)
        time.sleep(0.01)
    assert not (tmp_path / "data").exists()


FIELDS = st.sampled_from(["read", "starred", "x", "y", "note"])
ACTIONS = st.lists(
    st.tuples(st.sampled_from(["put", "undo", "redo", "turn"]), st.integers(0, 1), st.integers(0, 2), FIELDS)
)


@settings(max_examples=150 * LONG, deadline=None)
@given(actions=ACTIONS, limit=st.sampled_from([1, 300, None]))
def test_whatever_two_windows_do_they_agree_with_each_other_and_the_disk(
    actions: list[tuple[str, int, int, str]], limit: int | None
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        windows = [store(folder, disk=FaultyDisk(), limit=limit, now=still()) for _ in range(2)]
        for action, which, number, field in actions:
            window = windows[which]
            if action == "put":
                window.put({named(number): toggled(window.get(named(number)), field)}, f"{field} of {number}")
            elif action == "turn":
                turn(window)
            else:
                window.undo() if action == "undo" else window.redo()
        turn(*windows, *windows)
        assert dict(windows[0].marks) == dict(windows[1].marks)
        assert [window.notices for window in windows] == [(), ()]
        assert marks_on_disk(folder) == dict(windows[0].marks)
        for window in windows:
            window.close()


def toggled(mark: Mark, field: str) -> Mark:
    """Return a mark with a field the other way round."""
    match field:
        case "read":
            return Mark(not mark.read, mark.starred, mark.tags, note=mark.note)
        case "starred":
            return Mark(mark.read, not mark.starred, mark.tags, note=mark.note)
        case "note":
            return Mark(mark.read, mark.starred, mark.tags, note=mark.note + "." if len(mark.note) < 3 else "")
        case _:
            return Mark(mark.read, mark.starred, mark.tags ^ {field}, note=mark.note)
