"""What stands behind a dialog: the same lines with a colour laid over them."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip


def dimmed(strips: Iterable[Strip], over: Color) -> list[Strip]:
    """Return lines with a colour laid over them, as thick as it is opaque; nothing in them can be clicked."""
    known: dict[Style | None, Style] = {}

    def under(style: Style | None) -> Style:
        if style not in known:
            known[style] = _under(over, style or Style.null())
        return known[style]

    return [Strip([Segment(text, under(style)) for text, style, _ in strip], strip.cell_length) for strip in strips]


def _under(over: Color, style: Style) -> Style:
    """Return a style as it looks under a colour."""
    style = style.clear_meta_and_links()
    if not over.a:
        return style
    ink, ground = (
        None if colour is None else (Color.from_rich_color(colour) + over).rich_color
        for colour in (style.color, style.bgcolor)
    )
    return style + Style.from_color(ink, ground)
