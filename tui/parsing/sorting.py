"""The items of a page, section by section, and the pieces that belong to no item."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from tui.parsing.edges import Group, trimmed
from tui.parsing.items import Closing, Habit, Item, Stretch, closings, in_turn, paired, paragraphs
from tui.parsing.kinds import HANGING, HEAD, HOUR, POST, Fragment, Part
from tui.parsing.layout import Gap, Place, places
from tui.parsing.sections import Section, parted
from tui.parsing.shapes import looks_cut
from tui.parsing.wrapped import rejoin

_MANY: Final = 1 << 30
_MORE_BODIES: Final = 2
_SIGNED: Final = re.compile("(?<=^T[BS])T$|(?<=^T[BS]{2})T$")
"""What looks like a title below a body and above the author who ends the item: "Who will pay the teachers?"."""
_SHORT: Final = 6
"""What the end of a page cuts after so few words may be a title as well as a paragraph."""


@dataclass(slots=True)
class Sorted:
    """What a page holds: its items, and the pieces that belong to none."""

    items: list[Item] = field(default_factory=list)
    """The items, in the order of the page."""
    left: list[Fragment] = field(default_factory=list)
    """What no item takes."""


def sort(fragments: Iterable[Fragment], apart: Collection[int] = ()) -> Sorted:
    """Return the items of a page and what belongs to none; each line set apart is an item of its own."""
    sections, aside = parted(fragments, apart)
    found = Sorted(left=aside)
    groups: list[Group] = []
    begun = False
    for section in sections:
        items = _Sorter(section, found.left).items
        if not begun:
            _drop_names(items, found.left)
        _drop_captions(items, found.left)
        if not begun:
            _drop_day_of_visit(items, found.left)
        _drop_headings(items, found.left)
        groups.append(Group(section.opener, items))
        begun = begun or bool(items)
    found.items = trimmed(groups, found.left)
    rejoin(found.items, found.left)
    return found


def article(fragments: Iterable[Fragment]) -> Sorted:
    """Return the one item of a document that is no list: its first title, and all bodies."""
    found, item = Sorted(), Item()
    for fragment in fragments:
        part = fragment.kind.part
        if part is Part.ANCHOR:
            item.anchors.append(fragment)
        elif part is not Part.TEXT:
            (item.labels if part is Part.LABEL else found.left).append(fragment)
        elif fragment.kind.titled and not item.title and not item.body:
            item.title = fragment
        else:
            item.body.append(fragment)
    if item.title or item.body:
        found.items.append(item)
    else:
        found.left += item.pieces
    return found


class _Sorter:
    """Sorts the texts of one section into items, from its first stretch to its last."""

    def __init__(self, section: Section, left: list[Fragment]) -> None:
        """Sort a section, and put what belongs to no item to what is left."""
        self.items: list[Item] = []
        self._left = left
        self._section = section
        self._shapes = [
            _SIGNED.sub("B", shape) if gap.ended else shape
            for shape, gap in zip(in_turn(section.stretches), section.gaps[1:], strict=True)
        ]
        outlines = [stretch.outline(shape) for stretch, shape in zip(section.stretches, self._shapes, strict=True)]
        self._sides = places(section.gaps, outlines, cut=section.cut)
        self._closed = False
        for number in range(len(self._shapes)):
            self._sort(number)
        _give(section.gaps[-1], self._sides[-1], self._last, None, left)
        left += section.gaps[-1].labels

    def _sort(self, number: int) -> None:
        """Sort one stretch."""
        stretch, letters = self._section.stretches[number], self._shapes[number]
        left, right = self._sides[number], self._sides[number + 1]
        printed = self._closing(number)
        anchors = self._section.gaps[number].anchors
        if anchors and anchors[0].kind.code == POST and left is Place.BELOW:
            letters, printed = "B" * len(letters), Closing.FENCED
        runs = closings(stretch, letters, printed)
        closing = runs[-1][1]
        cut_off = letters.endswith("BT") and stretch.texts[-1].kind.words > _SHORT
        if closing is not Closing.OPEN and number + 1 == len(self._shapes) and cut_off:
            letters = letters[:-1] + "B"  # a paragraph that the end of the page cuts short
        last, known, start, stop = self._last, len(self.items), 0, len(letters)
        within = right is Place.WITHIN and stop > (left is Place.WITHIN)
        if left is Place.WITHIN:
            start = self._continue(stretch, letters[: stop - within], runs[0][1], number)
        if within:
            stop -= 1
            if stop - start == 1 and letters[start] == "T" and (left is right or not number):
                self._left.append(
                    stretch.texts[start].as_kind(Part.CAPTION, "caption", "picture caption above a title")
                )
                stretch.labels.setdefault(stop, [])[:0] = stretch.labels.get(start, [])
                start = stop
        if (
            letters == "TTB"
            and closing is Closing.CLOSED
            and stretch.texts[0].kind.sign in "ab"
            and self._is_odd(number)
        ):
            self._left.append(stretch.texts[0].as_kind(Part.CAPTION, "caption", "picture caption above a title"))
            start = 1
        for end, closing in runs:
            if start < min(end, stop):
                above = self.items[-1] if self.items else Item()
                most = self._paragraphs(number) if closing is printed else _MANY
                habit = Habit(closing, most, bool(above.title and above.body), self._bare())
                self.items += paired(stretch, range(start, min(end, stop)), letters, habit)
                start = min(end, stop)
        if within:
            self.items.append(Item(stretch.texts[stop], labels=list(stretch.labels.get(stop, ()))))
        first = self.items[known] if known < len(self.items) else None
        _give(self._section.gaps[number], left, last, first, self._left)

    @property
    def _last(self) -> Item | None:
        """The last item so far."""
        return self.items[-1] if self.items else None

    def _is_odd(self, number: int) -> bool:
        """Tell whether most stretches near one are a title and its body and nothing else."""
        near = self._shapes[max(number - _ENOUGH, 0) : number + _ENOUGH + 1]
        return near.count("TB") > 1 and 2 * near.count("TB") > len(near)

    def _bare(self) -> bool:
        """Tell whether the two items above, or one in a wire, are titles with a date or an author and nothing else."""
        above = self.items[-2:]
        if not above or not all([item.anchors and not item.body for item in above]):
            return False
        return len(above) > 1 or any(anchor.kind.code == HOUR for item in above for anchor in item.anchors)

    def _is_list(self, number: int) -> bool:
        """Tell whether a stretch holds far more bodies than those beside it, as a list of items has, and no item."""
        if self._shapes[number].count("B") <= _MORE_BODIES:
            return False
        beside = [self._shapes[n] for n in (number - 1, number + 1) if 0 <= n < len(self._shapes)]
        most = max((shape.count("B") for shape in beside if shape.startswith("T")), default=0)
        return self._shapes[number].count("B") > _MORE_BODIES + most

    def _continue(self, stretch: Stretch, letters: str, closing: Closing, number: int) -> int:
        """Give the item whose title stands above an anchor its body, and return the place behind it."""
        item, right, below = self.items[-1], self._sides[number + 1], self._section.gaps[number + 1]
        item.labels += stretch.labels.get(0, ())
        item.body.append(stretch.texts[0])
        if len(letters) == 1 or (closing is Closing.OPEN and right is Place.NONE and not below.closed):
            return 1
        return paragraphs(stretch, item, range(1, len(letters)), letters, self._paragraphs(number))

    def _paragraphs(self, number: int) -> int:
        """Return how many paragraphs an item of a stretch can have: as many as those above, where nothing ends it."""
        ends = number + 1 == len(self._shapes)
        gap = self._section.gaps[number + 1]
        if not ends or gap.anchors or gap.ended or gap.closed or self._section.below or not self.items:
            return _MANY
        return max(len(item.body) for item in self.items)

    def _closing(self, number: int) -> Closing:
        """Return what is printed around a stretch that says where its items end."""
        above, below = self._section.gaps[number], self._section.gaps[number + 1]
        left, right = self._sides[number], self._sides[number + 1]
        cut_off = number + 1 == len(self._shapes) and not below.anchors
        few = self._shapes[number].strip("BS") == "" and len(self._shapes[number]) <= _MORE_BODIES
        self._closed = (
            (left is right and left in (Place.ABOVE, Place.BELOW))
            or (not number and self._begins_couples())
            or (cut_off and self._closed)
            or (cut_off and left is Place.WITHIN and number < 2 and bool(self._section.below) and few)
            or (below.closed and (above.closed or left in (Place.BELOW, Place.BOTH) or (not number and self._begins())))
        )
        if self._section.stretches[number].texts[0].kind.code == HEAD:
            self._closed = True
        elif self._closed and self._is_list(number):
            return Closing.OPEN
        hangs = bool(below.ended) and below.ended[0].kind.code == HANGING
        if hangs or self._section.closing is Closing.FENCED:
            return Closing.FENCED
        return Closing.CLOSED if self._closed else self._section.closing

    def _begins_couples(self) -> bool:
        """Tell whether the section begins with items that are a title, a dek without a stop and a date."""
        alike = self._sides[1:3] == [Place.ABOVE, Place.ABOVE] and self._shapes[0] == "TT"
        if not alike or self._section.gaps[0].anchors:
            return False
        title, dek = self._section.stretches[0].texts
        longer = len(dek.text) > len(title.text) and self._shapes[2 : _ENOUGH + 2].count("TT") > 1
        return self._shapes[1] == "TT" or longer

    def _begins(self) -> bool:
        """Tell whether the second stretch of the section is ended by what is printed, as the first may be."""
        gaps = self._section.gaps
        return len(gaps) > 2 and gaps[2].closed and not gaps[0].anchors


def _give(gap: Gap, side: Place, above: Item | None, below: Item | None, left: list[Fragment]) -> None:
    """Give the anchors of a gap to the item that they belong to."""
    if not gap.anchors and not gap.ended:
        return
    first: list[Fragment] = gap.anchors
    second: list[Fragment] = []
    if side is Place.BELOW or gap.ended:
        first, second = second, first
    elif side is Place.BOTH:
        first, second = first[: gap.seam], first[gap.seam :]
    (above.anchors if above else left).extend(gap.ended)
    (above.anchors if above and side is not Place.NONE else left).extend(first)
    (below.anchors if below and side is not Place.NONE else left).extend(second)


_ENOUGH: Final = 3
"""So many items tell what is the habit of a list."""


_NAME_WORDS: Final = 10
"""No page has a longer name."""


def _drop_names(items: list[Item], left: list[Fragment]) -> None:
    """Drop up to three lone texts above the first list of a page whose items all have a date, an author or a body."""
    lone = next((n for n, item in enumerate(items) if item.anchors or (item.title and item.body)), 0)
    others = items[lone:]
    enough = len(others) >= _ENOUGH - 1 or (lone == 1 and all(item.title and item.body for item in others))
    told = enough and all(item.anchors for item in others[:_ENOUGH])
    if not 0 < lone <= _ENOUGH or not (told or _names_list(items[:lone], others)):
        return
    if any(item.title and item.title.kind.words > _NAME_WORDS for item in items[:lone]):
        return  # a headline that lost its date
    if any(item.body and looks_cut(item.body[-1].text) for item in items[:lone]):
        return  # lists cut their items, and no page its introduction
    for item in items[:lone]:
        code, why = ("heading", "name of the page") if item.title else ("page-intro", "a sentence about the page")
        left += [piece.as_kind(Part.BREAK, code, why) for piece in item.pieces]
    del items[:lone]


def _names_list(lone: list[Item], others: list[Item]) -> bool:
    """Tell whether a few words above a list of titles with bodies name it."""
    bodies = [item.title is not None and bool(item.body) for item in others]
    whole = len(others) >= _ENOUGH and all(bodies[:-1]) and (bodies[-1] or len(others) > _ENOUGH)
    return whole and all(item.title is not None and item.title.kind.sign == "a" for item in lone)


def _drop_day_of_visit(items: list[Item], left: list[Fragment]) -> None:
    """Drop the day above the first title of a page, if three other items have one less above theirs: none, or one."""
    first, others = (items[0], items[1:]) if items else (Item(), [])
    days = len(first.anchors) - 1
    whole = all(item.title and item.body and len(item.anchors) == days for item in others)
    if len(others) < _ENOUGH or not whole or not first.title or days not in (0, 1):
        return
    if all(day < first.title and day.kind.when and not day.kind.says for day in first.anchors):
        left.append(first.anchors.pop(0))


def _drop_captions(items: list[Item], left: list[Fragment]) -> None:
    """Drop lone titles between items that all have a body and a date or an author: they describe pictures."""
    whole = [bool(item.anchors and item.body and item.title) for item in items]
    if sum(whole) < _ENOUGH:
        return
    lone = [
        n
        for n in range(1, len(items) - 1)
        if whole[n - 1] and whole[n + 1] and not items[n].anchors and not items[n].body and not items[n].labels
    ]
    if sum(whole) + len(lone) < len(items) - 1:
        return
    for n in reversed(lone):
        left += [
            piece.as_kind(Part.CAPTION, "caption", "a line between items, as captions are") for piece in items[n].pieces
        ]
        del items[n]


def _drop_headings(items: list[Item], left: list[Fragment]) -> None:
    """Drop labels that few items of a list have: they head groups of items."""
    labelled = [item for item in items if item.labels and any([label.kind.code == "label" for label in item.labels])]
    if len(items) < _ENOUGH or not labelled or 2 * len(labelled) >= len(items):
        return
    for item in labelled:
        left += [label for label in item.labels if label.kind.code == "label"]
        item.labels = [label for label in item.labels if label.kind.code != "label"]
