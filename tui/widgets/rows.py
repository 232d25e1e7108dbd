"""The virtual list under topics, tags and snippets: a cursor over rows that are asked for only when drawn.

A move repaints two rows, or the window if it scrolled, and calls `rest` in the same frame, so that what follows the
cursor is painted with it. No widget per row, no layout per key.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import Any, ClassVar, Final, Generic, Protocol, TypeVar, overload

from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.look.keys import bindings
from tui.look.wrap import Line
from tui.widgets.lines import Lines

Entry = TypeVar("Entry")
Listed_co = TypeVar("Listed_co", covariant=True)


class Entries(Protocol[Listed_co]):
    """What a list can show: a sequence, or a bitmap as it is."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __getitem__(self, index: int, /) -> Listed_co:
        """Return the entry at a place."""

    def __iter__(self) -> Iterator[Listed_co]:
        """Yield the entries in their order."""


class Made(Sequence[Entry]):
    """Entries that are made of their names when somebody looks at them, and then kept."""

    def __init__(self, names: Sequence[str], make: Callable[[str], Entry]) -> None:
        """Take the names, and what makes an entry of one."""
        self.names: Final = names
        """The names of all entries."""
        self._make = make
        self._made: dict[int, Entry] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.names)

    @overload
    def __getitem__(self, index: int, /) -> Entry: ...
    @overload
    def __getitem__(self, index: slice, /) -> list[Entry]: ...
    def __getitem__(self, index: int | slice, /) -> Entry | list[Entry]:
        """Return the entry at a place, or several."""
        if isinstance(index, slice):
            return [self[at] for at in range(len(self))[index]]
        if index not in self._made:
            self._made[index] = self._make(self.names[index])
        return self._made[index]


_ALIKE: Final = (list, Made)
"""What lists entries that tell by themselves whether they look as before; numbers of rows do not."""


