"""The keys as Textual wants them, and as a person reads them; both come from the table of actions."""

from collections.abc import Iterable
from typing import Final

from textual.binding import Binding, BindingType

from tui.actions import Action, of_scope

_SIGNS: Final = {
    "slash": "/",
    "equals_sign": "=",
    "question_mark": "?",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "S-Tab",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def bindings(scope: str) -> list[BindingType]:
    """Return the keys of one place, with ids so that a keymap can move them."""
    return [
        Binding(action.keys, action.method, action.label, show=action.footer, tooltip=action.help, id=action.name)
        for action in of_scope(scope)
    ]


def sign(key: str) -> str:
    """Return how a key is written for people: "^p" for ctrl+p."""
    return _SIGNS.get(key) or (f"^{key[5:]}" if key.startswith("ctrl+") else key)


def signs(keys: str) -> str:
    """Return how the keys of an action are written for people: "j ↓"."""
    return " ".join(sign(key.strip()) for key in keys.split(","))


def hints(actions: Iterable[Action]) -> list[tuple[str, str]]:
    """Return (first key, label) of each action, for the footer."""
    return [(sign(action.keys.partition(",")[0]), action.label) for action in actions]
