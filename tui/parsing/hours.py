"""Hours on lines of their own, as a live report prints them above its entries; a player prints lengths that look alike.

Three or more that only fall, or only rise, are the hours of entries if sentences stand below most of them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tui.parsing.dates import Printed
from tui.parsing.kinds import HOUR, TEXTS, Fragment, Kind, Part
from tui.parsing.page import Page, runs

_HOUR: Final = re.compile(r"(?P<hour>[01]\d|2[0-3]) ?[:hH.] ?(?P<minute>[0-5]\d)")
_TEXT: Final = re.compile(f"[{TEXTS}]")
_LONGEST: Final = 7
_ENOUGH: Final = 3
_REACH: Final = 16
"""Hours of one report are no more pieces apart."""


def hours(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the hours above the entries of a live report read as such."""
    fragments = page.fragments
    short = [n for n, fragment in enumerate(fragments) if len(fragment.text) <= _LONGEST and fragment.text[0] in "012"]
    found = {n: match for n in short if (match := _HOUR.fullmatch(fragments[n].text))} if len(short) >= _ENOUGH else {}
    read = fragments
    for run in runs(sorted(found), _REACH):
        for series in _series(run, [60 * int(found[n]["hour"]) + int(found[n]["minute"]) for n in run]):
            told = [page.signs[above + 1 : below] for above, below in pairwise(series)]
            if (
                len(series) < _ENOUGH
                or not all(map(_TEXT.search, told))
                or 2 * sum("g" in part for part in told) < len(told)
            ):
                continue
            read = list(read) if read is fragments else read
            for n in series:
                when = Printed(0, len(fragments[n].text), fragments[n].text, sure=True)
                read[n] = fragments[n]._replace(kind=Kind(Part.ANCHOR, HOUR, "hour of an item", when=when))
    return read


def _series(run: Sequence[int], minutes: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of a run whose hours only fall or only rise."""
    series, way = list(run[:1]), 0
    for (_, before), (n, minute) in pairwise(zip(run, minutes, strict=True)):
        turn = (minute > before) - (minute < before)
        if way and turn and turn != way:
            yield series
            series, way = [], 0
        elif turn:
            way = turn
        series.append(n)
    if series:
        yield series
