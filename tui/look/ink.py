"""What a piece of a line can mean, and how each meaning looks in the colours of the moment.

Styles are made straight from the variables of the theme: a component class of TCSS for each meaning and widget would
cost a quarter of the time to the first paint.
"""

from collections.abc import Mapping
from typing import Final

from rich.style import Style
from textual.color import Color

_TEXT: Final = {
    "ink": ("ink", ""),
    "muted": ("muted", ""),
    "unread": ("unread", "bold"),
    "read": ("muted", ""),
    "derived": ("derived", "italic"),
    "title": ("unread", "bold"),
    "heading": ("muted", "bold"),
    "starred": ("starred", ""),
    "note": ("note", ""),
    "place": ("place", ""),
    "actor": ("actor", ""),
    "theme": ("theme", ""),
    "own-tag": ("own-tag", ""),
    "suggested": ("suggested", "italic"),
    "included": ("own-tag", "bold"),
    "excluded": ("excluded", ""),
    "fault": ("fault", "bold"),
    "hit": ("hit", "bold underline"),
    "key": ("key", "bold"),
    "selected": ("key", "bold"),
    "frame": ("frame", ""),
    "frame-focus": ("frame-focus", ""),
    "pane": ("frame-focus", "bold"),
}
"""For each meaning the variable of its colour, and how it is printed."""

MEANINGS: Final = frozenset(_TEXT)
"""Everything that a piece can mean."""


def style_of(meaning: str, ground: str, variables: Mapping[str, str]) -> Style:
    """Return how a meaning looks on a ground ("ground", "cursor", "cursor-rest") with a theme's variables."""
    name, printed = _TEXT[meaning]
    over = variables.get(f"{ground}-style", "none")
    colours = Style.from_color(*(Color.parse(variables[each]).rich_color for each in (name, ground)))
    return colours + Style.parse(f"{printed} {over}".replace("none", "").strip() or "none")
