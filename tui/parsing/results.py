"""Results of a search: the outlet, an address as a trail "https://… › africa › mali", the title, and a few words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tui.parsing.kinds import TRAIL, Fragment, Kind, Part
from tui.parsing.page import Page
from tui.parsing.shapes import MOST_TITLE_WORDS

_SOURCE_WORDS: Final = 6
_LONGEST_TITLE: Final = 90
_FILE: Final = re.compile(r"\[[A-Z]{3,4}\] +(?=\S)")
_SITE: Final = re.compile(r"(?<=\S{3}) [|–—-] (?P<name>[A-ZÀ-Þ0-9][^|–—]{1,34})$")
_FILE_KIND: Final = Kind(Part.NOISE, "media", "kind of a file")


def results_in(page: Page) -> list[Fragment]:
    """Return the pieces of a page with what stands beside the address of each result read as its parts."""
    if "R" not in page.signs:
        return page.fragments
    read = list(page.fragments)
    trails = [n for n, fragment in enumerate(read) if fragment.kind.code == TRAIL]
    if 2 * sum(_is_body(read, n + 1) for n in trails) > len(trails):
        return _titles_above(read, trails)
    for n in trails:
        _read_source(read, n)
        _read_title(read, n + 1)
    return read


def _is_body(read: Sequence[Fragment], at: int) -> bool:
    """Tell whether no title but a body stands right below an address: behind a day or an author, or far too long."""
    below = read[at : at + 2]
    if len(below) > 1 and below[0].kind.part is Part.ANCHOR and below[0].line == below[1].line:
        return True
    return bool(below) and below[0].kind.part is Part.TEXT and len(below[0].text) > _LONGEST_TITLE


def _titles_above(read: Sequence[Fragment], trails: Sequence[int]) -> list[Fragment]:
    """Read the lines above the addresses as titles, with the name of the site behind a dash or none."""
    found, lines = list[Fragment](), {read[n].line for n in trails}
    for fragment in read:
        kind = fragment.kind
        if fragment.line + 1 in lines and kind.part in (Part.TEXT, Part.LABEL, Part.MENU, Part.BREAK):
            found += _title_and_site(fragment)
        elif kind.code == TRAIL:
            found.append(fragment._replace(kind=Kind(Part.ANCHOR, "link", kind.why, kind.says)))
        elif fragment.line - 1 in lines and kind.part is Part.TEXT:
            found.append(fragment._replace(kind=replace(kind, titled=False, stopped=True)))
        else:
            found.append(fragment)
    return found


def _title_and_site(fragment: Fragment) -> Iterator[Fragment]:
    """Yield the title of a result, and what stands around it: the kind of its file, and the name of its site."""
    text = fragment.text
    file, site = _FILE.match(text), _SITE.search(text)
    start, end = file.end() if file else 0, site.start() if site else len(text)
    if file:
        yield fragment.part(0, len(file[0].rstrip()), _FILE_KIND)
    yield fragment.part(start, end, Kind(Part.TEXT, "text", words=len(text[start:end].split()), titled=True))
    if site:
        says = Kind(Part.ANCHOR, "source", "outlet of a result", (("source", site["name"]),))
        yield fragment.part(end, len(text), says)


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
