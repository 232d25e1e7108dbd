"""Taking along: the brief, files, and copies, by their keys."""

import csv
import json
import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import SEEDS
from tests.screens.driving import opened, shown, until
from tui.look.lines import SIGNS
from tui.screens.brief import BriefPage
from tui.screens.paths import completed_path
from tui.session import Session, open_session


def collected(session: Session) -> list[int | None]:
    """Return the rows in the brief, in its order."""
    return [session.catalog.row(id) for id in session.brief.ids]


async def write(pilot: Pilot[None], *names: str) -> None:
    """Type names of files and Enter, and wait for what comes of it."""
    for name in names:
        await pilot.press(*(_KEYS.get(letter, letter) for letter in name), "enter")
        await until(lambda: not any(each.group == "writing" for each in pilot.app.workers))
        await pilot.pause()


_KEYS = {"/": "slash", ".": "full_stop", "-": "minus", "_": "underscore"}


async def test_b_puts_a_snippet_into_the_brief_and_takes_it_out_again(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("j", "b")
        assert collected(session) == [1]
        assert "Put into the brief. u takes it back." in shown(pilot)
        assert f"{SIGNS[3]} in the brief" in shown(pilot)
        await pilot.press("b")
        assert collected(session) == []
        assert "Taken out of the brief. u takes it back." in shown(pilot)
        assert SIGNS[3] not in shown(pilot)
        await pilot.press("u")
        assert collected(session) == [1]
        await pilot.press("u")
        assert collected(session) == []
        await pilot.press("ctrl+r")
        assert collected(session) == [1]
        assert SIGNS[3] in shown(pilot)


async def test_a_selection_goes_into_the_brief_in_the_order_of_the_list_and_as_one_step(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("slash", *"sort:title", "enter", "g", "v", "j", "j", "b")
        assert collected(session) == [*reader.snippets.entries][:3]
        assert "3 put into the brief. u takes it back." in shown(pilot)
        await pilot.press("b")
        assert collected(session) == []
        await pilot.press("u", "u")
        assert collected(session) == []


async def test_the_brief_is_put_in_order_with_capital_j_and_k(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("v", "j", "j", "b", "escape", "B")
        assert "Brief · 3 snippets" in shown(pilot)
        await pilot.press("J")
        assert collected(session) == [1, 0, 2]
        await pilot.press("shift+down")
        assert collected(session) == [1, 2, 0]
        await pilot.press("J")
        assert "It stands last already." in shown(pilot)
        await pilot.press("K", "shift+up", "K")
        assert collected(session) == [0, 1, 2]
        assert "It stands first already." in shown(pilot)
        await pilot.press("u")
        assert collected(session) == [1, 0, 2]
        await pilot.press("ctrl+r")
        assert collected(session) == [0, 1, 2]


@pytest.mark.parametrize("key", ["b", "delete"])
async def test_an_item_is_taken_out_of_the_brief_and_comes_back_with_u(session: Session, key: str) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("v", "j", "j", "b", "escape", "B", "j", key)
        assert collected(session) == [0, 2]
        await pilot.press("u")
        assert collected(session) == [0, 1, 2]
        await pilot.press("q")
        assert pilot.app.screen is reader


@pytest.mark.parametrize("key", ["enter", "l", "right"])
async def test_enter_in_the_brief_goes_to_the_snippet_even_where_the_list_hides_it(session: Session, key: str) -> None:
    async with opened(session) as (pilot, reader):
        await pilot.press("x", "G", "x", "b", "slash", *"wagner", "enter", "B", "j", key)
        assert reader.snippets.current == 11
        assert reader.view.query == reader.search.value == ""
        assert reader.pane == "snippets"


async def test_an_empty_brief_says_which_key_fills_it(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("B")
        assert "In the list, b puts the snippet there" in shown(pilot)
        await pilot.press("J", "b", "enter", "y", "w")
        assert isinstance(pilot.app.screen, BriefPage)


async def test_the_brief_is_copied_with_its_citations(session: Session) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("b", "j", "b", "B", "y")
        assert "1. France-Niger Military Talks" in pilot.app.clipboard
        assert "000_b210746ba4ae3a81.txt, line 5" in pilot.app.clipboard
        assert "The brief (2 snippets, plain text) was sent to the terminal's clipboard." in shown(pilot)


@pytest.mark.parametrize("ending", ["md", "html", "json", "csv", "txt"])
async def test_the_brief_is_written_with_its_order_and_where_each_stands(
    session: Session, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"brief.{ending}"
    async with opened(session) as (pilot, _):
        await pilot.press("j", "b", "k", "b", "B", "w")
        await write(pilot, str(path))
        assert f"2 snippets written to {path}."[:60] in shown(pilot).replace("\n", "")
    text = path.read_text(encoding="utf-8-sig")
    assert 0 < text.index("A devastating jihadist attack") < text.index("France-Niger Military Talks")
    assert "210746" in text
    if ending == "json":
        assert [entry["id"] for entry in json.loads(text)] == [*session.brief.ids]
    if ending == "csv":
        assert len([*csv.DictReader(text.splitlines())]) == 2


async def test_the_brief_survives_a_restart_and_a_document_that_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()
    for name, words in (
        ("a", "A convoy left Gao for Ménaka on Monday."),
        ("b", "Rain fell on Tillabéri all night long."),
    ):
        (folder / f"{name}.txt").write_text(f"{words}\n", encoding="utf-8")
    session = open_session([folder], tmp_path / "home", {})
    async with opened(session) as (pilot, _):
        await pilot.press("b", "j", "b", "B", "J", "q")
    before = [item.headline for item in session.brief.items]
    session.close()
    (folder / "a.txt").unlink()
    session = open_session([folder], tmp_path / "home", {})
    async with opened(session) as (pilot, _):
        assert [item.headline for item in session.brief.items] == before
        await pilot.press("B", *["j"] * [name.startswith("A convoy") for name in before].index(True), "enter")
        assert "A convoy left Gao" in shown(pilot)
        assert "not in the opened documents" in shown(pilot)
        assert "Its text is in none of the opened documents." in shown(pilot)
        await pilot.press("y")
        assert "A convoy left Gao" in pilot.app.clipboard
    session.close()


async def test_what_another_window_collects_is_shown_here(tmp_path: Path) -> None:
    one, other = open_session([SEEDS], tmp_path, {}), open_session([SEEDS], tmp_path, {})
    async with opened(one) as (pilot, _):
        await pilot.press("j", "b")
        done = other.collect([3])
        assert done.saved is not None
        done.saved.result(timeout=10)
        await until(lambda: len(one.brief.items) == 2)
        await pilot.pause()
        assert set(collected(one)) == {1, 3}
        assert shown(pilot).count(SIGNS[3]) == 3
    one.close()
    other.close()


async def test_w_writes_what_is_listed_under_a_heading_that_says_what_it_is(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    async with opened(session) as (pilot, _):
        await pilot.press("slash", *"wagner", "enter", "w")
        assert "Write 3 snippets to a file" in shown(pilot)
        await write(pilot, str(path))
        assert "3 snippets written to" in shown(pilot)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# All, “wagner”\n")
    assert text.count("\n## ") == 3


async def test_w_writes_the_selection_where_there_is_one(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    async with opened(session) as (pilot, _):
        await pilot.press("x", "G", "x", "w")
        await write(pilot, str(path))
    ids = [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert ids == [session.catalog.snippet(row).id for row in (0, 11)]


async def test_a_file_that_is_there_is_written_over_only_when_enter_is_pressed_once_more(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "out.md"
    path.write_text("mine", encoding="utf-8")
    async with opened(session) as (pilot, reader):
        await pilot.press("w")
        await write(pilot, str(path))
        assert "out.md is there already. Enter once more writes over it." in shown(pilot)
        assert path.read_text(encoding="utf-8") == "mine"
        await pilot.press("escape")
        assert pilot.app.screen is reader
        await pilot.press("w")
        await write(pilot, str(path), "")
    assert path.read_text(encoding="utf-8").startswith("# All")


async def test_a_name_without_a_known_ending_and_a_folder_that_is_not_there_are_explained(
    session: Session, tmp_path: Path
) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("w")
        await write(pilot, str(tmp_path / "out.docx"))
        assert "A name with one of these endings is needed." in shown(pilot)
        await pilot.press(*["backspace"] * 8)
        await write(pilot, "no/where.md")
        assert "cannot be written: no such file or directory." in shown(pilot).replace("\n", "")
    assert [*tmp_path.glob("out*")] == []


async def test_tab_completes_the_name_of_a_folder(session: Session, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    async with opened(session) as (pilot, _):
        await pilot.press("w")
        await pilot.press(*(_KEYS.get(letter, letter) for letter in f"{tmp_path}/rep"), "tab", *"x", "full_stop", *"md")
        await write(pilot, "")
    assert (tmp_path / "reports" / "x.md").exists()


def test_a_path_is_completed_by_what_is_there_and_by_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "notes.md").touch()
    assert completed_path(f"{tmp_path}/no") == f"{tmp_path}/notes.md"
    assert completed_path(f"{tmp_path}/notes.md") is None
    assert completed_path(f"{tmp_path}/") is None
    assert completed_path(f"{tmp_path}/gone/x") is None
    assert completed_path("~nobody-of-this-name/x") is None


@pytest.mark.parametrize(("key", "said"), [("y", "3 citations were sent"), ("Y", "3 texts were sent")])
async def test_what_is_selected_is_copied_together(session: Session, key: str, said: str) -> None:
    async with opened(session) as (pilot, _):
        await pilot.press("v", "j", "j", key)
        assert f"{said} to the terminal's clipboard." in shown(pilot)
        assert "France-Niger Military Talks" in pilot.app.clipboard
        assert "The recent decision by Niger" in pilot.app.clipboard


@pytest.mark.parametrize(
    ("status", "said"), [(0, "sent to tmux's buffer and the terminal's"), (1, "tmux did not take it")]
)
async def test_inside_tmux_the_sentence_says_where_a_copy_went(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, said: str
) -> None:
    tool = tmp_path / "tmux"
    tool.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/asked"\ncat > "{tmp_path}/taken"\nexit {status}\n', "utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("TMUX", "/tmp/tmux,1,0")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    async with opened(session) as (pilot, _):
        await pilot.press("j", "y")
        assert said in shown(pilot)
    assert (tmp_path / "asked").read_text("utf-8").strip() == "load-buffer -w -"
    assert "A devastating jihadist attack" in (tmp_path / "taken").read_text("utf-8")
