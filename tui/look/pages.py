"""Pages that stand where a snippet's article would: the welcome, the empty list, and the help."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tui.actions import SCOPES, of_scope
from tui.look.keys import signs
from tui.look.wrap import Line, Piece, cells, paragraph
from tui.model import plural

_PANES: Final = (
    ("Topics", "What it is about: places, themes, documents. Moving there narrows the list."),
    ("Tags", "Actors, and your own tags, to include or exclude."),
    ("Snippets", "The paragraphs of your documents, cleaned and without copies. You are here."),
    ("Article", "The snippet you are on, with where it stands."),
)
_FIRST_KEYS: Final = (
    ("Enter", "opens a snippet and marks it read; n goes on to the next unread one"),
    ("s", "stars it; u takes any change back"),
    ("?", "shows every key for the place you are in"),
)


def welcome(snippets: int, documents: int, width: int) -> list[Line]:
    """Return what a newcomer reads once, in place of the first article."""
    lines: list[Line] = [(Piece("Welcome to sahel-reader", "title"),)]
    here = f"{plural(snippets, 'snippet')} from {plural(documents, 'document')}."
    lines += [(), *paragraph(f"{here} Nothing you do changes the documents.", width), ()]
    lines += _table(_PANES, "heading", width)
    lines += [(), *_table(_FIRST_KEYS, "key", width), ()]
    lines += paragraph(
        "Move with j and k. This page goes away as soon as you do, and does not come back.", width, (), "muted"
    )
    return lines


def too_small(size: tuple[int, int], smallest: tuple[int, int], width: int) -> list[Line]:
    """Return what stands in a window that is too small to read in, as far as that has room for it."""
    here, needed = (f"{columns} × {rows}" for columns, rows in (size, smallest))
    lines = sentences([f"This window is {here}; the reader needs {needed}.", "q quits."], max(width, 1))
    return indented(line for line in lines if line)


def sentences(texts: Iterable[str], width: int) -> list[Line]:
    """Return paragraphs of plain words, for what is missing and which key helps."""
    lines: list[Line] = []
    for text in texts:
        if lines:
            lines.append(())
        lines += paragraph(text, width, (), "muted")
    return lines


def indented(lines: Iterable[Line]) -> list[Line]:
    """Return lines one cell further right."""
    return [(Piece(" "), *line) for line in lines]


def keys_page(scopes: Sequence[str], about: str, width: int) -> list[Line]:
    """Return the help: one sentence on what has the focus, then its keys, then those of the other places given."""
    lines: list[Line] = [*paragraph(about, width)]
    for scope in scopes:
        lines += [(), (Piece(SCOPES[scope], "heading"),)]
        lines += _table(((signs(action.keys), action.help) for action in of_scope(scope)), "key", width)
    return lines


def _table(rows: Iterable[tuple[str, str]], meaning: str, width: int) -> Iterator[Line]:
    """Yield two columns: words with a meaning, and a text wrapped beside them."""
    rows = tuple(rows)
    first = min(max(cells((Piece(left),)) for left, _ in rows) + 2, max(width // 2, 12))
    for left, right in rows:
        head = left
        for line in paragraph(right, max(width - first, 8)):
            yield Piece(head.ljust(first), meaning), *line
            head = ""
