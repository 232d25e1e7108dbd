"""What stands under a line that is typed into; it never has the focus, the line moves through it."""

from collections.abc import Callable

from textual import events
from textual.strip import Strip

from tui.look.offers import Offer
from tui.widgets.lines import Lines
from tui.widgets.offers import Offers


class Completions(Lines, can_focus=False):
    """A page of a dialog under its line."""

    DEFAULT_CSS = """
    Completions {
        overflow: hidden;
    }
    """

    def __init__(self, take: Callable[[str], None], *, id: str) -> None:
        """Take what to call with the whole line of an offer that was clicked."""
        super().__init__(id=id)
        self._take = take
        self._shown = Offers(self.repaint)
        self.show, self.choose = self._shown.show, self._shown.choose

    @property
    def chosen(self) -> Offer | None:
        """The offer that would be taken."""
        return self._shown.chosen

    def line(self, y: int, width: int) -> Strip:
        """Draw one line of the window in so many cells."""
        lines = self._shown.drawn(width, self.size.height)
        return self.drawn(lines[y] if y < len(lines) else (), width)

    def on_click(self, event: events.Click) -> None:
        """Take the offer that was clicked."""
        if offer := self._shown.at(event.y, *self.size):
            self._take(offer.text)
