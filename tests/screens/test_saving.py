"""Saved searches among the topics, own tags by their names: saved, found, renamed, removed, taken back."""

import os
from pathlib import Path

from tests.conftest import SEEDS
from tests.screens.driving import opened, shown
from tui.screens.reader import Reader
from tui.session import Session, open_session


def saved(reader: Reader) -> dict[str, tuple[int, int, int]]:
    lines = (line for line in reader.topics.entries if line.topic.startswith("saved:"))
    return {line.label: (line.unread, line.total, line.new) for line in lines}


async def test_topic_tags_and_search_are_saved_as_one_search_with_live_counts(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("1", *["j"] * 5, "slash", *"wagner", "enter", "F", *"Watch Mali", "enter")
        assert session.marks.searches == {"Watch Mali": "place:mali wagner"}
        assert saved(reader) == {"Watch Mali": (3, 3, 0)}
        await pilot.press("m")
        assert saved(reader) == {"Watch Mali": (2, 3, 0)}
        assert "Saved searches" in shown(pilot)
        await pilot.press("u", "u")
        assert saved(reader) == {}
        await pilot.press("ctrl+r")
        assert saved(reader) == {"Watch Mali": (3, 3, 0)}


async def test_one_goes_to_a_saved_search_by_a_part_of_its_name(session: Session) -> None:
    session.keep_searches({"Watch Mali": "place:mali"}, "saved")
    session.keep_searches({"Niger": "place:niger"}, "saved")
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"wagner", "enter", "f", *"mal", "enter")
        assert (reader.view.topic, reader.view.query, reader.pane) == ("saved:Watch Mali", "", "snippets")
        assert len(reader.snippets.entries) == 6
        assert "place:mali" in shown(pilot)
        assert "Saved searches" in "\n".join(line[60:] for line in shown(pilot).splitlines())
        await pilot.press("f", "down", "enter")
        assert reader.view.topic == "saved:Watch Mali"
        await pilot.press("f", "escape")
        assert reader.view.topic == "saved:Watch Mali"


