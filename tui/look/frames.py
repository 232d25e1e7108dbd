"""The frame around a pane in lines: its upper and lower edge with what stands in them, and its sides."""

from tui.look.wrap import Line, Piece, cell_len, shortened


def upper_edge(title: str, width: int, *, here: bool) -> Line:
    """Return the upper edge of a frame with its title, in the accent while the focus is here."""
    frame, label = _looks(here)
    said = f" {shortened(title, width - 6)} " if title and width > 6 else ""
    return Piece("╭─", frame), Piece(said, label), Piece("─" * (width - 3 - cell_len(said)) + "╮", frame)


def lower_edge(title: str, width: int, *, here: bool) -> Line:
    """Return the lower edge of a frame, with what stands at its right end."""
    frame, _ = _looks(here)
    said = f" {shortened(title, width - 6)} " if title and width > 6 else ""
    return Piece("╰" + "─" * (width - 3 - cell_len(said)), frame), Piece(said, "muted"), Piece("─╯", frame)


def side(*, here: bool) -> Piece:
    """Return what stands on each line at the left and right of a frame."""
    return Piece("│", _looks(here)[0])


def _looks(here: bool) -> tuple[str, str]:
    """Return what the frame and its title mean."""
    return ("frame-focus", "pane") if here else ("frame", "muted")
