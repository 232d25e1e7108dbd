"""The screen of the reader: what the browser shows and marks, taking along, the documents, and help."""

from typing import ClassVar

from textual.binding import BindingType

from tui.look.keys import bindings
from tui.screens.offering import Offering
from tui.screens.painting import Painted


class Reader(Offering, Painted[None]):
    """The screen of the reader: everything the browser shows, and what one does to it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reader")

    async def action_quit(self) -> None:
        """Quit; what was changed is written before the program ends."""
        await self.app.action_quit()
