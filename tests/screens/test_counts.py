"""A key costs one paint and no layout, and draws no more than what changed: counted, so no clock is needed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from pyroaring import BitMap
from rich.console import RenderableType
from textual._compositor import Compositor
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from tests.builders import catalog, entry, snippet
from tests.screens.driving import opened
from tui.library.catalog.catalog import Catalog
from tui.library.ingest.opening import Library, Sources
from tui.library.marks import MarkRows
from tui.model import OwnLines, Snippet
from tui.screens.painting import Painter
from tui.screens.reader import Reader
from tui.session import Session
from tui.state.settings import Settings
from tui.widgets.article import Article
from tui.widgets.lines import Lines
from tui.widgets.rows import Rows

SIZES = (1_000, 50_000)


@dataclass
class Work:
    """What was done between two looks."""

    paints: int = 0
    layouts: int = 0
    whole: int = 0
    bars: int = 0
    lines: dict[str, int] = field(default_factory=dict)
    fetched: int = 0


@contextmanager
def counted(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """Count paints, those of the whole screen, layouts, lines drawn by widget, and rows fetched from the catalog."""
    work = Work()
    paint, layout, draw = Compositor.render_update, Screen._refresh_layout, Rows.line
    paint_all = Compositor.render_full_update
    write, bar = Article.line, ScrollBar.render
    fetch = reader.session.catalog.snippet

    def painting(*args: Any, **named: Any) -> object:  # noqa: ANN401 (whatever Textual passes)
        update = paint(*args, **named)
        work.paints += update is not None
        return update

    def painting_all(*args: Any, **named: Any) -> object:  # noqa: ANN401
        work.whole += 1
        return paint_all(*args, **named)

    def laying_out(*args: Any, **named: Any) -> None:  # noqa: ANN401
        work.layouts += 1
        layout(*args, **named)

    def drawing(rows: Rows[Any], y: int, width: int) -> Strip:
        work.lines[rows.id or ""] = work.lines.get(rows.id or "", 0) + 1
        return draw(rows, y, width)

    def writing(article: Article, y: int, width: int) -> Strip:
        work.lines["article"] = work.lines.get("article", 0) + 1
        return write(article, y, width)

    def sliding(scroll_bar: ScrollBar) -> RenderableType:
        work.bars += 1
        return bar(scroll_bar)

    def fetching(row: int) -> Snippet:
        work.fetched += 1
        return fetch(row)

    with monkeypatch.context() as patch:
        patch.setattr(Compositor, "render_update", painting)
        patch.setattr(Compositor, "render_full_update", painting_all)
        patch.setattr(Screen, "_refresh_layout", laying_out)
        patch.setattr(Rows, "line", drawing)
        patch.setattr(Article, "line", writing)
        patch.setattr(ScrollBar, "render", sliding)
        patch.setattr(reader.session.catalog, "snippet", fetching)
        yield work


async def cost(pilot: Pilot[None], reader: Reader, monkeypatch: pytest.MonkeyPatch, key: str) -> Work:
    """Press a key and return what it cost until all was quiet."""
    await pilot.pause(0.05)
    with counted(reader, monkeypatch) as work:
        await pilot.press(key)
        await pilot.pause(0.05)
    return work


@pytest.fixture(params=SIZES, ids="{:,} rows".format)
def large(request: pytest.FixtureRequest, session: Session, tmp_path: Path) -> Session:
    """A library of many rows."""
    rows = [
        snippet(f"{n:012d}", f"Convoy {n} left Gao for Ménaka on day {n % 365}.", lines=(n,))
        for n in range(request.param)
    ]
    sources = Sources((), tmp_path, tmp_path, tmp_path)
    return Session(Library(catalog(*rows), sources, OwnLines()), session.store, Settings())


async def test_a_move_inside_the_window_paints_once_and_draws_two_rows(
    large: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(large) as (pilot, reader):
        await pilot.press("j")
        work = await cost(pilot, reader, monkeypatch, "j")
        assert (work.paints, work.layouts) == (1, 0)
        assert work.lines.get("snippets", 0) <= 4
        assert work.lines.keys() <= {"snippets", "article"}


async def test_a_move_asks_two_panes_and_makes_few_calls(large: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    calls = 0

    def asking(widget: Widget, crop: Region) -> list[Strip]:
        asked.append(widget.id or type(widget).__name__)
        strips: list[Strip] = draw[type(widget)](widget, crop)
        return strips

    def counting(frame: FrameType, event: str, arg: object) -> None:  # noqa: ARG001 (as Python passes them)
        nonlocal calls
        calls += event == "call"

    async with opened(large) as (pilot, reader):
        await pilot.press("j", "j", "j")
        await pilot.pause(0.05)
        draw = {type(widget): type(widget).render_lines for widget in (reader, *reader.query("*"))}
        for kind in draw:
            monkeypatch.setattr(kind, "render_lines", asking)
        sys.setprofile(counting)
        await pilot.press("j")
        sys.setprofile(None)
        assert sorted(asked) == ["article", "snippets"]
        assert calls < 6_000  # 3,800 to 5,000 with those of the Pilot; 7,400 to 8,300 where Textual paints by itself


async def test_a_move_draws_of_the_article_what_differs_and_no_scroll_bar(
    large: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(large) as (pilot, reader):
        await pilot.press("j")
        before = reader.article.virtual_size.height
        work = await cost(pilot, reader, monkeypatch, "j")
        assert 0 < work.lines["article"] <= max(before, reader.article.virtual_size.height)
        assert work.lines["article"] < reader.article.size.height
        assert work.bars == 0


@pytest.mark.parametrize("key", ["pagedown", "G", "ctrl+d"])
async def test_a_page_paints_once_and_draws_what_is_in_sight(
    large: Session, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with opened(large) as (pilot, reader):
        await pilot.press("j")
        work = await cost(pilot, reader, monkeypatch, key)
        height = reader.snippets.size.height
        assert (work.paints, work.layouts) == (1, 0)
        assert work.lines["snippets"] <= height
        assert work.fetched <= 2 * height


@pytest.mark.parametrize("key", ["j", "k", "g", "G", "pagedown", "pageup", "ctrl+d", "ctrl+u"])
async def test_no_key_of_a_list_lays_the_screen_out(large: Session, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    async with opened(large) as (pilot, reader):
        for pane in ("1", "2", "3", "4"):
            await pilot.press(pane)
            work = await cost(pilot, reader, monkeypatch, key)
            assert work.layouts == 0, pane
            assert work.paints <= 1, pane


@pytest.mark.parametrize("key", ["enter", "1", "2", "4"])
async def test_going_to_another_pane_never_paints_the_whole_screen(
    large: Session, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    large.read([1])
    async with opened(large) as (pilot, reader):
        await pilot.press("g", "j", key, "3")
        work = await cost(pilot, reader, monkeypatch, key)
        assert (work.paints, work.whole, work.layouts, work.bars) == (1, 0, 0, 0)
        assert work.lines.get("snippets", 0) <= 2 * reader.snippets.HEIGHT
        assert work.lines.get("topics", 0) + work.lines.get("tags", 0) <= 4  # nothing but cursors


async def test_opening_paints_once_and_draws_its_row_the_frames_and_figures_that_changed(
    large: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(large) as (pilot, reader):
        await pilot.press("j", "j")
        work = await cost(pilot, reader, monkeypatch, "enter")
        assert (work.paints, work.whole, work.layouts, work.bars) == (1, 0, 0, 0)
        assert work.lines.get("snippets", 0) <= reader.snippets.HEIGHT
        assert work.lines.get("topics", 0) <= 6
        assert work.lines.get("tags", 0) == 0


async def test_a_typed_character_paints_once_and_lays_nothing_out(
    large: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(large) as (pilot, reader):
        await pilot.press("slash", "m")
        for key in "enak":
            work = await cost(pilot, reader, monkeypatch, key)
            assert (work.paints, work.layouts) == (1, 0), key


@pytest.mark.parametrize("keys", [("j",), ("slash", "m")], ids=["the list", "the search"])
async def test_a_reader_that_nobody_touches_paints_nothing(
    session: Session, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press(*keys)
        await pilot.pause(0.3)
        with counted(reader, monkeypatch) as work:
            await pilot.pause(1.2)  # a cursor that blinked would do so every half second
        assert (work.paints, work.layouts) == (0, 0)


async def test_the_reader_opens_with_one_paint_of_the_whole_screen(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    paint_all, layout = Painter.render_full_update, Screen._refresh_layout
    whole, layouts = 0, 0

    def painting_all(*args: Any, **named: Any) -> object:  # noqa: ANN401 (whatever Textual passes)
        nonlocal whole
        whole += 1
        return paint_all(*args, **named)

    def laying_out(*args: Any, **named: Any) -> None:  # noqa: ANN401
        nonlocal layouts
        layouts += 1
        layout(*args, **named)

    monkeypatch.setattr(Painter, "render_full_update", painting_all)
    monkeypatch.setattr(Screen, "_refresh_layout", laying_out)
    async with opened(session) as (pilot, reader):
        await pilot.pause(0.1)
        assert whole == 1
        assert layouts <= 2  # one more for the scroll bars
        await pilot.resize_terminal(100, 30)
        await pilot.pause(0.1)
        assert reader.size == (100, 30)
        assert whole >= 2


async def test_only_topics_and_tags_in_sight_are_counted(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        entry(snippet(f"{n:012d}", f"Convoy {n} left Gao."), "place:mali", f"actor:{n}", documents=(f"{n}.txt",))
        for n in range(300)
    ]
    sources = Sources((), tmp_path, tmp_path, tmp_path)
    many = Session(Library(catalog(*rows), sources, OwnLines()), session.store, Settings())
    looked, sized = MarkRows.rows, MarkRows.size
    counts = 0

    def counting(marks: MarkRows, rows: Catalog, tag: str) -> BitMap:
        nonlocal counts
        counts += 1
        return looked(marks, rows, tag)

    def sizing(marks: MarkRows, rows: Catalog, tag: str) -> int:
        nonlocal counts
        counts += 1
        return sized(marks, rows, tag)

    monkeypatch.setattr(MarkRows, "rows", counting)
    monkeypatch.setattr(MarkRows, "size", sizing)
    async with opened(many) as (pilot, reader):
        assert len(reader.topics.entries) + len(reader.tags.entries) > 600
        assert counts <= 2 * reader.size.height
        counts = 0
        await pilot.press("slash", "1")
        assert 0 < counts <= 2 * 2 * reader.size.height


async def test_a_star_lays_nothing_out(large: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(large) as (pilot, reader):
        await pilot.press("j")
        work = await cost(pilot, reader, monkeypatch, "s")
        assert (work.paints, work.layouts) == (1, 0)


@pytest.mark.parametrize("key", ["j", "G", "k", "x"])
async def test_selecting_paints_once_and_lays_nothing_out(
    large: Session, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with opened(large) as (pilot, reader):
        await pilot.press("j", "j", "v")
        work = await cost(pilot, reader, monkeypatch, key)
        height = reader.snippets.size.height
        assert (work.paints, work.layouts) == (1, 0)
        assert work.lines["snippets"] <= height
        assert work.fetched <= 2 * height


async def test_a_dialog_goes_in_one_paint_with_what_it_led_to_and_comes_in_two(
    large: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(large) as (pilot, reader):
        await pilot.press("j", "S", "t")
        for letter in "ut":
            work = await cost(pilot, reader, monkeypatch, "S")
            assert work.paints <= 2  # the second one is the scroll bar of what is offered
            assert work.layouts <= 3
            assert work.lines["snippets"] <= reader.snippets.size.height + 2  # behind it, once
            work = await cost(pilot, reader, monkeypatch, letter)
            assert (work.paints, work.layouts) == (1, 0)


def test_the_internal_names_of_textual_mean_what_they_did() -> None:
    assert callable(ScrollView._scroll_update)
    lines = Lines()
    lines.set_reactive(ScrollView.virtual_size, Size(3, 4))
    assert lines.virtual_size == Size(3, 4)
