"""The frame of a list: lines that stand below or above each item in turn, with other figures, and are no items.

A line that recurs is read with its figures masked. Where three or more of the same form follow each other closely and
most stand right below a body, they are the feet of items; where most stand between a date and a title, they label
items. Only neighbours that stand close count, so a page that is pasted to another changes nothing.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tui.parsing.kinds import ANCHORS, ENDS, LABELS, NOISES, TEXTS, TITLED, Fragment, Kind, Part
from tui.parsing.page import Page, near, runs
from tui.parsing.shapes import is_name

_ENOUGH: Final = 3
_MOST_SHARE: Final = 0.6
_REACH: Final = 24
"""Lines of one frame are no more pieces apart."""
_FIGURED: Final = re.compile("\n[^0-9\n]*+[0-9]")
_SHORT_TITLES: Final = TITLED.replace("e", "")
_FIGURES: Final = re.compile(r"\d+(?:[ .,:/-]\d+)*")
_ASKED: Final = re.compile("[t%]")
_KICKED: Final = re.compile(rf"(?:^|[{ENDS}A])[{NOISES}{LABELS}]*[ab][{TITLED}][{ANCHORS}fg]")
"""A short line first in an item, above its title, which has a date or a body."""
_KICKER: Final = re.compile(rf"[ab][{TITLED}][{ANCHORS}fg]")
_OPENED: Final = re.compile(rf"(^|[{ENDS}]|A(?=[{NOISES}{LABELS}]*[{TITLED}]))[{NOISES}{LABELS}]*(?=[{TEXTS}]..)")
"""What stands above the first text of an item: what ends the item above it, noise and labels."""
_OUTLET: Final = re.compile(rf"[cde](?=[{NOISES}]*([ab{LABELS}])[{NOISES}]*g)")
"""A short line between a title and a body."""
_NAME_WORDS: Final = 4
_DATED: Final = re.compile(
    rf"(?:^|[{ENDS}fg])[{NOISES}]*(?=([ab{LABELS}AN])[{NOISES}]*A[{NOISES}]*[{TITLED}][{NOISES}]*[fg{ENDS}])"
)
"""A short line between a body and a date that has a title below it."""
_LISTED: Final = re.compile(
    rf"(?:^|[{ENDS}fgA])[{NOISES}]*(?=([{TITLED}{LABELS}])[{NOISES}]*(?:A[{NOISES}]*)?g[{NOISES}]*(?:[{ANCHORS}{TITLED}{LABELS}{ENDS}]|$))"
)
"""A line above a body, or above a date that has a body below it, and no title."""
_SECTIONED: Final = re.compile(rf"[fg][{NOISES}]*(?=([ab{LABELS}])[{NOISES}]*[{TITLED}][{NOISES}]*[fg])")
"""A short line between a body and a title that has a body below it."""
_BUTTONED: Final = re.compile(rf"[ab{LABELS}](?=Z[{NOISES}]*[{TITLED}][{NOISES}]*[{ANCHORS}fg])")
"""A short line with a button below it, above a title that has a date or a body."""
_VENUE: Final = re.compile(rf"[{TITLED}](?=[{NOISES}A]*([ab{LABELS}])[{NOISES}]*[eg])")
"""A short line between a title, which may have a date below it, and a body."""
_DESK: Final = re.compile(rf"[fg][{NOISES}]*(?=([ab{LABELS}])[{NOISES}]*A)")
"""A short line between a body and a date."""
_COUPLES: Final = re.compile(
    rf"(?:^|[{ENDS}])(?P<name>[{NOISES}]*[{TITLED}])??"
    rf"(?P<list>(?:[{NOISES}]*[cde][{NOISES}]*[lab]){{{_ENOUGH + 1},}})[{NOISES}]*(?=[{ENDS}]|$)"
)
"""Four longer titles at least, each with a short line below it and nothing else."""
_BETWEEN: Final = (Part.ANCHOR, Part.LABEL)


def framed(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the heads and feet of its items read as such."""
    fragments = page.fragments
    read = list(fragments)
    texts, buttons = dict[str, list[int]](), dict[str, list[int]]()
    for n in page.found(_FIGURED):
        text = fragments[n].text
        if page.signs[n] in _SHORT_TITLES and (mask := _FIGURES.sub("0", text)) != text:
            texts.setdefault(mask, []).append(n)
    for found in _ASKED.finditer(page.signs):
        n, kind = found.start(), fragments[found.start()].kind
        if found.group() == "%":
            buttons.setdefault(_FIGURES.sub("0", fragments[n].text), []).append(n)
        elif _is_foot(fragments, n):
            read[n] = fragments[n].as_kind(Part.FOOT, kind.code, kind.why)
    for n in _placed(fragments, texts, _is_foot):
        read[n] = fragments[n].as_kind(Part.CLOSE, "share", "a line that stands below each item")
    for n in _placed(fragments, texts, _is_head):
        read[n] = _labelled(fragments[n])
    for n in _placed(fragments, buttons, _is_button):
        read[n] = fragments[n].as_kind(Part.CLOSE, fragments[n].kind.code, fragments[n].kind.why)
    _read_buttoned(page, read)
    for n in (
        *_kickers(read),
        *_outlets(page),
        *_names_above_days(page),
        *_subjects(page),
        *_sections(page),
        *_venues(page),
    ):
        read[n] = _labelled(fragments[n])
    _read_couples(page, read)
    return read


