"""The base of lists and article: a scrolling view that draws only the lines in sight and never lays the screen out.

The internal names of Textual that this needs (`_scroll_update`, `_vertical_scrollbar`, `_start_widget`) stand in this
module only; a test holds their meaning.
"""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from tui.look.ink import style_of
from tui.look.wrap import Line, cells
from tui.widgets.bar import Bar


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
        self._side: Strip | None = None
        """What stands at the left of each line: the side of the frame and what is free beside it."""

    def notify_style_update(self) -> None:
        """Forget what was resolved and drawn in them, since colours or focus changed."""
        super().notify_style_update()
        self._styles.clear()
        self._side = None

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when Textual first asks for it."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = Bar(name="vertical")
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def meaning_style(self, meaning: str, ground: str = "ground") -> Style:
        """Return how a meaning looks in the colours of the moment."""
        found = self._styles.get((meaning, ground))
        if found is None:
            found = self._styles[meaning, ground] = style_of(meaning, ground, self.app.theme_variables)
        return found

    def drawn(self, line: Line, width: int, ground: str = "ground") -> Strip:
        """Return a line as a strip of exactly so many cells."""
        segments = [Segment(text, self.meaning_style(meaning, ground)) for text, meaning in line if text]
        taken = cells(line)
        if taken > width:
            return Strip(segments, taken).adjust_cell_length(width)
        if taken < width:
            segments.append(Segment(" " * (width - taken), self.meaning_style("ink", ground)))
        return Strip(segments, width)

    def line(self, y: int, width: int) -> Strip:
        """Draw one line of the window in so many cells."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window, as Textual asks for it."""
        return self.line(y, self.scrollable_content_region.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines with their frame; those of a change, without the frame's top and bottom, in a quarter of the time.

        Textual would work out the sides of the frame for each of them, though they are the same.
        """
        gutter, region = self.styles.gutter, self.scrollable_content_region
        inside = Region(0, gutter.top, gutter.left + region.width, region.height)
        if crop.column_span != inside.column_span or not inside.contains_region(crop):
            return super().render_lines(crop)
        if self._side is None or self._side.cell_length != gutter.left:
            self._side = super().render_lines(crop.crop_size(Size(gutter.left, 1)))[0]
        ground = self.background_colors[1]
        strips = []
        for y in range(crop.y - gutter.top, crop.bottom - gutter.top):
            strip = self.line(y, region.width)
            for each in self.get_line_filters():
                strip = strip.apply_filter(each, ground)
            strips.append(Strip([*self._side, *strip], crop.width))
        return strips

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
            self.scroll_line(top + -top % count)
        return self.scroll_offset.y != before

    def on_focus(self) -> None:
        """Take the terminal's cursor along."""
        self.stand()

    def on_resize(self) -> None:
        """Keep the terminal's cursor where one is."""
        self.stand()

    def repaint(self) -> None:
        """Paint what is in sight again, keeping the caches of styles and layout; the scroll bar sees to itself."""
        self.refresh(self.scrollable_content_region.size.region)

    def repaint_lines(self, first: int, count: int) -> None:
        """Paint some lines again, if they are in sight."""
        width, height = self.scrollable_content_region.size
        top = self.above + first - round(self.scroll_y)
        top, bottom = max(top, 0), min(top + count, height)
        if top < bottom:
            self.refresh(Region(0, top, width, bottom - top))

    def scroll_line(self, line: int) -> None:
        """Scroll so that a line is on top, unless it is."""
        if not line == self.scroll_y == self.scroll_target_y:
            self.scroll_to(y=line, animate=False)
