"""Records: the fields of items, each named on its line or on the line above, as registers and databases print them.

"Source" above "Aid Office", or "Status : open" in one line: names that come three times in a list, close
to each other, are names of fields. What they name is a title, a date, an author, an outlet or a label of the item.
"""

import re
from collections.abc import Iterator
from typing import Final

from tui.parsing.datelines import date_kind
from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.page import Page, runs
from tui.parsing.words import words
from tui.text import fold, fold_same

_ENOUGH: Final = 3
_FEWEST: Final = 2
"""Records have so many fields with names at least."""
_REACH: Final = 40
_NAMED: Final = re.compile(r"(?P<name>[A-ZÀ-Þ][^\W\d_’' /°().-]*(?:[ ’'/-][^\W\d_]+){0,4}\.?) ?: ?(?P<value>\S.*)")
_TITLES: Final = words("title_field")
_TITLE: Final = re.compile(rf"\n(?i:{'|'.join(sorted(_TITLES))}|intitulé) ?: ")
_NAMES: Final = frozenset(name.replace("_", " ") for name in words("field"))
_KINDS: Final = frozenset(["format", "type", "content type", "document type", "type de document", "type de contenu"])
_NO_DATES: Final = frozenset(name.replace("_", " ") for name in words("other_date"))
_NAME: Final = Kind(Part.NOISE, "field", "name of a field")
_CLOSE: Final = 16
"""Categories of items that follow each other are no more pieces apart."""
_LONGEST_NAME: Final = 32
_VALUE_WORDS: Final = 8
_OPEN: Final = frozenset([Part.TEXT, Part.LABEL, Part.MENU, Part.NOISE, Part.BREAK, Part.ANCHOR])
"""What the value of a field was taken for."""


_PRINTED: Final = _NAMES | frozenset(
    ["publié le", "mis en ligne", "thème", "thèmes", "région", "éditeur", "catégorie", "référence"]
)
"""The names as they are printed in small letters."""


def records(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the fields of its records read as such."""
    read = _in_lines(page)
    return _below_names(_categories(page.fragments if read is None else read))


def _categories(fragments: list[Fragment]) -> list[Fragment]:
    """Read "Category: News" as a label where each item of a list has one, and not as the name of the list."""
    found = [n for n, fragment in enumerate(fragments) if fragment.kind.code == "heading" and ":" in fragment.text]
    read = fragments
    for run in runs(found, _CLOSE) if len(found) >= _ENOUGH else ():
        named = {n: match for n in run if (match := _NAMED.fullmatch(fragments[n].text))}
        names = {fold(match["name"]) for match in named.values()}
        if len(named) < _ENOUGH or len(names) > 1:
            continue
        read = list(read) if read is fragments else read
        for n, match in named.items():
            read[n] = fragments[n]._replace(kind=_kind("", match["value"]))
            if n and fold(fragments[n - 1].text) == "details":
                read[n - 1] = fragments[n - 1]._replace(kind=_NAME)
    return read


def _in_lines(page: Page) -> list[Fragment] | None:
    """Read "Name : value" where the same names come again and again, two of them at least; None if there are none."""
    if len(_TITLE.findall(page.joined)) < _ENOUGH:
        return None
    found: dict[str, list[int]] = {}
    named = dict[int, re.Match[str]]()
    for n, fragment in enumerate(page.fragments):
        if ":" in fragment.text[: _LONGEST_NAME + 2] and (match := _NAMED.fullmatch(fragment.text)):
            named[n] = match
            found.setdefault(fold(match["name"]), []).append(n)
    again = [n for places in found.values() for run in runs(places, _REACH) if len(run) >= _ENOUGH for n in run]
    held = {n for run in runs(sorted(again), 2) if len(run) >= _FEWEST for n in run}
    read = list(page.fragments)
    for n in sorted(held, reverse=True):
        read[n : n + 1] = _parted(read[n], named[n])
    return read


def _parted(fragment: Fragment, named: re.Match[str]) -> list[Fragment]:
    """Return the name and the value of a field as pieces."""
    name, value = fold(named["name"]), named["value"]
    if name not in _TITLES:
        return [fragment._replace(kind=_kind(name, value))]
    at = named.start("value")
    text = Kind(Part.TEXT, "text", words=len(value.split()), titled=True)
    return [
        fragment.part(0, len(fragment.text[:at].rstrip()), _NAME),
        fragment.part(at, len(fragment.text), text),
    ]


def _below_names(fragments: list[Fragment]) -> list[Fragment]:
    """Read short lines below names of fields, which stand on lines of their own, as what these name."""
    found: dict[str, list[int]] = {}
    for n, fragment in enumerate(fragments):
        if len(fragment.text) <= _LONGEST_NAME and (name := fragment.text.rstrip(" :").lower()) in _PRINTED:
            found.setdefault(name, []).append(n)
    if len(found) < _FEWEST:
        return fragments
    read, kinds = fragments, set[str]()
    for name, n in sorted(_recurring(found), key=lambda pair: pair[1]):
        value = fragments[n + 1] if n + 1 < len(fragments) else None
        if (
            value is None
            or value.kind.part not in _OPEN
            or len(value.text.split()) > _VALUE_WORDS
            or value.text.lower() in _PRINTED
        ):
            continue
        read = list(read) if read is fragments else read
        read[n] = fragments[n]._replace(kind=_NAME)
        read[n + 1] = value._replace(kind=_kind(name, value.text))
        if name in _KINDS:
            kinds.add(value.text)
    return [_kept(fragment) if fragment.text in kinds else fragment for fragment in read] if kinds else read


def _kept(fragment: Fragment) -> Fragment:
    """Return the kind of an item as its label, also where it stands above the title."""
    says = (("label", fragment.text),)
    code = fragment.kind.code if fragment.kind.code == "field" else "label"
    return fragment._replace(kind=Kind(Part.LABEL, code, "kind of the item", says, words=len(fragment.text.split())))


def _recurring(found: dict[str, list[int]]) -> Iterator[tuple[str, int]]:
    """Yield the places of the names that come again close to each other."""
    for name, places in found.items():
        for run in runs(places, _REACH):
            if len(run) >= _FEWEST:
                yield from ((name, n) for n in run)


def _kind(name: str, value: str) -> Kind:
    """Return what the value of a field is."""
    dated = date_kind(value, fold_same(value))
    if dated:
        return dated if name not in _NO_DATES else Kind(Part.NOISE, "field", "a date that is not the item's")
    if name in words("author_field"):
        return Kind(Part.ANCHOR, "byline", "author", (("byline", value),))
    if name in words("source_field"):
        return Kind(Part.ANCHOR, "field", "outlet", (("source", value),))
    return Kind(Part.LABEL, "field", "field of the item", (("label", value),))
