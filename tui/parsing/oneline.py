"""Items that stand on one line each: label, title, dateline and body are parted where the dateline begins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.page import Page
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
_DATELINE: Final = re.compile(
    rf"(?<= )(?:{_TOWNS}|[A-ZÀ-Þ][\w’'.-]*[\w.])(?:, \w[\w .]{{2,18}})? [–—-] (?=[A-ZÀ-Þ«“\"‘(\d])"
)


def one_line_items(page: Page) -> list[Fragment]:
    """Return the pieces of a page with title and body parted on lines that hold both, two such lines in a row at least.

    The words with which all lines of such a run begin are a label.
    """
    fragments = page.fragments
    dashed = page.texts if any([dash in page.joined for dash in _DASHES]) else ()
    datelines = {n: at for n in dashed if (at := _dateline(fragments[n].text)) is not None}
    if len(datelines) < _RUN:
        return fragments
    read: list[Fragment] = []
    run: list[tuple[int, int]] = []
    for n, fragment in enumerate(fragments):
        if fragment.kind.part is Part.TEXT:
            at = datelines.get(n)
            if at is None:
                _part(read, run)
                run = []
            else:
                run.append((len(read), at))
        elif fragment.kind.part in (Part.BREAK, Part.MENU):
            _part(read, run)
            run = []
        read.append(fragment)
    _part(read, run)
    return sorted(read) if len(read) > len(fragments) else fragments


def _dateline(text: str) -> int | None:
    """Return where a dateline begins inside a text, with a title before it and a body behind."""
    if not any([dash in text for dash in _DASHES]):
        return None
    for found in _DATELINE.finditer(text, 0, 240):
        before, after = text[: found.start()], text[found.end() :]
        if len(before.split()) >= _FEWEST and len(after.split()) >= 2 * _FEWEST and not re.search(r"[.!?] $", before):
            return found.start()
    return None


def _part(read: list[Fragment], run: Sequence[tuple[int, int]]) -> None:
    """Part the lines of a run into label, title and body."""
    if len(run) < _RUN:
        return
    prefix = _shared_prefix([read[n].text for n, _ in run])
    for n, at in run:
        whole = read[n]
        title_at = len(prefix) if whole.text.startswith(prefix) else 0
        title = whole.text[title_at:at].rstrip()
        kind = Kind(Part.TEXT, "text", words=len(title.split()), titled=True)
        read[n] = whole._replace(
            start=whole.start + title_at, end=whole.start + title_at + len(title), text=title, kind=kind
        )
        body = whole.text[at:]
        kind = replace(whole.kind, titled=False, stopped=True)
        read.append(whole._replace(start=whole.start + at, text=body, kind=kind))
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
        if nexts.count(word) < _SHARE * len(parted) or not word[:1].isupper():
            break
        shared.append(word)
    return " ".join(shared) + " " if shared else ""
