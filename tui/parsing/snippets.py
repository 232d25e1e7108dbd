"""From items to snippets: what is printed once is written once, with its date, author, outlet and labels."""

from collections.abc import Iterable
from typing import Final

from tui.model import Date, Snippet
from tui.parsing.datelines import dateline
from tui.parsing.identity import snippet_id
from tui.parsing.items import Item
from tui.parsing.kinds import Fragment, Part
from tui.parsing.shapes import ends_whole, looks_cut
from tui.parsing.titles import derived_title
from tui.text import fold

_OPENING: Final = 40
"""So many folded characters of a text are its opening, by which a copy that was cut earlier is found."""


class Writer:
    """Writes the snippets of a document, and lists the copies that it leaves out."""

    def __init__(self, items: Iterable[Item]) -> None:
        """Write down some items, in their order."""
        self.snippets: list[Snippet] = []
        """What the document says."""
        self.copies: list[Fragment] = []
        """The pieces of items that stand above already."""
        self._seen: dict[str, tuple[int, str]] = {}
        self._year: int | None = None
        for item in items:
            self._write(item)

    def _write(self, item: Item) -> None:
        """Write an item, unless its text stands above."""
        date = self._date(item)
        text = fold("\n".join(piece.text for piece in item.body)) or fold(item.title.text if item.title else "")
        if (line := self._stands_on(text)) is not None:
            self.copies += [
                piece.as_kind(Part.NOISE, "duplicate", f"duplicate of line {line}") for piece in item.pieces
            ]
            return
        self.snippets.append(_snippet(item, date))
        first = (item.body[0] if item.body else item.title) or item.pieces[0]
        self._seen[text[:_OPENING]] = first.line, text

    def _stands_on(self, text: str) -> int | None:
        """Return the line on which a text, or a longer copy of it, stands already."""
        known = self._seen.get(text[:_OPENING])
        if known is None:
            return None
        line, whole = known
        shorter = min(len(text), len(whole))
        compared = shorter - 8 if shorter >= 60 else shorter
        is_cut = _OPENING <= len(text) <= len(whole) and text[:compared] == whole[:compared]
        return line if is_cut or text == whole else None

    def _date(self, item: Item) -> Date | None:
        """Return the date printed for an item; one without a year takes that of the last full date above it."""
        dates = []
        for anchor in item.anchors:
            if when := anchor.kind.when:
                self._year = when.year or self._year
                dates.append(when.dated(self._year))
        full = [date for date in dates if date.value]
        if dates:
            return (full or dates)[0]
        if item.body and (when := dateline(item.body[0].text)):
            found = when.dated()
            return Date(found.text, found.value, found.precision, "dateline")
        return None


def _snippet(item: Item, date: Date | None) -> Snippet:
    """Return an item as a snippet."""
    title = item.title.text if item.title else None
    body = "\n\n".join(piece.text for piece in item.body) or None
    said = [pair for piece in (*item.anchors, *item.labels) for pair in piece.kind.says]
    byline, source, link = (
        next((value for name, value in said if name == wanted), None) for wanted in ("byline", "source", "link")
    )
    return Snippet(
        snippet_id(title, body),
        title,
        body,
        derived_title(body) if body and title is None else None,
        date,
        byline,
        source,
        link,
        tuple(dict.fromkeys(value for name, value in said if name == "label" and value)),
        looks_cut(body or title or "") or (bool(body) and not ends_whole(body or "")),
        tuple(sorted({piece.line for piece in item.pieces})),
    )
