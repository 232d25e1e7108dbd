"""Notes: written over several lines, kept by Esc, taken back by u, found by the search, never lost."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.conftest import SEEDS
from tests.screens.driving import opened, shown
from tui.look.lines import SIGNS
from tui.screens.note_editor import NoteEditor
from tui.session import Session, open_session


async def test_a_note_has_as_many_lines_as_one_writes_and_esc_keeps_it(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("e", *"call", "enter", *"ask", "escape")
        assert session.mark(0).note == "call\nask"
        assert "Noted. u takes it back." in shown(pilot)
        assert SIGNS[2] in shown(pilot)
        assert reader.pane == "snippets"
        await pilot.press("u")
        assert session.mark(0).note == ""
        assert SIGNS[2] not in shown(pilot)


async def test_a_note_is_written_on_at_its_end_and_an_emptied_one_goes(session: Session) -> None:
    session.note([0], "call")
    async with opened(session) as (pilot, _):
        await pilot.press("e", *" me", "escape")
        assert session.mark(0).note == "call me"
        await pilot.press("e", "ctrl+u", "escape")
        assert session.mark(0).note == ""
        assert "Without a note now. u takes it back." in shown(pilot)


async def test_closing_a_note_as_it_was_changes_nothing(session: Session) -> None:
    session.note([0], "call")
    async with opened(session) as (pilot, _):
        await pilot.press("e", "escape", "u")
        assert session.mark(0).note == ""


async def test_a_note_stands_in_the_article_and_is_found_by_its_words(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("j", "e", *"mayor", "escape", "enter")
        assert "mayor" in shown(pilot)
        await pilot.press("slash", *"mayor", "enter")
        assert list(reader.snippets.entries) == [1]


async def test_a_note_to_a_selection_stands_below_the_notes_that_are_there(session: Session) -> None:
    session.note([1], "first")
    async with opened(session) as (pilot, _):
        await pilot.press("v", "j", "j", "e")
        assert "3 selected snippets" in shown(pilot)
        await pilot.press(*"later", "escape")
        assert [session.mark(row).note for row in range(3)] == ["later", "first\nlater", "later"]
        await pilot.press("u")
        assert [session.mark(row).note for row in range(3)] == ["", "first", ""]


async def test_what_is_pasted_into_a_note_cannot_command_the_terminal(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("e")
        pilot.app.screen.query_one(TextArea).insert("a\x1b[31mb\u202ec [b]d")
        await pilot.press("escape")
        assert session.mark(0).note == "abc [b]d"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)], ids=str)
async def test_the_note_editor_is_in_sight_at_every_size(session: Session, size: tuple[int, int]) -> None:
    async with opened(session, size) as (pilot, _):
        await pilot.press("e")
        await pilot.pause()
        text = pilot.app.screen.query_one(TextArea)
        assert text.size.height >= 3
        assert text.size.width >= 30
        assert pilot.app.screen.region.contains_region(text.region)


async def test_a_note_that_another_window_wrote_over_is_shown_where_one_writes(tmp_path: Path) -> None:
    windows = [open_session([SEEDS], tmp_path, {}) for _ in range(2)]
    for window, note in zip(windows, ("call Bamako", "call Gao"), strict=True):
        done = window.note([0], note)
        assert done.saved is not None
        done.saved.result(timeout=10)
    for window in windows:
        window.close()
    session = open_session([SEEDS], tmp_path, {})
    async with opened(session) as (pilot, _):
        await pilot.press("e")
        assert isinstance(pilot.app.screen, NoteEditor)
        assert "Note that another window wrote over" in shown(pilot)
        assert "call Bamako" in shown(pilot)
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert "call Bamako" not in shown(pilot)
        await pilot.press("escape")
        assert session.lost_notes(0) == ()
        assert session.mark(0).note == "call Gao"
        await pilot.press("u")
        assert session.lost_notes(0) == ("call Bamako",)
    session.close()
