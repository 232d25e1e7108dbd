"""Lists of bullets: each line of one is an item by itself, and a text without a bullet above them heads their list."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tui.parsing.kinds import ANCHORS, HANGING, HEAD, LABELS, NOISES, TEXTS, TITLED, Fragment, Kind, Part
from tui.parsing.page import Page

_LISTED: Final = 3
_HANGS: Final = 2
_SAYING: Final = re.compile(f"[^{NOISES}]")
_MOSTLY: Final = 0.95
_MARKS: Final = "-*>•"
_HEADING_WORDS: Final = 6
_DIGEST: Final = 5
"""So many bullets that are sentences, and no other items, are a digest."""
_FRAME: Final = 4
_FRAME_WORDS: Final = 16
"""Above and below a digest stand no more lines, and none of more words."""
_REACH: Final = 30
"""A heading of so few words may head one bullet, where a list of bullets has a heading no more pieces above."""


def bullets(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the texts of lists of bullets, and what heads these, read as such."""
    if "*" not in page.signs:
        return page.fragments
    fragments, read = page.fragments, list(page.fragments)
    bulleted = {fragment.line for fragment in fragments if fragment.kind.code == "bullet"}
    if _is_decoration(fragments, bulleted):
        return page.fragments
    texts = [n for n, fragment in enumerate(fragments) if fragment.kind.part in (Part.TEXT, Part.LABEL, Part.LEAD)]
    if _read_heads(page, bulleted, read):
        _read_hanging(page, read)
        return read
    run: list[int] = []
    for n in (*texts, -1):
        listed = n >= 0 and fragments[n].line in bulleted and fragments[n].kind.part is not Part.LEAD
        if listed and (not run or _next_to(fragments, run[-1], n)):
            run.append(n)
            continue
        if len(run) >= _LISTED:
            bodies = 2 * sum(not fragments[m].kind.titled for m in run) > len(run)
            for m in run:
                titled = fragments[m].kind.titled and not (bodies and fragments[m].kind.words > _HEADING_WORDS)
                read[m] = read[m]._replace(kind=replace(read[m].kind, alone=True, titled=titled))
        run = [n] if listed else []
    last = -_REACH
    for n, below, after in zip(texts, texts[1:], [*texts[2:], None], strict=False):
        heads = fragments[n].line not in bulleted and not fragments[n].kind.stopped
        many = after is None or fragments[after].line in bulleted
        one = n - last < _REACH and fragments[n].kind.words <= _HEADING_WORDS and fragments[below].kind.stopped
        lead = fragments[n].kind.part is Part.LEAD
        if heads and fragments[below].line in bulleted and (many or one or lead) and _next_to(fragments, n, below):
            read[n] = fragments[n].as_kind(Part.BREAK, "heading", "heading of the bullets below")
            last = n
    _read_points(page, read)
    _read_hanging(page, read)
    _read_frame(fragments, bulleted, read)
    return read


_HANGING: Final = re.compile(rf"\*[{TEXTS}](?:[_%]*[fg])*[_%]*(?=([AN])[_%]*\*)")
"""A bullet with texts and a day below it, up to the next bullet."""


def _read_hanging(page: Page, read: list[Fragment]) -> None:
    """Read days below the texts that hang on bullets as their last lines, where the first has no day above."""
    fragments = page.fragments
    found = [match for match in _HANGING.finditer(page.signs) if _hangs(fragments, match.start(1))]
    if len(found) < _HANGS or page.signs[: page.signs.index("*")].rstrip(NOISES)[-1:] in tuple(ANCHORS):
        return
    for n in (match.start(1) for match in found):
        read[n] = fragments[n].as_kind(Part.FOOT, HANGING, fragments[n].kind.why)


def _hangs(fragments: Sequence[Fragment], n: int) -> bool:
    """Tell whether a day has a line of its own, and no bullet."""
    return fragments[n - 1].line < fragments[n].line < fragments[n + 1].line


def _read_heads(page: Page, bulleted: AbstractSet[int], read: list[Fragment]) -> bool:
    """Read a list whose titles have bullets and whose bodies have none, and tell whether it is one."""
    listed = [n for n, sign in enumerate(page.signs) if sign in TEXTS + "l" and page.fragments[n].line in bulleted]
    if len(listed) < _LISTED - 1 and not _is_printed_twice(page, listed):
        return False
    if not all(page.signs[n] in TITLED for n in listed[:-1]):
        return False
    below = [n for n in page.texts if n > listed[0] and page.fragments[n].line not in bulleted]
    bodies = [n for n in below if not page.fragments[n].kind.titled]
    headed = [n for n in listed[:-1] if n + 2 < len(page.signs) and not _is_listed(page, bulleted, n)]
    if len(headed) < len(listed) - 1 or 2 * len(bodies) < len(below) or len(bodies) < len(headed):
        return False
    for n in listed:
        kind = Kind(Part.TEXT, HEAD, words=len(read[n].text.split()), titled=True)
        read[n] = read[n]._replace(kind=kind)
    heads = set(listed)
    for above, n in pairwise(page.texts):
        if above in heads and n not in heads and read[n].text != read[above].text:
            read[n] = read[n]._replace(kind=replace(read[n].kind, titled=False))
    return True


