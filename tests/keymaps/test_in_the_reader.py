"""Presets and own keys in the running reader: the keys work, and footer, help and palette show them, never others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.screens.driving import opened, shown
from tui.screens.help import Help
from tui.session import Session, open_session


def session_with(tmp_path: Path, keys: str) -> Session:
    """Return the owner's document, opened with keys of the person's own."""
    (tmp_path / "config.toml").write_text(keys, encoding="utf-8")
    return open_session([SEEDS], tmp_path, {})


@pytest.fixture
def newsboat(tmp_path: Path) -> Iterator[Session]:
    """The owner's document with the keys of newsboat."""
    session = session_with(tmp_path, 'keys = "newsboat"\n')
    yield session
    session.close()


@pytest.fixture
def elfeed(tmp_path: Path) -> Iterator[Session]:
    """The owner's document with the keys of elfeed."""
    session = session_with(tmp_path, 'keys = "elfeed"\n')
    yield session
    session.close()


async def test_one_reads_as_in_newsboat(newsboat: Session) -> None:
    async with opened(newsboat) as (pilot, reader):
        await pilot.press("j", "N")
        assert newsboat.mark(1).read
        assert "U takes it back." in shown(pilot)
        await pilot.press("U")
        assert not newsboat.mark(1).read
        await pilot.press("n", "p")
        assert (reader.snippets.cursor, reader.pane) == (0, "article")
        await pilot.press("q")
        assert reader.pane == "snippets"
        await pilot.press("t")
        assert reader.pane == "tags"
        await pilot.press("F", *"mali", "enter")
        assert reader.view.query == "mali"
        await pilot.press("ctrl+f", "g", "n")
        assert (reader.view.query, reader.view.sort) == ("", "newest")
        await pilot.press("end")
        assert reader.snippets.cursor == 11


async def test_one_reads_as_in_elfeed(elfeed: Session) -> None:
    async with opened(elfeed) as (pilot, reader):
        await pilot.press("n", "n", "p", "r")
        assert (reader.snippets.cursor, elfeed.mark(1).read) == (1, True)
        await pilot.press("enter", "n")
        assert (reader.snippets.cursor, reader.pane) == (2, "article")
        await pilot.press("left", "s", *"mali", "enter")
        assert reader.view.query == "mali"
        await pilot.press("c")
        assert reader.view.query == ""
        await pilot.press("plus", *"urgent", "enter")
        assert reader.snippets.current is not None
        assert elfeed.mark(reader.snippets.current).tags == {"urgent"}
        await pilot.press("h")
        assert isinstance(pilot.app.screen, Help)


async def test_what_a_key_did_before_it_moved_is_not_done_any_more(newsboat: Session) -> None:
    async with opened(newsboat) as (pilot, _):
        await pilot.press("s", "m", "u")
        assert newsboat.mark(0).starred
        assert not newsboat.mark(0).read


async def test_footer_help_and_palette_show_the_keys_in_force(tmp_path: Path) -> None:
    session = session_with(tmp_path, '[keys]\n"reader.star" = "ctrl+s"\n"reader.undo" = "Z"\n"help.close" = "x"\n')
    async with opened(session) as (pilot, reader):
        assert "^s Star" in shown(pilot)
        assert "Z Undo" in shown(pilot)
        assert {command.keys for command in reader.commands() if command.label == "Star"} == {"^s"}
        await pilot.press("question_mark")
        assert "x Close" in shown(pilot)
        assert "^s" in shown(pilot)
        await pilot.press("x", "ctrl+s")
        assert session.mark(0).starred
    session.close()


async def test_the_welcome_and_an_empty_list_name_the_keys_in_force(newsboat: Session) -> None:
    async with opened(newsboat) as (pilot, _):
        assert "U takes any change back" in " ".join(shown(pilot).split())
        await pilot.press("1", "j", "j")
        assert "1 goes to the topics." in shown(pilot)


async def test_what_is_wrong_with_the_keys_is_said_at_the_start(tmp_path: Path) -> None:
    session = session_with(tmp_path, '[keys]\n"reader.star" = "u"\n')
    async with opened(session, (300, 40)) as (pilot, _):
        assert "line 2: 'u' is asked for by both reader.star and reader.undo." in shown(pilot)
        await pilot.press("s")
        assert session.mark(0).starred
    session.close()
