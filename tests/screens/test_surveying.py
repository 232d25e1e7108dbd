"""The timeline and the figures: what is listed as a whole, and from there back into it."""

from pathlib import Path

import pytest

from tests.screens.driving import opened, shown, titles
from tui.screens.figures import FiguresPage
from tui.screens.timeline import Timeline
from tui.session import Session, open_session

CONVOY = "A convoy of the Malian army was attacked by JNIM on the road to Gao in Mali"
DUMP = "\n\n".join(
    (
        "2023-08-15\nJunta holds talks with France\nThe junta of Niger holds talks with France over its troops.",
        "2023-09-11\nWagner fighters clash\nWagner Group fighters clash with JNIM near Gao in northern Mali.",
        "2023-09-12\n" + CONVOY + ".",
        "The people of Kidal in northern Mali wait for the Wagner Group to leave their town.",
    )
)


@pytest.fixture
def dated(tmp_path: Path) -> Session:
    """Snippets of two months, and one without a date."""
    (tmp_path / "dump.txt").write_text(DUMP + "\n", encoding="utf-8")
    return open_session([tmp_path / "dump.txt"], tmp_path / "home", {})


async def test_the_timeline_counts_what_is_listed_and_what_has_no_date(dated: Session) -> None:
    async with opened(dated, (80, 24)) as (pilot, _):
        await pilot.press("T", "space")
        said = " ".join(shown(pilot).split())
        assert "2023-08 1 ███" in said
        assert "2023-09 2 ██████" in said
        assert "without a date 1 │" in said


async def test_opening_a_stretch_narrows_the_list_to_it_and_esc_widens_it_again(dated: Session) -> None:
    async with opened(dated) as (pilot, reader):
        await pilot.press("T", "enter")
        await pilot.pause()
        assert titles(reader) == ["Wagner fighters clash", CONVOY]
        assert reader.view.query == "after:2023-09-10 before:2023-09-18"
        assert reader.pane == "snippets"
        await pilot.press("escape")
        assert len(titles(reader)) == 4
        await pilot.press("T", "g", "enter")
        await pilot.pause()
        assert titles(reader) == ["Junta holds talks with France"]


async def test_what_has_no_date_can_be_opened_too(dated: Session) -> None:
    async with opened(dated) as (pilot, reader):
        await pilot.press("T", "G", "enter")
        await pilot.pause()
        assert len(titles(reader)) == 1
        assert titles(reader)[0].startswith("The people of Kidal")


async def test_a_search_stays_when_a_stretch_is_opened(dated: Session) -> None:
    async with opened(dated) as (pilot, reader):
        await pilot.press("slash", *"convoy OR talks", "enter", "T", "space", "enter")
        await pilot.pause()
        assert reader.view.query == "(convoy OR talks) on:2023-09"
        assert titles(reader) == [CONVOY]


@pytest.mark.parametrize("key", ["escape", "q", "T", "h", "left"])
async def test_leaving_the_timeline_changes_nothing(dated: Session, key: str) -> None:
    async with opened(dated) as (pilot, reader):
        await pilot.press("T")
        assert isinstance(pilot.app.screen, Timeline)
        await pilot.press("j", key)
        assert pilot.app.screen_stack == [reader]
        assert reader.view.query == ""


async def test_the_figures_count_topics_over_time_and_names_that_occur_together(dated: Session) -> None:
    async with opened(dated) as (pilot, reader):
        await pilot.press("percent_sign")
        assert isinstance(pilot.app.screen, FiguresPage)
        assert "4 snippets, 4 unread, 0 starred, 0 noted." in shown(pilot)
        assert "Not in it: 1 snippet without a date." in shown(pilot)
        wagner = next(line for line in shown(pilot).splitlines() if "Wagner Group" in line)
        assert "2" in wagner
        await pilot.press("escape")
        assert pilot.app.screen_stack == [reader]


@pytest.mark.parametrize("key", ["T", "percent_sign"])
async def test_nothing_listed_is_said_in_place_of_an_empty_page(dated: Session, key: str) -> None:
    async with opened(dated) as (pilot, reader):
        await pilot.press("slash", *"nothingofthekind", "enter", key)
        assert pilot.app.screen_stack == [reader]
        assert "Nothing is listed" in shown(pilot)
