"""Files of the marks that are there and cannot be read: said in one sentence, and left alone."""

import errno
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.state.worlds import FaultyDisk, named, store, turn
from tui.model import Mark
from tui.state.store import Store

A, B = named(1), named(2)


@dataclass
class Forbidding(FaultyDisk):
    """A disk that refuses to show one file."""

    forbidden: str = ""

    def load(self, path: Path) -> bytes | None:
        if path.name == self.forbidden:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return super().load(path)


def kept(folder: Path) -> dict[Path, bytes]:
    """Return what the files of the marks hold, but for the lock."""
    return {path: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".lock"}


@pytest.mark.parametrize("name", ["state.json", "state.json.journal"])
def test_a_file_that_may_not_be_read_is_said_and_nothing_is_changed(tmp_path: Path, name: str) -> None:
    with store(tmp_path) as window:
        window.put({A: Mark(starred=True)}, "1 starred")
    before, disk = kept(tmp_path), Forbidding(forbidden=name)
    with store(tmp_path, disk=disk) as window:
        assert window.read_only
        (notice,) = window.notices
        assert f"{tmp_path / name} cannot be read (Permission denied)" in notice
        assert isinstance(window.put({B: Mark(read=True)}, "read").exception(0), PermissionError)
        window.keep_place({"row": 1})
        assert window.undo() is None
        turn(window, window)
        assert window.notices == (notice,)
        assert window.failure is None
        assert dict(window.marks) == {}
        disk.forbidden = ""
        turn(window)
        assert dict(window.marks) == {A: Mark(starred=True)}
        assert window.read_only
    assert kept(tmp_path) == before
    with store(tmp_path) as window:
        assert window.notices == ()
        assert dict(window.marks) == {A: Mark(starred=True)}


@pytest.mark.parametrize("name", ["state.json", "state.json.journal"])
def test_a_folder_in_the_place_of_a_file_is_said_and_left_there(tmp_path: Path, name: str) -> None:
    (tmp_path / name / "inside").mkdir(parents=True)
    with Store.open(tmp_path) as window:
        assert window.read_only
        (notice,) = window.notices
        assert f"{tmp_path / name} cannot be read (Is a directory)" in notice
        assert isinstance(window.put({A: Mark(read=True)}, "read").exception(0), PermissionError)
    assert (tmp_path / name / "inside").is_dir()


def test_a_file_that_becomes_unreadable_beside_an_open_window_is_said_and_changes_wait(tmp_path: Path) -> None:
    disk = Forbidding()
    window = store(tmp_path, disk=disk)
    window.put({A: Mark(read=True)}, "read")
    turn(window)
    (tmp_path / "state.json").touch()
    os.utime(tmp_path / "state.json", (1, 1))
    disk.forbidden = "state.json"
    window.put({B: Mark(read=True)}, "read")
    turn(window)
    assert window.failure is not None
    assert "Permission denied" in window.failure
    assert window.pending == 1
    disk.forbidden = ""
    turn(window)
    assert window.failure is None
    assert window.pending == 0
    window.close()
