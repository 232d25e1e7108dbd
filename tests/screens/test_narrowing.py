"""Narrowing to what a snippet is about, and choosing the order of the list, by their keys."""

import pytest

from tests.screens.driving import opened, shown, titles
from tui.session import Session


async def test_equals_offers_what_the_snippet_is_about_and_narrows_to_it(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("equals_sign")
        assert "Narrow to" in shown(pilot)
        assert "place · 3" in shown(pilot)
        await pilot.press("enter")
        assert reader.view.topic == "place:niger"
        assert len(reader.snippets.entries) == 3
        assert reader.snippets.current == 0
        await pilot.press("equals_sign", "j", "enter")
        assert reader.view.include == {"place:france"}
        assert all({"place:niger", "place:france"} <= {*session.tags(row)} for row in reader.snippets.entries)


async def test_what_is_in_force_is_signed_and_lifted_when_it_is_chosen_again(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("equals_sign", "enter", "equals_sign")
        assert "+ Niger" in shown(pilot)
        await pilot.press("enter")
        assert reader.view.topic == "all"
        assert len(reader.snippets.entries) == 12


async def test_own_tags_and_actors_are_included(session: Session) -> None:
    session.tag([0, 4], ["urgent"])
    async with opened(session) as (pilot, reader):
        await pilot.press("equals_sign", "G", "l")
        assert reader.view.topic == "all"
        assert reader.view.include == {"tag:urgent"}
        assert [*reader.snippets.entries] == [0, 4]


@pytest.mark.parametrize("key", ["escape", "q", "equals_sign"])
async def test_the_choice_can_be_left_alone(session: Session, key: str) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("equals_sign", key)
        assert pilot.app.screen is reader
        assert len(reader.snippets.entries) == 12


@pytest.mark.parametrize(
    ("letter", "sort"),
    [("n", "newest"), ("t", "title"), ("s", "source"), ("u", "unread"), ("r", "relevance")],
)
async def test_a_letter_chooses_the_order_and_the_present_one_again_turns_it_round(
    session: Session, letter: str, sort: str
) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("S", letter)
        assert reader.view.sort == sort
        await pilot.press("S", letter)
        assert reader.view.sort == f"-{sort}"
        await pilot.press("S", "l")
        assert reader.view.sort == "listed"


async def test_the_order_twice_turns_the_list_round_and_the_status_line_says_so(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("S", "t")
        forth = titles(reader)
        assert "saved · by title" in shown(pilot)
        await pilot.press("S", "S")
        assert titles(reader) == [*reversed(forth)]
        assert "saved · by title, from the end" in shown(pilot)
        await pilot.press("S", "enter")
        assert titles(reader) == forth


async def test_an_order_is_chosen_by_moving_to_it_too(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("S", "j", "j", "right")
        assert reader.view.sort == "title"
        await pilot.press("S", "escape")
        assert reader.view.sort == "title"


async def test_a_search_may_ask_for_an_order_the_other_way_round(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"sort:-title", "enter")
        assert "by title, from the end" in shown(pilot)
        assert titles(reader) == sorted(titles(reader), key=str.casefold, reverse=True)
