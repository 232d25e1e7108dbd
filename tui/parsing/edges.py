"""The edges of a list: names of the site above it, links to other pages below it, and its titles printed once more.

Only titles that stand alone are dropped here, without date, author or body, and only beside a list whose items have
them: a heading such as "Related" or "Most read" says so, or there are no more than two of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from tui.parsing.items import Item
from tui.parsing.kinds import Fragment, Part

_ENOUGH: Final = 3
_MOST_SHARE: Final = 0.6
_FEW: Final = 2
_MANY: Final = 5
_FEW_TEXTS: Final = 3
_COPY_WORDS: Final = 3
_LISTS: Final = frozenset(["heading", "separator", "label"])
"""What opens a list of its own."""
RELATED: Final = "related"
"""The code of a heading above links to other pages."""


@dataclass(slots=True)
class Group:
    """The items between two things that part a page."""

    opener: Fragment | None
    """What stands above it."""
    items: list[Item]
    """Its items."""

    @property
    def framed(self) -> bool:
        """Whether it is a list whose items mostly have a date, an author or a body."""
        having = sum(not _alone(item) and bool(item.anchors) for item in self.items)
        return having >= _ENOUGH and having >= _MOST_SHARE * len(self.items)

    @property
    def bare(self) -> bool:
        """Whether it holds few texts, without a date or an author."""
        texts = sum(bool(item.title) + len(item.body) for item in self.items)
        return texts <= _FEW_TEXTS and not any(item.anchors or item.labels for item in self.items)

    @property
    def lone(self) -> bool:
        """Whether it holds nothing but titles."""
        return bool(self.items) and all(map(_alone, self.items))


def trimmed(groups: Sequence[Group], left: list[Fragment]) -> list[Item]:
    """Return the items of a page without its edges; the pieces of those go to what is left."""
    dropped = {id(item): why for why, items in _edges(groups, left) for item in items}
    kept = list[Item]()
    for item in (item for group in groups for item in group.items):
        if why := dropped.get(id(item)):
            left += [piece.as_kind(Part.NOISE, *why) for piece in item.pieces]
        else:
            kept.append(item)
    return kept


_Why = tuple[str, str]
_LINK: Final = ("navigation", "link to another page")
_NAME: Final = ("heading", "name of the page")
_FOOT: Final = ("notice", "a sentence about the site, below its list")
_COPY: Final = ("duplicate", "the title of an item, printed once more")


def _edges(groups: Sequence[Group], left: Sequence[Fragment]) -> Iterator[tuple[_Why, Sequence[Item]]]:
    """Yield the items of the edges of a page, and why they are no items."""
    if len(groups) < _FEW and not any(item.title and not item.body for group in groups for item in group.items):
        return
    yield _LINK, _related(groups)
    filled = [group for group in groups if group.items]
    for n, group in enumerate(filled):
        few = group.lone and len(group.items) <= _FEW
        related = group.opener is not None and group.opener.kind.code == RELATED
        rest = Group(None, group.items[len(_first_alone(group.items)) :] if related else group.items)
        bare = rest.bare and (related or all(not item.title or not item.body for item in rest.items))
        opened = group.opener is not None and group.opener.kind.code in (*_LISTS, RELATED)
        if few and not opened and n + 1 < len(filled) and filled[n + 1].framed:
            yield _NAME, group.items
        elif few and not opened and n and filled[n - 1].framed and group.opener is not None:
            yield _LINK, group.items
        elif not n and group.bare and _listed(item for below in filled[1:] for item in below.items):
            yield _NAME, group.items
        elif (
            bare
            and (related or not opened)
            and _whole(item for above in filled[:n][::-1] for item in above.items[::-1])
        ):
            yield _FOOT, rest.items
    yield _COPY, _copies(groups)
    yield _NAME, _names(groups, left)


def _whole(items: Iterator[Item]) -> bool:
    """Tell whether the next items above or below have a title and a date or an author, as those of a list do."""
    near = list(islice(items, _ENOUGH))
    return len(near) == _ENOUGH and all(item.title and item.anchors for item in near)


def _listed(items: Iterator[Item]) -> bool:
    """Tell whether the next items below are those of a list: whole ones, or many that begin with their day."""
    near = list(islice(items, _MANY))
    days = [item for item in near if item.anchors and item.anchors[0].start == 0 and item.anchors[0].kind.when]
    return _whole(iter(near)) or len([item for item in days if item.anchors[0].line == item.pieces[-1].line]) == _MANY


def _related(groups: Sequence[Group]) -> list[Item]:
    """Return the titles right below headings such as "Related", up to a larger gap or the first item with more."""
    found, under = list[Item](), False
    for group in groups:
        opener = group.opener.kind.code if group.opener else ""
        under = opener == RELATED or (under and opener not in _LISTS)
        if not under or group.opener is None:
            continue
        links = _first_alone(group.items)
        lines = [group.opener.line, *(item.pieces[0].line for item in links)]
        gaps = [below - above for above, below in pairwise(lines)]
        wide = next((n for n, gap in enumerate(gaps) if gap > gaps[0]), len(gaps))
        found += links[:wide]
        under = wide == len(group.items)
    return found


def _first_alone(items: Sequence[Item]) -> list[Item]:
    """Return the titles alone with which a group begins."""
    first = next((n for n, item in enumerate(items) if not _alone(item)), len(items))
    return list(items[:first])


def _copies(groups: Sequence[Group]) -> list[Item]:
    """Return the titles without a body that are those of items with one, as lists of what is read most print them."""
    items = [item for group in groups for item in group.items]
    whole = {item.title.text.casefold() for item in items if item.title and item.body}
    alone = (item for item in items if item.title and not item.body and item.title.kind.words >= _COPY_WORDS)
    return [item for item in alone if _commented(_text(item)) in whole]


def _commented(text: str) -> str:
    """Return the title of which "Awa on A title" tells that somebody commented on it; else the same text."""
    found = _COMMENT.match(text)
    return text[found.end() :] if found else text


_COMMENT: Final = re.compile(r"[\w.’' -]{1,30}? (?:on|sur|dans|says on) (?=\S+ \S+ \S)")


def _names(groups: Sequence[Group], left: Sequence[Fragment]) -> list[Item]:
    """Return the titles without a body that name the page once more, perhaps with its date."""
    names = {piece.text.casefold() for piece in left if piece.kind.code == "heading"}
    return [item for group in groups for item in group.items if not item.body and _text(item) in names]


def _text(item: Item) -> str:
    """Return the title of an item as it is compared."""
    return item.title.text.casefold() if item.title else ""


def _alone(item: Item) -> bool:
    """Tell whether an item is a title and nothing else."""
    return item.title is not None and not item.body and not item.anchors
