"""What stands under a line that is typed into: what is wrong with it or what it finds, and how it may go on."""

from typing import NamedTuple

from tui.look.wrap import Line, Piece, cells, paragraph, spread


class Offer(NamedTuple):
    """One way in which a line may go on."""

    text: str
    """The whole line, once this is taken."""
    label: str
    """What stands there."""
    meaning: str = "ink"
    """What kind of thing it is, for its colour."""
    figure: int | None = None
    """How many snippets have it, where that says something."""


def offer_line(offer: Offer, chosen: bool, width: int) -> Line:
    """Return the row of an offer, with a mark where it is the one that would be taken."""
    left = (Piece(" › " if chosen else "   ", "key"), Piece(offer.label, offer.meaning))
    right = () if offer.figure is None else (Piece(f"{offer.figure:,} ", "muted"),)
    return spread(left, right, width)


def help_lines(sentence: str, width: int) -> list[Line]:
    """Return the rows of a sentence on what is typed; none for an empty one."""
    return [(Piece(" "), *line) for line in paragraph(sentence, width - 2, (), "muted")]


def fault_lines(at: int, sentence: str, width: int) -> list[Line]:
    """Return a caret under the place where a line broke, and what is wrong there: beside it if there is room."""
    caret = (Piece(" " * min(at, max(width - 1, 0)) + "^ ", "fault"),)
    said = Piece(sentence, "fault")
    if cells((*caret, said)) <= width:
        return [(*caret, said)]
    return [caret, *((Piece(" "), *line) for line in paragraph(sentence, width - 2, (), "fault"))]
