"""No key is dead: each key that a place has changes something to be seen there, or says why it does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens.autumn import AUTUMN
from tests.screens.driving import opened, shown
from tui.actions import ACTIONS, of_scope
from tui.keymaps import BESIDE, FACTORY, PANES
from tui.library.view import View
from tui.screens.reader import Reader
from tui.session import Session, open_session

FIRST = {
    "reader.redo": ("u",),
    "why.complete": ("a", *"ma"),
    "why.undo": ("p",),
    "account.undo": ("H",),
    "help.filter": (),
}
"""What has to be done before a key so that there is something to do."""
DIALOGS = {
    "why": "W",
    "account": "d",
    "help": "question_mark",
    "timeline": "T",
    "figures": "percent_sign",
    "colours": "C",
    "note_editor": "e",
}
"""The dialogs, by the keys that open them."""
ENDS = "reader.quit"


@pytest.fixture
def autumn(tmp_path: Path) -> Iterator[Session]:
    """Dated snippets of some weeks."""
    (tmp_path / "autumn.txt").write_text(AUTUMN + "\n", encoding="utf-8")
    session = open_session([tmp_path / "autumn.txt"], tmp_path / "home", {})
    yield session
    session.close()


async def ready(pilot: Pilot[None], reader: Reader, pane: str) -> None:
    """Go to the middle of everything in a pane, with a change that can be taken back."""
    while len(pilot.app.screen_stack) > 1:
        pilot.app.pop_screen()
        await pilot.pause()
    pilot.app.theme = "sahel-night"
    reader._relist(View())
    reader._apply(reader.session.star([1], on=not reader.session.mark(1).starred))
    reader.snippets.cursor = 5
    reader.topics.cursor = 1
    reader.tags.cursor = 2
    reader.snippets.cursor = 5
    reader.action_pane(pane)
    reader._say("")
    await pilot.pause()
    reader.article.scroll_to(y=1, animate=False)
    await pilot.pause()


def seen(pilot: Pilot[None]) -> tuple[object, ...]:
    """Return everything that can be seen of the reader."""
    app = pilot.app
    return shown(pilot), app.screen, app.screen.focused, app.theme, app.cursor_position


@pytest.mark.parametrize("pane", PANES)
async def test_every_key_of_a_pane_does_something_there(autumn: Session, pane: str) -> None:
    dead = []
    async with opened(autumn, (120, 14)) as (pilot, reader):
        for scope in (pane, *BESIDE.get(pane, ()), "reader"):
            for action in of_scope(scope):
                if action.name in {ENDS, f"reader.pane('{pane}')"} or not (keys := FACTORY.alive(action.name, pane)):
                    continue
                await ready(pilot, reader, pane)
                await pilot.press(*FIRST.get(action.name, ()))
                await pilot.pause()
                before = seen(pilot)
                await pilot.press(keys[0])
                await pilot.pause()
                if seen(pilot) == before:
                    dead.append(action.name)
    assert dead == []


@pytest.mark.parametrize("dialog", DIALOGS)
async def test_every_key_of_a_dialog_does_something_there(autumn: Session, dialog: str) -> None:
    dead = []
    async with opened(autumn, (120, 30)) as (pilot, reader):
        for action in of_scope(dialog):
            await ready(pilot, reader, "snippets")
            await pilot.press(DIALOGS[dialog])
            await pilot.pause()
            await pilot.press(*FIRST.get(action.name, ()))
            await pilot.pause()
            before = seen(pilot)
            await pilot.press(FACTORY.keys(action.name)[0])
            await pilot.pause()
            if seen(pilot) == before:
                dead.append(action.name)
    assert dead == []


@pytest.mark.parametrize("pane", PANES)
async def test_the_help_lists_just_the_keys_that_textual_hears_in_a_pane(autumn: Session, pane: str) -> None:
    async with opened(autumn) as (pilot, reader):
        reader.action_pane(pane)
        await pilot.pause()
        heard = {key: active.binding.id for key, active in reader.active_bindings.items() if active.binding.id}
        told = {
            key: action.name
            for action in ACTIONS.values()
            if action.scope in {pane, *BESIDE.get(pane, ()), "reader"}
            for key in FACTORY.alive(action.name, pane)
        }
        assert told == {key: name for key, name in heard.items() if name in ACTIONS}
