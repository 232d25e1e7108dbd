"""The status line in words: the filter in force, what happened last, and whether everything is saved."""

from collections.abc import Callable, Sequence
from typing import Final

from tui.library.view import View
from tui.look.wrap import Piece

SORT_NAMES: Final = {
    "listed": "as listed",
    "newest": "newest first",
    "title": "by title",
    "source": "by source",
    "unread": "unread first",
    "relevance": "best match first",
    "-listed": "as listed, from the end",
    "-newest": "oldest first",
    "-title": "by title, from the end",
    "-source": "by source, from the end",
    "-unread": "read first",
    "-relevance": "best match last",
}
"""How each sort is called on the screen."""


def filter_pieces(view: View, name: Callable[[str], str]) -> list[Piece]:
    """Return the tags that are included and excluded, with their signs."""
    pieces = [Piece(f"+ {name(tag)}  ", "included") for tag in sorted(view.include)]
    return pieces + [Piece(f"− {name(tag)}  ", "excluded") for tag in sorted(view.exclude)]


def saving_pieces(sort: str, failure: str | None, waits: bool, read_only: bool) -> Sequence[Piece]:
    """Return whether the marks are on disk, and the order of the list."""
    if failure:
        saving = Piece(f"NOT SAVED: {failure}", "fault")
    elif read_only:
        saving = Piece("read-only", "fault")
    else:
        saving = Piece("saving …", "starred") if waits else Piece("saved", "muted")
    return saving, Piece(f" · {SORT_NAMES.get(sort, sort)}", "muted")
