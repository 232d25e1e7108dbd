"""Three panes, two panes, one pane: every pane can be reached at every size, and nothing is lost by resizing."""

import pytest

from tests.screens.driving import opened, shown
from tui.look.wrap import plain
from tui.session import Session
from tui.widgets.rows import Rows

SIZES = [(120, 40), (80, 24), (60, 20), (40, 12)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_pane_with_the_focus_is_in_sight(session: Session, size: tuple[int, int]) -> None:
    async with opened(session, size) as (pilot, reader):
        for key, pane in zip("1234", ("topics", "tags", "snippets", "article"), strict=True):
            await pilot.press(key)
            await pilot.pause()
            widget = reader.query_one(f"#{pane}")
            assert reader.focused is widget
            assert widget.region.area > 0, pane
            assert reader.region.contains_region(widget.region), pane


@pytest.mark.parametrize(("size", "panes"), [((120, 40), 4), ((80, 24), 2), ((60, 20), 1)], ids=str)
async def test_so_many_panes_are_in_sight_while_one_reads_the_list(
    session: Session, size: tuple[int, int], panes: int
) -> None:
    async with opened(session, size) as (_, reader):
        names = ("topics", "tags", "snippets", "article")
        assert sum(reader.query_one(f"#{name}").region.area > 0 for name in names) == panes


async def test_resizing_keeps_the_focus_and_the_snippet(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("j", "j", "j", "enter")
        for size in SIZES[1:]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert reader.pane == "article"
            assert reader.snippets.current == 3
            assert reader.article.region.area > 0


@pytest.mark.parametrize("size", [(20, 5), (3, 3), (1, 1)], ids=str)
async def test_a_window_too_small_to_read_in_breaks_nothing(session: Session, size: tuple[int, int]) -> None:
    async with opened(session, size) as (pilot, reader):
        await pilot.press("j", "enter", "s", "1", "slash", "m", "escape", "question_mark", "escape", "t", "escape")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert reader.article.region.area > 0


@pytest.mark.parametrize("size", [(39, 12), (40, 11), (30, 8), (20, 5)], ids=str)
async def test_a_window_too_small_says_what_it_needs_in_place_of_panes_cut_off(
    session: Session, size: tuple[int, int]
) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("j", "j")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        said = " ".join(shown(pilot).split())
        assert said.startswith(f"This window is {size[0]} × {size[1]}; the reader needs 40 × 12.")
        await pilot.press("j")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "This window" not in shown(pilot)
        assert reader.pane == "snippets"
        assert reader.snippets.cursor == 3


@pytest.mark.parametrize("key", ["question_mark", "t", "W", "d"])
async def test_a_dialog_in_a_window_too_small_says_so_as_well(session: Session, key: str) -> None:
    async with opened(session, (30, 8)) as (pilot, _):
        await pilot.press(key)
        await pilot.pause()
        assert "This window is 30 × 8" in " ".join(shown(pilot).split())


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_terminals_own_cursor_stands_on_the_row_one_is_on(session: Session, size: tuple[int, int]) -> None:
    async with opened(session, size) as (pilot, reader):
        for keys in (("j",), ("j", "j"), ("G",), ("k",), ("1", "j"), ("2", "j", "j"), ("question_mark", "escape")):
            await pilot.press(*keys)
            await pilot.pause()
            rows = reader.focused
            assert isinstance(rows, Rows)
            line = shown(pilot).splitlines()[pilot.app.cursor_position.y]
            assert plain(rows._draw(rows.current, 20)[0]).split()[-1][:3] in line, keys


async def test_the_terminals_own_cursor_follows_what_is_typed(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"mali")
        assert pilot.app.cursor_position == reader.search.cursor_screen_offset
        await pilot.press("enter")
        await pilot.pause()
        assert reader.snippets.content_region.contains_point(pilot.app.cursor_position)


async def test_what_is_said_goes_before_that_all_is_saved_where_there_is_no_room_for_both(session: Session) -> None:
    async with opened(session, (40, 12)) as (pilot, _):
        await pilot.press("s")
        await pilot.pause()
        said = shown(pilot).splitlines()[-2]
        assert "Starred. u takes it back." in said
        assert "as listed" not in said
        await pilot.press("j")
        await pilot.pause()
        assert shown(pilot).splitlines()[-2].strip() == "saved · as listed"
