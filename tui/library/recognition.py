"""Marks follow a snippet whose words were edited: what is kept of marked snippets, and how they are found again.

The values kept here belong to the state, since the cache may be deleted at any time; they are written when a snippet is
first marked, and read when documents were read anew and a marked snippet is not among them.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from tui.library.catalog.catalog import Catalog
from tui.model import Mark, Snippet
from tui.text import fold

if TYPE_CHECKING:
    from tui.parsing.identity import Remembered
    from tui.parsing.wording import IsName

Kept: TypeAlias = dict[str, str | int]
"""What is kept of one snippet, under its id."""

WORKED_ON: Final = 400
"""How many characters are kept of a snippet with a star, a tag or a note."""
MERELY_READ: Final = 160
"""How many are kept of one that was only read."""

_END: Final = 40


def kept_of(snippet: Snippet, mark: Mark) -> Kept:
    """Return what is kept of a snippet so that it can be found again."""
    text = " ".join((snippet.body or snippet.title or "").split())
    begins = text[: MERELY_READ if mark == Mark(read=True) else WORKED_ON]
    kept: Kept = {"text": begins, "length": len(text)}
    if len(begins) < len(text):
        kept["end"] = fold(text)[-_END:]
    if snippet.date and snippet.date.value and snippet.date.precision == "day":
        kept["day"] = snippet.date.value
    if snippet.link:
        kept["link"] = snippet.link
    return kept


def aliases_in(book: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    """Return for the ids of wordings the ids under which the marks are kept, as a book holds them."""
    return {key: id for key, entry in book.items() if isinstance(id := entry.get("id"), str)}


def found_again(
    book: Mapping[str, Mapping[str, object]],
    catalog: Catalog,
    marks: Mapping[str, Mark],
    names: "Callable[[], IsName]",
) -> Mapping[str, str]:
    """Return for the ids of rows without a mark the ids of marks whose snippets they are, in other words."""
    missing = [
        _remembered(id, entry)
        for id, entry in book.items()
        if isinstance(entry.get("text"), str) and catalog.row(id) is None and id in marks
    ]
    if not missing:
        return {}
    from tui.parsing.identity import known_again  # brings the parser, which most starts need not have

    free = [snippet for row in catalog.all if (snippet := catalog.snippet(row)).id not in marks]
    return known_again(missing, free, names())


def _remembered(id: str, entry: Mapping[str, object]) -> "Remembered":
    """Return an entry of the book as a value; what is not in its form counts as not there."""
    from tui.parsing.identity import Remembered

    said = {name: value for name in ("text", "end", "day", "link") if isinstance(value := entry.get(name), str)}
    length = entry.get("length")
    return Remembered(id, length=length if isinstance(length, int) else len(said["text"]), **said)


def holds_work(mark: Mark) -> bool:
    """Tell whether a mark says more than that a snippet was read."""
    return bool(mark.starred or mark.tags or mark.note or mark.pinned or mark.rejected)
