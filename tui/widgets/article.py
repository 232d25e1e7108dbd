"""The article view: one snippet, wrapped for the width of the pane, selectable with the mouse."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import ClassVar

from textual.binding import BindingType
from textual.selection import Selection
from textual.strip import Strip

from tui.look.keys import bindings
from tui.look.wrap import Line, plain
from tui.widgets.lines import Lines


class Article(Lines):
    """A scrolling text that is wrapped once for each text and width."""

    TITLE = "Article"
    ALLOW_SELECT = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("article")

    def __init__(self, *, id: str | None = "article", classes: str | None = None) -> None:
        """Start with nothing to show."""
        super().__init__(id=id, classes=classes)
        self._write: Callable[[int], Sequence[Line]] = lambda _: ()
        self._lines: Sequence[Line] = ()
        self._width = 0

    def show(self, write: Callable[[int], Sequence[Line]], *, keep_place: bool = False) -> None:
        """Show another text.

        Args:
            write: Gives the lines for a width in cells; asked again when the width changes.
            keep_place: Whether to stay scrolled as it is, since it is the same text with other marks.
        """
        before, top = self._lines, self.scroll_offset.y
        self._write = write
        self._wrap()
        if not keep_place:
            self.scroll_line(0)
        if self.scroll_offset.y != top or self.text_selection is not None:
            self.repaint()
        elif changed := [n for n, (was, is_) in enumerate(zip_longest(before, self._lines)) if was != is_]:
            self.repaint_lines(changed[0], changed[-1] - changed[0] + 1)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self.scroll_offset.y >= self.max_scroll_y

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        if self.scrollable_content_region.width != self._width:
            self._wrap()
            self.repaint()

    def _wrap(self) -> None:
        """Ask for the lines of the present width; two columns stay free beside the scroll bar."""
        self._width = self.scrollable_content_region.width
        self._lines = self._write(max(self._width - 2, 8)) if self._width else ()
        self.set_line_count(len(self._lines))

    def line(self, y: int, width: int) -> Strip:
        """Draw one line of the window in so many cells."""
        number = round(self.scroll_y) + y
        if number >= len(self._lines):
            return self.drawn((), width)
        strip = self.drawn(self._lines[number], width)
        if (selection := self.text_selection) is not None and (span := selection.get_span(number)) is not None:
            start, end = span
            strip = self._selected(strip, start, len(plain(self._lines[number])) if end == -1 else end)
        return strip

    def render_line(self, y: int) -> Strip:
        """Draw one line for the mouse, with the place of each piece in the text."""
        strip, number = super().render_line(y), round(self.scroll_y) + y
        return strip.apply_offsets(0, number) if number < len(self._lines) else strip

    def _selected(self, strip: Strip, start: int, end: int) -> Strip:
        """Return a strip with the look of selected text between two columns."""
        style = self.screen.get_component_rich_style("screen--selection")
        before, inside, after = strip.divide([start, end, strip.cell_length])
        return Strip.join([before, inside.apply_style(style), after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that is selected with the mouse."""
        return selection.extract("\n".join(plain(line) for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 (Textual's name for the argument)
        """Paint the selection."""
        self.repaint()

    def scroll_page(self) -> bool:
        """Scroll down by a page; return False at the end, where nothing moved."""
        if self.at_end:
            return False
        self._scroll(max(self.scrollable_content_region.height - 1, 1))
        return True

    def _scroll(self, lines: int) -> None:
        """Scroll by so many lines at once."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_down(self) -> None:
        """Scroll down by a line."""
        self._scroll(1)

    def action_up(self) -> None:
        """Scroll up by a line."""
        self._scroll(-1)

    def action_first(self) -> None:
        """Scroll to the top."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Scroll to the bottom."""
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_half_down(self) -> None:
        """Scroll down by half a page."""
        self._scroll(max(self.scrollable_content_region.height // 2, 1))

    def action_half_up(self) -> None:
        """Scroll up by half a page."""
        self._scroll(-max(self.scrollable_content_region.height // 2, 1))

    def action_page_down(self) -> None:
        """Scroll down by a page."""
        self.scroll_page()

    def action_page_up(self) -> None:
        """Scroll up by a page."""
        self._scroll(-max(self.scrollable_content_region.height - 1, 1))
