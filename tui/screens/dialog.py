"""What every dialog shares: it stands in the middle, and the reader behind it is dimmed."""

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

from tui.widgets.cover import Cover

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A screen over the reader; gives a result when it closes."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $ground 60%;
        overflow: hidden;
    }
    """

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the window is too small for it."""
        Cover.fit(self, event.size)
