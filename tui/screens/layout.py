"""Where the panes of the reader stand: three columns, two or one, as many as the window has room for."""

from typing import Final

from textual.geometry import Size
from textual.screen import Screen

from tui.widgets.cover import Cover

PANES: Final = ("topics", "tags", "snippets", "article")
"""The panes in the order of Tab; the search line is reached by its key."""

_COLUMN: Final = {"topics": "left", "tags": "left", "search": "middle", "snippets": "middle", "article": "article"}
_COLUMNS: Final = ("left", "middle", "article")

TWO_COLUMNS: Final = 80
"""From so many cells on two columns stand side by side."""
_THREE_COLUMNS: Final = 120
_LEFT: Final = 27
_LEFT_MOST: Final = 40
"""The width of topics and tags beside other columns, in cells: a good fifth of the window between these."""
_ALONE: Final = 84
"""The width of a text that stands alone with its frame, in cells."""
_LOW: Final = 30
"""Below so many lines the search gives up its frame."""


def fit(screen: Screen[None], pane: str, size: Size, *, alone: bool = False) -> None:
    """Show as many columns as fit, that of the pane with the focus among them; too small a window says so.

    Args:
        screen: The screen of the panes.
        pane: The pane with the focus, or "search".
        size: The size of the window.
        alone: Whether that pane is shown alone however many would fit; its text then stands in the middle.
    """
    here = _COLUMN[pane]
    shown = {here}
    if size.width >= _THREE_COLUMNS and not alone:
        shown = {*_COLUMNS}
    elif size.width >= TWO_COLUMNS and not alone:
        shown = {"middle", "left" if here == "left" else "article"}
    for name, column in _COLUMN.items():
        screen.query_one(f"#{name}").display = column in shown
    low = size.height < _LOW
    left = min(max(_LEFT, size.width * 2 // 9), _LEFT_MOST)
    widths = [str(left) if column == "left" else "1fr" for column in _COLUMNS if column in shown]
    screen.styles.grid_size_columns = len(shown)
    screen.styles.grid_columns = " ".join(widths) if len(shown) > 1 else "1fr"
    line = 1 if low else 3
    tags = max(round((size.height - line - 2) / 3), 1)
    screen.styles.grid_rows = f"{line} 1fr {tags} 1 1"
    margin = max((size.width - _ALONE) // 2, 1) if alone else 1
    screen.query_one("#article").styles.padding = (0, 0, 0, margin)
    for bottom in ("#status", "#keys"):
        screen.query_one(bottom).styles.column_span = len(shown)
    screen.query_one("#search").set_class(low, "-low")
    Cover.fit(screen, size)
