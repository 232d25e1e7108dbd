"""A disk that is full, and has room again: the failure is said, nothing is lost, and all is written in the end."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.state.worlds import FaultyDisk, marks_on_disk, named, store, turn
from tui.model import Mark
from tui.state.store import Change, Store


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Refuse to let any file grow beyond a size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fill(window: Store, numbers: range) -> None:
    for number in numbers:
        window.put({named(number): Mark(starred=True, note="n" * 100)}, "noted")
        turn(window)


def check_full_and_free(window: Store, folder: Path, refused: range) -> None:
    """What was refused is said, kept in memory, not acknowledged, and there is no half line."""
    assert window.failure is not None
    assert window.failure.startswith("Not saved: ")
    assert "changes kept in memory" in window.failure
    assert window.pending > 0
    assert all(named(number) in window.marks for number in refused)
    assert (folder / "state.json.journal").read_bytes().endswith(b"\n")
    assert window.flush(1) is False


def test_a_journal_that_may_not_grow_is_said_and_written_when_it_may(tmp_path: Path) -> None:
    window = store(tmp_path)
    fill(window, range(3))
    with files_no_larger_than(1_500):
        fill(window, range(3, 20))
        check_full_and_free(window, tmp_path, range(20))
    turn(window)
    assert window.failure is None
    assert window.pending == 0
    window.close()
    assert len(marks_on_disk(tmp_path)) == 20


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Give a disk of 64 kB, where the machine lets its user mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("This machine lets nobody mount a small disk.")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_marks_on_a_disk_that_cannot_be_written_are_shown_and_not_changed(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        with store(disk) as window:
            fill(window, range(3))
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with store(disk) as window:
            assert len(window.marks) == 3
            assert window.read_only
            assert "cannot be written" in window.notices[0]
            assert isinstance(window.put({named(9): Mark(read=True)}, "read").exception(0), PermissionError)
            step = window.undo()
            assert step is not None
            assert step.refused == window.notices[0]
            assert len(window.marks) == 3


def test_a_full_disk_is_said_and_all_is_written_when_there_is_room_again(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * 40_000)
        window = store(disk / "data")
        fill(window, range(100))
        check_full_and_free(window, disk / "data", range(100))
        ballast.unlink()
        turn(window, window, window)
        assert window.failure is None
        assert window.pending == 0
        window.close()
        assert len(marks_on_disk(disk / "data")) == 100


def test_the_person_is_told_when_the_disk_refuses_and_when_it_takes_changes_again(tmp_path: Path) -> None:
    disk = FaultyDisk()
    window = store(tmp_path, disk=disk)
    heard: list[Change] = []
    window.watch(heard.append)
    fill(window, range(1))
    disk.at, disk.fault, disk.lasting = 0, "full", True
    fill(window, range(1, 4))
    assert heard == [Change(frozenset(), "failure")]
    assert window.failure == (
        "Not saved: No space left on device. 3 changes kept in memory and tried again every 5 seconds."
    )
    disk.at = -1
    turn(window)
    assert heard == [Change(frozenset(), "failure")] * 2
    assert window.failure is None
    window.close()


def test_changes_that_the_disk_never_took_are_not_called_kept_at_the_end(tmp_path: Path) -> None:
    disk = FaultyDisk()
    window = store(tmp_path, disk=disk)
    fill(window, range(1))
    disk.at, disk.fault, disk.lasting = 0, "broken", True
    saved = window.put({named(5): Mark(read=True)}, "read")
    turn(window)
    window.close()
    assert isinstance(saved.exception(0), OSError)


def test_a_disk_that_failed_to_sync_is_not_believed_for_the_same_file_again(tmp_path: Path) -> None:
    disk = FaultyDisk()
    window = store(tmp_path, disk=disk)
    fill(window, range(2))
    before = (tmp_path / "state.json.journal").stat().st_ino
    disk.calls.clear()
    window.put({named(7): Mark(read=True)}, "read")
    disk.at, disk.fault = 1, "broken"  # the write, and then its sync
    turn(window)
    assert disk.calls[:2] == ["write", "sync"]
    assert window.failure is None
    assert window.pending == 0
    assert (tmp_path / "state.json.journal").stat().st_ino != before
    assert named(7) in marks_on_disk(tmp_path)


def test_a_change_that_takes_long_counts_as_late(tmp_path: Path) -> None:
    window = store(tmp_path)
    assert not window.late
    window.put({named(1): Mark(read=True)}, "read")
    assert window.pending_for >= 0
    window._storage.present._waiting[0].since -= 1
    assert window.late
    turn(window)
    assert window.pending_for == 0
    window.close()
