"""Reading, starring, tagging, undoing: what the keys do to the marks, and that it is all there after a restart."""

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.conftest import SEEDS
from tests.screens.driving import at_once, opened, shown, until
from tui.look.themes import themes
from tui.model import Mark
from tui.session import Session, open_session
from tui.widgets.search import Typing


async def test_enter_opens_a_snippet_and_marks_it_read(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("enter")
        assert session.mark(0).read
        assert reader.pane == "article"


async def test_resting_on_a_row_only_previews_it(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("j", "j", "k")
        assert not any(session.mark(row).read for row in session.catalog.all)
        assert "A devastating jihadist attack" in shown(pilot)
        assert reader.pane == "snippets"


async def test_a_star_can_be_taken_back_and_done_again(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("j", "s")
        assert session.mark(1).starred
        assert "Starred. u takes it back." in shown(pilot)
        await pilot.press("u")
        assert not session.mark(1).starred
        await pilot.press("ctrl+r")
        assert session.mark(1).starred
        await pilot.press("s")
        assert not session.mark(1).starred


async def test_m_marks_read_and_unread(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("m")
        assert session.mark(0).read
        await pilot.press("m")
        assert not session.mark(0).read


async def test_a_row_stays_where_it_is_when_read(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("1", "j", "enter")
        assert reader.view.topic == "unread"
        await pilot.press("enter", "h")
        assert session.mark(0).read
        assert reader.snippets.entries[0] == 0
        assert len(reader.snippets.entries) == 12


async def test_capital_j_opens_from_the_article_and_previews_from_the_list(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("J")
        assert reader.snippets.current == 1
        assert not session.mark(1).read
        await pilot.press("4", "J", "K")
        assert session.mark(2).read
        assert session.mark(1).read
        assert reader.pane == "article"


async def test_marking_all_read_reaches_what_is_listed_and_no_further(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("slash", *"wagner", "enter", "A")
        assert len(session.marks.unread) == 9
        assert "3 marked read. u takes it back." in shown(pilot)
        await pilot.press("u")
        assert len(session.marks.unread) == 12


async def test_tags_are_given_and_taken_in_the_editor(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("t", *"Follow-Up urgent", "enter")
        assert session.mark(0).tags == {"follow-up", "urgent"}
        assert [line.tag for line in reader.tags.entries][-2:] == ["tag:follow-up", "tag:urgent"]
        await pilot.press("t", *"-urgent", "enter")
        assert session.mark(0).tags == {"follow-up"}
        await pilot.press("u", "u")
        assert session.mark(0) == Mark()


async def test_the_editor_completes_tags_in_use(session: Session) -> None:
    session.tag([3], ["follow-up"])
    async with opened(session) as (pilot, _):
        await pilot.press("t", *"fo", "tab", "enter")
        assert session.mark(0).tags == {"follow-up"}


async def test_a_word_that_is_no_tag_keeps_the_editor_open_and_is_explained(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("t", *"a/b", "enter")
        assert "cannot be a tag" in shown(pilot)
        await pilot.press("escape")
        assert session.mark(0) == Mark()


async def test_everything_is_found_again_after_a_restart(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = open_session([SEEDS], home, {})
    async with opened(first) as (pilot, _):
        await pilot.press("j", "j", "s", "t", *"follow-up", "enter", "3", "m", "j", "m")
        await pilot.press("slash", *"wagner", "enter", "S", "n", "j", "q")
    first.close()
    again = open_session([SEEDS], home, {})
    try:
        assert again.mark(2) == Mark(read=True, starred=True, tags=frozenset({"follow-up"}))
        assert again.mark(3).read
        async with opened(again) as (pilot, reader):
            assert (reader.view.query, reader.view.sort) == ("wagner", "newest")
            assert reader.search.value == "wagner"
            assert reader.snippets.cursor == 1
            await pilot.press("escape", "2", "G", "space")
            assert list(reader.snippets.entries) == [2]
    finally:
        again.close()


async def test_the_colours_are_found_again(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = open_session([SEEDS], home, {})
    async with opened(first) as (pilot, _):
        pilot.app.theme = "sahel-day"
        await pilot.press("q")
    first.close()
    again = open_session([SEEDS], home, {})
    async with opened(again) as (pilot, _):
        assert pilot.app.theme == "sahel-day"
    again.close()


async def test_plain_tinydb_opens_what_was_kept(session: Session, tmp_path: Path) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("s", "q")
    session.close()
    path = tmp_path / "home" / "state.json"
    with TinyDB(path) as plain:
        (kept,) = plain.table("marks").all()
    assert kept["star"] is True
    assert kept["id"] == session.catalog.snippet(0).id
    assert json.loads(path.read_text(encoding="utf-8"))


async def test_the_welcome_is_shown_once_and_goes_at_the_first_move(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = open_session([SEEDS], home, {})
    async with opened(first) as (pilot, _):
        assert "Welcome to sahel-reader" in shown(pilot)
        await pilot.press("j")
        assert "Welcome to sahel-reader" not in shown(pilot)
        await pilot.press("q")
    first.close()
    again = open_session([SEEDS], home, {})
    async with opened(again) as (pilot, _):
        assert "Welcome to sahel-reader" not in shown(pilot)
    again.close()


@pytest.mark.parametrize(("key", "text"), [("y", "A devastating jihadist attack"), ("Y", "urgent need for stability")])
async def test_a_citation_and_the_text_are_copied(session: Session, key: str, text: str) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("j", key)
        assert text in pilot.app.clipboard
        assert "sent to the terminal's clipboard" in shown(pilot)


async def test_o_says_where_a_snippet_without_link_stands(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("j", "o")
        assert "This snippet has no link. It stands in 000_b210746ba4ae3a81.txt, line 5." in shown(pilot)


async def test_help_lists_the_keys_of_the_pane_that_has_the_focus(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("2", "question_mark")
        assert "Help · Tags" in shown(pilot)
        assert "Include the tag, exclude it, or leave it out" in shown(pilot)
        await pilot.press("q")
        assert "Help · Tags" not in shown(pilot)


async def test_the_palette_finds_a_topic_by_its_name(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("ctrl+p", *"topic: niger")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause()
        assert reader.view.topic == "place:niger"


async def test_the_palette_offers_our_own_looks_and_no_other(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        looks = [command.label for command in reader.commands() if command.label.startswith("Colours: ")]
        assert looks == [f"Colours: {look.name}" for look in themes()]
        assert pilot.app.available_themes.keys() == {look.name for look in themes()}
        await pilot.press("ctrl+p", *"colours: sahel-day")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.theme == "sahel-day"


async def test_a_look_of_the_settings_holds_until_another_is_chosen_in_the_reader(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for look in ("sahel-day", "sahel-contrast"):
        (home / "config.toml").write_text(f"colours = '{look}'", encoding="utf-8")
        session = open_session([SEEDS], home, {})
        async with opened(session) as (pilot, _):
            assert pilot.app.theme == look
            await pilot.press("q")
        session.close()


async def test_keys_that_come_at_once_do_what_they_would_one_by_one(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        at_once(pilot, "t", *"alpha", "enter", "j", "s")
        await until(lambda: session.mark(1).starred)
        assert session.mark(0).tags == {"alpha"}
        at_once(pilot, "t", *"=", "enter", *"k")  # no tag begins so, hence the line stays
        await until(lambda: [line.value for line in pilot.app.screen.query(Typing)] == ["=k"])
        await pilot.press("escape")
        at_once(pilot, "slash", *"wagner", "enter", "s")
        await until(lambda: session.mark(3).starred)
        assert reader.view.query == "wagner"


async def test_ctrl_c_without_a_selection_copies_nothing(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == ""


async def test_the_order_that_a_search_asks_for_is_the_one_that_is_shown(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("slash", *"sort:title", "enter")
        assert "by title" in shown(pilot)
        await pilot.press("S", "n")
        assert "The search itself says sort:title" in shown(pilot)


async def test_letters_stand_for_signs_where_those_are_switched_off(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("symbols = false", encoding="utf-8")
    session = open_session([SEEDS], tmp_path, {})
    session.star([0])
    async with opened(session) as (pilot, _):
        assert "N* France-Niger" in shown(pilot)
        assert "●" not in shown(pilot)
    session.close()
