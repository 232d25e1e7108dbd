"""Everything by mouse too: click, double click, wheel, the keys of the footer, and text that is dragged over."""

from textual import events
from textual.pilot import Pilot

from tests.screens.driving import opened, shown
from tui.screens.help import Help
from tui.session import Session
from tui.widgets.lines import Lines


async def wheel(pilot: Pilot[None], pane: Lines, lines: int) -> None:
    """Turn the wheel over a pane, downwards."""
    x, y = pane.region.center
    for _ in range(lines):
        pane.post_message(events.MouseScrollDown(pane, int(x), int(y), 0, 1, 0, False, False, False, int(x), int(y)))
    await pilot.pause(0.3)


async def test_a_click_moves_to_a_row_and_a_double_click_opens_it(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.click("#snippets", offset=(10, 5))
        assert (reader.snippets.cursor, reader.pane) == (2, "snippets")
        await pilot.double_click("#snippets", offset=(10, 7))
        await pilot.pause()
        assert (reader.snippets.cursor, reader.pane) == (3, "article")
        assert session.mark(3).read


async def test_a_click_on_a_topic_lists_it_and_on_a_group_folds_it(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        line = next(at for at, line in enumerate(reader.topics.entries) if line.label == "Mali")
        await pilot.click("#topics", offset=(8, line + 1))
        assert reader.view.topic == "place:mali"
        await pilot.click("#topics", offset=(8, line))
        await pilot.pause()
        assert "Mali" not in [line.label for line in reader.topics.entries]


async def test_a_click_on_a_tag_includes_it_and_another_excludes_it(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.click("#tags", offset=(8, 2))
        assert len(reader.view.include) == 1
        await pilot.click("#tags", offset=(8, 2))
        assert (len(reader.view.include), len(reader.view.exclude)) == (0, 1)


async def test_the_wheel_scrolls_and_leaves_the_cursor_where_it_is(session: Session) -> None:
    async with opened(session, (80, 24)) as (pilot, reader):
        await pilot.press("j", "enter")
        await wheel(pilot, reader.snippets, 2)
        assert reader.snippets.scroll_offset.y > 0
        assert reader.snippets.cursor == 1


async def test_a_click_on_a_key_of_the_footer_presses_it(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        footer = shown(pilot).splitlines()[-1]
        await pilot.click("#keys", offset=(footer.index("Star"), 0))
        await pilot.pause()
        assert session.mark(0).starred
        assert reader.pane == "snippets"
        await pilot.click("#keys", offset=(footer.index("Help"), 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)


async def test_text_that_is_dragged_over_is_copied_with_the_key_for_that(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("j", "enter")
        await pilot.pause()
        top = next(y for y in range(reader.article.size.height) if reader.article.render_line(y).text.strip())
        line = reader.article.render_line(top).text
        await pilot.mouse_down("#article", offset=(2, top + 1))
        await pilot.hover("#article", offset=(12, top + 1))
        await pilot.mouse_up("#article", offset=(12, top + 1))
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard
        assert pilot.app.clipboard in line
        assert len(pilot.app.clipboard) >= 10
