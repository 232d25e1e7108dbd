"""Damaged files: what can be rebuilt is rebuilt, what cannot is said, and nothing is overwritten."""

import random
import shutil
from pathlib import Path
from typing import Final

import pytest

from tests.state.worlds import FaultyDisk, marks_on_disk, named, plain, still, store, turn
from tui.model import Mark
from tui.state.lines import page
from tui.state.snapshot import judge
from tui.state.store import Store

KINDS: Final = ("truncate", "empty", "zeros", "flip", "tail", "splice", "delete")
FILES: Final = ("state.json", "state.json.journal", "state.json.bak", "state.json.journal.1")


def lived_in(folder: Path, seed: int) -> dict[str, Mark]:
    """Make a folder with a snapshot, its predecessor and journals; return the marks."""
    chance = random.Random(seed)
    with store(folder, disk=FaultyDisk(), limit=1_500) as window:
        for _ in range(chance.randint(30, 50)):
            id = named(chance.randint(0, 20))
            window.put({id: Mark(chance.random() < 0.5, True, frozenset(chance.choice("abc")), note="n" * 9)}, "marked")
            turn(window)
        marks = dict(window.marks)
        if chance.random() < 0.5:
            window._storage._writer._log.close()  # as if killed: state.json is behind its journal
    return marks


def hurt(path: Path, kind: str, chance: random.Random) -> bool:
    """Damage a file; tell whether it is another now."""
    if not path.exists():
        return False
    before = path.read_bytes()
    data = bytearray(before)
    at = chance.randrange(len(data))
    size = chance.randint(1, 40)
    match kind:
        case "truncate":
            del data[at:]
        case "empty":
            data.clear()
        case "zeros":
            data[at : at + size] = bytes(len(data[at : at + size]))
        case "flip":
            data[at] ^= 1 << chance.randrange(8)
        case "tail":
            data += bytes(chance.randrange(256) for _ in range(size))
        case "splice":
            source = chance.randrange(len(data))
            data[at : at + size] = data[source : source + size]
        case _:
            path.unlink()
            return True
    path.write_bytes(data)
    return bytes(data) != before


def damage_trial(folder: Path, seed: int) -> str:
    """Damage one file in one way; return what became of it: "whole" or "said", never less."""
    chance = random.Random(seed)
    marks = lived_in(folder, seed)
    file, kind = FILES[seed % len(FILES)], KINDS[seed // len(FILES) % len(KINDS)]
    hurt(folder / file, kind, chance)
    cut_at_line = file.endswith("journal") and ends_with_a_line(folder / file)
    with store(folder, disk=FaultyDisk()) as window:
        found, notices = dict(window.marks), window.notices
        assert window.failure is None
    again = marks_on_disk(folder)
    assert again == found, (seed, file, kind)
    if found == marks:
        return "whole"
    assert not file.startswith("state.json.bak"), (seed, file, kind)
    assert file != "state.json", (seed, file, kind, notices)
    assert notices or (kind == "truncate" and cut_at_line), (seed, file, kind)
    return "said"


def ends_with_a_line(path: Path) -> bool:
    """Tell whether a journal was cut at the end of a line, which nothing on this disk can tell from a shorter one."""
    data = path.read_bytes() if path.exists() else b""
    return bool(data) and page(data).end == len(data)


@pytest.mark.parametrize("part", range(4))
def test_no_damage_goes_unsaid_and_damage_to_the_snapshot_loses_nothing(tmp_path: Path, part: int) -> None:
    became = [damage_trial(tmp_path / str(seed), seed) for seed in range(part * 70, part * 70 + 70)]
    print(f"{len(became)} damaged: {became.count('whole')} whole, {became.count('said')} said")  # noqa: T201


def test_a_journal_cut_at_any_byte_gives_back_exactly_what_stands_before_the_cut(tmp_path: Path) -> None:
    with store(tmp_path / "whole", disk=FaultyDisk()) as window:
        for number in range(6):
            window.put({named(number): Mark(note=f"note {number}")}, "noted")
            turn(window)
        window._storage._writer._log.close()
    journal = (tmp_path / "whole" / "state.json.journal").read_bytes()
    snapshot = (tmp_path / "whole" / "state.json").read_bytes()
    folder = tmp_path / "cut"
    for cut in range(len(journal) + 1):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "state.json").write_bytes(snapshot)
        (folder / "state.json.journal").write_bytes(journal[:cut])
        with store(folder, disk=FaultyDisk()) as window:
            whole = [line for line in page(journal[:cut]).lines if line.o]
            assert dict(window.marks) == {named(n): Mark(note=f"note {n}") for n in range(len(whole))}
            at_an_end = cut > 0 and journal[:cut].endswith(b"\n")
            assert bool(window.notices) != at_an_end
            window.put({named(9): Mark(read=True)}, "read")
            turn(window)
        assert marks_on_disk(folder)[named(9)].read


