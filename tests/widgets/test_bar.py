"""The scroll bar looks like Textual's and does what it does."""

from pathlib import Path

import pytest
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from tests.builders import catalog, snippet
from tests.screens.driving import opened
from tui.library.ingest.opening import Library, Sources
from tui.model import OwnLines
from tui.session import Session
from tui.widgets.bar import Bar


def of_rows(session: Session, folder: Path, rows: int) -> Session:
    """Return a library of so many rows."""
    listed = catalog(*(snippet(f"{n:04d}", f"Convoy {n}.") for n in range(rows)))
    return Session(Library(listed, Sources((), folder, folder, folder), OwnLines()), session.store, session.settings)


def drawn(strips: list[Strip]) -> list[list[tuple[str, Style | None]]]:
    """Return what some lines say, and how it looks."""
    return [[(segment.text, segment.style) for segment in strip] for strip in strips]


@pytest.mark.parametrize("rows", [1, 20, 300])
async def test_the_scroll_bar_looks_like_that_of_textual(session: Session, tmp_path: Path, rows: int) -> None:
    async with opened(of_rows(session, tmp_path, rows)) as (pilot, reader):
        bar = reader.snippets.vertical_scrollbar
        assert isinstance(bar, Bar)
        for key in ("g", "pagedown", "j", "G"):
            await pilot.press(key)
            for part in (bar.size.region, Region(0, 3, 1, 4)):
                ours = drawn(bar.render_lines(part))
                bar._styles_cache.clear()
                assert ours == drawn(ScrollBar.render_lines(bar, part))


async def test_a_click_below_the_thumb_scrolls_on(session: Session, tmp_path: Path) -> None:
    async with opened(of_rows(session, tmp_path, 300)) as (pilot, reader):
        bar = reader.snippets.vertical_scrollbar
        await pilot.click(bar, offset=(0, bar.size.height - 2))
        await pilot.pause(0.2)
        assert reader.snippets.scroll_offset.y > 0
