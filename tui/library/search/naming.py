"""Conditions that name something the library has: a tag, a source, an author, a document.

A name that nothing has is a fault, since it is a slip more often than a question; the nearest name is offered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from pyroaring import BitMap

from tui.library.catalog.words import key
from tui.library.search.conditions import Ground, Quick
from tui.library.search.faults import Unreadable, nearest
from tui.model import own_tag

_CALLED: Final = {
    "place": "No place is called",
    "actor": "No actor is called",
    "theme": "No theme is called",
    "tag": "No snippet has a tag like",
    "source": "No source is called",
    "by": "No author is called",
    "doc": "No document is called",
}


@dataclass(frozen=True, slots=True)
class Tagged(Quick):
    """A tag of the lexicon, by its id or by a name; a part of a name serves while no tag is called just so."""

    facet: str
    """Place, actor or theme."""
    value: str
    """The id or name, as typed."""
    at: int = field(default=0, compare=False)
    """Where that begins in the search."""

    def rows(self, ground: Ground) -> BitMap:
        """Unite the rows of the tags that are meant, as the person's pins and rejections have them."""
        catalog, marks = ground.catalog, ground.marks
        meant = catalog.named(self.facet, self.value)
        if not meant:
            known = {tag: catalog.names.get(tag, ()) for tag in (*catalog.known(self.facet), *catalog.tags(self.facet))}
            ids = {tag: (_value(tag), *names) for tag, names in known.items()}
            raise _unknown(self.facet, self.value, self.at, ids)
        return BitMap().union(*(marks.rows(catalog, tag) for tag in meant))


@dataclass(frozen=True, slots=True)
class Own(Quick):
    """An own tag; the beginning of one serves while no tag is called just so."""

    value: str
    """The tag, as typed."""
    at: int = field(default=0, compare=False)
    """Where that begins in the search."""

    def rows(self, ground: Ground) -> BitMap:
        """Return the rows of the tag, or of those that begin like it."""
        own = ground.marks.own
        exact = own.get(f"tag:{own_tag(self.value)}")
        if exact is not None:
            return exact
        wanted = key(self.value)
        alike = {tag: key(_value(tag)) for tag in own}
        meant = [tag for tag, name in alike.items() if name == wanted] or [
            tag for tag, name in alike.items() if name.startswith(wanted)
        ]
        if not meant:
            raise _unknown("tag", self.value, self.at, {tag: (_value(tag),) for tag in own})
        return BitMap().union(*(own[tag] for tag in meant))


@dataclass(frozen=True, slots=True)
class Printed(Quick):
    """The source, the byline or a document's name is, or else holds, some words."""

    facet: Literal["source", "by", "doc"]
    """Which of them."""
    value: str
    """The words, as typed."""
    at: int = field(default=0, compare=False)
    """Where they begin in the search."""

    def rows(self, ground: Ground) -> BitMap:
        """Unite the rows of all values that are the words, or else of those that hold them."""
        wanted, catalog = key(self.value), ground.catalog
        held = {tag: key(_value(tag)) for tag in catalog.tags(self.facet)}
        meant = [tag for tag, name in held.items() if wanted == name] or [
            tag for tag, name in held.items() if wanted in name
        ]
        if not meant:
            raise _unknown(self.facet, self.value, self.at, {tag: (_value(tag),) for tag in held})
        return BitMap().union(*(catalog.rows(tag) for tag in meant))


def _unknown(facet: str, value: str, at: int, known: Mapping[str, Sequence[str]]) -> Unreadable:
    """Return what to say of a name that nothing has, with the nearest one: its id if it is a tag's."""
    names = {key(name): tags[0] for tags in known.values() for name in tags}
    near = nearest(key(value), names)
    offer = f"; the nearest is {facet}:{_quoted(names[near])}" if near else ""
    return Unreadable(at, f"{_CALLED[facet]} “{value}”{offer}.")


def _quoted(value: str) -> str:
    """Return a value as it can be typed behind a field."""
    return f'"{value}"' if " " in value else value


def _value(tag: str) -> str:
    """Return what stands behind the facet: "mali" of "place:mali"."""
    return tag.partition(":")[2]
