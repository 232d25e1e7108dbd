"""Labels known by their words: glued to a title, "SecurityAmbush on the road", or a place and a colon in a line."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Final

from tui.parsing.kinds import NOISES, Fragment, Kind, Part
from tui.parsing.page import Page
from tui.parsing.words import words
from tui.text import fold

_LABEL: Final = r"(?P<label>(?:[A-ZÀ-Þ][\w’'&-]+ ){0,2}[A-ZÀ-Þ][a-zß-ÿ’-]{2,})(?<!-)"
_MAY_BE_GLUED: Final = re.compile(rf"\n{_LABEL}(?=[A-ZÀ-Þ«“‘])")
_GLUED: Final = re.compile(
    rf"{_LABEL}"
    r"(?=(?:[A-ZÀ-Þ][a-zß-ÿ’']|[A-ZÀ-Þ]{2,} |[ÀA] |[«“‘] ?)\S*(?: |$))"
)
_ENOUGH: Final = 3
_ABOVE: Final = re.compile(rf"[:B](?=[{NOISES}]*g)")


def glued_labels(page: Page) -> list[Fragment]:
    """Return the pieces of a page with labels cut from the titles that they are glued to.

    A label is known: a word for a section of a newspaper, a label that stands alone on this page, or the same on three
    lines of it.
    """
    found, fragments = {}, page.fragments
    for n in page.found(_MAY_BE_GLUED):
        if glued := _GLUED.match(fragments[n].text, 0, 60):
            found[n] = glued["label"]
    if not found:
        return fragments
    names = {fragment.text for fragment in fragments if " " not in fragment.text}
    found = {n: label for n, label in found.items() if fragments[n].text.partition(" ")[0] not in names}
    counts = Counter(found.values())
    known = _names() | {
        fold(label) for fragment in fragments if fragment.kind.part is Part.LABEL for _, label in fragment.kind.says
    }
    read: list[Fragment] = []
    for n, fragment in enumerate(fragments):
        label = found.get(n)
        if label is None or (fold(label) not in known and counts[label] < _ENOUGH):
            read.append(fragment)
        else:
            read += _cut(fragment, len(label))
    return read


def places_above(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the lines of a country or region and a colon as the labels of what is below."""
    read = fragments = page.fragments
    for found in _ABOVE.finditer(page.signs):
        n = found.start()
        text = fragments[n].text
        if text.endswith(":") and fold(text).replace(" ", "_") in words("region"):
            kind = Kind(Part.LABEL, "label", "place of the item below", (("label", text.rstrip(" :")),), words=1)
            read = list(read) if read is fragments else read
            read[n] = fragments[n]._replace(kind=kind)
    return read


@cache
def _names() -> frozenset[str]:
    """Return the names of sections, countries and regions, folded."""
    return words("section") | {name.replace("_", " ") for name in words("region")}


def _cut(fragment: Fragment, at: int) -> list[Fragment]:
    """Return a label and the text behind it."""
    label, text = fragment.text[:at], fragment.text[at:]
    kind = Kind(Part.LABEL, "label", "label glued to a title", (("label", label),))
    rest = replace(fragment.kind, words=len(text.split()))
    return [fragment.part(0, at, kind), fragment.part(at, len(fragment.text), rest)]
