"""The keys as Textual wants them, and as the footer shows them; both come from the table of actions."""

from textual.binding import Binding, BindingType

from tui.actions import ACTIONS, of_scope
from tui.keymaps import Keymap


def bindings(scope: str) -> list[BindingType]:
    """Return the keys that a place has from the factory, with ids so that a keymap can move them."""
    return [
        Binding(action.keys, action.method, action.label, show=action.footer, tooltip=action.help, id=action.name)
        for action in of_scope(scope)
    ]


def moved(keymap: Keymap) -> dict[str, str]:
    """Return the keys that are not those from the factory, as Textual takes them."""
    return {name: ",".join(keys) for name, keys in keymap.moved.items()}


def hints(keymap: Keymap, pane: str, *scopes: str, also: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Return (key, label) of some actions, then of those in scopes, for the footer of a pane or dialog."""
    shown = [action for scope in scopes for action in of_scope(scope) if action.footer]
    actions = [*(ACTIONS[name] for name in also), *shown]
    alive = ((keymap.alive(action.name, pane), action.label) for action in actions)
    return [(keys[0], label) for keys, label in alive if keys]
