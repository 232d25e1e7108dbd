"""The help: what has the focus, and the keys that are in force there."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from tui.look.keys import bindings
from tui.look.pages import keys_page
from tui.screens.dialog import Dialog
from tui.widgets.article import Article

ABOUT: Final = {
    "topics": "Topics narrow the list as the cursor moves. The figures are unread and all snippets under the present "
    "tags and search.",
    "tags": "Tags narrow the list further: + is included, − excluded. The figure is what the list would hold.",
    "snippets": "The snippets of the topic: ● is unread, ★ starred, ✎ noted, § in the brief; "
    "a bar stands before what is selected. A dim title was made from the text.",
    "article": "The snippet under the cursor of the list. Names that the lexicon knows and what the search found stand "
    "out.",
    "search": "Words must all occur. place:mali, actor:wagner, tag:follow-up, is:starred, after:7d, -word, OR, /regex/ "
    "and “a phrase” narrow further; a word finds its translation too.",
}
"""One sentence or two on each pane."""


class Help(Dialog[None]):
    """A page of keys over the reader."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("help")
    DEFAULT_CSS = """
    #help {
        width: 90%;
        max-width: 92;
        height: 90%;
        max-height: 40;
        padding: 0 1;
    }
    """

    def __init__(self, title: str, about: str, scopes: Sequence[str]) -> None:
        """Take the name of what has the focus, one sentence on it, and the places whose keys hold there."""
        super().__init__()
        self._heading = title
        self._about = about
        self._scopes = scopes

    def compose(self) -> ComposeResult:
        """Lay out one scrolling page."""
        yield Article(id="help", classes="dialog")

    def on_mount(self) -> None:
        """Write the page."""
        page = self.query_one(Article)
        page.border_title = Content(f"Help · {self._heading}")
        page.border_subtitle = Content("Esc closes")
        page.show(lambda width: keys_page(self._scopes, self._about, width))
        page.focus()

    def action_close(self) -> None:
        """Go back to the reader."""
        self.dismiss()
