"""No key is dead: each key that a place has changes something to be seen there, or says why it does not."""

from collections.abc import Collection
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens.autumn import AUTUMN
from tests.screens.driving import opened, shown
from tui.actions import ACTIONS, Action
from tui.keymaps import BESIDE, FACTORY, PANES, Keymap
from tui.keymaps.presets import PRESETS
from tui.library.view import View
from tui.screens.reader import Reader
from tui.session import Session, open_session

FIRST = {
    "reader.redo": ("reader.undo",),
    "why.complete": ("why.name", *"ma"),
    "why.undo": ("why.pin",),
    "account.undo": ("account.hide",),
    "brief.move_up": ("rows.down",),
    "brief.undo": ("brief.move_down",),
    "brief.redo": ("brief.move_down", "brief.undo"),
    "tag_editor.save": ("x",),
    "tag_editor.complete": ("f",),
    "tag_editor.choose_next": ("f",),
    "tag_editor.choose_previous": ("f", "tag_editor.choose_next"),
    "prompt.choose_previous": ("prompt.choose_next",),
    "adder.take": ("x",),
    "adder.complete": ("slash", *"tm"),
    "writing.write": ("x", "full_stop", *"md"),
    "writing.complete": ("slash", *"tm"),
}
"""What has to be done before an action so that there is something to do: keys, and other actions by their keys."""
DIALOGS = {
    "why": "reader.why",
    "account": "reader.account",
    "help": "reader.help",
    "timeline": "reader.timeline",
    "figures": "reader.figures",
    "colours": "reader.colours",
    "note_editor": "reader.note",
    "tag_editor": "reader.tag",
    "brief": "reader.brief",
    "writing": "reader.write",
    "choosing": "reader.narrow",
    "sorting": "reader.sort",
    "prompt": "reader.go_to_search",
    "adder": "reader.add",
}
"""The dialogs, by the actions that open them."""
ENDS = "reader.quit"


def autumn(tmp_path: Path, preset: str) -> Session:
    """Open dated snippets of some weeks, two of them tagged, three of them in the brief, and two searches saved."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "config.toml").write_text(f'keys = "{preset}"\n', encoding="utf-8")
    (tmp_path / "autumn.txt").write_text(AUTUMN + "\n", encoding="utf-8")
    session = open_session([tmp_path / "autumn.txt"], tmp_path / "home", {})
    session.tag([2, 3], ["follow-up", "field"])
    session.collect([1, 2, 3])
    session.keep_searches({"all of Mali": "place:mali", "all of Niger": "place:niger"}, "saved")
    return session


def asked(preset: str, scopes: Collection[str]) -> list[Action]:
    """Return the actions of some places that a preset gives keys of its own; by default all."""
    moved = PRESETS[preset] or ACTIONS
    return [action for action in ACTIONS.values() if action.scope in scopes and action.name in moved]


def keys_for(keymap: Keymap, pane: str, *wanted: str) -> list[str]:
    """Return the keys for actions; what is no action is a key."""
    return [keymap.alive(each, pane)[0] if each in ACTIONS else each for each in wanted]


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


async def is_dead(pilot: Pilot[None], action: Action, pane: str, keymap: Keymap) -> bool:
    """Tell whether the key of an action changes nothing that can be seen."""
    await pilot.press(*keys_for(keymap, pane, *FIRST.get(action.name, ())))
    await pilot.pause()
    before = seen(pilot)
    await pilot.press(*keys_for(keymap, pane, action.name))
    await pilot.pause()
    return seen(pilot) == before


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("pane", PANES)
async def test_every_key_of_a_pane_does_something_there(tmp_path: Path, pane: str, preset: str) -> None:
    session, dead = autumn(tmp_path, preset), []
    async with opened(session, (120, 14)) as (pilot, reader):
        for action in asked(preset, {pane, *BESIDE.get(pane, ()), "reader"}):
            if action.name in {ENDS, f"reader.pane('{pane}')"} or not session.keymap.alive(action.name, pane):
                continue
            await ready(pilot, reader, pane)
            if await is_dead(pilot, action, pane, session.keymap):
                dead.append(action.name)
    session.close()
    assert dead == []


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("dialog", DIALOGS)
async def test_every_key_of_a_dialog_does_something_there(
    tmp_path: Path, dialog: str, preset: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # one of the keys writes a file
    if not (actions := asked(preset, {dialog})):
        return  # the preset changes nothing there
    session, dead = autumn(tmp_path, preset), []
    async with opened(session, (120, 30)) as (pilot, reader):
        for action in actions:
            await ready(pilot, reader, "snippets")
            await pilot.press(*keys_for(session.keymap, "snippets", DIALOGS[dialog]))
            await pilot.pause()
            if await is_dead(pilot, action, "snippets", session.keymap):
                dead.append(action.name)
    session.close()
    assert dead == []


@pytest.mark.parametrize("pane", PANES)
async def test_the_help_lists_just_the_keys_that_textual_hears_in_a_pane(session: Session, pane: str) -> None:
    async with opened(session) as (pilot, reader):
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
