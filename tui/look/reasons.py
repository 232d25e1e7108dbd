"""How the reasons for a tag look: its name and how it stands, and under it the words that say so."""

from typing import Final

from tui.library.reasons import Reason, State
from tui.look.lines import Name
from tui.look.wrap import Line, Piece, fitted, spread
from tui.model import facet

_SIGNS: Final[dict[State, str]] = {"given": " ", "suggested": "?", "pinned": "+", "rejected": "−", "not given": " "}
_MEANINGS: Final[dict[State, str]] = {"suggested": "suggested", "rejected": "excluded", "not given": "muted"}
_NO_WORDS: Final[dict[State, str]] = {
    "pinned": "no words of the text say so; you do",
    "rejected": "no words of the text say so",
    "not given": "no words of the text say so",
}


def reason_lines(reason: Reason, name: Name, width: int) -> tuple[Line, Line]:
    """Return the two lines of a tag: its sign, name, facet and state; then the words as printed, each with its rule."""
    kind = facet(reason.tag)
    meaning = _MEANINGS.get(reason.state, kind)
    left = (Piece(f" {_SIGNS[reason.state]} ", "heading"), Piece(name(reason.tag), meaning))
    said = " · ".join(reason.clauses(name)) or _NO_WORDS.get(reason.state, "")
    state = "" if reason.state == "given" else f", {reason.state}"
    right = (Piece(f"{kind}{state} ", "muted"),)
    return spread(left, right, width), fitted((Piece("     "), Piece(said, "muted")), width - 1)
