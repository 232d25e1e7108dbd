"""The base of lists and article: a scrolling view that draws only the lines in sight and never lays the screen out.

The internal name of Textual that this needs (`_scroll_update`) stands in this module only; a test holds its meaning.
"""

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import Offset, Region, Size, Spacing
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.look.frames import lower_edge, side, upper_edge
from tui.look.ink import style_of
from tui.look.wrap import Line, Piece, cells


class Lines(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling view over numbered lines, each drawn when it comes into sight."""

    DEFAULT_CSS = """
    Lines {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    TITLE: ClassVar[str] = ""
    """What stands in the upper edge of the frame, as long as nothing else is put there."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id, classes=classes)
        self._styles: dict[tuple[str, str], Style] = {}
        self._colours: Mapping[str, str] = {}
        self._sides: dict[tuple[int, bool, bool], Strip] = {}
        self._ground: Color | None = None
        self._framed = False
        """Whether a frame is drawn around it."""
        self._title = self.TITLE
        self._subtitle = ""

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._ground = None
        self._framed = bool(self.styles.border_top[0])
        if self._colours is not self.app.theme_variables:
            self._colours = self.app.theme_variables
            self.forget()

    def forget(self) -> None:
        """Forget what was drawn, since it looks different now."""
        self._styles.clear()
        self._sides.clear()

    def put_title(self, title: str) -> None:
        """Put a title into the upper edge of the frame."""
        if title != self._title:
            self._title = title
            self._repaint_edge(is_upper=True)

    def put_subtitle(self, subtitle: str) -> None:
        """Put something into the lower edge of the frame."""
        if subtitle != self._subtitle:
            self._subtitle = subtitle
            self._repaint_edge(is_upper=False)

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
        if taken < width:
            segments.append(Segment(" " * (width - taken), self.meaning_style("ink", ground)))
        strip = Strip(segments, max(taken, width)).adjust_cell_length(width)
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self._behind())
        return strip

    def _behind(self) -> Color:
        """Return the ground of the pane, which filters of colours go by."""
        if self._ground is None:
            self._ground = self.background_colors[1]
        return self._ground

    def line(self, y: int, width: int) -> Strip:
        """Draw one line of the window in so many cells."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window, as Textual asks for it."""
        return self.line(y, self.scrollable_content_region.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines with their frame, which has another colour where the focus is.

        Textual would style the pane anew for that, paint all of it, and work out the sides line by line.
        """
        gutter, outer, width = self.styles.gutter, self.outer_size, self.scrollable_content_region.width
        if (
            crop.x == gutter.left
            and crop.width == width
            and gutter.top <= crop.y <= outer.height - gutter.bottom - crop.height
        ):
            return [self.line(y - gutter.top, width) for y in crop.line_range]
        return [self._part(y, crop.column_span, gutter, outer, width) for y in crop.line_range]

    def _part(self, y: int, columns: tuple[int, int], gutter: Spacing, outer: Size, width: int) -> Strip:
        """Draw a part of a line between two columns, whatever of frame and text that is."""
        left, right = columns
        first, end, after = gutter.left, gutter.left + width, outer.width - gutter.right
        if self._framed and y in (0, outer.height - 1):
            return self._edge(outer.width, is_upper=y == 0).crop(left, right)
        before, behind = self._side(first, at_left=True), self._side(gutter.right, at_left=False)
        if left >= after:
            return behind.crop(left - after, right - after)
        if right <= first:
            return before.crop(left, right)
        inside = gutter.top <= y < outer.height - gutter.bottom
        if right > end:  # over the scroll bar too: nothing that is painted, but what the mouse points at
            strip = self.render_line(y - gutter.top) if inside else self.drawn((), width)
            return Strip([*before, *strip, *self.drawn((), after - end), *behind], outer.width).crop(left, right)
        strip = self.line(y - gutter.top, width) if inside else self.drawn((), width)
        if left >= first:
            return strip.crop(left - first, right - first)
        return Strip([*before, *strip], end).crop(left, right)

    def _edge(self, width: int, *, is_upper: bool) -> Strip:
        """Draw the upper or lower edge of the frame."""
        title, edge = (self._title, upper_edge) if is_upper else (self._subtitle, lower_edge)
        return self.drawn(edge(title, width, here=self.has_focus), width)

    def _side(self, width: int, *, at_left: bool) -> Strip:
        """Draw one side of the frame and what is free beside it, the same for each line."""
        found = self._sides.get((width, at_left, self.has_focus))
        if found is None:
            frame = [side(here=self.has_focus)] if self._framed else []
            free = Piece(" " * (width - len(frame)))
            found = self.drawn((*frame, free) if at_left else (free, *frame), width)
            self._sides[width, at_left, self.has_focus] = found
        return found

    def _repaint_frame(self) -> None:
        """Paint the frame again, and nothing that it is around."""
        if self._framed:
            (left, top), (width, height) = self.content_offset, self.outer_size
            around = (0, 0, width, 1), (0, height - 1, width, 1), (0, 1, 1, height - 2), (width - 1, 1, 1, height - 2)
            self.refresh(*(Region(*each).translate(Offset(-left, -top)) for each in around))

    def _repaint_edge(self, *, is_upper: bool) -> None:
        """Paint the upper or the lower edge of the frame again."""
        if self._framed:
            (left, top), (width, height) = self.content_offset, self.outer_size
            self.refresh(Region(-left, -top if is_upper else height - 1 - top, width, 1))

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

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: ARG002 (Textual's name for the argument)
        """Show by the frame that one came or went, and take the terminal's cursor along; nothing is styled anew."""
        self._repaint_frame()
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
