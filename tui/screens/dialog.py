"""What every dialog shares: it stands in the middle, and the reader behind it is dimmed."""

from typing import TypeVar

from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A screen over the reader; gives a result when it closes."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $ground 60%;
    }
    """
