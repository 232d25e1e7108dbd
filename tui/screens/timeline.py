"""The timeline: what is listed by week, month or year, as bars that one walks along and opens."""

from datetime import date, timedelta
from typing import ClassVar, Final

from pyroaring import BitMap
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.library.figures import STEPS, By, Span, fitting, times
from tui.look.charts import Bar, bar_line
from tui.look.keys import bindings
from tui.model import plural
from tui.screens.dialog import Dialog
from tui.session import Session
from tui.widgets.rows import Rows

_SURVEYED: Final = 40
"""So many bars are easy to survey."""
_WITHOUT: Final = "-after:1000"
"""Finds what has no date: everything dated is later than that year."""


class Timeline(Dialog[str]):
    """Bars over time; gives the search for the stretch that was opened, empty when it was only closed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline")
    DEFAULT_CSS = """
    #timeline {
        max-width: 92;
        height: 90%;
        max-height: 40;
        padding: 0;
    }
    #bars { height: 1fr; }
    """

    def __init__(self, session: Session, rows: BitMap) -> None:
        """Take the library, and what is listed."""
        super().__init__()
        self._session = session
        self._listed = rows
        self._by: By = fitting(session.catalog, rows, _SURVEYED)
        self._bars = Rows[Bar](bar_line, id="bars")

    def compose(self) -> ComposeResult:
        """Lay out the bars alone."""
        with Vertical(id="timeline", classes="dialog"):
            yield self._bars

    def on_mount(self) -> None:
        """Begin at the latest stretch that has anything."""
        self._show()
        self._bars.focus()

    def _show(self) -> None:
        """Show the bars, the cursor on the last that has anything."""
        found = times(self._session.catalog, self._listed, self._by)
        most = max((len(span.rows) for span in found.spans), default=0)
        bars = [Bar(span.name, len(span.rows), most, _query(span, self._by)) for span in found.spans]
        last = max(len(bars) - 1, 0)
        if found.vague:
            bars.append(Bar(f"date names no {self._by}", len(found.vague), most, is_time=False))
        if found.undated:
            bars.append(Bar("without a date", len(found.undated), most, _WITHOUT, is_time=False))
        self._bars.show(bars, last)
        title = f"Timeline · {plural(len(self._listed), 'listed snippet')} by {self._by}"
        self.query_one("#timeline").border_title = Content(title)

    def action_by(self) -> None:
        """Count by longer stretches, and after years by weeks again."""
        self._by = STEPS[(STEPS.index(self._by) + 1) % len(STEPS)]
        self._show()

    @on(Rows.Opened)
    def action_open(self) -> None:
        """List only what lies in the stretch under the cursor."""
        bar = self._bars.current
        if bar is not None and bar.query:
            self.dismiss(bar.query)
        elif bar is not None:
            self.query_one("#timeline").border_subtitle = Content("No search tells these from the others.")

    def action_close(self) -> None:
        """Go back to the list as it was."""
        self.dismiss("")


def _query(span: Span, by: By) -> str:
    """Return the search that finds what lies in a stretch of time."""
    if by != "week":
        return f"on:{span.name}"
    monday = date.fromisoformat(span.name)
    return f"after:{monday - timedelta(1)} before:{monday + timedelta(7)}"
