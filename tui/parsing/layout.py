"""Where a date, author or outlet belongs: to the item above, to the one below, or between a title and its body.

A page prints them in one of these places, and keeps to it for a while. Each gap between texts that holds such an anchor
gets the place that makes the cheapest path over its section: the costs say how odd it is for a text to be a title, for
an item to lack what its neighbours have, and to change the habit. The path is found in one pass, so a page that was
pasted to another changes nothing but the gap between them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from tui.parsing.choice import Choice
from tui.parsing.kinds import POST, WITH_DATE, Fragment


class Place(Choice):
    """To which side of a gap its anchors belong."""

    __slots__ = ()

    NONE: ClassVar["Place"]
    """There are none, or they belong to nothing."""
    ABOVE: ClassVar["Place"]
    """They end the item above."""
    WITHIN: ClassVar["Place"]
    """They part a title from its body."""
    BELOW: ClassVar["Place"]
    """They open the item below."""
    BOTH: ClassVar["Place"]
    """The first ends the item above, the others open the one below."""


@dataclass(slots=True)
class Gap:
    """What stands between two stretches of text."""

    anchors: list[Fragment] = field(default_factory=list)
    """The dates, authors and outlets that may belong to either side."""
    ended: list[Fragment] = field(default_factory=list)
    """Those that stand above something that ends an item, and so belong to the item above."""
    labels: list[Fragment] = field(default_factory=list)
    """Labels that stand above the anchors."""
    opens: bool = False
    """Whether the last anchor stands on the same line as the text below."""
    heads: bool = False
    """Whether it does, that text is a body, and the text above is a title, as in "Title / 12 Jan 2024 - The body …"."""
    closed: bool = False
    """Whether something printed here ends the item above: a link to read more, the footer of a feed."""

    @property
    def seam(self) -> int | None:
        """Where the anchors part, if the first ones can belong above and the others below: at the last date."""
        if len(self.anchors) < 2 or self.anchors[0].kind.code == "field":
            return None
        dated = [n for n, anchor in enumerate(self.anchors) if anchor.kind.when]
        led = any(anchor.kind.when.led for anchor in self.anchors if anchor.kind.when)
        if len(dated) > 1 and not led:
            return dated[1]
        if len(dated) != 1 or not dated[0] or self.anchors[dated[0] - 1].kind.code in (POST, WITH_DATE, "field"):
            return None
        return dated[0]

    def dates(self, side: Place) -> bool:
        """Tell whether a date belongs to one side, if the anchors belong there or to both."""
        if self.ended and side is Place.ABOVE:
            return any([anchor.kind.when is not None for anchor in self.ended])
        dates = sum([anchor.kind.when is not None for anchor in (*self.ended, *self.anchors)])
        return dates > 1 or (dates == 1 and (side is not Place.ABOVE or self.seam is None))


_State = tuple[Place, Place]
"""The habit so far, and the place of the last gap."""

_LONGEST_SHAPE: Final = 8
_ORPHAN: Final = 400
_UNDATED: Final = 120
_CHANGE: Final = 100
_SAME: Final = 20
_DOUBLE: Final = 100
_SEAM: Final = 30
_LED: Final = 80
"""A date on the line of a body, whose title stands above."""
_FIELDS: Final = 30
"""Fields that stand above their item: "Format: report"."""
_DEK: Final = 70
_TITLED: Final = 100
"""What looks like a dek without a stop, but has a body of its own below it."""
_LABELLED: Final = 20
"""A dek without a stop, where the label of the next item stands below it."""
_OPENINGS: Final = {"T": _DEK, "S": 40, "T|": _LABELLED, "TB": _TITLED}
"""How odd it is that a body begins so."""
_ODD_END: Final = 50
"""What ends the item above a date here did not do so before."""
_CUT: Final = 30
"""The last item of a page that was cut may lack the date that stands below all others."""
_REMEMBERED: Final = 1 << 13


def places(gaps: Sequence[Gap], shapes: Sequence[str], *, cut: bool = False) -> list[Place]:
    """Return for each gap of a section to which side its anchors belong; shape i stands between gaps i and i + 1.

    A shape has a letter for each text: T for a title-like one, S for a short sentence, B for a body; and a | before a T
    that has a label of its own above it. Cut says that the capture ends within the last text.
    """
    if not any([gap.anchors or gap.ended for gap in gaps]):
        return [Place.NONE] * len(gaps)
    so_far = _start(_choices(gaps[0], first=True, last=False))
    mixed: bool | None = None
    trail: list[_Steps] = []
    ends = gaps[-1]  # a name and no date below the last item tells that dates stand above items, and names below
    parted = bool(ends.anchors) and not ends.dates(Place.BELOW) and gaps[0].dates(Place.BELOW)
    dated = gaps[0].dates(Place.BELOW)
    for number, shape in enumerate(shapes, 1):
        gap, choices, twice = gaps[number], "none", False
        parts = bool(gap.anchors or gap.ended)
        if parts:
            twice = dated and gap.dates(Place.ABOVE)
            choices = _choices(gap, first=False, last=number == len(shapes))
            if choices == "last" and _heads_next(gaps, shapes):
                choices = "none"
            if parted and choices == "two":
                choices = "parted"
        dated = parts and gap.dates(Place.BELOW)
        if choices in ("free", "fields") and not dated:  # an author or an outlet: gaps with dates say more
            mixed = any(other.dates(Place.BELOW) for other in gaps) if mixed is None else mixed
            choices = "names" if mixed else choices
        so_far, steps = so_far.then(choices, shape[:_LONGEST_SHAPE], twice)
        trail.append(steps)
    state = so_far.last_cut if cut else so_far.cheapest
    found = [state[1]]
    for steps in reversed(trail):
        state = steps[state]
        found.append(state[1])
    return found[::-1]


_WORDS: Final = re.compile(r"[^\W\d_]+")
_NUMBERS: Final = re.compile(r"\d+")
_COUPLES: Final = re.compile("T[BS]T[BS]")


def _heads_next(gaps: Sequence[Gap], shapes: Sequence[str]) -> bool:
    """Tell whether the date at the end of a section heads what the capture cut off: the list begins with such a date.

    A blog prints a day above all posts of that day, so some day has two posts below it.
    """
    first, last = gaps[0].anchors, gaps[-1].anchors
    if len(first) != 1 or len(last) != 1 or not any(map(_COUPLES.match, shapes)):
        return False
    forms = {_WORDS.sub("a", _NUMBERS.sub("0", anchor.text)) for anchor in (*first, *last) if anchor.kind.when}
    return len(forms) == 1 and all(anchor.kind.when for anchor in (*first, *last))


_Steps = dict[_State, _State]
"""For each state that can be reached, the one before it on the cheapest path."""
_NEVER: Final = 1 << 30

_CHOICES: Final[dict[str, Sequence[tuple[Place, int]]]] = {
    "none": ((Place.NONE, 0),),
    "both": ((Place.BOTH, 0),),
    "ended": ((Place.ABOVE, 0),),
    "below": ((Place.BELOW, 0),),
    "led": ((Place.BELOW, 0), (Place.WITHIN, _LED)),
    "first": ((Place.BELOW, 0), (Place.NONE, _ORPHAN)),
    "last": ((Place.ABOVE, 0), (Place.NONE, _ORPHAN // 2)),
    "closed": ((Place.BELOW, 0), (Place.ABOVE, 0)),
    "free": ((Place.WITHIN, 0), (Place.BELOW, 0), (Place.ABOVE, 0)),
    "fields": ((Place.WITHIN, 0), (Place.BELOW, _FIELDS), (Place.ABOVE, 0)),
    "names": ((Place.WITHIN, 0), (Place.BELOW, 0), (Place.ABOVE, 0)),
    "two": ((Place.BOTH, 1), (Place.WITHIN, 0), (Place.BELOW, 0), (Place.ABOVE, 0)),
    "parted": ((Place.BOTH, 0), (Place.WITHIN, _SEAM), (Place.BELOW, _SEAM), (Place.ABOVE, _SEAM)),
    "two dates": ((Place.BOTH, _SEAM), (Place.WITHIN, _DOUBLE), (Place.BELOW, _DOUBLE), (Place.ABOVE, _DOUBLE)),
}
"""The places that the anchors of a gap can have, and how odd each is in itself."""


def _choices(gap: Gap, *, first: bool, last: bool) -> str:
    """Return what choices there are for the anchors of a gap."""
    if gap.ended:
        return "both" if gap.anchors else "ended"
    if not gap.anchors:
        return "none"
    if first or last:
        return "first" if first else "last"
    if gap.opens or gap.closed:
        return ("led" if gap.heads and not gap.closed else "below") if gap.opens else "closed"
    if gap.seam is None:
        return "fields" if gap.anchors[0].kind.code == "field" else "free"
    return "two dates" if gap.dates(Place.ABOVE) else "two"


_NO_HABIT: Final = ("ended", "names")
"""Choices that say nothing about where dates stand."""


_HABITS: Final = {"both": Place.BELOW}
"""The habit that anchors on both sides show: below something that ends the item above, only those below tell."""


class _Costs:
    """What it costs to have come to each state, compared with the cheapest; pages of one form come to the same again.

    So the steps from here are remembered, and a long list is walked through without any reckoning.
    """

    def __init__(self, costs: dict[_State, int]) -> None:
        """Hold the costs of the states that can be reached."""
        least = min(costs.values())
        self._costs = {state: cost - least for state, cost in costs.items()}
        self.cheapest = min(self._costs, key=self._costs.__getitem__)
        self._steps: dict[tuple[str, str, bool], tuple[_Costs, _Steps]] = {}

    def then(self, choices: str, shape: str, twice: bool) -> "tuple[_Costs, _Steps]":
        """Return the costs behind the next stretch of texts and gap, and the steps that led there."""
        known = self._steps.get((choices, shape, twice))
        if known is None:
            known = self._steps[choices, shape, twice] = self._reckoned(choices, shape, twice)
        return known

    def _reckoned(self, choices: str, shape: str, twice: bool) -> "tuple[_Costs, _Steps]":
        """Return the same, found by trying all."""
        reached: dict[_State, int] = {}
        steps: _Steps = {}
        for right, odd in _CHOICES[choices]:
            for before, so_far in self._costs.items():
                kept = right is Place.NONE or choices in _NO_HABIT
                habit = before[0] if kept else _HABITS.get(choices, Place.NONE) if right is Place.BOTH else right
                foot = choices == "ended" and before[1] is Place.WITHIN  # it ends the item that the body belongs to
                cost = so_far + odd + _cost(shape, before[1], Place.NONE if foot else right, twice)
                if Place.NONE not in (before[0], habit) and before[0] is not habit:
                    cost += _change(before[0], habit, shape) + _ODD_END * (right is Place.BOTH)
                if cost < reached.get((habit, right), _NEVER):
                    reached[habit, right] = cost
                    steps[habit, right] = before
        return _known(_Costs(reached)), steps

    @property
    def last_cut(self) -> _State:
        """The cheapest state where the end of the page cut what may have stood below the last item."""
        return min(self._costs, key=lambda state: self._costs[state] - _CUT * (state[0] is Place.ABOVE))

    @property
    def key(self) -> tuple[tuple[_State, int], ...]:
        """What tells these costs from others."""
        return tuple(self._costs.items())


_all: Final[dict[tuple[tuple[_State, int], ...], _Costs]] = {}


def _known(costs: _Costs) -> _Costs:
    """Return the same costs as they were met before, with the steps that are remembered of them."""
    if len(_all) >= _REMEMBERED:
        _all.clear()
    return _all.setdefault(costs.key, costs)


def _start(choices: str) -> _Costs:
    """Return the costs of the choices for the first gap."""
    return _known(_Costs({(place, place): odd for place, odd in _CHOICES[choices]}))


def _change(habit: Place, other: Place, shape: str) -> int:
    """Return how odd it is to change the habit behind a stretch; below a title alone, both habits look the same."""
    alike = {habit, other} == {Place.ABOVE, Place.WITHIN}
    return _SAME if alike and shape.rpartition("|")[2].lstrip("BS") == "T" else _CHANGE


def _cost(shape: str, left: Place, right: Place, twice: bool) -> int:
    """Return how odd it is that a stretch has these texts, between anchors that belong to these sides.

    Twice says that a date would belong to it from above and from below.
    """
    cost = 0
    if left is Place.WITHIN:
        if not shape:
            return _ORPHAN
        cost += _OPENINGS.get(shape[:2], _OPENINGS.get(shape[0], 0))
        shape = shape[1:].lstrip("B") if right is not Place.ABOVE else shape[1:]
    if right is Place.WITHIN:
        if not shape:
            return cost + _ORPHAN
        cost += {"S": 70, "B": 250}.get(shape[-1], 0)
        shape = shape[:-1]
        return cost + (70 if shape == "T" else _UNDATED * _items(shape))
    if shape == "TT" and left is right and left in (Place.ABOVE, Place.BELOW):
        return cost + _DEK
    opened, ended = left in (Place.BELOW, Place.BOTH), right in (Place.ABOVE, Place.BOTH)
    items = _items(shape)
    if not items:
        return cost + _ORPHAN * (opened + ended) // (2 if left is Place.WITHIN else 1)
    if opened and ended and items == 1 and twice:
        cost += 200
    cost += _UNDATED * max(0, items - opened - ended)
    if "B" not in shape and "S" not in shape:
        cost += 40
    elif shape[-1] == "T" and (opened or ended):
        cost += 50  # a title at the end, with nothing below it
    return cost


def _items(shape: str) -> int:
    """Return how many items a stretch of texts holds, bodies taken to belong to the title above them."""
    if shape == "TT":
        return 2
    return shape.count("T") + (1 if shape[:1] in ("B", "S") else 0)
