"""Sections in capitals behind the hours of a wire: "18:42 SPORT The tour is shortened" is cut before its title."""

import re
from collections import Counter
from typing import Final

from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.page import Page
from tui.parsing.shapes import text_kind

_SECTION: Final = re.compile(r"(?P<label>[A-ZÀ-Þ]{4,}(?:[ &/-]{1,3}[A-ZÀ-Þ]{2,}){0,2}) (?:[|:–-] )?(?=[A-ZÀ-Þ«“‘\"\d])")
_ENOUGH: Final = 4
_MOST_SHARE: Final = 0.8
_TIMES: Final = 2
"""So many lines of a wire have each section, one with another."""


def wire_sections(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the sections in capitals cut from the lines of a wire, where these recur."""
    if page.signs.count("H") < _ENOUGH:
        return page.fragments
    fragments = page.fragments
    told = [n for n in page.texts if n and page.signs[n - 1] == "H" and fragments[n - 1].line == fragments[n].line]
    found = {n: match for n in told if (match := _SECTION.match(fragments[n].text))}
    sections = Counter([match["label"] for match in found.values()])
    if len(found) < _ENOUGH or len(found) < _MOST_SHARE * len(told) or len(found) < _TIMES * len(sections):
        return fragments
    read: list[Fragment] = []
    for n, fragment in enumerate(fragments):
        read += _parted(fragment, found[n]) if n in found else (fragment,)
    return read


def _parted(fragment: Fragment, found: re.Match[str]) -> tuple[Fragment, Fragment]:
    """Return the section and the text behind it as pieces."""
    label, text = found["label"], fragment.text
    kind = Kind(Part.LABEL, "label", "section behind an hour", (("label", label),), words=label.count(" ") + 1)
    return (
        fragment.part(0, len(label), kind),
        fragment.part(found.end(), len(text), text_kind(text[found.end() :])),
    )
