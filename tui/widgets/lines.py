"""The base of lists and article: a scrolling view that draws only the lines in sight and never lays the screen out.

The two internal names of Textual that this needs (`_scroll_update`, `_rich_style_cache`) stand in this module only; a
test holds their meaning.
"""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.look.ink import style_of
from tui.look.wrap import Line, cells


class Lines(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling view over numbered lines, each drawn when it comes into sight."""

    DEFAULT_CSS = """
    Lines {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id, classes=classes)
        self._styles: dict[tuple[str, str], Style] = {}

    def notify_style_update(self) -> None:
        """Forget the resolved styles, since colours or focus changed."""
        super().notify_style_update()
        self._styles.clear()

    def meaning_style(self, meaning: str, ground: str = "ground") -> Style:
        """Return how a meaning looks in the colours of the moment."""
        found = self._styles.get((meaning, ground))
        if found is None:
            found = self._styles[meaning, ground] = style_of(meaning, ground, self.app.theme_variables)
        return found

    def drawn(self, line: Line, width: int, ground: str = "ground") -> Strip:
        """Return a line as a strip of exactly so many cells."""
        strip = Strip(
            [Segment(piece.text, self.meaning_style(piece.meaning, ground)) for piece in line if piece.text],
            cells(line),
        )
        return strip.adjust_cell_length(width, self.meaning_style("ink", ground))

    @property
    def above(self) -> int:
        """How many lines of the window stand above those that scroll."""
        return 0

    @property
    def line_of_cursor(self) -> int:
        """The line of the window on which the terminal's own cursor stands while this has the focus."""
        return 0

    def stand(self) -> None:
        """Put the terminal's cursor, which is not seen, where one is: screen readers and Braille displays follow it."""
        if self.screen.focused is self:
            region = self.content_region
            line = min(max(self.line_of_cursor, 0), max(region.height - 1, 0))
            self.app.cursor_position = region.offset + Offset(0, line)

    def set_line_count(self, count: int) -> None:
        """Say how many lines there are now; the scroll bar follows, the screen is not laid out again."""
        width, height = self.scrollable_content_region.size
        size, before = Size(width, count), self.virtual_size
        if size == before:
            return
        self.set_reactive(ScrollView.virtual_size, size)
        if width != before.width or max(count, before.height) > height:  # else the bar is whole and stays so
            self._scroll_update(size)

    def reveal_lines(self, first: int, count: int) -> bool:
        """Scroll so that these lines, a whole row, are in sight with a whole row on top; return whether it moved."""
        before = self.scroll_offset.y
        height = self.scrollable_content_region.height - self.above
        if height > 0:
            top = min(max(before, first + count - height), first)
            self.scroll_to(y=top + -top % count, animate=False)
        return self.scroll_offset.y != before

    def on_focus(self) -> None:
        """Take the terminal's cursor along."""
        self.stand()

    def on_resize(self) -> None:
        """Keep the terminal's cursor where one is."""
        self.stand()

    def repaint(self) -> None:
        """Paint what is in sight again, keeping the caches of styles and layout."""
        self.refresh(self.size.region)

    def repaint_lines(self, first: int, count: int) -> None:
        """Paint some lines again, if they are in sight."""
        line = self.above + first - self.scroll_offset.y
        visible = Region(0, line, self.size.width, count).intersection(self.size.region)
        if visible:
            self.refresh(visible)
