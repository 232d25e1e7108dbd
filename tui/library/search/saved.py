"""Saved searches, and the rows that each finds."""

from dataclasses import dataclass, field

from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog
from tui.library.catalog.words import key
from tui.library.search.conditions import All, Condition, Either, Ground, Quick
from tui.library.search.faults import Unreadable, nearest
from tui.library.search.naming import Tagged


@dataclass(frozen=True, slots=True)
class Saved(Quick):
    """What a saved search finds; the beginning of its name serves while none is called just so."""

    name: str
    """Its name, as typed."""
    at: int = field(default=0, compare=False)
    """Where that begins in the search."""

    def rows(self, ground: Ground) -> BitMap:
        """Return what the search of that name finds; one that asks for itself finds nothing there."""
        names, wanted = {name: key(name) for name in ground.saved}, key(self.name)
        meant = [name for name, folded in names.items() if folded == wanted] or [
            name for name, folded in names.items() if folded.startswith(wanted)
        ]
        if not meant:
            near = nearest(self.name, names)
            offer = f"; the nearest is {field_of('saved', near)}" if near else ""
            raise Unreadable(self.at, f"No search is saved as “{self.name}”{offer}.")
        return rows_of(ground, meant[0])


def rows_of(ground: Ground, name: str) -> BitMap:
    """Return the rows that a saved search finds: none, if it names what nothing has any more, or itself."""
    asked = ground.saved.get(name)
    if asked is None:
        return BitMap()
    inside = ground._replace(saved={**ground.saved, name: Either(())})
    try:
        return ground.among & asked.rows(inside)
    except Unreadable:
        return BitMap()


def tags_asked(asked: Condition, catalog: Catalog) -> frozenset[str]:
    """Return the tags of the lexicon that a search asks for, without those that must be missing."""
    match asked:
        case All() | Either():
            return frozenset().union(*(tags_asked(part, catalog) for part in asked.parts))
        case Tagged():
            return frozenset(catalog.named(asked.facet, asked.value))
        case _:
            return frozenset()


def field_of(field: str, value: str) -> str:
    """Return a field with its value as they are typed."""
    return f'{field}:"{value}"' if any(sign in value for sign in ' ()"') else f"{field}:{value}"
