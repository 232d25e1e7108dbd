import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import Query, TinyDB

from tui.model import UNMARKED, Mark
from tui.state.store import Store

A, B = "aaaaaaaaaaab", "bbbbbbbbbbbc"


def test_a_mark_is_found_again_after_a_restart(tmp_path: Path) -> None:
    mark = Mark(read=True, starred=True, tags=frozenset({"follow-up"}), pinned=frozenset({"place:mali"}), note="é\n2")
    with Store.open(tmp_path) as store:
        store.put({A: mark}, "1 starred").result(10)
    with Store.open(tmp_path) as store:
        assert dict(store.marks) == {A: mark}
        assert store.get(B) == UNMARKED
        assert store.notices == ()


def test_a_change_is_in_memory_at_once_and_on_disk_when_its_future_is_done(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        saved = store.put({A: Mark(starred=True)}, "1 starred")
        assert store.get(A).starred
        saved.result(10)
        assert store.pending == 0
        assert '{"star":true}' in (tmp_path / "state.json.journal").read_text()


def test_a_plain_tinydb_opens_the_file_and_finds_documents_by_the_bits_of_the_id(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.put({"aaaaaaaaaabb": Mark(tags=frozenset({"x", "b"}))}, "1 tagged")
    with TinyDB(tmp_path / "state.json") as plain:
        assert plain.table("marks").get(doc_id=33) == {"id": "aaaaaaaaaabb", "tags": ["b", "x"]}


def test_only_what_differs_from_the_default_is_kept(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.put({A: Mark(read=True), B: Mark(read=True)}, "2 read")
        store.put({A: UNMARKED}, "1 unread")
        assert [*store.marks] == [B]
    with TinyDB(tmp_path / "state.json") as plain:
        assert [*plain.table("marks")] == [{"id": B, "read": True}]


def test_steps_are_taken_back_and_done_again_in_order(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.put({A: Mark(read=True), B: Mark(read=True)}, "2 marked read")
        store.put({A: Mark(read=True, starred=True)}, "1 starred")
        step = store.undo()
        assert step is not None
        assert (step.said, step.ids, step.refused) == ("1 starred", frozenset({A}), None)
        assert store.get(A) == Mark(read=True)
        step = store.undo()
        assert step is not None
        assert step.said == "2 marked read"
        assert dict(store.marks) == {}
        assert store.undo() is None
        step = store.redo()
        assert step is not None
        step.saved.result(10)
        assert dict(store.marks) == {A: Mark(read=True), B: Mark(read=True)}
        store.put({B: Mark(read=True, starred=True)}, "1 starred")
        assert store.redo() is None


def test_the_same_documents_answer_as_a_tinydb(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.put({A: Mark(tags=frozenset("xy")), B: Mark(starred=True)}, "marked")
        assert [found["id"] for found in store.db.table("marks").search(Query().tags.any(["x"]))] == [A]


def test_nobody_who_waits_can_call_a_change_off(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        saved = store.put({A: Mark(read=True)}, "1 read")
        assert not saved.cancel()
        saved.result(10)
        assert store.flush(1)


def test_what_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        with pytest.raises(ValueError, match="surrogates"):
            store.put({A: Mark(note="half a \ud800")}, "noted")
        assert dict(store.marks) == {}
        assert store.pending == 0


def test_looking_at_marks_makes_no_files(tmp_path: Path) -> None:
    with Store.open(tmp_path / "data") as store:
        assert dict(store.marks) == {}
        assert store.undo() is None
    assert not (tmp_path / "data").exists()


def test_the_face_is_loaded_without_what_it_stands_on() -> None:
    said = "import sys, tui.state.store; print({'tinydb', 'tui.state.journal', 'platformdirs'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_place_is_kept_and_is_no_step_to_undo(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.keep_place({"colours": "sahel-day", "row": 3})
        store.keep_place({"row": None, "snippet": A})
        assert store.undo() is None
    with Store.open(tmp_path) as store:
        assert dict(store.place) == {"colours": "sahel-day", "snippet": A}


def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_bytes(b'{"marks": {"1": {"id"')
    with Store.open(tmp_path) as store:
        assert "nothing to rebuild it from" in "".join(store.notices)
        store.put({A: Mark(read=True)}, "1 read")
    (aside,) = tmp_path.glob("state.json.damaged-*")
    assert aside.read_bytes() == b'{"marks": {"1": {"id"'
    with Store.open(tmp_path) as store:
        assert store.get(A).read


def test_a_file_of_a_newer_program_is_shown_and_not_changed(tmp_path: Path) -> None:
    text = f'{{"marks": {{"1": {{"id": "{A}", "read": true}}}}, "_meta": {{"1": {{"schema": 99}}}}}}'
    (tmp_path / "state.json").write_text(text)
    with Store.open(tmp_path) as store:
        assert store.read_only
        assert "newer" in store.notices[0]
        assert store.get(A).read
        assert isinstance(store.put({B: Mark(read=True)}, "1 read").exception(10), PermissionError)
        assert store.get(B) == UNMARKED
    assert (tmp_path / "state.json").read_text() == text


def test_the_files_are_the_persons_alone(tmp_path: Path) -> None:
    with Store.open(tmp_path / "data") as store:
        store.put({A: Mark(read=True)}, "1 read")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    found = [*(tmp_path / "data").rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in found if path.is_file()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in found if path.is_dir()} == {0o700}


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.json"
    real.write_text("{}")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "state.json").symlink_to(real)
    with Store.open(tmp_path / "data") as store:
        store.put({A: Mark(read=True)}, "1 read")
    assert (tmp_path / "data" / "state.json").is_symlink()
    assert A in real.read_text()
