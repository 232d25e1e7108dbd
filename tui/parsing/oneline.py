"""Items that stand on one line each: label, title, dateline and body are parted where the dateline begins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from tui.parsing.dates import find_date
from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.page import Page
from tui.parsing.shapes import MOST_TITLE_WORDS
from tui.parsing.words import words

_FEWEST: Final = 3
_RUN: Final = 2
"""So many such lines in a row are a list."""
_MOST_PREFIX: Final = 4
_SHARE: Final = 0.9
_TOWNS: Final = "|".join(
    re.escape(town).replace("_", "[ -]") for town in sorted(words("long_town"), key=len, reverse=True)
)
_DASHES: Final = (" – ", " - ", " — ")
_NAMED: Final = ("By ", "Par ")
_SIGN: Final = re.compile("[–—BP-](?:(?<= [–—-]) |(?<=B)y |(?<=P)ar )")
"""Any of these; a class of letters first, since such are searched for in C."""
_BY: Final = re.compile(
    r" (?:By|Par):? (?P<by>[^\s|/]+(?: [^\s|/]+){0,3}?)(?: ?[/|•·,–-] ?| )"
    r"(?:(?:Published|Posted|Publié|Posté)(?: [Oo]n| le)? ?:{0,2} ?)?(?=(?:[^\W\d_]{3,9}[.,]? )?\d)"
)
_GLUED_BY: Final = re.compile(
    r"(?<=[a-zà-ÿ!?…”’»)])(?:By|Par) (?P<by>[A-ZÀ-Þ][\w.’-]*?(?: [A-ZÀ-Þ][\w.’-]*?){1,3}?)"
    r"(?P<date>[A-ZÀ-Þ][a-zéû]{2,8} \d{1,2}, (?:19|20)\d\d|\d{1,2} [a-zéû]{3,9} (?:19|20)\d\d)"
)
"""The same, glued: "… of villagersBy Ann AuthorMay 12, 2025"."""
_COUNTS: Final = re.compile(
    r"[ |•·/–—:-]*(?:\d{1,3} ?(?:[Mm]ins?|[Mm]inutes?) (?:de )?(?:[Rr]ead|[Ll]ecture))?"
    r"[ |•·/–—:-]*(?:\d{1,4}(?: [Cc]omments?| [Cc]ommentaires?)?(?= ))?[ |•·/–—:-]*"
)
"""What stands behind the date: how long it takes to read the item, and how many have written about it."""
_DATELINE: Final = re.compile(
    rf"(?<= )(?:{_TOWNS}|[A-ZÀ-Þ][\w’'.-]*[\w.])(?:, \w[\w .]{{2,18}})? [–—-] (?=[A-ZÀ-Þ«“\"‘(\d])"
)


def one_line_items(page: Page) -> list[Fragment]:
    """Return the pieces of a page with title and body parted on lines that hold both, two such lines in a row at least.

    The words with which all lines of such a run begin are a label.
    """
    fragments = page.fragments
    signed = page.found(_SIGN)
    seams = {n: seam for n in signed if (seam := _signature(fragments[n].text) or _dateline(fragments[n].text))}
    if len(seams) < _RUN:
        return fragments
    read: list[Fragment] = []
    run: list[tuple[int, _Seam]] = []
    for n, fragment in enumerate(fragments):
        if fragment.kind.part is Part.TEXT:
            seam = seams.get(n)
            if seam is None:
                _part(read, run)
                run = []
            else:
                run.append((len(read), seam))
        elif fragment.kind.part in (Part.BREAK, Part.MENU):
            _part(read, run)
            run = []
        read.append(fragment)
    _part(read, run)
    return sorted(read, key=lambda piece: piece[:3]) if len(read) > len(fragments) else fragments


class _Seam(NamedTuple):
    """Where a line holds a title on one side and a body on the other."""

    title: int
    """Where the title ends."""
    body: int
    """Where the body begins."""
    kind: Kind | None = None
    """What stands between them: an author and a date."""


def _dateline(text: str) -> _Seam | None:
    """Return where a dateline begins inside a text, with a title before it and a body behind."""
    if not any([dash in text for dash in _DASHES]):
        return None
    for found in _DATELINE.finditer(text, 0, 240):
        before, after = text[: found.start()], text[found.end() :]
        if len(before.split()) >= _FEWEST and len(after.split()) >= 2 * _FEWEST and not re.search(r"[.!?] $", before):
            return _Seam(found.start(), found.start())
    return None


def _signature(text: str) -> _Seam | None:
    """Return where an author and a full date stand inside a text: "Title By Ann Author / March 3, 2024 The body …"."""
    if not any([by in text for by in _NAMED]):
        return None
    for found in (*_BY.finditer(text, 0, 300), *_GLUED_BY.finditer(text, 0, 300)):
        glued = found.re is _GLUED_BY
        at = found.start("date") if glued else found.end()
        when = find_date(text[: found.end() if glued else at + 60][at:])
        if when is None or when.start > 2 or not (when.day and when.year):
            continue
        counts = _COUNTS.match(text, at + when.end)
        before, after = text[: found.start()], text[counts.end() if counts else at + when.end :]
        if _FEWEST <= len(before.split()) <= MOST_TITLE_WORDS + _MOST_PREFIX and len(after.split()) >= 2 * _FEWEST:
            says = (("source" if "." in found["by"] else "byline", found["by"].strip(" ,")),)
            kind = Kind(Part.ANCHOR, "date", "author and date of an item", says, when)
            return _Seam(found.start(), len(text) - len(after), kind)
    return None


def _part(read: list[Fragment], run: Sequence[tuple[int, _Seam]]) -> None:
    """Part the lines of a run into label, title, author and body."""
    if len(run) < _RUN:
        return
    prefix = _shared_prefix([read[n].text for n, _ in run])
    for n, (title_end, body_at, between) in run:
        whole = read[n]
        title_at = len(prefix) if whole.text.startswith(prefix) else 0
        title = whole.text[title_at:title_end].rstrip()
        kind = Kind(Part.TEXT, "text", words=len(title.split()), titled=True)
        read[n] = whole._replace(
            start=whole.start + title_at, end=whole.start + title_at + len(title), text=title, kind=kind
        )
        if between:
            text = whole.text[title_end:body_at].strip()
            start = whole.start + whole.text.index(text, title_end)
            read.append(whole._replace(start=start, end=start + len(text), text=text, kind=between))
        body = whole.text[body_at:]
        kind = replace(whole.kind, titled=False, stopped=True)
        read.append(whole._replace(start=whole.start + body_at, text=body, kind=kind))
        if title_at:
            label = prefix.rstrip(" :|/-–")
            kind = Kind(Part.LABEL, "label", "label of a section", (("label", label),))
            read.append(whole._replace(end=whole.start + len(prefix.rstrip()), text=prefix.rstrip(), kind=kind))


def _shared_prefix(texts: Iterable[str]) -> str:
    """Return the words with which nine in ten of three texts or more begin, with the blank behind them."""
    parted = [text.split(" ") for text in texts]
    shared: list[str] = []
    while len(parted) >= _FEWEST and len(shared) < _MOST_PREFIX:
        at = len(shared)
        nexts = [words[at] for words in parted if words[:at] == shared and len(words) > at + _FEWEST]
        word = max(set(nexts), key=nexts.count, default="")
        if nexts.count(word) < _SHARE * len(parted) or not (word[:1].isupper() or not shared):
            break
        shared.append(word)
    return " ".join(shared) + " " if shared else ""
