"""Documents are added and feeds fetched while one reads: what is new is told, and listed with a key."""

from pathlib import Path

import pytest
from textual import events

from tests.intake.serving import serving
from tests.parsing.formats.written import ENGLISH, rss
from tests.screens.driving import opened, settled, shown, titles
from tui.intake import fetching
from tui.screens.adder import Adder
from tui.screens.paths import completed_path
from tui.screens.reader import Reader
from tui.session import Session
from tui.state.feeds import Feed, subscribe


async def test_a_file_is_added_told_of_and_listed_with_r(session: Session, tmp_path: Path) -> None:
    (tmp_path / "news.xml").write_bytes(rss(ENGLISH))
    async with opened(session) as (pilot, reader):
        before = titles(reader)
        await pilot.press("i", *str(tmp_path / "ne"), "tab", "enter")
        await settled(pilot)
        assert "1 document added to your library." in shown(pilot)
        assert "3 new snippets · r lists them" in shown(pilot)
        assert titles(reader) == before
        await pilot.press("r")
        assert {*titles(reader)} == {*before, *(one.title for one in ENGLISH)}


async def test_pasted_lines_go_into_the_text_and_are_added(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("i")
        pilot.app.screen.post_message(
            events.Paste("The town waits for rain, its mayor says.\n\nA school opens in a tent.")
        )
        await pilot.pause()
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "1 document added to your library." in shown(pilot)
        assert session.where is not None
        assert [path.name[11:] for path in session.where.library.iterdir()] == ["pasted.txt"]


async def test_esc_adds_nothing_and_a_missing_file_is_said(session: Session, tmp_path: Path) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("i")
        assert isinstance(pilot.app.screen, Adder)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, Reader)
        await pilot.press("i", *str(tmp_path / "gone"), "enter")
        await settled(pilot)
        assert "gone does not exist." in shown(pilot)


async def test_feeds_are_fetched_and_what_is_new_is_told(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.intake import refreshing

    def from_here(*asks: object, **more: object) -> object:
        return fetching.fetch_all(*asks, **{**more, "private": True})  # type: ignore[arg-type]  # passed on as they are

    monkeypatch.setattr(refreshing, "fetch_all", from_here)
    with serving() as server:
        async with opened(session) as (pilot, reader):
            await pilot.press("R")
            assert "You subscribed to no feed." in shown(pilot)
            subscribe(session.store, [Feed(server.address("/feed")), Feed(server.address("/missing"))])
            await pilot.press("R")
            await settled(pilot)
            assert "2 feeds looked at, 3 new snippets." in shown(pilot)
            assert "r lists them" in shown(pilot)
            assert len(titles(reader)) == 12


def test_a_path_is_completed_folder_by_folder(tmp_path: Path) -> None:
    (tmp_path / "dumps").mkdir()
    (tmp_path / ".hidden").touch()
    (tmp_path / "dumps" / "news\x1b.txt").touch()
    assert completed_path(f"{tmp_path}/d") == f"{tmp_path}/dumps/"
    assert completed_path(f"{tmp_path}/.h") == f"{tmp_path}/.hidden"
    assert completed_path(f"{tmp_path}/x") is None
    assert completed_path(f"{tmp_path}/dumps/n") is None
    assert completed_path("https://news.example/") is None
