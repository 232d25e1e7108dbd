"""Pages that stand where a snippet's article would: the welcome, the empty list, and the help."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tui.actions import SCOPES, Action, of_scope
from tui.keymaps import Keymap
from tui.look.wrap import Line, Piece, Stretch, cells, paragraph
from tui.model import plural
from tui.text import fold_same

_PANES: Final = (
    ("Topics", "What it is about: places, themes, documents. Moving there narrows the list."),
    ("Tags", "Actors, and your own tags, to include or exclude."),
    ("Snippets", "The paragraphs of your documents, cleaned and without copies. You are here."),
    ("Article", "The snippet you are on, with where it stands."),
)
_FIRST_KEYS: Final = (
    ("{snippets.open}", "opens a snippet and marks it read; {reader.next_unread} goes on to the next unread one"),
    ("{reader.star}", "stars it; {reader.undo} takes any change back"),
    ("{reader.help}", "shows every key for the place you are in, and a tour"),
)


def welcome(snippets: int, documents: int, keymap: Keymap, width: int) -> list[Line]:
    """Return what a newcomer reads once, in place of the first article."""
    lines: list[Line] = [(Piece("Welcome to sahel-reader", "title"),)]
    here = f"{plural(snippets, 'snippet')} from {plural(documents, 'document')}."
    lines += [(), *paragraph(f"{here} Nothing you do changes the documents.", width), ()]
    lines += _table(_PANES, "heading", width)
    lines += [(), *_table(((keymap.fill(key), keymap.fill(text)) for key, text in _FIRST_KEYS), "key", width), ()]
    move = "Move with {rows.down} and {rows.up}. This page goes away as soon as you do, and does not come back."
    lines += paragraph(keymap.fill(move), width, (), "muted")
    return lines


def too_small(size: tuple[int, int], smallest: tuple[int, int], width: int) -> list[Line]:
    """Return what stands in a window that is too small to read in, as far as that has room for it."""
    here, needed = (f"{columns} × {rows}" for columns, rows in (size, smallest))
    lines = sentences([f"This window is {here}; the reader needs {needed}.", "ctrl+q quits."], max(width, 1))
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


def keys_page(scopes: Sequence[str], about: str, keymap: Keymap, width: int, words: str = "") -> list[Line]:
    """Return the help: a sentence on what has the focus, then the keys of the places; or those that words find."""
    lines: list[Line] = [] if words.strip() else [*paragraph(about, width)]
    for scope in scopes:
        shown = ((keymap.signs(action.name, scopes[0]), action) for action in of_scope(scope))
        rows = [(keys, action.help) for keys, action in shown if keys and _speaks(words, keys, action)]
        if rows:
            lines += [*([()] if lines else []), (Piece(SCOPES[scope], "heading"),), *_table(rows, "key", width)]
    return lines or sentences([f"No key here has to do with “{words.strip()}”."], width)


def _speaks(words: str, keys: str, action: Action) -> bool:
    """Say whether an action has to do with words: they are its key, or stand in what is said of it."""
    said = fold_same(f"{action.label} {action.help}")
    return words.strip() in keys.split() or all(fold_same(word) in said for word in words.split())


_TOUR: Final = (
    "Your dumps are cut into snippets, one a paragraph or item; what stands in several dumps is one snippet. "
    "Nothing you do changes the documents, everything is saved at once, and {reader.undo} takes any change back.",
    "Read: {rows.down} and {rows.up} move, {snippets.open} opens and marks read, {reader.next_unread} goes to the"
    " next unread one. {reader.onward} alone reads everything: it opens, scrolls, and goes on.",
    "Sort out: {reader.star} stars, {reader.tag} gives your own tags, {reader.note} writes a note, "
    "{reader.toggle_read} marks read or unread. {reader.select} selects several for all of these.",
    "Narrow down: {reader.pane('topics')} goes to the topics, where moving lists them; {reader.pane('tags')} to "
    "the tags, where {tags.cycle} includes and excludes. {reader.search} searches as you type: wagner place:mali "
    "-kidal after:2023-08.",
    "Step back: {reader.timeline} shows what is listed over time, {reader.figures} in figures. {reader.why} says "
    "which words gave a snippet its tags, {reader.account} what was left out of the document and why.",
    "Find the rest: {reader.help} lists the keys of the place you are in, {reader.palette} finds any action, "
    "topic or tag by its name, {reader.colours} changes the colours. {reader.quit} quits; you come back where you"
    " left.",
)
"""What a newcomer needs, one paragraph a subject."""


def tour(keymap: Keymap, width: int) -> list[Line]:
    """Return the tour: one page for newcomers, with the keys in force."""
    lines: list[Line] = []
    for text in _TOUR:
        head, colon, _ = (filled := keymap.fill(text)).partition(":")
        over = [Stretch(0, len(head), "heading")] if colon and len(head) < len("Find the rest ") else []
        lines += [*([()] if lines else []), *paragraph(filled, width, over)]
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
