"""Small lists to choose one thing from."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tui.look.keys import bindings
from tui.look.lines import Choice, choice_line
from tui.screens.dialog import Dialog
from tui.widgets.rows import Rows


class Choosing(Dialog[str]):
    """Offers some things with the cursor on the first; gives the one that was chosen, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("choosing")
    DEFAULT_CSS = """
    #choices {
        width: 60;
        max-width: 95%;
        max-height: 90%;
        padding: 0;
    }
    """
    _hint = ""

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        """Take what is asked, and what there is to choose from."""
        super().__init__()
        self._heading = title
        self._choices = choices
        self._rows = Rows[Choice](choice_line, id="choices")

    def compose(self) -> ComposeResult:
        """Lay out the list alone."""
        self._rows.add_class("dialog")
        self._rows.put_title(self._heading)
        self._rows.put_subtitle(self._hint)
        self._rows.styles.height = len(self._choices) + 2
        yield self._rows

    def on_mount(self) -> None:
        """List what there is."""
        self._rows.show(self._choices, self._first)
        self._rows.focus()

    @property
    def _first(self) -> int:
        """Where the cursor stands first."""
        return 0

    @on(Rows.Opened)
    def action_choose(self) -> None:
        """Take what the cursor is on."""
        if self._rows.current is not None:
            self.dismiss(self._rows.current.value)

    def action_cancel(self) -> None:
        """Choose nothing."""
        self.dismiss()


class Sorting(Choosing):
    """Offers the orders of the list with the cursor on the present one; a letter is enough."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("sorting")
    _hint = "A letter chooses · the present one turns round"

    @property
    def _first(self) -> int:
        """The present order."""
        return next((at for at, choice in enumerate(self._choices) if choice.chosen), 0)

    def action_by(self, sort: str) -> None:
        """Take an order by its letter."""
        self.dismiss(sort)
