"""Photo credits: the text above one is a caption, unless it is the body of an item."""

import re
from collections.abc import Sequence
from typing import Final

from tui.parsing.kinds import ANCHORS, ENDS, LABELS, NOISES, TEXTS, TITLED, Fragment, Kind, Part
from tui.parsing.page import Page

_SIGNED: Final = re.compile(rf"[{NOISES}D]*A")
_UNSIGNED: Final = re.compile(rf"(?:^|[{ANCHORS}{LABELS}{ENDS}])[{NOISES}]*[{TITLED}]?$")
_CREDITED: Final = re.compile(r"(?:[:–—-] ?|by |par )(?P<name>[^\W\d_][^:©/]{2,60}?)(?: ?/.*)?$")


def credited(page: Page) -> list[Fragment]:
    """Make the text above a photo credit a caption, unless it is the body of the title above it."""
    if "D" not in page.signs:
        return page.fragments
    fragments, read = page.fragments, list(page.fragments)
    for n in _agencies(page):
        read[n] = fragments[n].as_kind(Part.CREDIT, "credit", "name of an agency below a picture caption")
    above: list[int] = []
    for n, fragment in enumerate(read):
        part = fragment.kind.part
        if part is Part.CREDIT and above and _signs(page, above[-1], n):
            says = (("byline", name["name"]),) if (name := _CREDITED.search(fragment.text)) else ()
            read[n] = fragment._replace(kind=Kind(Part.ANCHOR, "byline", "who took the pictures", says))
        elif part is Part.CREDIT and above and not _is_body(page, above):
            read[above[-1]] = fragments[above[-1]].as_kind(Part.CAPTION, "caption", "picture caption above a credit")
        if part is Part.TEXT:
            above.append(n)
        elif part is not Part.NOISE:
            above = []
    return read


def _agencies(page: Page) -> list[int]:
    """Return the lone words right below a sentence, as credits of this page stand, with blank lines around both."""
    below = [n for n in range(1, len(page.signs)) if page.fragments[n].line == page.fragments[n - 1].line + 1]
    if not any(page.signs[n] == "D" and page.signs[n - 1] in TEXTS for n in below):
        return []
    lines = {fragment.line for fragment in page.fragments}
    return [
        n
        for n in below
        if page.signs[n - 1 : n + 1] == "gl"
        and page.fragments[n].text.isupper()
        and not lines & {page.fragments[n].line - 2, page.fragments[n].line + 1}
    ]


def _is_body(page: Page, above: Sequence[int]) -> bool:
    """Tell whether the last of some texts is the body of the title above it, also with its date between them."""
    if len(above) > 1:
        return page.fragments[above[-2]].kind.titled
    date = _above(page.signs, above[-1], NOISES)
    title = _above(page.signs, _above(page.signs, date + 1, ANCHORS) + 1, NOISES)
    return date >= 0 and page.signs[date] in ANCHORS and title >= 0 and page.signs[title] in TITLED


def _above(signs: str, n: int, passed: str) -> int:
    """Return the place of the next piece above one that has none of some signs; -1 if there is none."""
    n -= 1
    while n >= 0 and signs[n] in passed:
        n -= 1
    return n


def _signs(page: Page, text: int, credit: int) -> bool:
    """Tell whether a credit stands below the only text, or the body, of an item and above its date."""
    below = _SIGNED.match(page.signs, credit + 1)
    return below is not None and _UNSIGNED.search(page.signs, 0, text) is not None