def _labelled(fragment: Fragment) -> Fragment:
    """Return a line that stands above or below each title as the label of that title's item."""
    return fragment.as_label("a line that stands beside each title")


def _kickers(fragments: Sequence[Fragment]) -> list[int]:
    """Return the short lines above the titles of a run of items, where most items that follow each other have one."""
    signs = "".join([fragment.kind.sign for fragment in fragments])
    if not _KICKED.search(signs):
        return []
    found, run, items = list[int](), list[int](), 0
    labelled = 0
    last = -_REACH
    for opening in _OPENED.finditer(signs):
        n, at = opening.end(1) - 1, opening.end()
        if n - last > _REACH:
            found += _many(run, items, labelled)
            run, items, labelled = [], 0, 0
        last, items = n, items + 1
        if _KICKER.match(signs, at) and len(fragments[at].text) < len(fragments[at + 1].text):
            run.append(at)
        elif at and signs[at - 1] in LABELS:
            labelled += 1
    return found + _many(run, items, labelled)


def _read_buttoned(page: Page, read: list[Fragment]) -> None:
    """Read the names of outlets above the titles of a run of items, each with the same button below it."""
    found = [match.start() for match in _BUTTONED.finditer(page.signs)]
    named = [n for n in found if is_name(page.fragments[n].text, _NAME_WORDS)]
    for run in runs(named, _REACH):
        if len(run) >= _ENOUGH and len({page.fragments[n + 1].text for n in run}) == 1:
            for n in run:
                read[n] = _labelled(read[n])
                read[n + 1] = read[n + 1].as_kind(Part.NOISE, read[n + 1].kind.code, "button beside an outlet")


def _outlets(page: Page) -> list[int]:
    """Return the names between the titles and the bodies of a run of items that are not read as labels yet."""
    found = [match.start(1) for match in _OUTLET.finditer(page.signs)]
    named = [n for n in found if is_name(page.fragments[n].text, _NAME_WORDS)] if len(found) >= _ENOUGH else []
    close = [run for run in runs(named, _REACH) if len(run) >= _ENOUGH]
    return [n for run in close for n in run if page.signs[n] not in LABELS]


def _names_above_days(page: Page) -> list[int]:
    """Return the names, and what comes twice, between bodies and the days of a run of items with titles below these."""
    found = [match.start(1) for match in _DATED.finditer(page.signs)]
    if len(found) < _ENOUGH:
        return []
    said = [page.fragments[n].text for n in found]
    counts = Counter(said)
    named = [n for n, text in zip(found, said, strict=True) if counts[text] > 1 or is_name(text, _NAME_WORDS + 1)]
    close = [run for run in runs(named, _REACH) if len(run) >= _ENOUGH]
    return [n for run in close for n in run if page.signs[n] not in LABELS + ANCHORS]


