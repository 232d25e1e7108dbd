"""The two lines at the bottom: what is going on, and the keys that matter here."""

from collections.abc import Sequence
from itertools import accumulate, chain
from typing import Final

from textual import events
from textual.strip import Strip

from tui.keymaps.names import sign
from tui.look.wrap import Piece, cells, spread
from tui.widgets.lines import Lines

_GAP: Final = (Piece("   "),)
"""What parts two keys of the footer."""
_EDGES: Final = 3
"""Cells of a line that stay free at its edges."""


class OneLine(Lines, can_focus=False):
    """A line of the screen that shows pieces at its left and right edge."""

    DEFAULT_CSS = """
    OneLine {
        height: 1;
        overflow: hidden;
    }
    """

    def __init__(self, *, id: str) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._left: Sequence[Piece] = ()
        self._right: Sequence[Piece] = ()

    def show(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> None:
        """Show other pieces; equal ones are not painted again."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.repaint()

    def line(self, y: int, width: int) -> Strip:
        """Draw the line; what is muted at its right edge gives way to what stands at its left one."""
        right = [*self._right]
        while right and right[-1].meaning == "muted" and cells((*self._left, *right)) > width - _EDGES:
            right.pop()
        line = spread((Piece(" "), *self._left), (*right, Piece(" ")), width) if y == 0 else ()
        return self.drawn(line, width)


class Keys(OneLine):
    """The footer: keys with their labels, as many as fit; a click on one presses it."""

    _hints: Sequence[tuple[str, str]] = ()

    def show_keys(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show (key, label) pairs; where there is no room the last one stays and those before it go."""
        if hints != self._hints:
            self._hints = hints
            self.repaint()

    @property
    def _fitting(self) -> Sequence[tuple[str, str]]:
        """What fits into the width."""
        room = self.size.width - _EDGES - sum(cells(_pieces(hint)) for hint in self._hints[-1:])
        ends = accumulate(cells(_pieces(hint)) + cells(_GAP) for hint in self._hints[:-1])
        fitting = sum(1 for end in ends if end <= room)
        return (*self._hints[:fitting], *self._hints[-1:])

    def line(self, y: int, width: int) -> Strip:
        """Draw the line."""
        shown = [(*_pieces(hint), *_GAP) for hint in self._fitting]
        self._left = [*chain(*shown)][: -len(_GAP)]
        return super().line(y, width)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        end = 1
        for hint in self._fitting:
            start, end = end, end + cells(_pieces(hint)) + cells(_GAP)
            if start <= event.x < end - cells(_GAP):
                self.app.simulate_key(hint[0])


def _pieces(hint: tuple[str, str]) -> tuple[Piece, Piece]:
    """Return how a key and its label stand in the footer."""
    return Piece(sign(hint[0]), "key"), Piece(f" {hint[1]}", "muted")