async def test_without_a_saved_search_the_key_says_how_to_save_one(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("f")
        assert "No search is saved yet. F saves" in shown(pilot)
        await pilot.press("F")
        assert "There is nothing to save." in shown(pilot)


async def test_a_saved_search_is_renamed_and_removed_in_the_topics(session: Session) -> None:
    session.keep_searches({"Mali": "place:mali"}, "saved")
    async with opened(session) as (pilot, reader):
        await pilot.press("f", "enter", "1", "f2", "end", *" watch", "enter")
        assert session.marks.searches == {"Mali watch": "place:mali"}
        assert reader.view.topic == "saved:Mali watch"
        await pilot.press("1", "delete")
        assert session.marks.searches == {}
        assert reader.view.topic == "all"
        await pilot.press("u")
        assert session.marks.searches == {"Mali watch": "place:mali"}
        await pilot.press("g", "f2", "delete")
        assert "Saved searches, and documents of your library, can be renamed" in shown(pilot)


async def test_what_came_in_since_the_last_visit_is_counted_and_marked(tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "a.txt").write_text("A convoy left Gao for Niger on Monday, officials said.\n", encoding="utf-8")
    os.utime(folder / "a.txt", (1_600_000_000, 1_600_000_000))
    first = open_session([folder], tmp_path / "home", {})
    async with opened(first) as (pilot, reader):
        await pilot.press("slash", *"convoy", "enter", "F", *"Convoys", "enter")
        assert saved(reader) == {"Convoys": (1, 1, 0)}
    first.close()
    (folder / "b.txt").write_text("Another convoy was attacked near Ansongo, the army said.\n", encoding="utf-8")
    os.utime(folder / "b.txt", (4_000_000_000, 4_000_000_000))
    again = open_session([folder], tmp_path / "home", {})
    async with opened(again) as (pilot, reader):
        assert saved(reader) == {"Convoys": (2, 2, 1)}
        await pilot.press("f", "enter")
        assert "convoy · since last time: +1" in shown(pilot)
        assert "new · Mali" in shown(pilot)
        await pilot.press("1", "g", "3")
        assert "new in Convoys · Mali" in shown(pilot)
        await pilot.press("f", "enter")
        reader.snippets.cursor = 0
        await pilot.press("m")
        assert saved(reader) == {"Convoys": (1, 2, 0)}
    again.close()


async def test_a_row_of_a_saved_search_names_what_that_asks_for_beside_places_and_quoted_words(
    session: Session,
) -> None:
    session.keep_searches({"Watch": "actor:wagner OR theme:diplomacy -actor:cma"}, "saved")
    async with opened(session) as (pilot, reader):
        await pilot.press("f", "enter")
        rows = {session.catalog.snippet(row).headline[:7]: reader._draw(row, 60)[1] for row in reader.snippets.entries}
        told = {
            head: [piece.text for piece in line if piece.meaning in {"actor", "theme"}] for head, line in rows.items()
        }
        assert told["Russia’"] == ["Wagner Group"]
        assert "Diplomacy" in told["France-"]
        await pilot.press("1", "g")
        assert not any(piece.meaning == "actor" for piece in reader._draw(reader.snippets.entries[0], 60)[1])


async def test_an_own_tag_is_renamed_merged_and_removed_everywhere(session: Session) -> None:
    session.tag([0, 1], {"urgent"})
    session.tag([2], {"follow-up"})
    session.tag([0], {"follow-up"})
    async with opened(session) as (pilot, reader):
        await pilot.press("2", "G", "space", "f2", *"now", "enter")
        assert [session.mark(row).tags for row in (0, 1)] == [{"now", "follow-up"}, {"now"}]
        assert reader.view.include == {"tag:now"}
        assert "urgent is now called now on 2 snippets" in shown(pilot)
        await pilot.press("G", "f2")
        assert "› follow-up" in shown(pilot)
        await pilot.press(*"fo", "tab")
        assert "Enter makes one of the two." in shown(pilot)
        await pilot.press("enter")
        assert session.marks.own.keys() == {"tag:follow-up"}
        assert len(session.marks.own["tag:follow-up"]) == 3
        assert "now and follow-up are now one tag" in shown(pilot)
        await pilot.press("G", "delete")
        assert not session.marks.own
        await pilot.press("u", "u", "u")
        assert {tag: len(rows) for tag, rows in session.marks.own.items()} == {"tag:follow-up": 2, "tag:urgent": 2}


async def test_a_tag_of_the_lexicon_keeps_its_name(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("2", "f2")
        assert "Only own tags can be renamed" in shown(pilot)


async def test_all_that_is_listed_is_tagged_at_once_and_shared_tags_are_told_from_others(session: Session) -> None:
    session.tag([3], {"old"})
    async with opened(session) as (pilot, _):
        await pilot.press("slash", *"wagner", "enter", "t", "ctrl+t")
        assert "All that is listed: 3 snippets" in shown(pilot)
        assert "Some    old" in shown(pilot)
        await pilot.press(*"wag -old", "enter")
        assert len(session.marks.own["tag:wag"]) == 3
        assert "tag:old" not in session.marks.own


async def test_a_tag_is_completed_from_those_in_use(session: Session) -> None:
    session.tag([3], {"follow-up"})
    async with opened(session) as (pilot, _):
        await pilot.press("t", *"new fol", "tab", "enter")
        assert session.mark(0).tags == {"new", "follow-up"}


def test_a_tag_is_renamed_on_snippets_whose_documents_are_gone(tmp_path: Path) -> None:
    first = open_session([SEEDS], tmp_path / "home", {})
    first.tag([0], {"old"})
    first.close()
    (tmp_path / "other.txt").write_text("A convoy left Gao for Niger on Monday, officials said.\n", encoding="utf-8")
    elsewhere = open_session([tmp_path / "other.txt"], tmp_path / "home", {})
    assert "1 snippet" in elsewhere.rename_tag("old", "new").said
    elsewhere.close()
    again = open_session([SEEDS], tmp_path / "home", {})
    assert again.mark(0).tags == {"new"}
    again.close()
