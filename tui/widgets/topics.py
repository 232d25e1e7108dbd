"""The topic list: All, Unread, Starred, places, themes and documents, each with its figures."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from tui.look.keys import bindings
from tui.look.lines import TopicLine, topic_line
from tui.widgets.named import Named


class Topics(Named[TopicLine]):
    """The list of topics; resting on one narrows the snippets in the same frame."""

    TITLE = "Topics"
    BINDINGS: ClassVar[list[BindingType]] = bindings("topics")

    def __init__(self, rest: Callable[[TopicLine], None]) -> None:
        """Take what to call when the cursor rests on a topic."""
        super().__init__(topic_line, rest=rest, id="topics")

    @property
    def opens_at_once(self) -> bool:
        """A click folds a group; on a topic the list follows the cursor already."""
        return self.current is not None and self.current.folded is not None
