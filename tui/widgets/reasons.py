"""The tags of one snippet, each with the words that gave it."""

from typing import ClassVar

from tui.library.reasons import Reason
from tui.look.lines import Name
from tui.look.reasons import reason_lines
from tui.widgets.rows import Rows


class Reasons(Rows[Reason]):
    """A list of tags with their reasons."""

    HEIGHT: ClassVar[int] = 2

    def __init__(self, name: Name) -> None:
        """Take what knows the names of tags."""
        super().__init__(lambda reason, width: reason_lines(reason, name, width), id="reasons")
