"""What hangs on titles because of the list they stand in: numbers before them, the name of the site behind them."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tui.parsing.kinds import TITLED, Fragment, Kind, Part
from tui.parsing.page import Page

_NUMBERED: Final = re.compile(r"\n\d{1,3}[.)] ")
_SET_OFF: Final = re.compile("[|¦–—-](?<= .) ")
_NUMBER: Final = re.compile(r"(\d{1,3})[.)] +(?=\S)")
_TAIL: Final = re.compile(r"(?<=\S{3}) +(?:[|¦] |[–—-] )(?P<name>[A-ZÀ-Þ0-9][^|]{1,40})$")
_ENOUGH: Final = 3
_HEAD_WORDS: Final = 3
_TAIL_WORDS: Final = 3
_BULLET: Final = Kind(Part.NOISE, "bullet", "number in a list")
_SECTION: Final = Kind(Part.NOISE, "label", "name of a section or a site behind a title")


def without_numbers(page: Page) -> list[Fragment]:
    """Cut the numbers of a list whose lines count on, three of them at least."""
    fragments = page.fragments
    found = {n: match for n in page.found(_NUMBERED) if (match := _NUMBER.match(fragments[n].text))}
    if len(found) >= _ENOUGH and not _count_on(found):
        short = (n for n, sign in enumerate(page.signs) if sign == "l")  # "5. Letters" looks like a label
        labels = {n: match for n in short if (match := _NUMBER.match(fragments[n].text))}
        found = dict(sorted({**found, **labels}.items()))
    if len(found) < _ENOUGH or not _count_on(found):
        return fragments
    read: list[Fragment] = []
    for n, fragment in enumerate(fragments):
        if n in found:
            read += _parted(fragment, found[n].end(), _BULLET, first=True)
        elif n + 1 in found and found[n + 1][1] == "1" and fragment.kind.titled:
            read.append(fragment.as_kind(Part.BREAK, "heading", "heading of the numbers below"))
        else:
            read.append(fragment)
    return read


def _count_on(found: Mapping[int, re.Match[str]]) -> bool:
    """Tell whether each of some numbers is the one behind the number above it."""
    return all(below == above + 1 for above, below in pairwise([int(match[1]) for match in found.values()]))


def without_tails(page: Page) -> list[Fragment]:
    """Cut "| Section" from titles; behind a dash only where three titles end on the same name.

    Where the page ends, a line of several parts may be a dateline whose body is cut: "Bamako, Mali | Wire | The".
    """
    fragments = page.fragments
    found = {
        n: match
        for n in page.found(_SET_OFF)
        if page.signs[n] in TITLED and (match := _TAIL.search(fragments[n].text)) and _is_tail(match)
    }
    if not found:
        return fragments
    counts = Counter(match["name"] for match in found.values())
    read: list[Fragment] = []
    for n, fragment in enumerate(fragments):
        match = found.get(n)
        whole = n < page.texts[-1] or (match is not None and " | " not in match.string[: match.start()])
        if match and whole and ("|" in match[0] or "¦" in match[0] or counts[match["name"]] >= _ENOUGH):
            read += _parted(fragment, match.start(), _SECTION, first=False)
        else:
            read.append(fragment)
    return read


def _is_tail(match: re.Match[str]) -> bool:
    """Tell whether what stands behind a sign is short beside what stands before it."""
    head = len(match.string[: match.start()].split())
    return len(match["name"].split()) <= min(_TAIL_WORDS, head) and head >= _HEAD_WORDS


def _parted(fragment: Fragment, at: int, kind: Kind, *, first: bool) -> list[Fragment]:
    """Return a text in two pieces, the first or the second of another kind."""
    head, tail = fragment.text[:at].rstrip(), fragment.text[at:].lstrip()
    words = len((tail if first else head).split())
    rest = replace(fragment.kind, words=words)
    if rest.part is Part.LABEL:
        rest = Kind(Part.TEXT, "text", words=words, titled=True)
    kinds = (kind, rest) if first else (rest, kind)
    return [
        fragment._replace(end=fragment.start + len(head), text=head, kind=kinds[0]),
        fragment._replace(start=fragment.end - len(tail), text=tail, kind=kinds[1]),
    ]
