"""The base of lists and article: a scrolling view that draws only the lines in sight and never lays the screen out.

The internal name of Textual that this needs (`_scroll_update`) stands in this module only; a test holds its meaning.
"""

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size, Spacing
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
        self._colours: Mapping[str, str] = {}
        self._sides: tuple[Strip, Strip] | None = None
        """What stands at the left and right of each line: the sides of the frame and what is free beside them."""

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours; a frame may have others with each change of the focus."""
        super().notify_style_update()
        self._sides = None
        if self._colours is not self.app.theme_variables:
            self._colours = self.app.theme_variables
            self.forget()

    def forget(self) -> None:
        """Forget what was drawn, since it looks different now."""
        self._styles.clear()

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
        """Draw lines with their frame, in a quarter of the time where that has one side or the other.

        Textual would work out the sides of the frame for each line, though they are the same.
        """
        gutter, region, outer = self.styles.gutter, self.scrollable_content_region, self.outer_size
        left, right = gutter.left + region.width, outer.width - gutter.right
        if crop.column_span not in ((0, left), (right, outer.width)):
            return super().render_lines(crop)
        sides = self._drawn_sides(gutter, outer)
        filters, ground = self.get_line_filters(), self.background_colors[1]
        strips = []
        for y in crop.line_range:
            if not gutter.top <= y < outer.height - gutter.bottom:
                strips += super().render_lines(Region(crop.x, y, crop.width, 1))
            elif crop.x:
                strips.append(sides[1])
            else:
                strip = self.line(y - gutter.top, region.width)
                for each in filters:
                    strip = strip.apply_filter(each, ground)
                strips.append(Strip([*sides[0], *strip], left))
        return strips

    def _drawn_sides(self, gutter: Spacing, outer: Size) -> tuple[Strip, Strip]:
        """Return the left and right side of the frame."""
        if self._sides is None or [side.cell_length for side in self._sides] != [gutter.left, gutter.right]:
            line = super().render_lines(Region(0, gutter.top, outer.width, 1))[0]
            self._sides = line.crop(0, gutter.left), line.crop(outer.width - gutter.right)
        return self._sides

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

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show that one came or went, and take the terminal's cursor along."""
        super().watch_has_focus(has_focus)
        self.stand()

    def on_focus(self, event: events.Focus) -> None:
        """Pass on that one came; Textual by itself would paint all of it again, however little that changes."""
        event.prevent_default()
        self.has_focus = True
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        """Pass on that one went, in the same way."""
        event.prevent_default()
        self.has_focus = False
        if self.parent is not None:
            self.parent.post_message(events.DescendantBlur(self))

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
