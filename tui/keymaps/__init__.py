"""The keys in force: those of `ACTIONS`, moved by a preset (`presets.py`) and by the person (`own.py` checks that)."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from msgspec import Struct, field

from tui.actions import ACTIONS, Action
from tui.keymaps.names import sign

PANES: Final = ("topics", "tags", "snippets", "article")
"""The panes, whose own keys go before those of the whole reader."""

BESIDE: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("topics", "tags", "snippets"), ("rows",)),
    **dict.fromkeys(("brief", "choosing", "sorting", "why", "account", "timeline", "colours"), ("rows",)),
    "figures": ("article",),
    "help": ("article",),
}
"""For a place the other scopes whose keys it has as well."""


class Keymap(Struct, frozen=True):
    """Which keys each action has; equal keymaps are equal values."""

    moved: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The actions whose keys are not those from the factory."""

    def keys(self, action: str) -> tuple[str, ...]:
        """Return all keys of an action."""
        return self.moved.get(action) or factory(ACTIONS[action])

    def alive(self, action: str, pane: str) -> tuple[str, ...]:
        """Return the keys of an action that work while a pane has the focus: its own keys go before the reader's."""
        keys = self.keys(action)
        if pane not in PANES or ACTIONS[action].scope != "reader":
            return keys
        own = self.taken(pane)
        return tuple(key for key in keys if key not in own)

    def taken(self, place: str) -> dict[str, str]:
        """Return which action each key of a place does."""
        return {key: name for name in _actions_of(place) for key in self.keys(name)}

    def sign(self, action: str) -> str:
        """Return the first key of an action as people write it: "^p" for ctrl+p."""
        return sign(self.keys(action)[0])

    @property
    def takes_back(self) -> str:
        """The sentence on how to undo, which stands behind what was done."""
        return f"{self.sign('reader.undo')} takes it back."

    def fill(self, text: str) -> str:
        """Return a sentence with keys in place of actions in braces, as in "{reader.undo} takes it back"."""
        return re.sub(r"\{([a-z_]+\.[^{}]+)\}", lambda found: self.sign(found[1]), text)

    def signs(self, action: str, pane: str = "") -> str:
        """Return the keys of an action that work in a pane as people write them: "j ↓"."""
        return " ".join(map(sign, self.alive(action, pane)))


@cache
def _actions_of(place: str) -> tuple[str, ...]:
    """Return the actions of a place and of what it has the keys of as well."""
    scopes = (place, *BESIDE.get(place, ()))
    return tuple(name for name, action in ACTIONS.items() if action.scope in scopes)


def factory(action: Action) -> tuple[str, ...]:
    """Return the keys that an action has from the factory."""
    return tuple(key.strip() for key in action.keys.split(","))


FACTORY: Final = Keymap()
"""The keys from the factory."""


def in_force(said: str | Mapping[str, object]) -> Keymap:
    """Return the keys that a setting asks for; what is wrong with it is told where the settings are read."""
    if said == "default":
        return FACTORY
    from tui.keymaps.own import read  # few people move keys

    return read(said)[0]
