"""The account of a document: what was left out and why, and deciding otherwise with one key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.screens.driving import opened, settled, shown, titles
from tui.screens.account import Account
from tui.session import Session, open_session

PAGE = """Home
Convoy attacked near Ménaka
Armed men ambushed a supply convoy near the town of Ménaka on Tuesday, the governor said.
Read more »
Drought pushes herders south
Herders in the Tillabéri region have moved south weeks earlier than usual, an aid group said.
Read more »
Subscribe to our newsletter
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a pasted page beside the person's things."""
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def page(home: Path) -> Iterator[Session]:
    """The pasted page, opened."""
    session = open_session([home / "page.txt"], home / "home", {})
    yield session
    session.close()


async def test_every_left_out_line_stands_in_its_place_with_its_reason(page: Session) -> None:
    async with opened(page) as (pilot, _):
        await pilot.press("d")
        lines = [line for line in shown(pilot).splitlines() if "Home" in line or "newsletter" in line]
        assert "navigation" in lines[0]
        assert "newsletter" in lines[1]
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, Account)


async def test_enter_restores_a_line_for_good(page: Session, home: Path) -> None:
    async with opened(page) as (pilot, reader):
        await pilot.press("d", "G", "enter")
        assert "1 line restored. u takes it back." in shown(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert titles(reader)[-1] == "Subscribe to our newsletter"
    page.close()
    again = open_session([home / "page.txt"], home / "home", {})
    assert len(again.catalog) == 3
    again.close()


async def test_hiding_a_kept_snippet_leaves_it_out_and_undo_brings_it_back(page: Session) -> None:
    async with opened(page) as (pilot, reader):
        await pilot.press("j", "d", "H")
        assert "2 lines hidden. u takes it back." in shown(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert titles(reader) == ["Convoy attacked near Ménaka"]
        await pilot.press("u")
        await settled(pilot)
        assert titles(reader) == ["Convoy attacked near Ménaka", "Drought pushes herders south"]


async def test_a_decision_can_be_taken_back_in_the_account_itself(page: Session) -> None:
    async with opened(page) as (pilot, _):
        await pilot.press("d", "g", "enter", "u")
        assert "Taken back: 1 line restored." in shown(pilot)
        assert not page.outdated
        await pilot.press("H")
        assert "This line is left out already; Enter restores it." in shown(pilot)


async def test_a_document_that_is_gone_is_said(page: Session, home: Path) -> None:
    (home / "page.txt").unlink()
    async with opened(page) as (pilot, _):
        await pilot.press("d")
        assert "The document is not there any more." in shown(pilot)


async def test_a_copy_cannot_be_restored_since_nothing_is_lost(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("d", "j", "j", "enter")
        assert "A snippet says the same already: nothing is lost here." in shown(pilot)
        assert not session.outdated
