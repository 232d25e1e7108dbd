"""Titles of one or two words: they look like labels, but stand where all items beside them have titles."""

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from tui.parsing.kinds import ANCHORS, ENDS, NOISES, TITLED, Fragment, Part
from tui.parsing.page import Page, near
from tui.parsing.words import words
from tui.text import fold

_REACH: Final = 24
_ENOUGH: Final = 2
_LABEL: Final = re.compile(rf"(?:^|[{ENDS}{ANCHORS}fg])[{NOISES}]*(?=(l)[{NOISES}]*(?:A[{NOISES}]*)?g)")
"""A label first in an item, right above its body or date."""
_TITLE: Final = re.compile(rf"[{TITLED}](?=[{NOISES}]*(?:A[{NOISES}]*)?g)")
"""A title in the same place."""


def short_titles(page: Page) -> list[Fragment]:
    """Return the pieces of a page with labels read as titles where the items around have titles in their place."""
    fragments = page.fragments
    first = len(page.signs) - len(page.signs.lstrip(NOISES))
    places = [found.start(1) for found in _LABEL.finditer(page.signs)]
    labels = [n for n in places if n != first]  # that names the page
    if not labels:
        return fragments
    titles = [found.start() for found in _TITLE.finditer(page.signs)]
    printed = Counter([fragment.text for fragment in fragments])
    read = list(fragments)
    for n in labels:
        if (
            _ENOUGH * near(labels, n, _REACH) <= near(titles, n, _REACH)
            and printed[fragments[n].text] == 1
            and _may_be_title(fragments[n])
        ):
            read[n] = fragments[n]._replace(
                kind=replace(fragments[n].kind, part=Part.TEXT, code="text", why="", says=(), titled=True)
            )
    return read


def _may_be_title(label: Fragment) -> bool:
    """Tell whether a label is none that lists are known to have: a section, a country, a word in capitals."""
    name = fold(label.text).replace(" ", "_")
    known = name in words("section") or name in words("region")
    return label.kind.code == "label" and not known and not label.text.isupper() and label.text[:1].isupper()
