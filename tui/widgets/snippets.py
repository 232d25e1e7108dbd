"""The snippet list: two lines a row, in the order of the view; above them what helps on while one types a search."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.strip import Strip

from tui.look.keys import bindings
from tui.look.wrap import Line, Piece
from tui.widgets.offers import Offers
from tui.widgets.rows import Rows

_MOST: Final = 7
"""So many lines at most stand above the rows; fewer where the window is low."""


class Snippets(Rows[int]):
    """The list of snippets, by their row in the catalog."""

    TITLE = "Snippets"
    HEIGHT = 2
    BINDINGS: ClassVar[list[BindingType]] = bindings("snippets")

    def __init__(
        self,
        draw: Callable[[int, int], tuple[Line, ...]],
        *,
        look: Callable[[int], Hashable],
        rest: Callable[[int], None],
        empty: Callable[[int], Sequence[Line]],
        take: Callable[[str], None],
    ) -> None:
        """Take what a list takes.

        Args:
            draw: Gives the two lines of a row for a width in cells.
            look: Gives a value that differs whenever the row looks different.
            rest: Called when the cursor comes to rest on a row.
            empty: Gives the lines that stand there while nothing is listed.
            take: Called with the whole line of an offer that was clicked.
        """
        super().__init__(draw, look=look, rest=rest, empty=empty, id="snippets")
        self.offers = Offers(self._make_room)
        """What stands above the rows; nothing while nobody types."""
        self._take = take
        self._above: Sequence[Line] = ()

    @property
    def above(self) -> int:
        """How many lines stand above the rows."""
        return len(self._above)

    @property
    def _room(self) -> tuple[int, int]:
        """The width, and how many lines at most stand above the rows."""
        width, height = self.scrollable_content_region.size
        return width, min(_MOST, max(height // 4, 2))

    def _make_room(self) -> None:
        """Take the room that is needed and no more, with a line under it; the rows move, nothing is laid out."""
        width, height = self._room
        shown = self.offers.drawn(width, height)
        if not shown and not self._above:
            return
        self._above = [*shown, (Piece("─" * width, "muted"),)] if shown else ()
        self._measure()
        self.reveal_lines(self.cursor * self.HEIGHT, self.HEIGHT)
        self.repaint()

    def on_resize(self) -> None:
        """Draw what stands above the rows for the new width."""
        self._make_room()

    def line(self, y: int, width: int) -> Strip:
        """Draw one line of the window in so many cells."""
        return self.drawn(self._above[y], width) if y < self.above else super().line(y, width)

    def focus_on_click(self) -> bool:
        """A click on an offer leaves the focus in the line."""
        return self.app.mouse_position.y - self.content_region.y not in range(self.above)

    def on_click(self, event: events.Click) -> None:
        """Take the offer that was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < self.above and (offer := self.offers.at(offset.y, *self._room)):
            self._take(offer.text)
