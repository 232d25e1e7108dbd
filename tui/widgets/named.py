"""Lists of things that a person gave names to, which can be called otherwise or removed."""

from typing import Any, Literal, TypeAlias, TypeVar

from textual.message import Message

from tui.widgets.rows import Rows

Entry = TypeVar("Entry")
Wish: TypeAlias = Literal["rename", "remove"]
"""What can be asked for."""


class Named(Rows[Entry]):
    """A list of rows of which some can be renamed and removed."""

    class Asked(Message):
        """The person wants the current row to be called otherwise, or to go."""

        def __init__(self, rows: "Named[Any]", wish: Wish) -> None:
            """Take the list it happened in, and what is asked for."""
            super().__init__()
            self.rows = rows
            self.wish = wish

        @property
        def control(self) -> "Named[Any]":
            """The list, for selectors of handlers."""
            return self.rows

    def action_rename(self) -> None:
        """Call the current row otherwise."""
        self.post_message(self.Asked(self, "rename"))

    def action_remove(self) -> None:
        """Remove the current row."""
        self.post_message(self.Asked(self, "remove"))
