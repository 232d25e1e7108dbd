"""What stands under a line that is typed into; it never has the focus, the line moves through it."""

from collections.abc import Callable, Sequence

from textual import events
from textual.strip import Strip

from tui.look.offers import Offer, offer_line
from tui.look.wrap import Line
from tui.widgets.lines import Lines


class Completions(Lines, can_focus=False):
    """A few lines on what was typed, and under them the offers of how it may go on."""

    DEFAULT_CSS = """
    Completions {
        overflow: hidden;
    }
    """

    def __init__(self, take: Callable[[str], None], *, id: str = "completions") -> None:
        """Take what to call with the whole line of an offer that was clicked."""
        super().__init__(id=id)
        self._take = take
        self._write: Callable[[int], Sequence[Line]] = lambda _: ()
        self._offers: Sequence[Offer] = ()
        self._chosen = 0

    @property
    def offers(self) -> Sequence[Offer]:
        """What is offered."""
        return self._offers

    @property
    def chosen(self) -> Offer | None:
        """The offer that would be taken."""
        return self._offers[self._chosen] if self._offers else None

    def show(self, write: Callable[[int], Sequence[Line]], offers: Sequence[Offer]) -> None:
        """Show other lines and offers; the first offer is the chosen one.

        Args:
            write: Gives the lines above the offers for a width in cells.
            offers: The offers, the best first.
        """
        self._write, self._offers, self._chosen = write, offers, 0
        self.repaint()

    def choose(self, step: int) -> None:
        """Choose an offer further down or up."""
        if self._offers:
            self._chosen = min(max(self._chosen + step, 0), len(self._offers) - 1)
            self.repaint()

    def close(self) -> bool:
        """Offer nothing any more; say whether anything was offered."""
        was, self._offers = bool(self._offers), ()
        self.repaint()
        return was

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        above = self._write(width)
        if y < len(above):
            return self.drawn(above[y], width)
        at = self._first(len(above)) + y - len(above)
        if at >= len(self._offers):
            return self.drawn((), width)
        return self.drawn(offer_line(self._offers[at], at == self._chosen, width), width)

    def on_click(self, event: events.Click) -> None:
        """Take the offer that was clicked."""
        above = len(self._write(self.size.width))
        at = self._first(above) + event.y - above
        if event.y >= above and at < len(self._offers):
            self._take(self._offers[at].text)

    def _first(self, above: int) -> int:
        """Return the first offer in sight, so that the chosen one is."""
        return max(self._chosen - max(self.size.height - above, 1) + 1, 0)
