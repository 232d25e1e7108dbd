"""Taking back: any number of steps, over restarts, field by field."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.state.test_windows import toggled
from tests.state.worlds import LONG, FaultyDisk, marks_on_disk, named, store, turn
from tui.model import Mark
from tui.state.store import Step, Store

A, B = named(1), named(2)


def stepped(step: Step | None) -> Step:
    assert step is not None
    return step


def test_steps_are_taken_back_after_a_restart(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.put({A: Mark(read=True)}, "1 marked read")
        window.put({A: Mark(read=True, note="text")}, "noted")
        window.put({A: Mark(read=True, note="other")}, "noted again")
    with store(tmp_path) as window:
        assert stepped(window.undo()).said == "noted again"
        assert window.get(A).note == "text"
    with store(tmp_path) as window:
        assert stepped(window.redo()).said == "noted again"
        assert window.get(A).note == "other"
        assert [stepped(window.undo()).said for _ in range(3)] == ["noted again", "noted", "1 marked read"]
        assert dict(window.marks) == {}
        assert window.undo() is None


def test_a_thousand_steps_are_taken_back_over_restarts_and_compactions(tmp_path: Path) -> None:
    for session in range(4):
        with store(tmp_path, disk=FaultyDisk(), limit=20_000) as window:
            for number in range(300):
                id = named(number % 50)
                window.put({id: toggled(window.get(id), ["read", "starred", "x", "note"][session])}, f"step {number}")
            turn(window, window)
    with store(tmp_path, disk=FaultyDisk()) as window:
        said = [stepped(window.undo()).said for _ in range(1200)]
        assert said == [f"step {number}" for number in reversed(range(300))] * 4
        assert dict(window.marks) == {}
        assert window.undo() is None
        turn(window, window, window)
    with store(tmp_path, disk=FaultyDisk()) as window:
        assert dict(window.marks) == {}
        for _ in range(1200):
            assert stepped(window.redo()).refused is None
        assert window.redo() is None
        assert len(window.marks) == 50


def test_a_bulk_action_is_one_step_and_one_line(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.put({named(1): Mark(starred=True, read=True)}, "1 starred")
        turn(window)
        lines = (tmp_path / "state.json.journal").read_bytes().count(b"\n")
        window.put({named(n): Mark(read=True, starred=n == 1) for n in range(500)}, "499 marked read")
        turn(window)
        assert (tmp_path / "state.json.journal").read_bytes().count(b"\n") == lines + 1
        step = stepped(window.undo())
        assert (step.said, len(step.ids)) == ("499 marked read", 499)
        assert dict(window.marks) == {A: Mark(read=True, starred=True)}


def test_a_step_is_refused_where_another_window_changed_the_same_field_since(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put({A: Mark(note="one"), B: Mark(note="one")}, "2 noted")
    turn(one, other)
    other.put({A: Mark(note="other", starred=True)}, "noted and starred")
    turn(other, one)
    step = stepped(one.undo())
    assert step.refused == "The rest was changed since in another window, and stays."
    assert step.ids == {B}
    turn(one, other)
    assert dict(one.marks) == dict(other.marks) == {A: Mark(note="other", starred=True)}
    assert stepped(one.redo()).ids == {B}
    assert one.get(B).note == "one"


def test_a_step_that_cannot_be_taken_back_at_all_says_so_and_makes_way(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put({B: Mark(starred=True)}, "1 starred")
    one.put({A: Mark(note="one")}, "noted")
    turn(one, other)
    other.put({A: Mark(note="other")}, "noted")
    turn(other, one)
    step = stepped(one.undo())
    assert step.refused == "It was changed since in another window, and stays."
    assert step.ids == frozenset()
    assert stepped(one.undo()).said == "1 starred"
    assert dict(one.marks) == {A: Mark(note="other")}


def test_an_undo_that_another_window_overtook_leaves_that_windows_field(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put({A: Mark(note="one", starred=True)}, "noted")
    turn(one, other)
    other.put({A: Mark(note="other", starred=True)}, "noted")
    turn(other)
    stepped(one.undo())
    turn(one, other)
    assert one.get(A) == other.get(A) == Mark(note="other")


def test_a_window_takes_back_its_own_steps_not_those_of_a_window_beside(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put({A: Mark(read=True)}, "mine")
    turn(one, other)
    other.put({B: Mark(read=True)}, "theirs")
    turn(other, one)
    assert stepped(one.undo()).said == "mine"
    assert one.undo() is None


def test_taking_back_the_first_mark_and_the_last_brings_every_field_back(tmp_path: Path) -> None:
    whole = Mark(True, True, frozenset("ab"), frozenset({"place:mali"}), frozenset({"actor:wagner"}), "note")
    with store(tmp_path) as window:
        window.put({"a line of text": whole}, "marked")
        window.put({"a line of text": Mark()}, "cleared")
        assert dict(window.marks) == {}
        window.undo()
        assert dict(window.marks) == {"a line of text": whole}
    with store(tmp_path) as window:
        window.redo()
        assert dict(window.marks) == {}
        window.undo()
        assert dict(window.marks) == {"a line of text": whole}


def test_books_are_kept_and_taken_back_like_marks(tmp_path: Path) -> None:
    with store(tmp_path) as window:
        window.write("searches", {"mali": {"query": "place:mali"}}, "saved")
        window.write("searches", {"mali": {"query": "place:mali is:unread"}}, "changed")
        window.write("lines", {"loading video": {"choice": "hidden"}}, "hidden")
    with store(tmp_path) as window:
        assert dict(window.book("lines")) == {"loading video": {"choice": "hidden"}}
        window.undo()
        assert dict(window.book("lines")) == {}
        window.undo()
        assert dict(window.book("searches")) == {"mali": {"query": "place:mali"}}
        window.write("searches", {"mali": None}, "removed")
        assert dict(window.book("searches")) == {}
        window.undo()
        assert dict(window.book("searches")) == {"mali": {"query": "place:mali"}}


def test_a_step_that_is_not_on_disk_yet_can_be_taken_back(tmp_path: Path) -> None:
    with Store.open(tmp_path) as window:
        window.put({A: Mark(read=True)}, "1 read")
        stepped(window.undo()).saved.result(10)
    with Store.open(tmp_path) as window:
        assert dict(window.marks) == {}
        assert stepped(window.redo()).ids == {A}


ACTION = st.tuples(
    st.sampled_from(["put", "put", "put", "undo", "redo", "turn", "restart", "other"]),
    st.integers(0, 3),
    st.sampled_from(["read", "starred", "x", "y", "note"]),
)


@settings(max_examples=120 * LONG, deadline=None)
@given(actions=st.lists(ACTION, max_size=40))
def test_all_taken_back_is_the_first_state(actions: list[tuple[str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        window = store(folder, disk=FaultyDisk(), limit=600)
        other = store(folder, disk=FaultyDisk())
        for action, number, field in actions:
            if action == "put":
                window.put({named(number): toggled(window.get(named(number)), field)}, field)
            elif action == "undo":
                window.undo()
            elif action == "redo":
                window.redo()
            elif action == "turn":
                turn(window, other)
            elif action == "restart":
                window.close()
                window = store(folder, disk=FaultyDisk(), limit=600)
            else:
                other.keep_place({"row": number})
                turn(other)
        while window.undo():
            pass
        assert dict(window.marks) == {}
        turn(window)
        turn(window, other)
        assert dict(other.marks) == {}
        window.close()
        other.close()


def test_one_action_on_new_and_old_marks_of_any_name_is_taken_back_and_done_again_whole(tmp_path: Path) -> None:
    ids = [*map(named, range(40)), "no snippet id"]
    with store(tmp_path) as window:
        window.put({id: Mark(starred=True) for id in ids[::3]}, "starred")
        before = dict(window.marks)
        window.put({id: Mark(read=True, starred=id in before) for id in ids}, "marked read")
        after = dict(window.marks)
        assert after == {id: Mark(read=True, starred=id in before) for id in ids}
        window.undo()
        assert dict(window.marks) == before
        window.redo()
        assert dict(window.marks) == after
    assert marks_on_disk(tmp_path) == after
