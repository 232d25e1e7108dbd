"""Typing a search: what stands under the line, how it goes on, earlier searches, and patterns over many texts."""

from pathlib import Path

import pytest

from tests.builders import catalog, snippet
from tests.conftest import SEEDS
from tests.screens.driving import at_once, opened, shown, titles, until
from tui.library.ingest.opening import Library, Sources
from tui.model import OwnLines
from tui.screens.reader import Reader
from tui.session import Session, open_session
from tui.state.settings import Settings


def offers(reader: Reader) -> list[str]:
    return [offer.text for offer in reader.snippets.offers.offers]


async def test_what_a_search_finds_stands_under_the_line(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("slash", *"wagner")
        assert "Snippets · 3 of 12 · 3 unread" in shown(pilot)


async def test_offers_take_no_more_lines_than_they_are_and_go_with_the_typing(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        before = reader.snippets.region
        await pilot.press("slash", *"wagner")
        lines = shown(pilot).splitlines()[before.y + 1 :]
        assert "› actor:wagner" in lines[0]
        assert "────" in lines[1]
        assert "●" in lines[2]
        assert reader.snippets.region == before
        await pilot.press("enter")
        await pilot.pause()
        assert "›" not in shown(pilot)
        assert "●" in shown(pilot).splitlines()[before.y + 1]


async def test_fields_values_and_tags_are_offered_for_the_last_word(session: Session) -> None:
    session.tag([0], {"follow-up"})
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"pl")
        assert offers(reader)[0] == "place:"
        await pilot.press("tab", *"ni")
        assert offers(reader)[0] == "place:niger"
        await pilot.press("tab", *" -fol")
        assert offers(reader) == ["place:niger -tag:follow-up"]
        await pilot.press("right")
        assert reader.view.query == "place:niger -tag:follow-up"


async def test_the_figures_of_offers_are_those_under_the_rest_of_the_search(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"place:")
        figures = {offer.text: offer.figure for offer in reader.snippets.offers.offers}
        assert (figures["place:mali"], figures["place:niger"]) == (6, 3)
        await pilot.press("escape", "escape", "slash", *"wagner place:")
        figures = {offer.text: offer.figure for offer in reader.snippets.offers.offers}
        assert (figures["wagner place:mali"], figures["wagner place:niger"]) == (3, 0)


async def test_arrows_choose_what_tab_takes_and_enter_takes_nothing(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"is:", "down", "down", "up", "tab")
        assert reader.view.query == "is:read"
        await pilot.press("space", *"mal", "enter")
        assert reader.view.query == "is:read mal"


async def test_a_click_takes_what_is_offered(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"sort:")
        await pilot.click("#snippets", offset=(6, 2))
        assert reader.view.query == "sort:newest"


async def test_escape_closes_the_completions_then_clears_and_goes_to_the_list(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"wagner", "escape")
        assert (reader.pane, reader.view.query) == ("search", "wagner")
        assert not offers(reader)
        await pilot.press("escape")
        assert (reader.pane, reader.view.query) == ("snippets", "")
        assert len(reader.snippets.entries) == 12


async def test_what_is_wrong_stands_under_the_place_where_it_is(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"wagner")
        reader.search.put("wagner place:atlantis")
        await pilot.pause()
        caret = next(line for line in shown(pilot).splitlines() if "^ No place is called" in line or "    ^ " in line)
        typed = next(line for line in shown(pilot).splitlines() if "place:atlantis" in line)
        assert caret.index("^") == typed.index("atlantis")
        assert "No place is called “atlantis”" in shown(pilot)
        assert len(reader.snippets.entries) == 3
        await pilot.press("enter")
        assert "(at “atlantis”)" in shown(pilot)


async def test_a_slip_is_offered_and_not_applied(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"mali wagnar")
        assert "› wagner?" in shown(pilot)
        assert "No snippet matches “mali wagnar”." in " ".join(shown(pilot).split())
        assert not reader.snippets.entries
        await pilot.press("tab")
        assert reader.view.query == "mali wagner"
        assert len(reader.snippets.entries) == 3


async def test_what_was_found_is_marked_in_the_row_or_quoted_from_the_body(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"mercenary", "enter")
        drawn = [reader._draw(row, 44) for row in reader.snippets.entries]
        marked = [piece.text.lower() for lines in drawn for line in lines for piece in line if piece.meaning == "hit"]
        assert len(marked) == len(drawn)
        assert set(marked) <= {"mercenary", "mercenaries", "mercenar"}


async def test_earlier_searches_come_back_in_an_empty_line_even_after_a_restart(tmp_path: Path) -> None:
    first = open_session([SEEDS], tmp_path, {})
    async with opened(first) as (pilot, reader):
        await pilot.press("slash", *"wagner", "enter", "escape", "slash", *"niger", "enter", "escape")
    first.close()
    again = open_session([SEEDS], tmp_path, {})
    async with opened(again) as (pilot, reader):
        await pilot.press("slash")
        assert offers(reader) == ["niger", "wagner"]
        await pilot.press("up")
        assert reader.view.query == "niger"
        await pilot.press("up", "up")
        assert reader.view.query == "wagner"
        await pilot.press("down", "down")
        assert reader.view.query == ""
    again.close()


@pytest.fixture
def large(session: Session, tmp_path: Path) -> Session:
    """A library whose texts are too many to read while a key waits."""
    rows = [snippet(f"{n:012d}", f"Convoy {n} left Gao on day {n % 7}.", lines=(n,)) for n in range(1_000)]
    return Session(
        Library(catalog(*rows), Sources((), tmp_path, tmp_path, tmp_path), OwnLines()), session.store, Settings()
    )


@pytest.mark.parametrize("search", ["/[7]{3}|x{9}/", '"convoy 777 left"'])
async def test_a_search_that_reads_many_texts_is_done_in_the_background_and_then_shown(
    large: Session, search: str
) -> None:
    async with opened(large) as (pilot, reader):
        at_once(pilot, "slash", *search)
        await until(lambda: titles(reader) == ["Convoy 777 left Gao on day 0."])
        assert "Snippets · 1 of 1,000 · 1 unread" in shown(pilot)
