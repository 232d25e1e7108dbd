"""Selecting rows: one by one and in ranges, what the keys then act on, and how it ends."""

from pathlib import Path

import pytest

from tests.screens.driving import opened, shown, until
from tui.screens.reader import Reader
from tui.session import Session, open_session


def selected(reader: Reader) -> list[int]:
    """Return the rows that are selected and listed."""
    return [*reader.selection]


async def test_x_selects_rows_one_by_one_and_takes_them_out_again(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("x", "j", "j", "x")
        assert selected(reader) == [0, 2]
        assert "2 selected · Esc lifts" in shown(pilot)
        await pilot.press("x")
        assert selected(reader) == [0]


async def test_a_range_follows_the_cursor_down_and_back_up(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("j", "j", "v", "j", "j")
        assert selected(reader) == [2, 3, 4]
        await pilot.press("k", "k", "k")
        assert selected(reader) == [1, 2]
        await pilot.press("G")
        assert selected(reader) == [*range(2, 12)]
        await pilot.press("v", "g")
        assert selected(reader) == [*range(2, 12)]


async def test_a_range_adds_to_what_was_selected_before(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("x", "j", "j", "j", "v", "j", "k", "k")
        assert selected(reader) == [0, 2, 3]


@pytest.mark.parametrize("sort", ["newest", "title"])
async def test_a_range_holds_what_stands_between_in_the_order_of_the_list(session: Session, sort: str) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *f"sort:{sort}", "enter", "g", "v", "j", "j")
        assert selected(reader) == sorted([*reader.snippets.entries][:3])


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["s"], "3 starred. u takes it back."),
        (["m"], "3 marked read. u takes it back."),
        (["A"], "3 marked read. u takes it back."),
        (["t", *"urgent", "enter"], "3 tagged urgent. u takes it back."),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
async def test_keys_act_on_the_selection_as_one_step_that_u_takes_back(
    session: Session, keys: list[str], said: str
) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("v", "j", "j", *keys)
        changed = [row for row in session.catalog.all if session.mark(row) != session.mark(11)]
        assert changed == [0, 1, 2]
        assert said in shown(pilot)
        await pilot.press("u")
        assert not any(session.mark(row) != session.mark(11) for row in session.catalog.all)


async def test_a_key_ends_the_range_so_that_moving_on_does_not_stretch_it(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("v", "j", "s", "j", "j")
        assert selected(reader) == [0, 1]


async def test_esc_lifts_the_selection_first_then_the_search_then_the_tags(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("2", "space", "3", "slash", *"mali", "enter", "x")
        assert selected(reader)
        await pilot.press("escape")
        assert (selected(reader), reader.view.query) == ([], "mali")
        await pilot.press("escape")
        assert (reader.view.query, len(reader.view.include)) == ("", 1)
        await pilot.press("escape")
        assert reader.view.include == frozenset()
        await pilot.press("escape")
        assert reader.pane == "topics"


async def test_what_is_selected_and_not_listed_is_left_alone(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("v", "G", "v", "slash", *"wagner", "enter")
        assert len(selected(reader)) == 3
        await pilot.press("s")
        assert len(session.marks.starred) == 3
        await pilot.press("escape", "escape")
        assert len(selected(reader)) == 9


async def test_a_selected_row_is_told_by_a_sign_and_not_by_colour_alone(session: Session) -> None:
    async with opened(session) as (pilot, _):
        assert "▌" not in shown(pilot)
        await pilot.press("x")
        assert shown(pilot).count("▌") == 2


async def test_a_selection_stays_with_its_snippets_when_the_documents_are_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "b.txt").write_text("A convoy left Gao for the border with Niger, officials said.\n", encoding="utf-8")
    session = open_session([folder], tmp_path / "home", {})
    async with opened(session) as (pilot, reader):
        await pilot.press("x")
        (here,) = [session.catalog.snippet(row).id for row in reader.selection]
        (folder / "a.txt").write_text("A clash near Kidal left four soldiers dead on Monday.\n", encoding="utf-8")
        await pilot.press("r")
        await until(lambda: len(session.catalog) == 2)
        await pilot.pause()
        assert [session.catalog.snippet(row).id for row in reader.selection] == [here]
    session.close()
