"""The snippet list: two lines a row, in the order of the view."""

from typing import ClassVar

from textual.binding import BindingType

from tui.look.keys import bindings
from tui.widgets.rows import Rows


class Snippets(Rows[int]):
    """The list of snippets, by their row in the catalog."""

    BORDER_TITLE = "Snippets"
    HEIGHT = 2
    BINDINGS: ClassVar[list[BindingType]] = bindings("snippets")
