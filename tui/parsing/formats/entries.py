"""From entries, which a format gives with their title, date and link, to a document: the same values, the same ids.

What an entry says goes through the same rules as a pasted page, so that the same item has the same words, and thereby
the same id, whichever way it came.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from tui.model import Document
from tui.parsing.dates import Printed, find_date
from tui.parsing.decode import plain
from tui.parsing.directives import Directives
from tui.parsing.fragments import Cutter
from tui.parsing.items import Item
from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.listing import HIDDEN, RESTORED, left_out
from tui.parsing.reading import Reading
from tui.parsing.snippets import written
from tui.text import fold, fold_same

_TITLE: Final = Kind(Part.TEXT, "text", titled=True)
_TWICE: Final = "the title once more"
_SUMMARY: Final = Kind(Part.NOISE, "summary", "summary of an item whose text is given too")
_ANCHORS: Final = (Part.ANCHOR, Part.FOOT)


class Text(NamedTuple):
    """A title or paragraph and where it stands."""

    line: int
    """The number of its line; the first is 1."""
    start: int
    """Where it begins there, in characters from 0."""
    text: str
    """The words, one line, harmless."""


class Entry(Struct):
    """What a format says of one item."""

    line: int
    """The line on which it begins."""
    title: Text | None = None
    """Its title."""
    paragraphs: list[Text] = field(default_factory=list)
    """Its text."""
    summary: list[Text] = field(default_factory=list)
    """What only says in short what its text says."""
    printed: str = ""
    """When it was published, in the words of the document."""
    day: date | None = None
    """What day that is, where the words do not say it."""
    byline: str = ""
    """Its author."""
    source: str = ""
    """Its outlet."""
    link: str = ""
    """Its address."""
    labels: tuple[str, ...] = ()
    """Its categories."""


def laid_out(line: int, title: str, whole: list[str], summary: list[str]) -> Entry:
    """Return an entry that begins on a line, its texts one behind the other, so that each has a place of its own.

    Of text and summary the longer one is the text, since some feeds give a picture for the text and all words as the
    summary.
    """
    body, less = sorted((whole, summary), key=lambda said: len(" ".join(said)), reverse=True)
    texts, start = [], 0
    for text in (title, *body, *([] if less == body else less)):
        texts.append(Text(line, start, text))
        start += len(text) + 1
    head, *rest = texts
    return Entry(line, head if title else None, rest[: len(body)], rest[len(body) :])


def web_address(raw: object, base: str = "") -> str:
    """Return an address that a browser may open, made whole by the one it stands under; else nothing."""
    if not isinstance(raw, str) or not raw.strip():
        return ""
    try:
        address = plain(raw).strip()
        parts = urlsplit(address)
        if base and not (parts.scheme and parts.netloc):
            address = urljoin(base, address)
            parts = urlsplit(address)
    except ValueError:
        return ""
    whole = parts.scheme in ("http", "https") and bool(parts.netloc) and not any(sign.isspace() for sign in address)
    return address if whole else ""


def document(
    reading: Reading,
    encoding: str,
    repairs: Sequence[str],
    entries: Iterable[Entry],
    left: Iterable[Fragment] = (),
    directives: Directives | None = None,
) -> Document:
    """Return entries as a document; what is no news in them, and what stands twice, is accounted for.

    Args:
        reading: how to read it.
        encoding: how its bytes were read.
        repairs: one clause for each repair.
        entries: what it holds.
        left: what stands in no entry.
        directives: what holds for all entries that say nothing else.
    """
    composer = _Composer(reading)
    for entry in entries:
        composer.add(entry)
    said = written(composer.items, directives or Directives())
    pieces = (*left, *composer.left, *said.copies)
    dropped = sorted((piece for piece in pieces if piece.text), key=lambda piece: piece[:3])
    return Document(reading.name, encoding, tuple(repairs), said.snippets, tuple(map(left_out, dropped)), said.folded)


def linked(told: Document, links: Mapping[int, str]) -> Document:
    """Return a document whose snippets have the address that stands behind their first line with one."""
    snippets = (
        snippet
        if snippet.link
        else replace(snippet, link=next((link for line in snippet.lines if (link := links.get(line))), None))
        for snippet in told.snippets
    )
    return replace(told, snippets=tuple(snippets))


class _Composer:
    """Makes items of entries."""

    def __init__(self, reading: Reading) -> None:
        """Start with nothing."""
        self.items: list[Item] = []
        self.left: list[Fragment] = []
        self._reading = reading
        self._cutter = Cutter(reading.rules)

    def add(self, entry: Entry) -> None:
        """Add the item of an entry, or leave all of it out if it says nothing."""
        item = Item(anchors=[_stamp(entry)])
        if entry.title:
            self._add_title(item, entry.title)
        for paragraph in entry.paragraphs:
            self._add_paragraph(item, paragraph)
        for text in entry.summary:
            if self._decided(text.text) is RESTORED:
                self._restore(text)
            else:
                self.left.append(_fragment(text, _SUMMARY))
        if item.title or item.body:
            self.items.append(item)
        else:
            self.left += item.pieces

    def _add_title(self, item: Item, title: Text) -> None:
        """Take a title, unless the person hid it."""
        kind = self._decided(title.text)
        if kind is HIDDEN:
            self.left.append(_fragment(title, HIDDEN))
        else:
            item.title = _fragment(title, _TITLE)

    def _add_paragraph(self, item: Item, paragraph: Text) -> None:
        """Take what is news in a paragraph, and what it says of date, author and outlet."""
        kind = self._decided(paragraph.text)
        if kind is RESTORED:
            self._restore(paragraph)
            return
        if kind is HIDDEN:
            self.left.append(_fragment(paragraph, kind))
            return
        if item.title and not item.body and fold(item.title.text) == fold(paragraph.text):
            self.left.append(_fragment(paragraph, Kind(Part.NOISE, "repeated", _TWICE)))
            return
        at = paragraph.start
        for start, end, text, cut in self._cutter.cut(paragraph.text, fold_same(paragraph.text)):
            moved = Fragment(paragraph.line, at + start, at + end, text, cut)
            part = cut.part
            if part is Part.TEXT:
                item.body.append(moved)
            elif part in _ANCHORS:
                item.anchors.append(moved)
            elif part is Part.LABEL:
                item.labels.append(moved)
            else:
                self.left.append(moved)

    def _restore(self, text: Text) -> None:
        """Take a text that the person wants to read as an item of its own."""
        self.items.append(Item(body=[_fragment(text, RESTORED)]))

    def _decided(self, text: str) -> Kind | None:
        """Return what the person decided about a line of these words."""
        reading = self._reading
        if not reading.restored and not reading.hidden:
            return None
        folded = fold(text)
        return RESTORED if folded in reading.restored else HIDDEN if folded in reading.hidden else None


def _fragment(text: Text, kind: Kind) -> Fragment:
    """Return a text as a piece of its line."""
    return Fragment(text.line, text.start, text.start + len(text.text), text.text, kind)


def _stamp(entry: Entry) -> Fragment:
    """Return what an entry says besides its words, as the piece of a line that prints it."""
    named = (("byline", entry.byline), ("source", entry.source), ("link", entry.link))
    says = (*((name, said) for name, said in named if said), *(("label", label) for label in entry.labels if label))
    return Fragment(entry.line, 0, 0, "", Kind(Part.ANCHOR, "date", "date of an item", says, _printed(entry)))


def _printed(entry: Entry) -> Printed | None:
    """Return the date of an entry: what its words say, else what the format makes of them."""
    if not entry.printed:
        return None
    found = find_date(entry.printed)
    if found is not None and not found.relative:
        return found._replace(text=entry.printed)
    if entry.day is not None:
        day = entry.day
        return Printed(0, len(entry.printed), entry.printed, day.year, day.month, day.day)
    return Printed(0, len(entry.printed), entry.printed)
