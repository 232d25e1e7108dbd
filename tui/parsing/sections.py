"""A page parted into sections at its headings, pagers, menus and separators: texts, and what stands between them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Final

from tui.parsing.items import Closing, Stretch
from tui.parsing.kinds import TRAIL, Fragment, Part
from tui.parsing.layout import Gap

_ENOUGH: Final = 3


@dataclass(slots=True)
class Section:
    """What stands between two things that part a page."""

    gaps: list[Gap] = field(default_factory=lambda: [Gap()])
    """What stands above, between and below the stretches of text."""
    stretches: list[Stretch] = field(default_factory=list)
    """The texts, parted where something stands between them; one fewer than the gaps."""
    above: str = ""
    """The separator above it, if it is one that parts it from what is above."""
    below: str = ""
    """The separator below it."""
    opener: Fragment | None = None
    """The heading, pager or menu above it."""
    closing: Closing = Closing.OPEN
    """What its separators, and those of its neighbours, say about its bodies."""

    @property
    def size(self) -> int:
        """How many texts it holds."""
        return sum(len(stretch.texts) for stretch in self.stretches)

    @property
    def cut(self) -> bool:
        """Whether its last text stops within a sentence, and nothing stands below it or ends the items above."""
        if not self.stretches or self.gaps[-1].anchors or any([gap.closed for gap in self.gaps]):
            return False
        last = self.stretches[-1].texts[-1].kind
        return not last.titled and not last.stopped

    def add(self, fragment: Fragment) -> None:
        """Add the next piece of the page."""
        kind, gap = fragment.kind, self.gaps[-1]
        part = kind.part
        if part is Part.TEXT:
            if not self.stretches or gap.anchors or gap.ended or gap.closed:
                self.stretches.append(Stretch())
                self.gaps.append(Gap())
            stretch = self.stretches[-1]
            if gap.labels:
                stretch.labels[len(stretch.texts)] = gap.labels
                gap.labels = []
            if gap.anchors:
                last = gap.anchors[-1]
                gap.opens = (
                    last.line == fragment.line and last.kind.when is not None and not last.kind.says
                ) or last.kind.code == TRAIL
                above = self.stretches[-2].texts[-1] if len(self.stretches) > 1 else None
                gap.heads = (
                    above is not None and above.kind.titled and not fragment.kind.titled and last.line == fragment.line
                )
            else:
                gap.opens = False
            stretch.texts.append(fragment)
        elif part is Part.LABEL:
            (gap.anchors if gap.anchors and kind.code == "field" else gap.labels).append(fragment)
        elif part is Part.ANCHOR:
            above = self.stretches[-1].texts[-1] if self.stretches else None
            if above is not None and above.line == fragment.line and above.kind.titled and kind.code == "source":
                self.stretches[-1].labels.setdefault(len(self.stretches[-1].texts) - 1, []).append(fragment)
                return
            ends_its_line = above is not None and above.line == fragment.line and not above.kind.titled
            if gap.labels and all([label.kind.code == "field" for label in gap.labels]):
                gap.anchors += gap.labels  # one block of fields
                gap.labels = []
            (gap.ended if ends_its_line else gap.anchors).append(fragment)
        elif part is Part.CLOSE or part is Part.FOOT:
            gap.closed = True
            gap.ended += gap.anchors if part is Part.CLOSE else [*gap.anchors, fragment]
            gap.anchors = []


def parted(fragments: Iterable[Fragment], apart: Collection[int]) -> tuple[list[Section], list[Fragment]]:
    """Return the sections of a page, and the pieces that are in none; each line set apart is a section."""
    found, aside = [Section()], list[Fragment]()
    for fragment in fragments:
        part = fragment.kind.part
        if apart and fragment.line in apart:
            alone = Section()
            alone.add(fragment)
            found += [alone, Section()]
        elif part is Part.BREAK or part is Part.MENU:
            aside.append(fragment)
            found[-1].below = fragment.text if fragment.kind.code == "separator" else ""
            found.append(Section(above=found[-1].below, opener=fragment))
        else:
            if part not in _IN_ITEMS:
                aside.append(fragment)
            if part is not Part.NOISE:
                found[-1].add(fragment)
    held = [section for section in found if section.stretches or any(gap.anchors or gap.ended for gap in section.gaps)]
    _fence(held)
    _turn(held)
    return found, aside


def _turn(sections: list[Section]) -> None:
    """Put titles above their bodies where three sections in a row or more hold a body and a title below it."""
    turned = groupby(sections, key=lambda section: [len(stretch.texts) for stretch in section.stretches] == [2])
    for run in (list(run) for couples, run in turned if couples):
        if len(run) >= _ENOUGH and all(section.stretches[0].shape in ("BT", "ST") for section in run):
            for section in run:
                section.stretches[0].texts.reverse()


_IN_ITEMS: Final = frozenset([Part.TEXT, Part.LABEL, Part.ANCHOR, Part.FOOT])


def _fence(sections: list[Section]) -> None:
    """Note which sections stand between two equal separators, and which stand beside such a one."""
    for section in sections:
        if section.above and section.above == section.below:
            section.closing = Closing.FENCED
    most = max((section.size for section in sections if section.closing is Closing.FENCED), default=0)
    for above, below in pairwise(sections):
        if above.closing is Closing.FENCED and below.closing is Closing.OPEN and below.above == above.below:
            below.closing = Closing.FENCED if not below.below and below.size <= most else Closing.OPEN
        elif below.closing is Closing.FENCED and above.closing is Closing.OPEN and above.below == below.above:
            above.closing = Closing.CLOSED
