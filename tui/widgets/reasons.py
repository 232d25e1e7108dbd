"""The tags of one snippet, each with the words that gave it."""

from collections.abc import Callable
from typing import ClassVar

from tui.library.reasons import Reason
from tui.look.lines import Name
from tui.look.reasons import reason_lines
from tui.widgets.rows import Rows


class Reasons(Rows[Reason]):
    """A list of tags with their reasons."""

    HEIGHT: ClassVar[int] = 2

    def __init__(self, name: Name, rest: Callable[[Reason], None]) -> None:
        """Take what knows the names of tags, and what to call when the cursor rests on one."""
        super().__init__(lambda reason, width: reason_lines(reason, name, width), rest=rest, id="reasons")
