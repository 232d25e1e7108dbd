"""From the texts between two gaps to items: which text is a title, which its body, and what stands alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from tui.parsing.kinds import Fragment

_LONGER: Final = 1.25


@dataclass(slots=True)
class Item:
    """One item of a page, as pieces of its lines."""

    title: Fragment | None = None
    """Its title."""
    body: list[Fragment] = field(default_factory=list)
    """Its paragraphs."""
    anchors: list[Fragment] = field(default_factory=list)
    """What prints its date, author and outlet."""
    labels: list[Fragment] = field(default_factory=list)
    """What prints its section."""

    @property
    def pieces(self) -> list[Fragment]:
        """All pieces of it, in the order of the page."""
        texts = [self.title, *self.body] if self.title else self.body
        return sorted([*texts, *self.anchors, *self.labels])


@dataclass(slots=True)
class Stretch:
    """Texts with nothing printed between them that parts items."""

    texts: list[Fragment] = field(default_factory=list)
    """The texts, in their order."""
    labels: dict[int, list[Fragment]] = field(default_factory=dict)
    """The labels that stand above a text, by its place among them."""

    @property
    def shape(self) -> str:
        """A letter for each text: T for a title, S for a short sentence, B for a body."""
        return shape_of(self.texts)


def shape_of(texts: Sequence[Fragment]) -> str:
    """Return a letter for each text; neighbours may make a dek of what looks like a title, and the reverse."""
    letters = [_letter(text) for text in texts]
    _read_alternation(texts, letters)
    return "".join(letters)


def _letter(text: Fragment) -> str:
    """Return what a text looks like by itself."""
    if text.kind.titled:
        return "T"
    return "S" if text.kind.words <= 15 and text.text.endswith(".") and not text.text.endswith("..") else "B"


def _read_alternation(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make bodies of deks without full stop, and titles of short sentences, where shorter and longer alternate."""
    at = 0
    while at < len(letters):
        end = at + 1
        while end < len(letters) and letters[end] == letters[at] and letters[at] == "T":
            end += 1
        if end - at >= 4 and (end - at) % 2 == 0 and _alternate(texts[at:end], _LONGER):
            letters[at + 1 : end : 2] = "B" * ((end - at) // 2)
        at = end
    shorts = [n for n, letter in enumerate(letters) if letter == "S"]
    every_second = len(shorts) >= 3 and shorts == list(range(0, len(letters), 2)) and len(letters) % 2 == 0
    if every_second and _alternate(texts, 2.0):
        letters[0::2] = "T" * len(shorts)


def _alternate(texts: Sequence[Fragment], times: float) -> bool:
    """Tell whether each second text is longer than both of its neighbours, by so many times."""
    sizes = [len(text.text) for text in texts]
    return all(
        long >= times * short and (n + 1 >= len(sizes[0::2]) or long >= times * sizes[2 * n + 2])
        for n, (short, long) in enumerate(zip(sizes[0::2], sizes[1::2], strict=False))
    )


class Closing(Enum):
    """How much is printed around a stretch that says where its items end."""

    OPEN = "open"
    """Nothing: each text may be an item."""
    CLOSED = "closed"
    """The same above and below: what follows a title and its body is one more paragraph."""
    FENCED = "fenced"
    """The same separator above and below: all bodies are paragraphs, even without a title."""


def paired(stretch: Stretch, span: range, letters: str, closing: Closing, paired_above: bool) -> list[Item]:
    """Return the items that some texts of a stretch make: titles with the bodies below them.

    Args:
        stretch: the texts.
        span: which of them.
        letters: what each text of the stretch looks like.
        closing: what is printed around the stretch.
        paired_above: whether the item above has a title and a body, so that a longer second title-like text is a body.
    """
    items: list[Item] = []
    at = span.start
    while at < span.stop:
        text, item = stretch.texts[at], Item(labels=list(stretch.labels.get(at, ())))
        items.append(item)
        if letters[at] != "T":
            item.body.append(text)
            at = _paragraphs(stretch, item, at + 1, span, letters) if closing is Closing.FENCED else at + 1
            continue
        item.title = text
        at += 1
        goes_on = paired_above or closing is not Closing.OPEN
        if at < span.stop and (letters[at] != "T" or (goes_on and _is_dek(stretch, at, span))):
            item.labels += stretch.labels.get(at, ())
            item.body.append(stretch.texts[at])
            at = _paragraphs(stretch, item, at + 1, span, letters) if closing is not Closing.OPEN else at + 1
        paired_above = bool(item.body)
    return items


def _paragraphs(stretch: Stretch, item: Item, at: int, span: range, letters: str) -> int:
    """Add the bodies from a place on to an item, and return the place behind them."""
    while at < span.stop and letters[at] != "T" and at not in stretch.labels:
        item.body.append(stretch.texts[at])
        at += 1
    return at


def _is_dek(stretch: Stretch, at: int, span: range) -> bool:
    """Tell whether the last, title-like text of a stretch is longer than the title above it, as its body would be."""
    longer = len(stretch.texts[at].text) >= _LONGER * len(stretch.texts[at - 1].text)
    return at == span.stop - 1 and longer and at not in stretch.labels
