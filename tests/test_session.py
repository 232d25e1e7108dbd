"""The one door to the marks: every change is one step, says what happened, and is on disk when it says so."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import SEEDS
from tests.screens.driving import opened, shown
from tui.library.catalog.printed import Printed, Tags, encoded
from tui.library.marks import MarkRows
from tui.model import UNMARKED, Mark
from tui.session import Done, Session, open_session

CONVOY = "A convoy left Gao for Niger on Monday, officials said."
CLASH = "A clash near Kidal in Mali left four soldiers dead, the army said."


def reopened(home: Path) -> Session:
    """Open the owner's document as the next run does."""
    return open_session([SEEDS], home, {})


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    """A folder with one document."""
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "a.txt").write_text(f"{CONVOY}\n", encoding="utf-8")
    return folder


def test_what_is_printed_of_many_rows_is_what_is_known_of_each_row(session: Session) -> None:
    def wanted(row: int) -> Printed:
        tags, where = Tags.of(session.tags(row)), session.catalog.sightings(row)
        return Printed.of(session.catalog.snippet(row), tags, where, session.mark(row))

    session.tag([3, 5], ["follow-up", "b"])
    session.pin([0, 4], "place:chad")
    session.pin([2], "theme:nowhere-found")
    session.note([1], 'ask the "mayor"')
    session.reject(session.marks.rows(session.catalog, "place:mali"), "place:mali")
    rows = [5, 0, 3, *session.catalog.all]
    assert [*session.objects(rows)] == [*map(encoded, map(wanted, rows))]


def test_a_change_says_what_it_did_and_how_to_take_it_back(session: Session) -> None:
    assert session.star([3]).said == "Starred. u takes it back."
    assert session.read(range(4)).said == "4 marked read. u takes it back."
    assert session.undo().said == "Taken back: 4 marked read."
    assert session.redo().said == "Done again: 4 marked read."


def test_only_what_differs_is_changed(session: Session) -> None:
    session.read([0, 1])
    done = session.read(range(4))
    assert done.rows == {2, 3}
    assert session.read(range(4)).said == "Nothing to change."
    session.undo()
    assert [session.mark(row).read for row in range(4)] == [True, True, False, False]


def test_a_change_is_on_disk_when_its_future_is_done(session: Session, tmp_path: Path) -> None:
    done = session.tag([5], add=["follow-up"])
    assert done.saved is not None
    done.saved.result(timeout=10)
    assert b"follow-up" in b"".join(path.read_bytes() for path in (tmp_path / "home").iterdir() if path.is_file())


def test_undo_without_a_step_says_so(session: Session) -> None:
    assert session.undo().said == "Nothing to take back."
    assert session.redo().said == "Nothing to do again."


def test_a_pinned_tag_is_there_and_a_rejected_one_gone_also_after_a_restart(session: Session, tmp_path: Path) -> None:
    assert "place:mali" in session.tags(3)
    session.reject([3], "place:mali")
    session.pin([3], "place:chad")
    assert "place:mali" not in session.tags(3)
    assert "place:chad" in session.tags(3)
    session.close()
    again = reopened(tmp_path / "home")
    assert "place:mali" not in again.tags(3)
    assert 3 not in again.marks.rows(again.catalog, "place:mali")
    assert 3 in again.marks.rows(again.catalog, "place:chad")
    again.close()


def test_pinning_takes_a_rejection_back(session: Session) -> None:
    session.reject([3], "place:mali")
    session.pin([3], "place:mali")
    assert session.mark(3) == Mark(pinned=frozenset({"place:mali"}))


def test_marks_stay_with_a_snippet_whose_document_moved(dumps: Path, tmp_path: Path) -> None:
    first = open_session([dumps], tmp_path / "home", {})
    first.star([0])
    first.close()
    (dumps / "a.txt").rename(dumps / "renamed.txt")
    again = open_session([dumps], tmp_path / "home", {})
    assert again.mark(0).starred
    again.close()


def test_marks_stay_while_a_document_is_gone_and_are_there_when_it_is_back(dumps: Path, tmp_path: Path) -> None:
    first = open_session([dumps], tmp_path / "home", {})
    first.star([0])
    first.close()
    gone = (dumps / "a.txt").rename(tmp_path / "elsewhere.txt")
    (dumps / "b.txt").write_text(f"{CLASH}\n", encoding="utf-8")
    without = open_session([dumps], tmp_path / "home", {})
    without.read([0])
    without.close()
    gone.rename(dumps / "a.txt")
    again = open_session([dumps], tmp_path / "home", {})
    assert {again.catalog.snippet(row).body: again.mark(row) for row in again.catalog.all} == {
        CONVOY: Mark(starred=True),
        CLASH: Mark(read=True),
    }
    again.close()