class Rows(Generic[Entry], Lines):
    """A list with a cursor over entries; how an entry looks is handed in."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("rows")

    HEIGHT: ClassVar[int] = 1
    """How many lines of the screen a row takes."""

    cursor = reactive(0, repaint=False)
    """The index of the current row."""

    class Opened(Message):
        """The current row was opened with a key or the mouse."""

        def __init__(self, rows: "Rows[Any]") -> None:
            """Take the list it happened in."""
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "Rows[Any]":
            """The list, for selectors of handlers."""
            return self.rows

    def __init__(
        self,
        draw: Callable[[Entry, int], tuple[Line, ...]],
        *,
        look: Callable[[Entry], Hashable] = lambda entry: entry,
        rest: Callable[[Entry], None] = lambda _: None,
        empty: Callable[[int], Sequence[Line]] = lambda _: (),
        id: str | None = None,
    ) -> None:
        """Take how to draw an entry, and what to call when the cursor comes to rest on one.

        Args:
            draw: Gives the `HEIGHT` lines of an entry for a width in cells.
            look: Gives a value that differs whenever the entry looks different; drawn lines are kept by it.
            rest: Called within the frame of the key, so that what follows the cursor is painted with it.
            empty: Gives the lines that stand there while nothing is listed, for a width in cells.
            id: The id of the widget.
        """
        super().__init__(id=id)
        self._draw = draw
        self._look = look
        self._rest = rest
        self._empty = empty
        self._entries: Entries[Entry] = ()
        self._strips: LRUCache[tuple[Hashable, int, int, str], Strip] = LRUCache(512)

    @property
    def entries(self) -> Entries[Entry]:
        """What is listed."""
        return self._entries

    @property
    def opens_at_once(self) -> bool:
        """Whether the first click on the current row opens it already."""
        return False

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor, if anything is listed."""
        return self._entries[self.cursor] if self._entries else None

    def show(self, entries: Entries[Entry], cursor: int = 0) -> None:
        """List other entries with the cursor on one of them; nothing is said, since the caller knows.

        Of a list that was one before only those rows are painted that are others now.
        """
        before, was, top = self._entries, self.cursor, self.scroll_offset.y
        self._entries = entries
        self._measure()
        self.set_reactive(Rows.cursor, self.validate_cursor(cursor))
        self.reveal_lines(self.cursor * self.HEIGHT, self.HEIGHT)
        self.stand()
        if isinstance(before, _ALIKE) and isinstance(entries, _ALIKE) and top == self.scroll_offset.y:
            self._repaint_changed(before, entries, {was, self.cursor} if was != self.cursor else set())
        else:
            self.repaint()

    def _repaint_changed(self, before: Sequence[Entry], after: Sequence[Entry], others: set[int]) -> None:
        """Paint those rows in sight again that are not what they were, and some others."""
        first = self.scroll_offset.y // self.HEIGHT
        sight = slice(first, first + self._page + 1)
        pairs = enumerate(zip_longest(before[sight], after[sight]), first)
        for index in others.union(index for index, (was, is_) in pairs if was != is_):
            self.repaint_row(index)

    @property
    def line_of_cursor(self) -> int:
        """The first line of the current row."""
        return self.above + self.cursor * self.HEIGHT - self.scroll_offset.y

    def _measure(self) -> None:
        """Say how many lines there are, those above the rows among them."""
        self.set_line_count(self.above + len(self._entries) * self.HEIGHT)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return min(max(cursor, 0), max(len(self._entries) - 1, 0))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint two rows, or the window if it scrolled; then tell, in the same frame."""
        if old == new or not self._entries:
            return
        if not self.reveal_lines(new * self.HEIGHT, self.HEIGHT):
            self.repaint_lines(old * self.HEIGHT, self.HEIGHT)
            self.repaint_lines(new * self.HEIGHT, self.HEIGHT)
        self.stand()
        self._rest(self._entries[new])

    def repaint_row(self, index: int) -> None:
        """Paint one row again, since what it shows changed."""
        self.repaint_lines(index * self.HEIGHT, self.HEIGHT)

    def forget(self) -> None:
        """Forget the drawn rows, since entries that compare equal, or the colours, now look different."""
        super().forget()
        self._strips.clear()

    def line(self, y: int, width: int) -> Strip:
        """Draw one line of the window in so many cells."""
        y -= self.above
        index, part = divmod(round(self.scroll_y) + y, self.HEIGHT)
        if not self._entries:
            return self.drawn(next(islice(self._empty(width), y, None), ()), width)
        if index >= len(self._entries):
            return self.drawn((), width)
        ground = ("cursor" if self.has_focus else "cursor-rest") if index == self.cursor else "ground"
        entry = self._entries[index]
        look = self._look(entry)
        strip = self._strips.get((look, part, width, ground))
        if strip is None:
            strips = [self.drawn(line, width, ground) for line in self._draw(entry, width)]
            for number, drawn in enumerate(strips):
                self._strips[look, number, width, ground] = drawn
            strip = strips[part]
        return strip

    def on_resize(self) -> None:
        """Keep the cursor in sight and the width of the scroll area true."""
        self._measure()
        self.reveal_lines(self.cursor * self.HEIGHT, self.HEIGHT)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show by the cursor too whether one is here."""
        super().watch_has_focus(has_focus)
        self.repaint_row(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked; a click on the row it is on opens it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = (self.scroll_offset.y + offset.y - self.above) // self.HEIGHT
        if 0 <= index < len(self._entries):
            again = index == self.cursor
            self.cursor = index
            if again or self.opens_at_once:
                self.action_open()

    def action_open(self) -> None:
        """Open the current row."""
        if self._entries:
            self.post_message(self.Opened(self))

    def action_down(self) -> None:
        """Move to the next row."""
        self.cursor += 1

    def action_up(self) -> None:
        """Move to the previous row."""
        self.cursor -= 1

    def action_first(self) -> None:
        """Move to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move to the last row."""
        self.cursor = len(self._entries) - 1

    def action_half_down(self) -> None:
        """Move down by half a page."""
        self.cursor += max(self._page // 2, 1)

    def action_half_up(self) -> None:
        """Move up by half a page."""
        self.cursor -= max(self._page // 2, 1)

    def action_page_down(self) -> None:
        """Move down by a page."""
        self.cursor += self._page

    def action_page_up(self) -> None:
        """Move up by a page."""
        self.cursor -= self._page

    @property
    def _page(self) -> int:
        """How many rows are in sight."""
        return max((self.scrollable_content_region.height - self.above) // self.HEIGHT, 1)
