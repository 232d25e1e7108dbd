"""The figures of what is listed: topics over time, and names that occur together; ``stats`` prints the same counts."""

from typing import ClassVar

from pyroaring import BitMap
from textual.app import ComposeResult
from textual.binding import BindingType

from tui.library.figures import figures
from tui.look.charts import figures_page
from tui.look.keys import bindings
from tui.model import plural
from tui.screens.dialog import Dialog
from tui.session import Session
from tui.widgets.article import Article


class FiguresPage(Dialog[None]):
    """A page of tables over the reader."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("figures")
    DEFAULT_CSS = """
    #figures {
        width: 95%;
        max-width: 130;
        height: 90%;
    }
    """

    def __init__(self, session: Session, rows: BitMap) -> None:
        """Take the library, and what is listed."""
        super().__init__()
        self._session = session
        self._listed = rows

    def compose(self) -> ComposeResult:
        """Lay out one scrolling page."""
        yield Article(id="figures", classes="dialog")

    def on_mount(self) -> None:
        """Count, and write the page."""
        page, session = self.query_one(Article), self._session
        found = figures(session.catalog, session.marks, self._listed)
        page.put_title(f"Figures · {plural(len(self._listed), 'listed snippet')}")
        page.show(lambda width: figures_page(found, session.catalog.name, width))
        page.focus()

    def action_close(self) -> None:
        """Go back to the reader."""
        self.dismiss()
