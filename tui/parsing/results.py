"""Results of a search: the outlet, an address as a trail "https://… › africa › mali", the title, and a few words."""

from dataclasses import replace
from typing import Final

from tui.parsing.kinds import TRAIL, Fragment, Kind, Part
from tui.parsing.page import Page
from tui.parsing.shapes import MOST_TITLE_WORDS

_SOURCE_WORDS: Final = 6


def results_in(page: Page) -> list[Fragment]:
    """Return the pieces of a page with what stands beside the address of each result read as its parts."""
    if "R" not in page.signs:
        return page.fragments
    read = list(page.fragments)
    trails = [n for n, fragment in enumerate(read) if fragment.kind.code == TRAIL]
    for n in trails:
        _read_source(read, n)
        _read_title(read, n + 1)
    return read


def _read_source(read: list[Fragment], trail: int) -> None:
    """Make the outlet of what stands right above an address, if it is a short line."""
    above = read[trail - 1] if trail else None
    if above is None or above.line + 1 != read[trail].line or above.kind.part not in (Part.TEXT, Part.LABEL, Part.MENU):
        return
    if len(above.text.split()) <= _SOURCE_WORDS and not above.kind.stopped:
        kind = Kind(Part.ANCHOR, "source", "outlet of a result", (("source", above.text),))
        read[trail - 1] = above._replace(kind=kind)


def _read_title(read: list[Fragment], at: int) -> None:
    """Make a title of the text below an address, also one that is cut; a date at the head of its body stays with it."""
    if at >= len(read) or read[at].kind.part not in (Part.TEXT, Part.LABEL) or not _is_short(read[at]):
        return
    words = len(read[at].text.split())
    read[at] = read[at]._replace(kind=Kind(Part.TEXT, "text", words=words, titled=True))
    body = at + 1
    if body + 1 < len(read) and read[body].kind.when and read[body].line == read[body + 1].line:
        read[body] = read[body].as_kind(Part.LABEL, "date", "date of an item")
        body += 1
    if body < len(read) and read[body].kind.part is Part.TEXT and read[body].line == read[at].line + 1:
        read[body] = read[body]._replace(kind=replace(read[body].kind, titled=False))


def _is_short(fragment: Fragment) -> bool:
    """Tell whether a text is no longer than a title."""
    return len(fragment.text.split()) <= MOST_TITLE_WORDS
