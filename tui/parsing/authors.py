"""Authors that stand on a line of their own without "by": lists of studies and magazines print nothing but their names.

A name alone proves nothing: "Armed Groups" and "Burkina Faso" look like one. So the line has to stand where authors do,
between a title and its date, between a date and a body, or below a text and above the buttons of its item, and most of
the lines that stand there have to be names of people. Only neighbours that stand close count.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tui.parsing.kinds import ENDS, LABELS, NOISES, TEXTS, TITLED, WITH_DATE, Fragment, Kind, Part
from tui.parsing.page import Page, runs
from tui.parsing.words import words
from tui.text import fold_same

_FEWEST: Final = 2
_MOST_SHARE: Final = 0.6
_REACH: Final = 24
"""Authors of one list are no more pieces apart."""
_SURE: Final = 0.7
"""Where so many lines are people, other short ones in the same place are authors too: "Staff, with a partner"."""
_MOST_WORDS: Final = 8
_NEAR: Final = 6
"""So many places in a row tell what stands in them, whatever page was pasted above or below."""
_LONGEST: Final = 160
_ABOVE_ENOUGH: Final = 3
_SHORT: Final = f"[{TITLED}{LABELS}]"
_PLACES: Final = (
    (WITH_DATE, re.compile(rf"[{TEXTS}](?=[{NOISES}]*({_SHORT})[{NOISES}]*A)")),
    ("byline", re.compile(rf"A(?=[{NOISES}]*({_SHORT})[{NOISES}]*[gfZ])")),
    ("byline", re.compile(rf"[{TITLED}](?=[{NOISES}]*({_SHORT})[{NOISES}{LABELS}]*g)")),
    ("byline", re.compile(rf"[{TEXTS}](?=[_*]*({_SHORT})(?:[_*]*%|[_*]*[ZBK]|[_*]*$))")),
)
"""Where authors stand: below a title and above its date; below a date or title and above a body; last in an item."""

_WORD: Final = r"[A-ZÀ-Þ][\w’'.-]*"
_PARTICLE: Final = r"(?:de|du|da|di|la|le|van|von|der|den|ag|ould|mint|el|al|ben|bin|bint|dit|wa|y) "
_PERSON: Final = rf"{_WORD}(?: (?:{_PARTICLE}){{0,2}}{_WORD}){{1,3}}"
_HOUSE: Final = (
    r"(?:Universit|Institut|Coll[eè]ge|School|École|Cent(?:re|er)|Academy|Académie|Hospital|Hôpital|Foundation|Fondation"
    r"|Observatoire|Sciences|Laborato|Faculté)"
)
_PEOPLE: Final = re.compile(
    rf"(?P<names>{_PERSON}(?:(?:,|,? (?:and|et|&|with|avec)|;) {_PERSON}){{0,7}}?)"
    r"(?:,? (?:et al\.?|and others|et autres))?"
    rf"(?:, (?:{_WORD} |of |de |the )*{_HOUSE}[^.!?]*)?"
)


def authors(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the names of people that stand where authors do read as authors."""
    read = fragments = page.fragments
    for code, place in _PLACES:
        places = (match.start(1) for match in place.finditer(page.signs))
        found = [n for n in places if fragments[n].kind.code != "field"]
        for n in _named(fragments, found, 1 if code == WITH_DATE else _FEWEST):
            read = list(read) if read is fragments else read
            if read[n] is not fragments[n]:
                continue
            says = (("byline", fragments[n].text),)
            read[n] = fragments[n]._replace(kind=Kind(Part.ANCHOR, code, "author", says))
    return read


_ABOVE: Final = re.compile(
    rf"(?:^|[{ENDS}tCfg])[{NOISES}C]*(?=({_SHORT})[{NOISES}]*[{TITLED}][{NOISES}]*A[{NOISES}{LABELS}]*[fg])"
)
"""Where a site prints authors above the titles of its studies, which have their date below them."""


def authors_above(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the names of people above the titles of its items read as authors."""
    fragments = page.fragments
    places = [found.start(1) for found in _ABOVE.finditer(page.signs)]
    named = [*_named(fragments, places, _ABOVE_ENOUGH)] if len(places) >= _ABOVE_ENOUGH else []
    read = list(fragments) if named else fragments
    for n in named:
        if are_people(fragments[n].text):
            label = Kind(Part.LABEL, "byline", "author", (("byline", fragments[n].text),), words=2)
            read[n] = fragments[n]._replace(kind=label)
    return read


def _named(fragments: Sequence[Fragment], places: Sequence[int], fewest: int) -> Iterator[int]:
    """Yield the places of names, of each run of places that holds some and hardly anything else."""
    for run in runs(places, _REACH):
        people = {n for n in run if are_people(fragments[n].text)} if len(run) >= fewest else set[int]()
        after = {n for above, n in pairwise(run) if above in people and n not in people}  # what stands below a name
        others = {n for n in run if _is_short(fragments[n])} if fewest > 1 else people
        authors = set[int]()
        for start in range(max(1, len(run) - _NEAR + 1)) if len(people) >= fewest else ():
            near = run[start : start + _NEAR]
            named = people.intersection(near)
            if len(named) > 2 and len({fragments[n].text for n in named}) == 1:
                continue  # the name of an outlet
            if len(named) >= fewest and len(named) >= _MOST_SHARE * (len(near) - len(after.intersection(near))):
                authors |= named if len(named) < _SURE * len(near) else others.intersection(near) | named
        yield from authors


def _is_short(fragment: Fragment) -> bool:
    """Tell whether a line is short enough for authors whose names are none of people."""
    return len(fragment.text.split()) <= _MOST_WORDS


def are_people(text: str) -> bool:
    """Tell whether a line holds nothing but names that people can have: two words each at least."""
    if len(text) > _LONGEST or not (people := _PEOPLE.fullmatch(text)):
        return False
    parts = [part.strip(",;.") for part in fold_same(people["names"]).split()]
    return words("no_person").isdisjoint(parts) and parts[0] not in words("function")
