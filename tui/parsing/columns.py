"""Outlets beside days, column by column: what recurs on lines with other days is an outlet, and all of one form agree.

"The well post, march 2013" may be a title, and "Awa Well | March 3, 2014" may name an author. Other lines of the list
tell: an outlet comes again with another day beside the titles of items, and where one line of a form names what is no
person, the others do not either.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tui.parsing.authors import are_people
from tui.parsing.dates import Printed, find_date
from tui.parsing.kinds import ANCHORS, ENDS, NOISES, TITLED, Fragment, Kind, Part
from tui.parsing.page import Page, runs
from tui.parsing.words import words
from tui.text import fold

_YEAR: Final = re.compile(r"\n[^\n]{2,60}(?:19|20)\d\d(?=\n|$)")
_UNSAID: Final = re.compile("_")
_FEWEST: Final = 2
_NAME_WORDS: Final = 5
_REACH: Final = 16
"""Lines of one list are no more pieces apart."""
_BESIDE_TITLE: Final = re.compile(
    rf"(?:(?:^|[{ENDS}fg])[{NOISES}]*(?=([{TITLED}_])[{NOISES}]*[{TITLED}][{NOISES}]*[fgC])"
    rf"|[{TITLED}][{NOISES}]*(?=([{TITLED}])[{NOISES}]*[fg]))"
)
"""A line first in an item and above its title, or between the title and the body."""
_EDGE: Final = " ,|·•–—-:/"


def outlets_beside_days(page: Page) -> list[Fragment]:
    """Return the pieces of a page with lines that print an outlet and a day, and nothing else, read as such."""
    read = fragments = page.fragments
    for n, name, when in _recurring(page):
        read = list(read) if read is fragments else read
        says = (("source", name),)
        read[n] = fragments[n]._replace(kind=Kind(Part.ANCHOR, "date", "outlet and date of an item", says, when))
    return read


def _recurring(page: Page) -> Iterator[tuple[int, str, Printed]]:
    """Yield the lines beside titles whose name comes twice with another day, and those that stand as these do."""
    dated = [*page.found(_YEAR), *(found.start() for found in _UNSAID.finditer(page.signs))]
    if len(dated) < _FEWEST:
        return
    places = [found.start(found.lastindex or 0) for found in _BESIDE_TITLE.finditer(page.signs)]
    standing = sorted(set(dated).intersection(places))
    for run in runs(standing, _REACH) if len(standing) >= _FEWEST else ():
        named = {n: parts for n in run if (parts := _name_and_day(page.fragments[n].text))}
        names = [fold(name) for name, _ in named.values()]
        if any(names.count(name) >= _FEWEST for name in names):
            yield from ((n, name, when) for n, (name, when) in named.items())


def _name_and_day(text: str) -> tuple[str, Printed] | None:
    """Return the name and the day that a line holds: "the well post, march 2013", "Well Post 4 May 2012"."""
    when = find_date(text)
    if when is None or not when.year or text[when.end :].strip(_EDGE):
        return None
    name = text[: when.start].rstrip(_EDGE)
    head, _, last = name.rpartition(" ")
    if fold(last) in words("month"):
        name = head.rstrip(_EDGE)  # "may – june 2012"
    return (name, when) if 0 < len(name.split()) <= _NAME_WORDS else None


_FORM: Final = re.compile(r"(?P<name>[^|]{2,40}) \| ")


def of_one_form(page: Page) -> list[Fragment]:
    """Return the pieces of a page with "Name | day" read alike where some of the names are none of people."""
    fragments = page.fragments
    found = {
        n: form["name"]
        for n, sign in enumerate(page.signs)
        if sign in (*ANCHORS, "F") and " | " in fragments[n].text and (form := _FORM.match(fragments[n].text))
    }
    read = fragments
    for run in runs(sorted(found), _REACH):
        people = [n for n in run if ("byline", found[n]) in fragments[n].kind.says]
        outlets = [n for n in run if ("source", found[n]) in fragments[n].kind.says and not are_people(found[n])]
        if not people or not outlets:
            continue
        read = list(read) if read is fragments else read
        for n in people:
            says = tuple(
                ("source", value) if name == "byline" else (name, value) for name, value in fragments[n].kind.says
            )
            read[n] = fragments[n]._replace(kind=replace(fragments[n].kind, says=says))
    return read


_DATELINE: Final = re.compile(rf"A(?=[fg][{NOISES}]*(?:[fg][{NOISES}]*)*[{ANCHORS}F])")
"""A day before a text, on its line, where the item has its day below."""
_BARE: Final = re.compile(rf"(?:^|[{ENDS}{ANCHORS}])[{NOISES}]*(?=[fg](?:[{NOISES}]*[fg])*[{NOISES}]*[{ANCHORS}F])")


def datelines_kept(page: Page) -> list[Fragment]:
    """Return the pieces of a page with days before bodies given back to these, where all items have their day below."""
    fragments = page.fragments
    found = [
        match.start()
        for match in _DATELINE.finditer(page.signs)
        if fragments[match.start()].line == fragments[match.start() + 1].line and not fragments[match.start()].kind.says
    ]
    if not found or fragments[found[0] + 1].start == 0:
        return fragments
    bare = sum(fragments[m.end()].start == 0 or page.signs[m.end() - 1] not in "AN" for m in _BARE.finditer(page.signs))
    if bare < _FEWEST:
        return fragments
    read: list[Fragment] = []
    joined = set(found)
    for n, fragment in enumerate(fragments):
        if n - 1 in joined:
            day = read.pop()
            text = day.text + " " * (fragment.start - day.end) + fragment.text
            kind = replace(fragment.kind, words=len(text.split()))
            fragment = fragment._replace(start=day.start, text=text, kind=kind)
        read.append(fragment)
    return read
