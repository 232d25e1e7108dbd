"""Every call to the disk fails once in every way: nothing that was said to be kept is lost, and failures are said."""

from contextlib import suppress
from pathlib import Path

import pytest

from tests.state.worlds import FAULTS, Died, Fault, FaultyDisk, marks_on_disk, named, plain, store
from tui.model import Mark
from tui.state.store import Store


def work(folder: Path, disk: FaultyDisk, seed: int = 0) -> tuple[dict[str, Mark], dict[str, Mark], bool]:
    """Change marks, with compactions and two openings; return what was kept, what was asked for, and if it died."""
    kept: dict[str, Mark] = {}
    asked: dict[str, Mark] = {}
    try:
        for opening in range(2):
            with store(folder, disk=disk, limit=700) as window:
                for number in range(8):
                    id = named(number * (seed + 1))
                    mark = Mark(read=True, tags=frozenset({f"t{opening}", f"n{number}"}), note="n" * seed)
                    asked[id] = mark
                    saved = window.put({id: mark}, "1 marked")
                    turn_until_kept(window)
                    if saved.done():
                        kept = dict(asked)
    except Died:
        return kept, asked, True
    return kept, asked, False


def turn_until_kept(window: Store) -> None:
    """Let the window write; one failure is tried again, and has to be said meanwhile."""
    window._storage.turn()
    if window.pending:
        assert window.failure is not None
        assert window.failure.startswith("Not saved: ")
        window._storage.turn()
    assert window.pending == 0
    assert window.failure is None


def check(folder: Path, kept: dict[str, Mark], asked: dict[str, Mark], died: bool) -> None:
    """What was kept is there; what was asked for last may be there; nothing else is."""
    found = marks_on_disk(folder)
    for id in asked.keys() | found.keys():
        assert found.get(id) in ((kept.get(id), asked.get(id)) if died else (asked[id],))
    assert {document["id"] for document in plain(folder).get("marks", {}).values()} == found.keys()
    assert not [*folder.glob("*.tmp")]


def fault_trials(folder: Path, fault: Fault, seed: int) -> int:
    """Let each call of the work fail once; return how many there were, having lost nothing."""
    disk = FaultyDisk()
    work(folder / "count", disk, seed)
    for at in range(len(disk.calls)):
        kept, asked, died = work(folder / str(at), FaultyDisk(at=at, fault=fault), seed)
        assert died == (fault in ("die", "torn"))
        check(folder / str(at), kept, asked, died)
    return len(disk.calls)


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_lost_when_any_call_to_the_disk_fails(tmp_path: Path, fault: Fault) -> None:
    calls = fault_trials(tmp_path, fault, 0)
    print(f"{calls} calls × {fault}: 0 lost")  # noqa: T201  each fault test prints its counts
    assert calls > 100


def test_a_process_that_is_stopped_while_it_begins_leaves_nothing_to_worry_about(tmp_path: Path) -> None:
    def begin(folder: Path, at: int) -> int:
        disk = FaultyDisk(at=at, fault="die")
        window = store(folder, disk=disk)
        window.put({named(1): Mark(read=True)}, "read")
        with suppress(Died):
            window._storage.turn()
        return len(disk.calls)

    for at in range(begin(tmp_path / "count", -1)):
        begin(tmp_path / str(at), at)
        with store(tmp_path / str(at)) as window:
            assert window.notices == ()
            window.put({named(2): Mark(read=True)}, "read")
        assert named(2) in marks_on_disk(tmp_path / str(at))