def test_a_torn_end_is_kept_beside_and_cut_off(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.put({named(1): Mark(read=True)}, "read")
    with (tmp_path / "state.json.journal").open("ab") as journal:
        journal.write(b'{"n":2,"t":"half')
    with store(tmp_path) as window:
        assert "cut off" in window.notices[0]
        window.put({named(2): Mark(read=True)}, "read")
    assert (tmp_path / "state.json.torn").read_bytes() == b'{"n":2,"t":"half'
    with store(tmp_path) as window:
        assert window.notices == ()
        assert len(window.marks) == 2


def test_a_damaged_snapshot_is_set_aside_and_rebuilt_from_the_previous_pair(tmp_path: Path) -> None:
    marks = lived_in(tmp_path, 1)
    (tmp_path / "state.json").write_bytes(b'{"marks": {"1')
    with store(tmp_path, now=still()) as window:
        assert dict(window.marks) == marks
        assert any("state.json was damaged; the marks were rebuilt from state.json.bak" in n for n in window.notices)
    assert (tmp_path / "state.json.damaged-20231114-221320").read_bytes() == b'{"marks": {"1'
    assert judge((tmp_path / "state.json").read_bytes()).verdict == "sealed"


@pytest.mark.parametrize("lost", [["state.json"], ["state.json.bak"], ["state.json", "state.json.bak"]])
def test_any_snapshot_may_be_gone(tmp_path: Path, lost: list[str]) -> None:
    with store(tmp_path, limit=600) as window:
        for number in range(12):
            window.put({named(number): Mark(starred=True)}, "starred")
            turn(window)
    for name in lost:
        (tmp_path / name).unlink()
    with store(tmp_path) as window:
        assert len(window.marks) == 12
        assert bool(window.notices) == ("state.json" in lost)


@pytest.mark.parametrize("left", [b"", b"null", b"\0" * 50])
def test_an_emptied_snapshot_is_no_empty_database(tmp_path: Path, left: bytes) -> None:
    with store(tmp_path) as window:
        window.put({named(1): Mark(read=True)}, "read")
    (tmp_path / "state.json").write_bytes(left)
    with store(tmp_path) as window:
        assert window.get(named(1)).read
        assert "state.json was" in window.notices[-1]


def test_a_deleted_journal_is_noticed(tmp_path: Path) -> None:
    lived_in(tmp_path, 2)
    (tmp_path / "state.json.journal").unlink()
    with store(tmp_path) as window:
        assert "was missing" in window.notices[0]
        window.put({named(99): Mark(read=True)}, "read")
    with store(tmp_path) as window:
        assert window.notices == ()
        assert window.get(named(99)).read


def test_what_is_deleted_under_a_running_window_is_written_again_from_memory(tmp_path: Path) -> None:
    window = store(tmp_path / "data")
    window.put({named(1): Mark(read=True)}, "read")
    turn(window)
    for path in (tmp_path / "data").rglob("*"):
        path.unlink() if path.is_file() else None
    window.put({named(2): Mark(starred=True)}, "starred").add_done_callback(lambda _: None)
    turn(window)
    window.close()
    assert marks_on_disk(tmp_path / "data") == {named(1): Mark(read=True), named(2): Mark(starred=True)}


def test_a_window_that_was_stopped_amid_a_line_harms_no_other(tmp_path: Path) -> None:
    window = store(tmp_path)
    window.put({named(1): Mark(read=True)}, "read")
    turn(window)
    with (tmp_path / "state.json.journal").open("ab") as journal:
        journal.write(b'{"n":2,"t":"half')
    window.put({named(2): Mark(read=True)}, "read")
    turn(window)
    assert window.pending == 0
    assert "another window was stopped" in window.notices[0]
    window.close()
    assert len(marks_on_disk(tmp_path)) == 2
    assert (tmp_path / "state.json.torn").read_bytes() == b'{"n":2,"t":"half'


@pytest.mark.parametrize("left", [b"", b"garbage\n", None])
@pytest.mark.parametrize("first", [0, 1])
def test_a_journal_broken_under_a_running_window_is_written_anew_from_memory(
    tmp_path: Path, left: bytes | None, first: int
) -> None:
    window, other = store(tmp_path), store(tmp_path)
    window.put({named(1): Mark(read=True)}, "read")
    turn(window, other)
    other.put({named(2): Mark(note="other")}, "noted")
    turn(other)
    journal = tmp_path / "state.json.journal"
    journal.write_bytes(journal.read_bytes()[:50] if left is None else left)
    window.put({named(3): Mark(starred=True)}, "starred")
    turn(*[window, other][first:], window, other, window, other)
    assert dict(window.marks) == dict(other.marks)
    window.close()
    other.close()
    assert marks_on_disk(tmp_path).keys() == {named(1), named(2), named(3)}


def test_an_old_state_json_put_back_by_hand_takes_nothing_back(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.put({named(1): Mark(read=True)}, "read")
    old = (tmp_path / "state.json").read_bytes()
    with store(tmp_path, limit=1) as window:
        window.put({named(2): Mark(read=True)}, "read")
        turn(window)
        (tmp_path / "state.json").write_bytes(old)
    (tmp_path / "state.json").write_bytes(old)
    with store(tmp_path) as window:
        assert len(window.marks) == 2
        assert "older than its journal" in window.notices[0]


def test_a_snapshot_never_read_before_may_be_cut_off_between_link_and_replace(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text('{"marks": {"1": {"id": "aaaaaaaaaaab", "star": true}}}')
    (tmp_path / "state.json.bak").hardlink_to(tmp_path / "state.json")
    with Store.open(tmp_path) as window:
        assert window.get(named(1)).starred
    assert plain(tmp_path)["marks"] == {"1": {"id": "aaaaaaaaaaab", "star": True}}


def test_a_clock_that_was_far_ahead_is_said_and_time_still_goes_on(tmp_path: Path) -> None:
    with store(tmp_path, now=still(4_000_000_000)) as window:
        window.put({named(1): Mark(read=True)}, "read")
    with store(tmp_path, now=still()) as window:
        assert "clock" in window.notices[0]
        window.put({named(1): Mark()}, "unread")
    assert marks_on_disk(tmp_path) == {}
