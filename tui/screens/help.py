"""The help: what has the focus, the keys that are in force there, and a tour for newcomers."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.keymaps import Keymap
from tui.look.keys import bindings
from tui.look.pages import keys_page, tour
from tui.screens.dialog import Dialog
from tui.widgets.article import Article
from tui.widgets.search import Typing

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
    """A page of keys over the reader, narrowed by what one types; and the tour."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("help")
    DEFAULT_CSS = """
    #help-frame {
        max-width: 92;
        height: 90%;
        max-height: 40;
    }
    #help { height: 1fr; }
    """

    def __init__(self, title: str, about: str, scopes: Sequence[str], keymap: Keymap, *, tour: bool = False) -> None:
        """Take what has the focus, a sentence on it, the places whose keys hold there, and what to begin with."""
        super().__init__()
        self._heading = title
        self._about = about
        self._scopes = scopes
        self._keymap = keymap
        self._tour = tour
        self._words = ""

    def compose(self) -> ComposeResult:
        """Lay out one scrolling page over a line to narrow it."""
        with Vertical(id="help-frame", classes="dialog"):
            yield Article(id="help")
            looked_for = self.keyed("{help.filter} looks for a key or for what it does")
            yield Typing(self._narrow, lambda _: None, placeholder=looked_for, id="help-line")

    def on_mount(self) -> None:
        """Write the page."""
        self._write()
        self.query_one(Article).focus()

    def _write(self) -> None:
        """Write the keys, or the tour."""
        frame, page = self.query_one("#help-frame"), self.query_one(Article)
        frame.border_title = Content("Tour" if self._tour else f"Help · {self._heading}")
        if self._tour:
            page.show(lambda width: tour(self._keymap, width))
        else:
            page.show(lambda width: keys_page(self._scopes, self._about, self._keymap, width, self._words))

    def _narrow(self, words: str) -> None:
        """Show only the keys that have to do with the words, as they are typed."""
        self._words, self._tour = words, False
        self._write()

    def on_input_submitted(self) -> None:
        """Go back to the page with Enter, which stays narrowed."""
        self.query_one(Article).focus()

    def action_filter(self) -> None:
        """Type what to look for."""
        self.query_one(Typing).focus()

    def action_tour(self) -> None:
        """Turn from the keys to the tour, and back."""
        self._tour = not self._tour
        self._write()

    def action_close(self) -> None:
        """Show everything again if it was narrowed, else go back to the reader."""
        line = self.query_one(Typing)
        if line.value or line.has_focus:
            line.value = ""
            self.query_one(Article).focus()
        else:
            self.dismiss()
