"""The items of the brief: two lines a row, in the order that the person gave them."""

from collections.abc import Callable, Sequence

from tui.look.lines import BriefLine, brief_lines
from tui.look.wrap import Line
from tui.widgets.rows import Rows


class BriefRows(Rows[BriefLine]):
    """The list of what was collected."""

    HEIGHT = 2

    def __init__(self, empty: Callable[[int], Sequence[Line]]) -> None:
        """Take what stands there while nothing is collected."""
        super().__init__(brief_lines, empty=empty, id="brief-rows")
