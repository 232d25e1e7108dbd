"""What the command line does to the marks as a whole."""

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.state.worlds import FaultyDisk, marks_on_disk, named, plain, storage, store, turn
from tui.model import Mark
from tui.state import upkeep
from tui.state.changes import Tables

A, B = named(1), named(2)
DAY = 86_400.0
START = 1_700_000_000.0


def test_a_sound_folder_is_called_sound_and_left_as_it_is(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.put({A: Mark(starred=True)}, "1 starred")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    diagnosis = upkeep.check(tmp_path)
    assert diagnosis.sound
    assert "1 mark, 1 starred" in diagnosis.sentences[0]
    assert diagnosis.sentences[-1] == "Nothing is wrong."
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_an_empty_folder_is_sound(tmp_path: Path) -> None:
    assert upkeep.check(tmp_path / "none").sound


def test_each_fault_is_named(tmp_path: Path) -> None:
    with store(tmp_path, limit=300) as window:
        for number in range(9):
            window.put({named(number): Mark(starred=True)}, "1 starred")
            turn(window)
    (tmp_path / "state.json.bak").write_bytes(b"{")
    next((tmp_path / "backups").iterdir()).write_bytes(b"no gzip")
    (tmp_path / "state.json").chmod(0o644)
    (tmp_path / "state.json.tmp").touch()
    with (tmp_path / "state.json.journal").open("ab") as journal:
        journal.write(b"half a li")
    diagnosis = upkeep.check(tmp_path)
    assert not diagnosis.sound
    text = "\n".join(diagnosis.sentences)
    for fault in ("bak is damaged", "json.gz is damaged", "read by other people", "left behind", "cut off"):
        assert fault in text


def test_a_backup_is_kept_and_restored_and_the_restoring_is_taken_back(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.put({A: Mark(note="then")}, "noted")
        window.keep_place({"row": 1})
    copy = upkeep.backup(tmp_path, lambda: START)
    assert copy.name == "state-2023-11-14T221320.json.gz"
    with store(tmp_path) as window:
        window.put({A: Mark(note="now"), B: Mark(read=True)}, "marked")
        window.keep_place({"row": 2})
    upkeep.restore(tmp_path, copy)
    with store(tmp_path) as window:
        assert dict(window.marks) == {A: Mark(note="then")}
        assert dict(window.place) == {"row": 2}
        step = window.undo()
        assert step is not None
        assert step.said == f"marks restored from {copy.name}"
        assert dict(window.marks) == {A: Mark(note="now"), B: Mark(read=True)}


def test_a_file_without_marks_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    with store(tmp_path / "data") as window:
        window.put({A: Mark(read=True)}, "read")
    (tmp_path / "bad.json").write_text("[]")
    for source in (tmp_path / "bad.json", tmp_path / "none.json"):
        with pytest.raises(upkeep.Unusable):
            upkeep.restore(tmp_path / "data", source)
        with pytest.raises(upkeep.Unusable):
            upkeep.take_in(tmp_path / "data", source)
    assert marks_on_disk(tmp_path / "data") == {A: Mark(read=True)}


def test_an_export_is_a_plain_tinydb_and_imports_elsewhere_without_removing(tmp_path: Path) -> None:
    with store(tmp_path / "one") as window:
        window.put({A: Mark(read=True, tags=frozenset("xy"))}, "marked")
    (tmp_path / "out").mkdir()
    assert upkeep.export(tmp_path / "one", tmp_path / "out" / "state.json").startswith("1 mark written")
    assert plain(tmp_path / "out") == {"marks": {"1": {"id": A, "read": True, "tags": ["x", "y"]}}}
    with store(tmp_path / "two") as window:
        window.put({A: Mark(tags=frozenset("z")), B: Mark(starred=True)}, "marked")
    upkeep.take_in(tmp_path / "two", tmp_path / "out" / "state.json")
    with store(tmp_path / "two") as window:
        assert dict(window.marks) == {A: Mark(read=True, tags=frozenset("xyz")), B: Mark(starred=True)}
        window.undo()
        assert dict(window.marks) == {A: Mark(tags=frozenset("z")), B: Mark(starred=True)}


def test_compacting_makes_state_json_complete_beside_an_open_window(tmp_path: Path) -> None:
    window = store(tmp_path)
    window.put({A: Mark(read=True)}, "read")
    turn(window)
    assert plain(tmp_path) == {}
    upkeep.compact(tmp_path)
    assert plain(tmp_path) == {"marks": {"1": {"id": A, "read": True}}}
    window.put({B: Mark(read=True)}, "read")
    turn(window)
    window.close()
    assert len(plain(tmp_path)["marks"]) == 2


def test_a_mark_whose_snippet_is_missing_goes_only_when_asked_and_after_a_backup(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.put({A: Mark(read=True), B: Mark(starred=True)}, "marked")
        assert upkeep.without_snippet(window.marks, {A}) == (B,)
        assert len(window.marks) == 2
    assert upkeep.forget(tmp_path, [B], lambda: START).startswith("1 mark without a snippet removed; a backup is ")
    assert marks_on_disk(tmp_path) == {A: Mark(read=True)}
    with store(tmp_path) as window:
        window.undo()
        assert len(window.marks) == 2
    copy = gzip.decompress((tmp_path / "backups" / "state-2023-11-14T221320.json.gz").read_bytes())
    assert len(json.loads(copy)["marks"]) == 2


def test_seven_days_and_four_weeks_of_backups_are_kept(tmp_path: Path) -> None:
    for day in range(60):
        with store(tmp_path, disk=FaultyDisk(), now=lambda day=day: START + day * DAY) as window:
            window.put({named(day): Mark(read=True)}, "read")
    kept = sorted(path.name[6:16] for path in (tmp_path / "backups").iterdir())
    last = datetime.fromtimestamp(START, UTC) + timedelta(days=59)
    assert kept[-7:] == [(last - timedelta(days=age)).strftime("%Y-%m-%d") for age in reversed(range(7))]
    weeks = {datetime.fromisoformat(name).isocalendar()[:2] for name in kept}
    assert len(weeks) == 4
    assert 9 <= len(kept) <= 10


def to_second(tables: Tables) -> None:
    """Call the star a favourite."""
    for fields in tables["marks"].values():
        if fields.pop("star", None):
            fields["favourite"] = True


def test_an_older_form_is_brought_up_and_its_backup_kept_for_ever(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.put({A: Mark(starred=True, note="n")}, "marked")
    newer = storage(tmp_path, migrations=[to_second])
    assert newer.read() == {"marks": {"1": {"id": A, "favourite": True, "note": "n"}}}
    newer.close()
    old = gzip.decompress((tmp_path / "backups" / "state-before-schema-2.json.gz").read_bytes())
    assert json.loads(old)["marks"]["1"]["star"] is True
    assert storage(tmp_path, migrations=[to_second]).read() == newer.read()
    with store(tmp_path) as window:
        assert window.read_only
        assert "newer" in window.notices[0]


def test_a_window_beside_which_a_newer_program_writes_changes_nothing_any_more(tmp_path: Path) -> None:
    window = store(tmp_path)
    window.put({A: Mark(read=True)}, "read")
    turn(window)
    storage(tmp_path, migrations=[to_second]).close()
    window.put({B: Mark(read=True)}, "read")
    turn(window)
    assert window.read_only
    refused = window.put({B: Mark(starred=True)}, "starred")
    assert isinstance(refused.exception(0), PermissionError)
    window.close()
    assert [*plain(tmp_path)["marks"]] == ["1"]
