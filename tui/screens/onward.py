"""From one snippet to the next, and what counts as reading on the way."""

from textual import on

from tui.screens.layout import TWO_COLUMNS
from tui.screens.renaming import Renaming
from tui.widgets.rows import Rows


class Onward(Renaming):
    """A browser that opens snippets, one after the other."""

    _opened: int | None = None
    """The row that was opened last."""

    def _rested(self) -> None:
        """Preview the snippet that the cursor came to; with the setting for it, that counts as reading."""
        super()._rested()
        if self.session.settings.mark_read == "rest":
            self._apply(self.session.read(self._here()))

    @on(Rows.Opened, "#snippets")
    def _open_and_paint(self) -> None:
        """Read the current snippet, in one frame."""
        self._open()
        self.paint()

    def _open(self) -> None:
        """Read the current snippet: it counts as read from now on, and the article has the focus."""
        if not self.snippets.entries:
            return
        self._opened = self.snippets.current
        self._say("")
        if self._welcoming:
            self._end_welcome()
            self._preview()
        if self.session.settings.mark_read != "never":
            self._apply(self.session.read(self._here()))
        self.action_pane("article")

    @property
    def _is_open(self) -> bool:
        """Whether the snippet under the cursor is the one that was opened last, not one that is only previewed."""
        return self._opened is not None and self._opened == self.snippets.current

    def action_alone(self) -> None:
        """Give the article the whole window, opening the snippet for that; or give the other panes their room back."""
        if self.pane != "article":
            self._open()
        elif self.app.size.width < TWO_COLUMNS:
            self._say(self.session.keymap.fill("The article is alone already; {reader.back} goes back to the list."))
            return
        self._alone = self.pane == "article" and not self._alone
        self._fit(self.app.size)

    def action_onward(self) -> None:
        """Open an unread snippet; in an open one scroll a page, and at its end go to the next unread one."""
        row = self.snippets.current
        if row is not None and row in self.session.marks.unread and not self._is_open:
            self._open()
        elif row is None or not self.article.scroll_page():
            self.action_next_unread()

    def action_next_unread(self) -> None:
        """Open the next unread snippet of the list: the one under the cursor if that is only previewed, else below."""
        here = self.snippets.cursor
        self._open_unread(
            here + 1 if self._is_open else here,
            1,
            "No unread snippet below",
            "{reader.previous_unread} goes to those above",
        )

    def action_previous_unread(self) -> None:
        """Open the previous unread snippet of the list, if there is one above."""
        self._open_unread(
            self.snippets.cursor - 1, -1, "No unread snippet above", "{reader.next_unread} goes to those below"
        )

    def _open_unread(self, start: int, step: int, none: str, others: str) -> None:
        """Open the first unread snippet from an index on, or say that none is left on that side."""
        unread = self.session.marks.unread
        index = self._listing.nearest(unread, start, step)
        if index is not None:
            self.snippets.cursor = index
            self._open()
        elif self._listing.nearest(unread, self.snippets.cursor - step, -step) is not None:
            self._say(f"{none}; {self.session.keymap.fill(others)}.")
        else:
            self._say(f"{none}, and none elsewhere in the list.")

    def action_next_snippet(self) -> None:
        """Go to the next snippet; it is opened if the article has the focus."""
        self._step(1)

    def action_previous_snippet(self) -> None:
        """Go to the previous snippet; it is opened if the article has the focus."""
        self._step(-1)

    def _step(self, step: int) -> None:
        """Move the cursor of the list, and open the snippet where one is reading."""
        before = self.snippets.cursor
        self.snippets.cursor += step
        if self.snippets.cursor == before:
            self._say("This is the last snippet of the list." if step > 0 else "This is the first snippet of the list.")
        elif self.pane == "article":
            self._open()
