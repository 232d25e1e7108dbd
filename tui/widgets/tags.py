"""The tag filter: actors and own tags, each off, included or excluded."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from tui.look.keys import bindings
from tui.look.lines import TagLine, tag_line
from tui.widgets.named import Named


class Tags(Named[TagLine]):
    """The list of tags to include or exclude."""

    TITLE = "Tags"
    BINDINGS: ClassVar[list[BindingType]] = bindings("tags")

    def __init__(self, cycle: Callable[[str], None], mode: Callable[[], None]) -> None:
        """Take what to call to move a tag on, and to turn any into all."""
        super().__init__(tag_line, id="tags")
        self._cycle = cycle
        self._mode = mode

    @property
    def opens_at_once(self) -> bool:
        """A click moves a tag on, as Space does."""
        return True

    def action_cycle(self) -> None:
        """Move the tag under the cursor on: off, included, excluded."""
        if self.current is not None:
            self._cycle(self.current.tag)

    def action_open(self) -> None:
        """Do the same for a double click as for the key."""
        self.action_cycle()

    def action_mode(self) -> None:
        """Ask for any of the included tags, or for all of them."""
        self._mode()
