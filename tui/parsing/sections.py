"""A page parted into sections, each of texts with gaps between them, and the items that each section holds."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from tui.parsing.items import Closing, Item, Stretch, paired
from tui.parsing.kinds import Fragment, Part
from tui.parsing.layout import Gap, Place, places

_BELOW = (Place.BELOW, Place.BOTH)
_ABOVE = (Place.ABOVE, Place.BOTH)


@dataclass(slots=True)
class Section:
    """What stands between two things that part a page."""

    gaps: list[Gap] = field(default_factory=lambda: [Gap()])
    """What stands above, between and below the stretches of text."""
    stretches: list[Stretch] = field(default_factory=list)
    """The texts, parted where something stands between them; one fewer than the gaps."""
    fenced: bool = False
    """Whether the same separator stands above and below it."""

    def add(self, fragment: Fragment) -> None:
        """Add the next piece of the page."""
        part, gap = fragment.kind.part, self.gaps[-1]
        if part is Part.TEXT:
            if not self.stretches or gap.anchors or gap.ended or gap.closed:
                self.stretches.append(Stretch())
                self.gaps.append(Gap())
            stretch = self.stretches[-1]
            if gap.labels:
                stretch.labels[len(stretch.texts)] = gap.labels
                gap.labels = []
            gap.opens = bool(gap.anchors) and gap.anchors[-1].line == fragment.line
            stretch.texts.append(fragment)
        elif part is Part.LABEL:
            gap.labels.append(fragment)
        elif part is Part.ANCHOR:
            last = self.stretches[-1].texts[-1] if self.stretches else None
            ends_its_line = last is not None and last.line == fragment.line and not last.kind.titled
            (gap.ended if ends_its_line else gap.anchors).append(fragment)
        elif part is Part.CLOSE:
            gap.closed = True
            gap.ended += gap.anchors
            gap.anchors = []


@dataclass(slots=True)
class Sorted:
    """What a page holds: its items, and the pieces that belong to none."""

    items: list[Item] = field(default_factory=list)
    """The items, in the order of the page."""
    left: list[Fragment] = field(default_factory=list)
    """What no item takes."""


def sort(fragments: Iterable[Fragment], apart: Collection[int] = ()) -> Sorted:
    """Return the items of a page and what belongs to none; each line set apart is an item of its own."""
    found = Sorted()
    for section in _sections(fragments, apart, found.left):
        _sort_section(section, found)
    return found


def _sections(fragments: Iterable[Fragment], apart: Collection[int], left: list[Fragment]) -> Iterator[Section]:
    """Yield the sections of a page, and put the pieces that are in none aside."""
    section, fence, fences = Section(), "", 0
    for fragment in fragments:
        part = fragment.kind.part
        if fragment.line in apart:
            yield section
            section = Section()
            section.add(fragment)
            yield section
            section, fence, fences = Section(), "", 0
        elif part is Part.BREAK or part is Part.MENU:
            left.append(fragment)
            mark = fragment.text if fragment.kind.code == "separator" else ""
            section.fenced = bool(mark) and mark == fence
            fences = fences + 1 if section.fenced else 0
            yield section
            section, fence = Section(), mark
        else:
            if part not in (Part.TEXT, Part.LABEL, Part.ANCHOR):
                left.append(fragment)
            section.add(fragment)
    section.fenced = fences > 0
    yield section


def _sort_section(section: Section, found: Sorted) -> None:
    """Add the items of a section to what was found, and what belongs to none to what is left."""
    shapes = [stretch.shape for stretch in section.stretches]
    items: list[Item] = []
    sides = places(section.gaps, shapes)
    closed = False
    for number, (stretch, letters) in enumerate(zip(section.stretches, shapes, strict=True)):
        above, below = section.gaps[number], section.gaps[number + 1]
        left, right = sides[number], sides[number + 1]
        known, start, stop = len(items), 0, len(letters)
        if left is Place.WITHIN:
            start = _continue(items[-1], stretch, letters, right)
        if right is Place.WITHIN and start < stop:
            stop -= 1
        cut_off = number + 1 == len(shapes) and not below.anchors
        closed = _is_closed(above, below, left, right) or (cut_off and closed)
        closing = Closing.CLOSED if closed else Closing.FENCED if section.fenced else Closing.OPEN
        if cut_off and closing is not Closing.OPEN and letters.endswith("BT"):
            letters = letters[:-1] + "B"  # a paragraph that the end of the page cuts short
        if stop - start == 1 and right is Place.WITHIN and letters[start] == "T" and (left is right or not number):
            found.left.append(stretch.texts[start].as_kind(Part.CAPTION, "caption", "picture caption above a title"))
            start = stop
        paired_above = bool(items and items[-1].title and items[-1].body)
        items += paired(stretch, range(start, stop), letters, closing, paired_above)
        if stop < len(letters):
            items.append(Item(stretch.texts[stop], labels=list(stretch.labels.get(stop, ()))))
        _give(above, left, items[:known], items[known:], found.left)
    _give(section.gaps[-1], sides[-1], items, [], found.left)
    found.left += section.gaps[-1].labels
    found.items += items


def _continue(item: Item, stretch: Stretch, letters: str, right: Place) -> int:
    """Give the item whose title stands above an anchor its body, and return the place behind it."""
    item.labels += stretch.labels.get(0, ())
    item.body.append(stretch.texts[0])
    at, stop = 1, len(letters) - (right is Place.WITHIN)
    while right is not Place.NONE and at < stop and letters[at] != "T" and at not in stretch.labels:
        item.body.append(stretch.texts[at])
        at += 1
    return at


def _is_closed(above: Gap, below: Gap, left: Place, right: Place) -> bool:
    """Tell whether something printed closes a stretch, in the same way above and below."""
    return (above.closed and below.closed) or (left is right and left in (Place.ABOVE, Place.BELOW))


def _give(gap: Gap, side: Place, above: list[Item], below: list[Item], left: list[Fragment]) -> None:
    """Give the anchors of a gap to the item that they belong to."""
    first, second = gap.anchors, list[Fragment]()
    if side is Place.BOTH:
        dated = [n for n, anchor in enumerate(first) if anchor.kind.when]
        first, second = first[: dated[1]], first[dated[1] :]
    elif side in _BELOW:
        first, second = second, first
    (above[-1].anchors if above else left).extend(gap.ended)
    (above[-1].anchors if above and side is not Place.NONE else left).extend(first)
    (below[0].anchors if below else left).extend(second)
