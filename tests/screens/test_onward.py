"""From the first unread snippet to the last with one key, and what counts as reading on the way."""

from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.screens.driving import opened, shown
from tui.session import Session, open_session


@pytest.mark.parametrize("key", ["n", "space"])
async def test_one_key_alone_reads_everything_from_first_to_last(session: Session, key: str) -> None:
    async with opened(session, (80, 12)) as (pilot, reader):
        read: list[int] = []
        for _press in range(150):
            await pilot.press(key)
            if reader.snippets.current not in read:
                read.append(reader.snippets.current or 0)
            if "No unread snippet below, and none elsewhere in the list." in shown(pilot):
                break
        assert read == [*range(12)]
        assert not session.marks.unread
        await pilot.press(key)
        assert reader.snippets.current == 11


async def test_n_opens_the_snippet_that_was_only_previewed_and_goes_on_from_an_open_one(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("j", "n")
        assert [row for row in session.catalog.all if session.mark(row).read] == [1]
        await pilot.press("m", "n")
        assert [row for row in session.catalog.all if session.mark(row).read] == [2]


async def test_capital_n_goes_back_through_the_unread_ones_to_the_first(session: Session) -> None:
    session.read([1])
    async with opened(session) as (pilot, reader):
        await pilot.press("j", "j", "N")
        assert reader.snippets.current == 0
        await pilot.press("N")
        assert reader.snippets.current == 0
        assert "No unread snippet above; n goes to those below." in shown(pilot)


async def test_n_at_the_end_says_that_others_wait_above(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("G", "n", "n")
        assert reader.snippets.current == 11
        assert "No unread snippet below; N goes to those above." in shown(pilot)


async def test_space_leaves_a_snippet_unread_that_was_marked_so_in_the_article(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("space", "m", "space")
        assert not session.mark(0).read
        assert reader.snippets.current == 1


async def test_j_and_k_say_where_the_list_ends(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("K")
        assert "This is the first snippet of the list." in shown(pilot)
        await pilot.press("G", "J")
        assert "This is the last snippet of the list." in shown(pilot)
        assert reader.snippets.current == 11


READ: dict[str, dict[str, list[int]]] = {
    "open": {"j": [], "enter": [0], "l": [0], "n": [0], "space": [0], "J": [], "4 J": [1], "4 J K": [0, 1]},
    "rest": {"j": [1], "enter": [0], "l": [0], "n": [0], "space": [0], "J": [1], "4 J": [1], "4 J K": [0, 1]},
    "never": {"j": [], "enter": [], "l": [], "n": [], "space": [], "J": [], "4 J": [], "4 J K": [], "n m": [0]},
}
"""For each setting what is read after some keys."""


@pytest.mark.parametrize(
    ("policy", "keys", "read"),
    [(policy, keys, read) for policy, cases in READ.items() for keys, read in cases.items()],
    ids=str,
)
async def test_what_counts_as_reading_is_as_the_settings_say(
    tmp_path: Path, policy: str, keys: str, read: list[int]
) -> None:
    (tmp_path / "config.toml").write_text(f"mark_read = '{policy}'", encoding="utf-8")
    session = open_session([SEEDS], tmp_path, {})
    async with opened(session) as (pilot, _):
        await pilot.press(*keys.split())
        assert [row for row in session.catalog.all if session.mark(row).read] == read
    session.close()


@pytest.mark.parametrize("key", ["n", "space"])
async def test_one_key_goes_through_all_even_where_reading_marks_nothing(tmp_path: Path, key: str) -> None:
    (tmp_path / "config.toml").write_text("mark_read = 'never'", encoding="utf-8")
    session = open_session([SEEDS], tmp_path, {})
    async with opened(session, (80, 12)) as (pilot, reader):
        for _press in range(150):
            await pilot.press(key)
            if reader.snippets.current == 11 and "No unread snippet below" in shown(pilot):
                break
        assert reader.snippets.current == 11
        assert len(session.marks.unread) == 12
        assert "No unread snippet below; N goes to those above." in shown(pilot)
    session.close()


async def test_z_gives_the_article_the_whole_window_until_one_leaves_it(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        panes = {pane: reader.query_one(f"#{pane}") for pane in ("topics", "tags", "snippets", "article")}
        await pilot.press("z")
        await pilot.pause()
        assert session.mark(0).read
        assert [pane for pane, widget in panes.items() if widget.region.area] == ["article"]
        await pilot.press("J")
        await pilot.pause()
        assert reader.article.region.width == 120
        await pilot.press("z")
        await pilot.pause()
        assert all(widget.region.area for widget in panes.values())
        await pilot.press("z", "h")
        await pilot.pause()
        assert all(widget.region.area for widget in panes.values())


async def test_z_says_so_where_the_article_is_alone_anyway(session: Session) -> None:
    async with opened(session, (60, 20)) as (pilot, _):
        await pilot.press("enter", "z")
        assert "The article is alone already; h goes back to the list." in shown(pilot)
