"""Help, tour, palette and colours: everything that can be done is found by its key, its name, or by looking."""

import pytest
from textual.pilot import Pilot

from tests.screens.driving import opened, shown, until
from tui.actions import of_scope
from tui.look.themes import themes
from tui.screens.help import Help
from tui.session import Session


async def test_typing_in_the_help_leaves_only_the_keys_it_is_about(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("question_mark", "slash", *"undo")
        assert "Take the last change of marks back" in shown(pilot)
        assert "Star the snippet" not in shown(pilot)
        await pilot.press("escape")
        assert "Star the snippet" in shown(pilot)
        await pilot.press("escape")
        assert pilot.app.screen_stack == [reader]


async def test_a_key_typed_in_the_help_finds_what_it_does(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("question_mark", "slash", "W")
        assert "See which words gave the snippet its tags" in shown(pilot)
        assert "Quit; everything is saved" not in shown(pilot)
        await pilot.press("backspace", *"nothing of the kind", "enter")
        assert "No key here has to do with “nothing of the kind”." in shown(pilot)


async def test_the_tour_is_one_page_away_from_the_help(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("question_mark", "t")
        assert "Your dumps are cut into snippets" in shown(pilot)
        await pilot.press("t")
        assert "In every list" in shown(pilot)


async def test_the_tour_fits_on_one_page_of_a_common_window(session: Session) -> None:
    async with opened(session, (100, 36)) as (pilot, _):
        await pilot.press("question_mark", "t")
        assert "you come back where you left." in " ".join(shown(pilot).split())


@pytest.mark.parametrize("pane", ["topics", "tags", "snippets", "article"])
async def test_the_palette_offers_every_action_of_the_pane_and_of_the_reader(session: Session, pane: str) -> None:
    async with opened(session) as (_, reader):
        reader.action_pane(pane)
        offered = {command.label for command in reader.commands()}
        assert {action.label for scope in (pane, "reader") for action in of_scope(scope)} <= offered


async def test_the_palette_finds_documents_tags_looks_and_topics_of_folded_groups(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("1", "G", "enter")
        offered = {command.label: command for command in reader.commands()}
        assert {"Topic: Mali", "Tag: Wagner Group", "Colours: sahel-day", "Tour"} <= offered.keys()
        assert offered["Topic: Mali"].help == "6 unread of 6"
        document = next(label for label in offered if label.startswith("Document: "))
        offered[document].run()
        assert reader.view.topic.startswith("doc:")


async def test_an_action_of_a_pane_is_done_there_from_the_palette(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("2")
        await found_in_the_palette(pilot, "include exclude", "Include, exclude ")
        await pilot.press("enter")
        await pilot.pause()
        assert len(reader.view.include) == 1


async def test_moving_among_the_colours_shows_each_and_esc_goes_back(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("C", "j")
        assert pilot.app.theme == "sahel-day"
        await pilot.press("j")
        assert pilot.app.theme == "sahel-contrast"
        await pilot.press("escape")
        assert pilot.app.theme == "sahel-night"


async def test_colours_that_were_kept_are_there_the_next_time(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("C", "j", "enter", "q")
    async with opened(session) as (pilot, _):
        assert pilot.app.theme == "sahel-day"
        await pilot.press("C")
        assert "light, like paper" in shown(pilot)


async def test_every_look_is_offered(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("C")
        assert all(theme.name in shown(pilot) for theme in themes())


async def test_the_help_of_every_pane_names_it(session: Session) -> None:
    async with opened(session) as (pilot, _):
        for key, pane in zip("1234", ("Topics", "Tags", "Snippets", "Article"), strict=True):
            await pilot.press(key, "question_mark")
            assert isinstance(pilot.app.screen, Help)
            assert f"Help · {pane}" in shown(pilot)
            await pilot.press("escape")


async def found_in_the_palette(pilot: Pilot[None], words: str, first: str) -> str:
    """Return the first thing that the palette finds by words, once it is called so; above it stands the line."""
    await pilot.press("ctrl+p", *words)

    def top() -> str:
        lines = shown(pilot).splitlines()
        return lines[next((at for at, line in enumerate(lines) if f"│ {words} " in line), 0) + 2]

    await until(lambda: first in top())
    return top()


async def test_the_palette_goes_to_a_saved_search_by_its_name_and_says_what_it_asks_for(session: Session) -> None:
    session.keep_searches({"Ménaka [/watch]": "place:mali wagner"}, "saved")
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"niger", "enter")
        found = await found_in_the_palette(pilot, "menaka", "Saved search: Ménaka [/watch]")
        assert "place:mali wagner" in found
        await pilot.press("enter")
        await pilot.pause()
        assert (reader.view.topic, reader.view.query) == ("saved:Ménaka [/watch]", "")
        assert len(reader.snippets.entries) == 3


async def test_behind_the_palette_the_footer_shows_no_keys(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert not shown(pilot).splitlines()[-1].strip()
        await pilot.press("escape")
        await until(lambda: "s Star" in shown(pilot).splitlines()[-1])


async def test_the_palette_finds_words_and_not_scattered_letters(session: Session) -> None:
    async with opened(session) as (pilot, _):
        found = await found_in_the_palette(pilot, "sort", "Sort ")
        assert "Choose the order of the list" in found
        assert "Star the snippet" not in shown(pilot)


@pytest.mark.parametrize(
    ("key", "shows"), [("t", "Enter Save"), ("e", "Esc Keep"), ("W", "p Pin"), ("S", "Enter Choose")]
)
async def test_the_footer_shows_the_keys_of_the_dialog_and_then_the_readers_again(
    session: Session, key: str, shows: str
) -> None:
    for size in ((120, 40), (60, 20)):
        async with opened(session, size) as (pilot, _):
            await pilot.press(key)
            await pilot.pause()
            footer = shown(pilot).splitlines()[-1]
            assert shows in footer
            assert "Search" not in footer
            await pilot.press("escape")
            await pilot.pause()
            assert "/ Search" in shown(pilot).splitlines()[-1]
