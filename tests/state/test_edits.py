"""state.json edited by a person or another program: the edits are taken over, and can be taken back."""

import json
import time
from pathlib import Path

from tinydb import Query, TinyDB

from tests.state.worlds import marks_on_disk, named, plain, store, turn
from tui.model import Mark
from tui.state.snapshot import judge
from tui.state.store import Change, Store

A, B, C = named(1), named(2), named(3)


def test_an_edit_between_two_runs_is_taken_over_and_can_be_taken_back(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.put({A: Mark(read=True), B: Mark(starred=True)}, "2 marked")
    with TinyDB(tmp_path / "state.json") as db:
        db.table("marks").update({"note": "by hand", "tags": ["x"]}, Query().id == A)
        db.table("marks").remove(Query().id == B)
    with store(tmp_path) as window:
        assert dict(window.marks) == {A: Mark(read=True, tags=frozenset("x"), note="by hand")}
        assert window.notices == ("2 marks changed in state.json by another program; undo takes that back.",)
        window.undo()
        assert dict(window.marks) == {A: Mark(read=True), B: Mark(starred=True)}
        window.redo()
    assert marks_on_disk(tmp_path) == {A: Mark(read=True, tags=frozenset("x"), note="by hand")}
    assert judge((tmp_path / "state.json").read_bytes()).verdict == "sealed"


def test_an_edit_does_not_take_back_what_the_journal_alone_had(tmp_path: Path) -> None:
    window = store(tmp_path)
    window.put({A: Mark(read=True)}, "1 marked")
    turn(window)
    window.close()
    window = store(tmp_path)
    window.put({B: Mark(starred=True)}, "1 starred")
    turn(window)
    window._storage._writer._log.close()  # as if killed: the star is in the journal alone
    with TinyDB(tmp_path / "state.json") as db:
        db.table("marks").update({"note": "by hand"}, Query().id == A)
    assert marks_on_disk(tmp_path) == {A: Mark(read=True, note="by hand"), B: Mark(starred=True)}


def test_an_edit_under_a_running_window_shows_in_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as window:
        window.put({A: Mark(read=True)}, "1 read").result(10)
    with Store.open(tmp_path) as window:
        heard: list[Change] = []
        window.watch(heard.append)
        window.put({B: Mark(read=True)}, "1 read").result(10)
        with TinyDB(tmp_path / "state.json") as db:
            db.table("marks").update({"star": True}, Query().id == A)
        until = time.monotonic() + 10
        while not heard and time.monotonic() < until:
            time.sleep(0.01)
        assert [(change.ids, change.origin) for change in heard] == [(frozenset({A}), "edit")]
        assert dict(window.marks) == {A: Mark(read=True, starred=True), B: Mark(read=True)}
    assert marks_on_disk(tmp_path) == {A: Mark(read=True, starred=True), B: Mark(read=True)}
    assert judge((tmp_path / "state.json").read_bytes()).verdict == "sealed"


def test_a_file_that_another_program_made_is_taken_over_as_it_is(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "state.json") as db:
        db.table("marks").insert({"id": A, "star": True})
        db.table("colours").insert({"sand": 1})
    with store(tmp_path) as window:
        assert window.get(A).starred
        assert "taken over" in window.notices[0]
    assert plain(tmp_path)["colours"] == {"1": {"sand": 1}}
    with store(tmp_path) as window:
        assert window.notices == ()


def test_fields_and_tables_that_nobody_knows_are_carried_through(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.put({A: Mark(read=True)}, "1 read")
    with TinyDB(tmp_path / "state.json") as db:
        db.table("marks").update({"mood": {"x": [1, None]}}, Query().id == A)
        db.table("other").insert({"y": None})
    with store(tmp_path) as window:
        window.put({A: Mark()}, "1 unread")
    assert plain(tmp_path) == {
        "marks": {"1": {"id": A, "mood": {"x": [1, None]}}},
        "other": {"1": {"y": None}},
    }


def test_an_edit_that_broke_the_file_is_kept_beside_and_can_be_imported(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.put({A: Mark(note="price 5")}, "noted")
    text = (tmp_path / "state.json").read_text().replace("price 5", "price 6")
    (tmp_path / "state.json").write_text(text)
    with store(tmp_path) as window:
        assert window.get(A).note == "price 5"
        assert "state import" in "".join(window.notices)
    (aside,) = tmp_path.glob("state.json.damaged-*")
    assert json.loads(aside.read_text())["marks"]["1"]["note"] == "price 6"


def test_an_edit_while_a_window_waits_is_not_overwritten_by_its_compaction(tmp_path: Path) -> None:
    window = store(tmp_path)
    window.put({A: Mark(read=True)}, "1 read")
    turn(window)
    window.close()
    window = store(tmp_path, limit=1)
    with TinyDB(tmp_path / "state.json") as db:
        db.table("marks").update({"star": True}, Query().id == A)
    window.put({C: Mark(read=True)}, "1 read")
    turn(window)
    time.sleep(0.6)
    turn(window)
    window.close()
    assert marks_on_disk(tmp_path) == {A: Mark(read=True, starred=True), C: Mark(read=True)}
