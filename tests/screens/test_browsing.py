"""Moving about: panes, topics, tags, search and sort, by their keys."""

from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.screens.driving import opened, shown, titles
from tui.session import Session, open_session


async def test_the_list_has_the_focus_on_the_first_unread_row(session: Session) -> None:
    session.read([0, 1])
    async with opened(session) as (_, reader):
        assert reader.pane == "snippets"
        assert reader.snippets.current == 2


async def test_moving_in_the_topics_narrows_the_list_at_once(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("1", *["j"] * 5)
        assert reader.view.topic == "place:mali"
        assert len(reader.snippets.entries) == 6
        assert all("place:mali" in session.tags(row) for row in reader.snippets.entries)


async def test_the_cursor_stays_on_its_snippet_when_the_list_narrows_around_it(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("j", "j", "j")
        here = reader.snippets.current
        await pilot.press("1", *["j"] * 5)
        assert reader.snippets.current == here


async def test_a_heading_folds_its_group_and_narrows_nothing(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("1", *["j"] * 4)
        before = len(reader.topics.entries)
        assert reader.view.topic == "noted"
        await pilot.press("enter")
        assert len(reader.topics.entries) < before
        await pilot.press("enter")
        assert len(reader.topics.entries) == before


async def test_figures_of_topics_follow_the_tags_and_the_search(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"wagner", "enter")
        figures = {line.topic: (line.unread, line.total) for line in reader.topics.entries}
        assert figures["all"] == (3, 3)
        assert figures["place:niger"] == (0, 0)


async def test_a_tag_goes_from_off_to_included_to_excluded_to_off(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        wagner = "actor:wagner"
        assert reader.tags.entries[0].tag == wagner
        await pilot.press("2", "space")
        assert reader.view.include == {wagner}
        assert len(reader.snippets.entries) == 3
        await pilot.press("space")
        assert reader.view.exclude == {wagner}
        assert len(reader.snippets.entries) == 9
        await pilot.press("enter")
        assert not reader.view.include | reader.view.exclude


async def test_any_and_all_differ_for_two_included_tags(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("2", "space", "j", "space")
        assert len(reader.snippets.entries) == 5
        await pilot.press("a")
        assert len(reader.snippets.entries) == 0


async def test_search_narrows_as_one_types_and_enter_keeps_it(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"wagner")
        assert len(reader.snippets.entries) == 3
        await pilot.press("enter")
        assert reader.pane == "snippets"
        assert reader.view.query == "wagner"


async def test_taking_a_search_back_leads_back_to_the_snippet_where_it_began(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("j", "j", "slash", *"zebra", *["backspace"] * 5)
        assert reader.snippets.current == 2
        await pilot.press(*"wagner", "enter", "escape")
        assert reader.snippets.current == 3


async def test_a_topic_that_is_gone_at_the_next_start_gives_way_to_all(tmp_path: Path) -> None:
    first = open_session([SEEDS], tmp_path / "home", {})
    async with opened(first) as (pilot, _):
        await pilot.press("1", "G", "q")
    first.close()
    (tmp_path / "other.txt").write_text("A convoy left Gao for Niger on Monday, officials said.\n", encoding="utf-8")
    again = open_session([tmp_path / "other.txt"], tmp_path / "home", {})
    async with opened(again) as (_, reader):
        assert reader.view.topic == "all"
        assert len(reader.snippets.entries) == 1
    again.close()


async def test_escape_clears_the_search_then_the_tags_then_goes_back(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("2", "space", "slash", *"mali", "enter")
        await pilot.press("escape")
        assert (reader.view.query, bool(reader.view.include)) == ("", True)
        await pilot.press("escape")
        assert not reader.view.include
        await pilot.press("escape")
        assert reader.pane == "topics"


async def test_h_goes_back_one_pane_and_clears_nothing(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"mali", "enter", "enter")
        assert reader.pane == "article"
        await pilot.press("h")
        assert reader.pane == "snippets"
        await pilot.press("left")
        assert reader.pane == "topics"
        assert reader.view.query == "mali"


async def test_tab_goes_round_the_panes_both_ways(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        seen = []
        for key in ("tab", "tab", "tab", "tab", "shift+tab", "shift+tab"):
            await pilot.press(key)
            seen.append(reader.pane)
        assert seen == ["article", "topics", "tags", "snippets", "tags", "topics"]


@pytest.mark.parametrize(("key", "pane"), [("1", "topics"), ("2", "tags"), ("3", "snippets"), ("4", "article")])
async def test_a_digit_goes_to_its_pane(session: Session, key: str, pane: str) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press(key)
        assert reader.pane == pane


async def test_sorting_keeps_the_cursor_on_its_snippet(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("j", "j")
        here = reader.snippets.current
        await pilot.press("S", "t")
        assert reader.view.sort == "title"
        assert titles(reader) == sorted(titles(reader), key=str.casefold)
        assert reader.snippets.current == here


async def test_an_empty_list_says_what_is_missing_and_which_key_helps(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"zebra", "enter")
        assert "No snippet matches “zebra”." in shown(pilot)
        assert "Esc clears the search" in shown(pilot)
        await pilot.press("enter", "s", "m", "t", "n", "J", "y")
        assert reader.pane == "snippets"


async def test_rows_and_topics_answer_to_the_mouse(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.click("#snippets", offset=(8, 6))
        assert reader.snippets.cursor == 2
        await pilot.click("#snippets", offset=(8, 6), times=2)
        assert reader.pane == "article"
        await pilot.click("#topics", offset=(8, 6))
        assert reader.view.topic == "place:mali"
        rows = len(reader.topics.entries)
        await pilot.click("#topics", offset=(4, 5))
        assert len(reader.topics.entries) < rows
        await pilot.click("#tags", offset=(8, 1))
        assert reader.view.include == {reader.tags.entries[0].tag}


async def test_what_could_not_be_read_is_said_at_the_start_and_the_rest_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "a.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "b.txt").write_text("", encoding="utf-8")
    (folder / "c.txt").write_text("A convoy left Gao for Niger on Monday, officials said.\n", encoding="utf-8")
    session = open_session([folder], tmp_path / "home", {})
    async with opened(session) as (pilot, reader):
        assert len(reader.snippets.entries) == 1
        assert "2 things to know" in shown(pilot)
    session.close()


async def test_an_empty_folder_says_so_and_every_key_is_harmless(tmp_path: Path) -> None:
    (tmp_path / "dumps").mkdir()
    session = open_session([tmp_path / "dumps"], tmp_path / "home", {})
    async with opened(session) as (pilot, _):
        assert "There is no snippet in what was opened." in shown(pilot)
        await pilot.press(
            *"jkgGnNJKmstuASoyYr", "escape", "space", "enter", "1", "enter", "2", "space", "a", "4", "space"
        )
    session.close()
