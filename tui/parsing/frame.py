"""The frame of a list: lines that stand below or above each item in turn, with other figures, and are no items.

A line that recurs is read with its figures masked. Where three or more of the same form follow each other closely and
most stand right below a body, they are the feet of items; where most stand between a date and a title, they label
items. Only neighbours that stand close count, so a page that is pasted to another changes nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from tui.parsing.kinds import Fragment, Part

_ENOUGH: Final = 3
_MOST_SHARE: Final = 0.6
_REACH: Final = 24
"""Lines of one frame are no more pieces apart."""
_MOST_WORDS: Final = 12
_KICKER_WORDS: Final = 5
_BUTTONS: Final = frozenset(["share", "media", "navigation", "advertisement", "read-more"])
_FIGURES: Final = re.compile(r"\d+(?:[ .,:/-]\d+)*")
_ENDS: Final = (Part.CLOSE, Part.FOOT, Part.BREAK, Part.MENU)
_BETWEEN: Final = (Part.ANCHOR, Part.LABEL)


def framed(fragments: list[Fragment]) -> list[Fragment]:
    """Return the pieces of a page with the heads and feet of its items read as such."""
    read = list(fragments)
    texts, buttons = dict[str, list[int]](), dict[str, list[int]]()
    for n, fragment in enumerate(fragments):
        kind = fragment.kind
        if kind.code == "tags" and _is_foot(fragments, n):
            read[n] = fragment.as_kind(Part.FOOT, kind.code, kind.why)
        elif kind.part is Part.TEXT and kind.titled and kind.words <= _MOST_WORDS:
            if (mask := _FIGURES.sub("0", fragment.text)) != fragment.text:
                texts.setdefault(mask, []).append(n)
        elif kind.part is Part.NOISE and kind.code in _BUTTONS:
            buttons.setdefault(_FIGURES.sub("0", fragment.text), []).append(n)
    for n in _placed(fragments, texts, _is_foot):
        read[n] = fragments[n].as_kind(Part.CLOSE, "share", "a line that stands below each item")
    for n in _placed(fragments, texts, _is_head):
        read[n] = _labelled(fragments[n])
    for n in _placed(fragments, buttons, _is_foot):
        read[n] = fragments[n].as_kind(Part.CLOSE, fragments[n].kind.code, fragments[n].kind.why)
    for n in _kickers(read):
        read[n] = _labelled(fragments[n])
    return read


def _labelled(fragment: Fragment) -> Fragment:
    """Return a line that stands above each title as the label of that title's item."""
    label = fragment.as_kind(Part.LABEL, "label", "a line that stands above each title")
    return label._replace(kind=label.kind._replace(says=(("label", label.text),)))


def _kickers(fragments: Sequence[Fragment]) -> list[int]:
    """Return the short lines above the titles of a run of items, where most items that follow each other have one."""
    found, run, items = list[int](), list[int](), 0
    labelled = 0
    last = -_REACH
    for n in range(-1, len(fragments)):
        if n >= 0 and fragments[n].kind.part not in _ENDS:
            continue
        at = n + 1
        while at < len(fragments) and fragments[at].kind.part in (Part.NOISE, Part.LABEL):
            at += 1
        if at + 2 >= len(fragments) or fragments[at].kind.part is not Part.TEXT:
            continue
        if n - last > _REACH:
            found += _many(run, items, labelled)
            run, items, labelled = [], 0, 0
        last, items = n, items + 1
        if _is_kicker(*fragments[at : at + 3]):
            run.append(at)
        elif fragments[at - 1].kind.part is Part.LABEL:
            labelled += 1
    return found + _many(run, items, labelled)


def _many(run: list[int], items: int, labelled: int) -> list[int]:
    """Return the short lines of a run if enough of its items have one, or a label in its place."""
    having = len(run) + labelled
    return run if having >= _ENOUGH and having >= _MOST_SHARE * items else []


def _is_kicker(line: Fragment, title: Fragment, below: Fragment) -> bool:
    """Tell whether a short line stands above a longer title that has a date or a body."""
    short = line.kind.titled and line.kind.words <= _KICKER_WORDS and len(line.text) < len(title.text)
    headed = title.kind.part is Part.TEXT and title.kind.titled
    return (
        short
        and headed
        and (below.kind.part is Part.ANCHOR or (below.kind.part is Part.TEXT and not below.kind.titled))
    )


_Test = Callable[[Sequence[Fragment], int], bool]


def _placed(fragments: Sequence[Fragment], found: dict[str, list[int]], test: _Test) -> Iterator[int]:
    """Yield the pieces of all runs of one form that mostly stand in one place."""
    for places in found.values():
        if len(places) < _ENOUGH:
            continue
        for run in _runs(places):
            standing = [n for n in run if test(fragments, n)] if len(run) >= _ENOUGH else []
            if len(standing) >= _ENOUGH and len(standing) >= _MOST_SHARE * len(run):
                yield from standing


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places that follow each other closely."""
    run = [places[0]]
    for before, place in pairwise(places):
        if place - before > _REACH:
            yield run
            run = []
        run.append(place)
    yield run


def _is_foot(fragments: Sequence[Fragment], n: int) -> bool:
    """Tell whether a piece stands below the body of an item, and not above a body."""
    above = _next(fragments, n, -1, (Part.NOISE, Part.FOOT, Part.CLOSE))
    if above is None or above.kind.part is not Part.TEXT or above.kind.titled:
        return False
    below = _next(fragments, n, 1, (Part.NOISE, Part.CLOSE, *_BETWEEN))
    return below is None or below.kind.part is not Part.TEXT or below.kind.titled


def _is_head(fragments: Sequence[Fragment], n: int) -> bool:
    """Tell whether a piece stands between the date or label of an item and its title, which has a body below it."""
    above = fragments[n - 1] if n else None
    if above is None or above.kind.part not in _BETWEEN or n + 2 >= len(fragments):
        return False
    title, body = fragments[n + 1].kind, fragments[n + 2].kind
    return title.part is Part.TEXT and title.titled and body.part is Part.TEXT and not body.titled


def _next(fragments: Sequence[Fragment], n: int, step: int, passed: Sequence[Part]) -> Fragment | None:
    """Return the next piece below, or above, that plays none of some parts."""
    for away in range(1, 8):
        at = n + step * away
        if not 0 <= at < len(fragments):
            return None
        if fragments[at].kind.part not in passed:
            return fragments[at]
    return None
