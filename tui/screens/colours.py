"""Choosing the colours: moving shows each at once in the reader behind, Enter keeps it, Esc goes back."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.look.keys import bindings
from tui.look.themes import ABOUT, themes
from tui.look.wrap import Line, Piece, fitted
from tui.screens.dialog import Dialog
from tui.widgets.rows import Rows


class Colours(Dialog[None]):
    """A list of the looks over a reader that is seen in them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("colours")
    DEFAULT_CSS = """
    Colours {
        align: right bottom;
        background: $ground 0%;
    }
    #colours {
        width: 52;
        max-width: 100%;
        height: 6;
        padding: 0;
    }
    #looks { height: 1fr; }
    """

    def __init__(self) -> None:
        """Start."""
        super().__init__()
        self._before = ""
        self._looks = Rows[str](_look_line, rest=self._show, id="looks")

    def compose(self) -> ComposeResult:
        """Lay out the looks alone."""
        with Vertical(id="colours", classes="dialog") as frame:
            frame.border_title = Content("Colours")
            yield self._looks

    def on_mount(self) -> None:
        """Begin at the colours of the moment."""
        self._before = self.app.theme
        names = [theme.name for theme in themes()]
        self._looks.show(names, names.index(self._before))
        self._looks.focus()

    def _show(self, look: str) -> None:
        """Show a look in everything."""
        self.app.theme = look

    @on(Rows.Opened)
    def action_keep(self) -> None:
        """Keep the colours that are seen, from now on."""
        self.dismiss()

    def action_back(self) -> None:
        """Go back to the colours from before."""
        self.app.theme = self._before
        self.dismiss()


def _look_line(look: str, width: int) -> tuple[Line, ...]:
    """Return the row of a look: its name, and what it is for."""
    return (fitted((Piece(f" {look:<16}", "unread"), Piece(ABOUT[look], "muted")), width - 1),)
