"""What stands over the panes while the window is too small to read in."""

from typing import Final

from textual.geometry import Size
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip

from tui.look.pages import too_small
from tui.widgets.lines import Lines

SMALLEST: Final = Size(40, 12)
"""The smallest window that one can read in."""


class Cover(Lines, can_focus=False):
    """Hides what would be cut off and says what would help; focus and cursor stay where they are behind it."""

    DEFAULT_CSS = """
    Cover {
        layer: cover;
        dock: top;
        width: 100%;
        height: 100%;
        overflow: hidden;
    }
    """

    @classmethod
    def fit(cls, screen: Screen[ScreenResultType], size: Size) -> None:
        """Cover a screen of a size too small, and uncover it when it is large enough again."""
        cover = screen.query_one_optional(cls)
        small = size.width < SMALLEST.width or size.height < SMALLEST.height
        if cover is not None:
            cover.display = small
        elif small:
            screen.mount(cls())

    def line(self, y: int, width: int) -> Strip:
        """Draw a line of the sentence, which stands in the middle."""
        lines = too_small(self.app.size, SMALLEST, width - 2)
        number = y - (self.size.height - len(lines)) // 2
        return self.drawn(lines[number] if 0 <= number < len(lines) else (), width)