def _is_printed_twice(page: Page, listed: list[int]) -> bool:
    """Tell whether there is one bullet, and the title behind it is printed again right below."""
    below = [n for n in page.texts if listed and n > listed[0]][:1]
    return len(listed) == 1 and bool(below) and page.fragments[below[0]].text == page.fragments[listed[0]].text


def _is_listed(page: Page, bulleted: AbstractSet[int], n: int) -> bool:
    """Tell whether the next text or date below a bullet has a bullet too."""
    below = _SAYING.search(page.signs, n + 1)
    return below is None or page.fragments[below.start()].line in bulleted


_BODY: Final = re.compile(
    rf"[{TITLED}][{NOISES}]*A[{NOISES}A{LABELS}]*?(?P<head>[B{LABELS}:])?(?P<points>(?:[_%]*\*[{TEXTS}]){{2,}})"
    rf"(?=[_%]*[{TITLED}][{NOISES}]*A)"
)
"""Points below the title and the date of an item, perhaps with a heading; the next item has a date as well."""


def _read_points(page: Page, read: list[Fragment]) -> None:
    """Read points that stand below the date of an item as its body."""
    fragments = page.fragments
    for found in _BODY.finditer(page.signs):
        head = found.start("head")
        if head >= 0 and fragments[head].kind.code in ("heading", "label"):
            read[head] = fragments[head].as_kind(Part.NOISE, "heading", "heading of the points of an item")
        for m in range(*found.span("points")):
            if page.signs[m] in TEXTS:
                read[m] = fragments[m]._replace(kind=replace(fragments[m].kind, titled=False, stopped=True))


def _read_frame(fragments: Sequence[Fragment], bulleted: AbstractSet[int], read: list[Fragment]) -> None:
    """Read the few short lines above and below a digest, whose items are all bullets, as its name, greeting and end."""
    texts = [n for n, fragment in enumerate(read) if fragment.kind.part is Part.TEXT]
    listed = [n for n in texts if read[n].line in bulleted]
    others = [n for n in texts if read[n].line not in bulleted]
    if len(listed) < _DIGEST or not others:
        return
    whole = sum(not read[n].kind.titled for n in listed)
    above, below = [n for n in others if n < listed[0]], [n for n in others if n > listed[-1]]
    if (
        _MOSTLY * len(listed) > whole
        or len(others) > len(above) + len(below)
        or max(len(above), len(below)) > _FRAME
        or max(fragments[n].kind.words for n in others) > _FRAME_WORDS
    ):
        return
    for n in above:
        code, why = (
            ("heading", "name of the digest") if read[n].kind.titled else ("page-intro", "words about the digest")
        )
        read[n] = read[n].as_kind(Part.BREAK, code, why)
    for n in range(above[0], listed[0]) if above else ():
        if read[n].kind.part is Part.ANCHOR and read[n].line not in bulleted:
            read[n] = read[n].as_kind(Part.BREAK, "date", "day of the digest")
    for n in below:
        read[n] = read[n].as_kind(Part.BREAK, "notice", "words below a digest")


def _is_decoration(fragments: Sequence[Fragment], bulleted: AbstractSet[int]) -> bool:
    """Tell whether nearly all lines of a page begin with a bullet, also those that print dates, links and the like."""
    lines = {fragment.line: fragment.text[0] for fragment in reversed(fragments)}
    marked = bulleted | {line for line, sign in lines.items() if sign in _MARKS}
    texts = {fragment.line for fragment in fragments if fragment.kind.part in (Part.TEXT, Part.LABEL)}
    return len(marked) >= _MOSTLY * len(lines) and not marked <= texts


def _next_to(fragments: Sequence[Fragment], above: int, below: int) -> bool:
    """Tell whether there are only bullets between two pieces, and a date behind the last of them."""
    line = fragments[below].line
    return all(
        fragment.kind.code == "bullet" or (fragment.kind.part is Part.ANCHOR and fragment.line == line)
        for fragment in fragments[above + 1 : below]
    )
