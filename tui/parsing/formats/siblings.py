"""Repeated siblings: the elements that are the items of a page, being built alike and holding most of its text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tui.parsing.formats.tree import HEADINGS, Element

_FEWEST: Final = 3
_SHARE: Final = 0.35
"""Of the text of a page outside its frame the items hold at least so much."""
_WITHIN: Final = 0.75
"""Elements inside others are the items if they hold so much of their text, and there are several in each."""
_MORE: Final = 1.5
_LEAST: Final = 20
"""An element with fewer characters is no item."""
_NEVER: Final = frozenset(
    re.findall(r"\w+", "body br p td th span b i em strong small time option h1 h2 h3 h4 h5 h6 tbody dt")
)
_DIGITS: Final = re.compile(r"\d+")

_Kind = tuple[str, str]
"""A tag, and the first class without its digits."""


@dataclass(slots=True)
class _Group:
    """Elements that are built alike and stand in parents that are built alike."""

    members: list[Element] = field(default_factory=list)
    repeated: bool = False
    weight: int = 0


def items_of(top: Element) -> Sequence[Element]:
    """Return the elements of a page that are its items, in their order; none if it is no list."""
    groups: defaultdict[tuple[_Kind, _Kind], _Group] = defaultdict(_Group)
    main, stack = 0, [top]
    while stack:
        element = stack.pop()
        if element.aside:
            continue
        main += sum(len(part.strip()) for part in element.parts if isinstance(part, str))
        children = element.children
        stack += reversed(children)
        _add(groups, element, children)
    lists = [group for group in groups.values() if len(group.members) >= _FEWEST and group.repeated]
    lists = [group for group in lists if group.weight >= _SHARE * main and _are_items(group.members)]
    best = max(lists, key=lambda group: group.weight, default=None)
    if best is None:
        return ()
    for group in sorted(lists, key=lambda group: -group.weight):
        if group.weight >= _WITHIN * best.weight and _is_within(group.members, best.members):
            best = group
    return best.members


def _add(groups: defaultdict[tuple[_Kind, _Kind], _Group], parent: Element, children: Sequence[Element]) -> None:
    """Add the children of an element to the groups that they belong to."""
    here: dict[_Kind, int] = {}
    for child in children:
        if child.tag in _NEVER or child.weight < _LEAST or child.aside:
            continue
        kind = _kind(child)
        group = groups[_kind(parent), kind]
        group.members.append(child)
        group.weight += child.weight
        here[kind] = here.get(kind, 0) + 1
        group.repeated = group.repeated or here[kind] > 1


def _kind(element: Element) -> _Kind:
    """Return what elements that are built alike have in common; the classes of an article name its subjects."""
    if element.tag == "article":
        return "article", ""
    first = (element.attributes.get("class") or "").split() if element.attributes else []
    return element.tag, _DIGITS.sub("", first[0]).lower() if first else ""


def _are_items(members: Sequence[Element]) -> bool:
    """Tell whether most elements have what items have: a link or a heading."""
    return sum(map(_has_head, members)) * 2 > len(members)


def _has_head(element: Element) -> bool:
    """Tell whether an element holds, or stands in, a link or a heading."""
    if element.tag == "a":
        return True
    stack = [element]
    while stack:
        inner = stack.pop()
        if inner.tag in HEADINGS or (inner.tag == "a" and inner.weight):
            return True
        stack += inner.children
    return False


def _is_within(inner: Sequence[Element], outer: Sequence[Element]) -> bool:
    """Tell whether elements stand in others, several in each."""
    if inner is outer or len(inner) < _MORE * len(outer):
        return False
    known = {id(element) for element in outer}
    for element in inner:
        above = element.parent
        while above is not None and id(above) not in known:
            above = above.parent
        if above is None:
            return False
    return True
