"""What is offered while one types: lines on what was typed, under them how it may go on, and which is chosen."""

from collections.abc import Callable, Sequence

from tui.look.offers import Offer, offer_line
from tui.look.wrap import Line


class Offers:
    """A few lines on what was typed, under them the offers of how it may go on, and which of those is chosen."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """Take what to call when something else is to be seen."""
        self._changed = changed
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
        self._changed()

    def choose(self, step: int) -> None:
        """Choose an offer further down or up."""
        if self._offers:
            self._chosen = min(max(self._chosen + step, 0), len(self._offers) - 1)
            self._changed()

    def close(self) -> bool:
        """Offer nothing any more; say whether anything was offered."""
        was, self._offers = bool(self._offers), ()
        self._changed()
        return was

    def clear(self) -> None:
        """Show nothing at all."""
        self.show(lambda _: (), ())

    def drawn(self, width: int, height: int) -> list[Line]:
        """Return the lines as they are seen in so many cells and lines, the chosen offer among them."""
        above = [*self._write(width)][:height]
        first = self._first(len(above), height)
        seen = enumerate(self._offers[first : first + height - len(above)], first)
        return [*above, *(offer_line(offer, at == self._chosen, width) for at, offer in seen)]

    def at(self, line: int, width: int, height: int) -> Offer | None:
        """Return the offer that is seen on a line."""
        above = len([*self._write(width)][:height])
        place = self._first(above, height) + line - above
        return self._offers[place] if line >= above and place < len(self._offers) else None

    def _first(self, above: int, height: int) -> int:
        """Return the first offer in sight, so that the chosen one is."""
        return max(self._chosen - max(height - above, 1) + 1, 0)