def _subjects(page: Page) -> list[int]:
    """Return the lists of subjects above bodies without titles: each has a subject that another has too."""
    places = [match.start(1) for match in _LISTED.finditer(page.signs)]
    parts = {n: page.fragments[n].text.split(", ") for n in places if "," in page.fragments[n].text}
    found = {n: listed for n, listed in parts.items() if all(_is_subject(part) for part in listed)}
    counts = Counter(part for listed in found.values() for part in listed)
    return [n for n in found if page.signs[n] not in LABELS and any(counts[part] > 1 for part in found[n])]


def _is_subject(part: str) -> bool:
    """Tell whether a part of a list can name a subject."""
    return is_name(part, _NAME_WORDS) and not _FIGURES.search(part)


def _sections(page: Page) -> list[int]:
    """Return the names between a body and a title with a body, twice there or where most items have a label."""
    found = [match.start(1) for match in _SECTIONED.finditer(page.signs)]
    names = [n for n in found if page.signs[n] not in LABELS and is_name(page.fragments[n].text, _NAME_WORDS)]
    printed = Counter(page.fragments[n].text for n in names)
    return [
        n
        for n in names
        if printed[page.fragments[n].text] > 1
        or ((around := near(found, n, _REACH)) >= _ENOUGH and around > 2 * near(names, n, _REACH))
    ]


def _venues(page: Page) -> list[int]:
    """Return the short lines between titles, bodies and dates where most items near have a label in that place."""
    venues = list[int]()
    for place in (_VENUE, _DESK):
        found = [match.start(1) for match in place.finditer(page.signs)]
        for run in runs(found, _REACH) if len(found) >= _ENOUGH else ():
            short = [n for n in run if page.signs[n] not in LABELS]
            venues += short if len(run) >= _ENOUGH and 2 * len(short) < len(run) else []
    return venues


def _read_couples(page: Page, read: list[Fragment]) -> None:
    """Read the names of outlets below the titles of a list that prints nothing else, but perhaps its own name."""
    fragments = page.fragments
    for run in _COUPLES.finditer(page.signs):
        at = [n for n in range(*run.span("list")) if page.signs[n] not in NOISES]
        if not all(is_name(fragments[n].text, _NAME_WORDS) for n in at[1::2]):
            continue
        for n in at[1::2]:
            kind = Kind(Part.FOOT, "source", "outlet below a title", (("source", fragments[n].text),))
            read[n] = fragments[n]._replace(kind=kind)
        if run["name"] and not run.start():
            n = run.end("name") - 1
            read[n] = fragments[n].as_kind(Part.BREAK, "heading", "name of the page")


def _many(run: list[int], items: int, labelled: int) -> list[int]:
    """Return the short lines of a run if enough of its items have one, or a label in its place."""
    having = len(run) + labelled
    return run if having >= _ENOUGH and having >= _MOST_SHARE * items else []


_Test = Callable[[Sequence[Fragment], int], bool]


def _placed(fragments: Sequence[Fragment], found: dict[str, list[int]], test: _Test) -> Iterator[int]:
    """Yield the pieces of all runs of one form that mostly stand in one place."""
    for places in found.values():
        if len(places) < _ENOUGH:
            continue
        for run in runs(places, _REACH):
            standing = [n for n in run if test(fragments, n)] if len(run) >= _ENOUGH else []
            if len(standing) >= _ENOUGH and len(standing) >= _MOST_SHARE * len(run):
                yield from standing


def _is_foot(fragments: Sequence[Fragment], n: int) -> bool:
    """Tell whether a piece stands below the body of an item, and not above a body."""
    above = _next(fragments, n, -1, (Part.NOISE, Part.FOOT, Part.CLOSE))
    if above is None or above.kind.part is not Part.TEXT or above.kind.titled:
        return False
    below = _next(fragments, n, 1, (Part.NOISE, Part.CLOSE, *_BETWEEN))
    return below is None or below.kind.part is not Part.TEXT or below.kind.titled


def _is_button(fragments: Sequence[Fragment], n: int) -> bool:
    """Tell whether a button stands below the body of an item, and perhaps above the date of an item without a title."""
    if _is_foot(fragments, n):
        return True
    above, below = (_next(fragments, n, step, (Part.NOISE, Part.FOOT, Part.CLOSE, Part.LABEL)) for step in (-1, 1))
    ends = above is not None and above.kind.part is Part.TEXT and not above.kind.titled
    return ends and below is not None and below.kind.part is Part.ANCHOR


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
