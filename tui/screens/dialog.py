"""What every dialog shares: it stands in the middle, and the reader behind it is dimmed."""

from typing import Protocol, TypeVar, runtime_checkable

from textual import events
from textual.screen import ModalScreen

from tui.keymaps import FACTORY, Keymap
from tui.widgets.cover import Cover

Result = TypeVar("Result")


@runtime_checkable
class HasKeymap(Protocol):
    """A program that knows the keys in force."""

    keymap: Keymap


class Dialog(ModalScreen[Result]):
    """A screen over the reader; gives a result when it closes."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $ground 60%;
        overflow: hidden;
    }
    """

    def keyed(self, text: str) -> str:
        """Return a sentence with the keys in force in place of the names of actions in braces."""
        return (self.app.keymap if isinstance(self.app, HasKeymap) else FACTORY).fill(text)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the window is too small for it."""
        Cover.fit(self, event.size)