def test_looking_again_says_what_came_and_went_and_keeps_marks(dumps: Path, tmp_path: Path) -> None:
    session = open_session([dumps], tmp_path / "home", {})
    session.star([0])
    assert session.show(session.look_again()) == ""
    (dumps / "b.txt").write_text(f"{CLASH}\n", encoding="utf-8")
    assert session.show(session.look_again()) == "1 new snippet"
    assert len(session.marks.starred) == 1
    (dumps / "a.txt").unlink()
    assert session.show(session.look_again()) == "1 gone"
    session.close()


def test_own_words_and_rules_of_the_person_are_used_and_their_faults_said(dumps: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "lexicon.toml").write_text("this is no toml", encoding="utf-8")
    (home / "config.toml").write_text("colors = 'x'", encoding="utf-8")
    session = open_session([dumps], home, {})
    assert any("lexicon.toml" in notice for notice in session.notices)
    assert any("colors" in notice for notice in session.notices)
    assert len(session.catalog) == 1
    session.close()


def test_without_paths_the_settings_the_library_and_the_seeds_are_asked_in_turn(dumps: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    with_seeds = open_session([], home, {})
    assert len(with_seeds.catalog) == 12
    with_seeds.close()
    (home / "library").mkdir()
    (home / "library" / "own.txt").write_text(f"{CLASH}\n", encoding="utf-8")
    with_library = open_session([], home, {})
    assert len(with_library.catalog) == 1
    with_library.close()
    (home / "config.toml").write_text(f"folders = ['{dumps}', '{SEEDS}']", encoding="utf-8")
    with_folders = open_session([], home, {})
    assert len(with_folders.catalog) == 13
    with_folders.close()


STEPS = st.lists(
    st.tuples(st.sampled_from(["read", "unread", "star", "tag", "untag", "note", "undo", "redo"]), st.integers(0, 11)),
    max_size=25,
)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A library that one test changes many times."""
    opened = reopened(tmp_path_factory.mktemp("home"))
    yield opened
    opened.close()


def act(session: Session, step: str, row: int) -> Done:
    """Do one step of a history."""
    match step:
        case "read" | "unread":
            return session.read([row], on=step == "read")
        case "star":
            return session.star([row])
        case "tag":
            return session.tag([row], add=["a", "b"])
        case "untag":
            return session.tag([row], remove=["a"])
        case "note":
            return session.note([row], "word")
        case "undo":
            return session.undo()
        case _:
            return session.redo()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_bitmaps_and_store_always_agree_and_undo_leads_back_to_the_start(
    lasting: Session, steps: list[tuple[str, int]]
) -> None:
    before = {row: lasting.mark(row) for row in lasting.catalog.all}
    made = 0
    for step, row in steps:
        done = None if step == "undo" and not made else act(lasting, step, row)
        if done is not None and done.rows:
            made += -1 if step == "undo" else 1
        fresh = MarkRows.of(lasting.catalog, lasting.store.marks)
        assert fresh == lasting.marks
    while made:
        lasting.undo()
        made -= 1
    assert {row: lasting.mark(row) for row in lasting.catalog.all} == before
    assert all(mark != UNMARKED for mark in lasting.store.marks.values())


def written(folder: Path, name: str, *texts: str) -> None:
    (folder / name).write_text("\n\n".join(texts) + "\n", encoding="utf-8")


MARKET = (
    "The market of Ansongo opened again after four months without lorries, and the price of millet fell by a third."
)
EDITS = {
    "one word": MARKET.replace("opened", "reopened"),
    "a dateline": f"GAO, 5 May (Example Wire) – {MARKET}",
    "a slip mended": MARKET.replace("millet", "milet"),
    "cut off": MARKET[:80] + " ...",
}


@pytest.mark.parametrize("edit", EDITS)
def test_marks_and_own_tags_follow_a_snippet_whose_words_were_edited(dumps: Path, tmp_path: Path, edit: str) -> None:
    written(dumps, "a.txt", CONVOY, MARKET, CLASH)
    first = open_session([dumps], tmp_path / "home", {})
    id = next(first.catalog.snippet(row).id for row in first.catalog.all if first.catalog.snippet(row).body == MARKET)
    row = first.catalog.row(id)
    assert row is not None
    first.star([row])
    first.tag([row], add=["follow-up"])
    first.note([row], "ask Awa")
    first.close()
    written(dumps, "a.txt", CLASH, EDITS[edit], CONVOY)
    for _ in range(2):  # read anew, then from the cache
        again = open_session([dumps], tmp_path / "home", {})
        marked = {again.catalog.snippet(row).body: again.mark(row) for row in again.catalog.all}
        assert marked[EDITS[edit]] == Mark(starred=True, tags=frozenset({"follow-up"}), note="ask Awa")
        assert [mark for mark in marked.values()].count(UNMARKED) == 2
        assert again.catalog.row(id) is not None
        again.close()
    again = open_session([dumps], tmp_path / "home", {})
    assert again.undo().said == "Taken back: Noted."
    again.close()


def test_marks_follow_a_snippet_through_many_edits(dumps: Path, tmp_path: Path) -> None:
    text = MARKET
    for old, new in (("", ""), ("opened", "reopened"), ("lorries", "trucks"), ("price", "cost"), ("fell", "dropped")):
        text = text.replace(old, new) if old else text
        written(dumps, "a.txt", text)
        session = open_session([dumps], tmp_path / "home", {})
        if not old:
            session.star([0])
        assert session.mark(0).starred
        session.close()


def test_marks_do_not_follow_to_other_news(dumps: Path, tmp_path: Path) -> None:
    written(dumps, "a.txt", MARKET)
    first = open_session([dumps], tmp_path / "home", {})
    first.star([0])
    first.read([0])
    first.close()
    written(dumps, "a.txt", MARKET.replace("Ansongo", "Bourem"), MARKET.replace("four", "three"), CONVOY)
    again = open_session([dumps], tmp_path / "home", {})
    assert len(again.catalog) == 3
    assert all(again.mark(row) == UNMARKED for row in again.catalog.all)
    again.close()


def test_a_document_split_in_two_or_pasted_twice_keeps_its_marks(dumps: Path, tmp_path: Path) -> None:
    written(dumps, "a.txt", CONVOY, MARKET, CLASH)
    first = open_session([dumps], tmp_path / "home", {})
    first.star(first.catalog.all)
    first.close()
    written(dumps, "a.txt", CLASH)
    written(dumps, "b.txt", MARKET, CONVOY, MARKET, CONVOY)
    (dumps / "c.txt").write_bytes(f"{CLASH}\r\n{MARKET}\r\n".encode("utf-16"))
    again = open_session([dumps], tmp_path / "home", {})
    assert len(again.catalog) == len(again.marks.starred) == 3
    again.close()


def test_a_mark_of_the_later_wording_stays_when_the_earlier_document_comes_back(dumps: Path, tmp_path: Path) -> None:
    later = MARKET.replace("opened", "reopened")
    written(dumps, "a.txt", later)
    first = open_session([dumps], tmp_path / "home", {})
    first.star([0])
    first.close()
    written(dumps, "old.txt", MARKET)
    os.utime(dumps / "old.txt", (86400, 86400))
    again = open_session([dumps], tmp_path / "home", {})
    assert len(again.catalog) == 1
    assert again.mark(0).starred
    again.star([0], on=False)
    again.close()
    last = open_session([dumps], tmp_path / "home", {})
    assert last.mark(0) == UNMARKED
    last.close()


def test_what_another_window_did_meanwhile_stays(tmp_path: Path) -> None:
    one, other = reopened(tmp_path), reopened(tmp_path)
    for session, tag in ((one, "follow-up"), (other, "urgent")):
        done = session.tag([3], add=[tag])
        assert done.saved is not None
        done.saved.result(timeout=10)
    one.close()
    other.close()
    again = reopened(tmp_path)
    assert again.mark(3).tags == {"follow-up", "urgent"}
    again.close()


def test_of_very_many_that_are_read_at_once_the_words_are_not_kept_but_of_those_worked_on_they_are(
    dumps: Path, tmp_path: Path
) -> None:
    written(
        dumps,
        "a.txt",
        *(f"Convoy number {number} left the town of Gao today, officials said." for number in range(600)),
    )
    session = open_session([dumps], tmp_path / "home", {})
    rows = list(session.catalog.all)
    session.read(rows)
    assert session.store.book("aliases") == {}
    session.star(rows[:3])
    session.read(rows[3:9], on=False)
    session.read(rows[3:9])
    assert len(session.store.book("aliases")) == 9
    assert session.undo().said == "Taken back: 6 marked read."
    session.close()


async def test_a_note_that_another_window_wrote_over_is_kept_and_shown(tmp_path: Path) -> None:
    one, other = reopened(tmp_path), reopened(tmp_path)
    for session, note in ((one, "call Bamako"), (other, "call Gao")):
        done = session.note([3], note)
        assert done.saved is not None
        done.saved.result(timeout=10)
    one.close()
    other.close()
    again = reopened(tmp_path)
    assert (again.mark(3).note, again.lost_notes(3)) == ("call Gao", ("call Bamako",))
    async with opened(again) as (pilot, _):
        await pilot.press("j", "j", "j")
        assert "Note that another window wrote over" in shown(pilot)
        assert "call Bamako" in shown(pilot)
    again.close()
