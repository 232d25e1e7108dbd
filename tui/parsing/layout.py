"""Where a date, author or outlet belongs: to the item above, to the one below, or between a title and its body.

A page prints them in one of these places, and keeps to it for a while. Each gap between texts that holds such an anchor
gets the place that makes the cheapest path over its section: the costs say how odd it is for a text to be a title, for
an item to lack what its neighbours have, and to change the habit. The path is found in one pass, so a page that was
pasted to another changes nothing but the gap between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Final

from tui.parsing.kinds import Fragment


class Place(Enum):
    """To which side of a gap its anchors belong."""

    __hash__ = object.__hash__  # that of Enum is not written in C

    NONE = "none"
    """There are none, or they belong to nothing."""
    ABOVE = "above"
    """They end the item above."""
    WITHIN = "within"
    """They part a title from its body."""
    BELOW = "below"
    """They open the item below."""
    BOTH = "both"
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
    closed: bool = False
    """Whether something printed here ends the item above: a link to read more, the footer of a feed."""

    @property
    def seam(self) -> int | None:
        """Where the anchors part, if the first ones can belong above and the others below: at the last date."""
        dated = [n for n, anchor in enumerate(self.anchors) if anchor.kind.when]
        led = any(anchor.kind.when.led for anchor in self.anchors if anchor.kind.when)
        if len(dated) > 1 and not led:
            return dated[1]
        return dated[0] if len(dated) == 1 and dated[0] else None

    def dates(self, side: Place) -> bool:
        """Tell whether a date belongs to one side, if the anchors belong there or to both."""
        dates = sum(anchor.kind.when is not None for anchor in (*self.ended, *self.anchors))
        return dates > (side is Place.ABOVE and self.seam is not None and not self.ended)


_State = tuple[Place, Place]
"""The habit so far, and the place of the last gap."""

_LONGEST_SHAPE: Final = 8
_ORPHAN: Final = 4.0
_UNDATED: Final = 1.2
_CHANGE: Final = 1.0
_DOUBLE: Final = 1.0
_SEAM: Final = 0.3
_DEK: Final = 0.7


def places(gaps: Sequence[Gap], shapes: Sequence[str]) -> list[Place]:
    """Return for each gap of a section to which side its anchors belong; shape i stands between gaps i and i + 1.

    A shape has a letter for each text: T for a title-like one, S for a short sentence, B for a body.
    """
    if not any(gap.anchors or gap.ended for gap in gaps):
        return [Place.NONE] * len(gaps)
    costs: dict[_State, float] = {(place, place): odd for place, odd in _choices(gaps[0], first=True, last=False)}
    trail: list[dict[_State, _State]] = []
    for number, shape in enumerate(shapes, 1):
        reached: dict[_State, float] = {}
        steps: dict[_State, _State] = {}
        twice = gaps[number - 1].dates(Place.BELOW) and gaps[number].dates(Place.ABOVE)
        for right, odd in _choices(gaps[number], first=False, last=number == len(shapes)):
            for before, so_far in costs.items():
                habit = before[0] if right is Place.NONE else Place.NONE if right is Place.BOTH else right
                cost = so_far + odd + _cost(shape[:_LONGEST_SHAPE], before[1], right, twice)
                if Place.NONE not in (before[0], habit) and before[0] is not habit:
                    cost += _CHANGE
                if cost < reached.get((habit, right), _NEVER):
                    reached[habit, right] = cost
                    steps[habit, right] = before
        trail.append(steps)
        costs = reached
    state = min(costs, key=lambda key: costs[key])
    found = [state[1]]
    for steps in reversed(trail):
        state = steps[state]
        found.append(state[1])
    return found[::-1]


_NEVER: Final = float("inf")


def _choices(gap: Gap, *, first: bool, last: bool) -> Sequence[tuple[Place, float]]:
    """Return the places that the anchors of a gap can have, and how odd each is in itself."""
    if gap.ended:
        return ((Place.BOTH if gap.anchors else Place.ABOVE, 0.0),)
    if not gap.anchors:
        return ((Place.NONE, 0.0),)
    if first:
        return ((Place.BELOW, 0.0), (Place.NONE, _ORPHAN))
    if last:
        return ((Place.ABOVE, 0.0), (Place.NONE, _ORPHAN / 2))
    if gap.opens:
        return ((Place.BELOW, 0.0),)
    if gap.closed:
        return ((Place.BELOW, 0.0), (Place.ABOVE, 0.0))
    if gap.seam is None:
        return ((Place.WITHIN, 0.0), (Place.BELOW, 0.0), (Place.ABOVE, 0.0))
    two_dates = gap.dates(Place.ABOVE)
    double, both = (_DOUBLE, _SEAM) if two_dates else (0.0, _SEAM / 30)
    return ((Place.BOTH, both), (Place.WITHIN, double), (Place.BELOW, double), (Place.ABOVE, double))


@lru_cache(maxsize=1 << 13)
def _cost(shape: str, left: Place, right: Place, twice: bool) -> float:
    """Return how odd it is that a stretch has these texts, between anchors that belong to these sides.

    Twice says that a date would belong to it from above and from below.
    """
    cost = 0.0
    if left is Place.WITHIN:
        if not shape:
            return _ORPHAN
        cost += {"T": _DEK, "S": 0.4}.get(shape[0], 0.0)
        shape = shape[1:].lstrip("B") if right is not Place.ABOVE else shape[1:]
    if right is Place.WITHIN:
        if not shape:
            return cost + _ORPHAN
        cost += {"S": 0.7, "B": 2.5}.get(shape[-1], 0.0)
        shape = shape[:-1]
        return cost + (0.7 if shape == "T" else _UNDATED * _items(shape))
    if shape == "TT" and left is right and left in (Place.ABOVE, Place.BELOW):
        return cost + _DEK
    opened, ended = left in (Place.BELOW, Place.BOTH), right in (Place.ABOVE, Place.BOTH)
    items = _items(shape)
    if not items:
        return cost + _ORPHAN * (opened + ended) / (2 if left is Place.WITHIN else 1)
    if opened and ended and items == 1 and twice:
        cost += 2.0
    cost += _UNDATED * max(0, items - opened - ended)
    if "B" not in shape and "S" not in shape:
        cost += 0.4
    elif shape[-1] == "T" and (opened or ended):
        cost += 0.5  # a title at the end, with nothing below it
    return cost


def _items(shape: str) -> int:
    """Return how many items a stretch of texts holds, bodies taken to belong to the title above them."""
    if shape == "TT":
        return 2
    return shape.count("T") + (1 if shape[:1] in ("B", "S") else 0)
