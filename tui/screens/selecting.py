"""Selecting rows, so that a key acts on many: one by one, or a range that follows the cursor.

What is selected and not listed at the moment is left alone, and comes back with the list that it was selected in.
"""

from collections.abc import Hashable

from pyroaring import BitMap

from tui.library.view import View
from tui.look.lines import selected_lines
from tui.look.wrap import Line
from tui.screens.relating import Relating
from tui.session import Session


class Selecting(Relating):
    """A browser in which rows can be selected."""

    def __init__(self, session: Session) -> None:
        """Take the library to show; nothing is selected."""
        super().__init__(session)
        self._selected = BitMap()
        self._range: tuple[int, BitMap] | None = None
        """Where the range begins that the cursor stretches, and what was selected before."""

    @property
    def selection(self) -> BitMap:
        """The listed rows that are selected."""
        return self._selected & self._listing.matched

    def _here(self) -> list[int]:
        """Return the row under the cursor, if there is one."""
        row = self.snippets.current
        return [] if row is None else [row]

    def _chosen(self) -> list[int]:
        """Return the rows that a key acts on, the selection or the row under the cursor; a range ends there."""
        self._end_range()
        return [*self.selection] or self._here()

    def action_select(self) -> None:
        """Select the row under the cursor, or take it out of the selection."""
        self._end_range()
        self._selected ^= BitMap(self._here())
        self._show_selection()

    def action_select_range(self) -> None:
        """Begin a range at the cursor, or end it there."""
        if self._range is not None:
            self._end_range()
        else:
            for row in self._here():
                self._range = row, self._selected.copy()
                self._selected.add(row)
        self._show_selection()

    def action_escape(self) -> None:
        """Lift the selection before anything else is cleared."""
        if not self.selection:
            super().action_escape()
            return
        self._range = None
        self._selected -= self._listing.matched
        self._show_selection()

    def _end_range(self) -> None:
        """Let the cursor move without stretching the range."""
        if self._range is not None:
            self._range = None
            self._show_selection()

    def _rested(self) -> None:
        """Stretch the range to where the cursor came."""
        super()._rested()
        if self._range is None:
            return
        start, before = self._range
        self._selected = before | self._listing.between(self._listing.index(start) or 0, self.snippets.cursor)
        self._show_selection()

    def _list(self, view: View) -> None:
        """List what a view lists; a range belongs to the list that it was begun in."""
        self._range = None
        super()._list(view)
        self._show_selection()

    def _show_selection(self) -> None:
        """Show which rows are selected, and how many."""
        count = len(self.selection)
        how = f"{count:,} selected{' …' if self._range else ''} · Esc lifts" if count else ""
        self.snippets.put_subtitle(how)
        self.snippets.repaint()

    def _draw(self, row: int, width: int) -> tuple[Line, Line]:
        """Return the lines of a row, with a bar before those of a selected one."""
        first, second = super()._draw(row, width)
        if row not in self._selected:
            return first, second
        return selected_lines((first, second), symbols=self.session.settings.symbols)

    def _look(self, row: int) -> Hashable:
        """Return what a drawn row depends on."""
        return super()._look(row), row in self._selected
