"""Captions between items, told by where they stand: a dump prints the pictures of a list as it prints its items.

A line of words about a picture looks like a title or a sentence. But a list keeps its captions in one place: right
below each body, where blank lines part all else; in the blank place between a title and its body; above the day of the
next item. What the end of the page cuts after a row of captions is one as well.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tui.parsing.kinds import LABELS, NOISES, TEXTS, TITLED, Fragment, Kind, Part
from tui.parsing.page import Page, runs

_ENOUGH: Final = 3
_FEW: Final = 2
_MOSTLY: Final = 0.8
_REACH: Final = 12
"""Captions of one list are no more pieces apart."""
_SHORT_WORDS: Final = 8
_HUNG: Final = re.compile(rf"[fg](?=([{TEXTS}{LABELS}C])(?:[{TITLED}]|$))")
"""What stands between a body and the next title."""
_COUPLE: Final = re.compile(rf"[{TITLED}](?=[fg])")
_AMID: Final = re.compile(rf"[{TITLED}](?=([{TITLED}{LABELS}])[{TEXTS}])")
_ABOVE_DAY: Final = re.compile(
    rf"[fg][{NOISES}]*(?=([{TITLED}{LABELS}C])[{NOISES}]*A[{NOISES}]*[{TITLED}][{NOISES}]*[fg])"
)
_LAST: Final = re.compile(rf"A[{NOISES}]*[{TITLED}][{NOISES}]*[fg][{NOISES}]*([{TEXTS}])[{NOISES}]*$")
_ROW: Final = re.compile(rf"(?:C[{NOISES}:D]*){{{_ENOUGH},}}([{TEXTS}])[{NOISES}]*$")
_OPENING: Final = re.compile(rf"^[^{TEXTS}]*(?:[ab][^{TEXTS}]*)?([{TITLED}])(?=[{TITLED}]g)")
_SIGNED: Final = re.compile(
    r" (?:By|Par) (?P<name>[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){1,3}),? "
    r"(?P<hour>\d{1,2} ?[:hH.] ?\d\d(?: ?[AaPp]\.?[Mm]\b\.?)?)(?: \S+){0,3}$"
)
_WHY: Final = "picture caption, as they stand in this list"


def pictures(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the captions of its list read as such."""
    found = {*_hung(page), *_amid(page), *_above_days(page), *_at_the_end(page)}
    if not found:
        return page.fragments
    return [
        fragment.as_kind(Part.CAPTION, "caption", _WHY) if n in found else fragment
        for n, fragment in enumerate(page.fragments)
    ]


def _hung(page: Page) -> Iterator[int]:
    """Yield the lines right below bodies, with blank lines around both; some of them can be nothing but captions."""
    fragments = page.fragments
    found = [match.start(1) for match in _HUNG.finditer(page.signs) if _is_hung(fragments, match.start(1))]
    first = _OPENING.match(page.signs) if len(found) >= _ENOUGH else None
    for run in runs(found, _REACH) if len(found) >= _ENOUGH else ():
        bare = [n for n in run if page.signs[n] not in "fg" and fragments[n].kind.words <= _SHORT_WORDS]
        sure = [n for n in run if page.signs[n] == "C"]
        if len(run) < _ENOUGH or 2 * len({*bare, *sure}) < len(run):
            continue
        yield from run
        if first and first.end() < run[0] <= first.end() + _FEW:
            yield first.start(1)


def _is_hung(fragments: list[Fragment], n: int) -> bool:
    """Tell whether a line stands right below the one above it, and both have blank lines around them."""
    lines = [fragment.line for fragment in fragments[max(n - 2, 0) : n + 2]]
    above = n < _FEW or lines[1] > lines[0] + 1
    return (
        above
        and lines[-1] != lines[-2]
        and fragments[n].line == fragments[n - 1].line + 1
        and (n + 1 == len(fragments) or fragments[n + 1].line > fragments[n].line + 1)
    )


def _amid(page: Page) -> Iterator[int]:
    """Yield the lines in the larger gaps that a page leaves between its titles and their bodies."""
    lines = [fragment.line for fragment in page.fragments]
    found = [match.start(1) for match in _AMID.finditer(page.signs)]
    couples = (
        Counter(lines[match.end()] - lines[match.start()] for match in _COUPLE.finditer(page.signs)) if found else ()
    )
    if not couples:
        return
    gap, count = couples.most_common(1)[0]
    within = {n for n in found if max(lines[n] - lines[n - 1], lines[n + 1] - lines[n]) < gap}
    others = sum(couples.values()) - len(within)
    if gap > _FEW and count >= max(_ENOUGH, _MOSTLY * others):
        yield from within


def _above_days(page: Page) -> Iterator[int]:
    """Yield the lines between bodies and the days of the next items, if none is printed twice as labels are."""
    found = [match.start(1) for match in _ABOVE_DAY.finditer(page.signs)]
    for run in runs(found, _REACH) if len(found) > _ENOUGH else ():
        said = [page.fragments[n].text for n in run]
        long = sum(text.count(" ") >= _FEW for text in said)
        if len(run) <= _ENOUGH or len({*said}) < len(run) or 2 * long < len(run):
            continue
        yield from run
        last = _LAST.search(page.signs, run[-1]) if run[-1] == found[-1] else None  # no other run is near the end
        if last and last.start(1) <= run[-1] + _REACH:
            yield last.start(1)


def _at_the_end(page: Page) -> Iterator[int]:
    """Yield the last text of a page, if a row of captions stands right above."""
    if row := _ROW.search(page.signs, max(0, len(page.signs) - 8 * _REACH)):
        yield row.start(1)


def signed_captions(page: Page) -> list[Fragment]:
    """Return the pieces of a page with "Caption By Ann Author, 10:25 am" below titles parted, two of them at least."""
    fragments = page.fragments
    found = {
        n: match for n in page.found(_BY) if (match := _SIGNED.search(fragments[n].text)) and _is_below_title(page, n)
    }
    if len(found) < _FEW:
        return fragments
    read: list[Fragment] = []
    for n, fragment in enumerate(fragments):
        if match := found.get(n):
            caption = Kind(Part.CAPTION, "caption", "picture caption before an author")
            author = Kind(Part.ANCHOR, "byline", "author and hour of an item", (("byline", match["name"]),))
            read.append(fragment.part(0, match.start(), caption))
            read.append(fragment.part(match.start() + 1, len(fragment.text), author))
        else:
            read.append(fragment)
    return read


_BY: Final = re.compile(" (?:By|Par) [A-ZÀ-Þ]")


def _is_below_title(page: Page, n: int) -> bool:
    """Tell whether a line stands right between a title and a body."""
    return n > 0 and page.signs[n - 1] in TITLED and page.signs[n + 1 : n + 2] in ("f", "g")
