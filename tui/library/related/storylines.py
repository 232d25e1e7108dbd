"""Storylines: rows that tell one story, joined wherever two of them are alike enough, and what each is called."""

from collections.abc import Callable, Iterable
from itertools import islice, takewhile
from typing import Final, NamedTuple

from pyroaring import BitMap

from tui.library.marks import MarkRows
from tui.library.related.relations import Relations, weightiest

_ALIKE: Final = 0.30
"""Rows that are so much alike belong to one story; told apart best by this on stories that people had sorted."""
_ROWS: Final = 2_000
"""Among so many rows stories are looked for, the first as listed, which are those of the newest documents."""
_TAGS: Final = 2
"""How many tags stand in a name, before one word."""


class Storyline(NamedTuple):
    """Some rows that tell one story."""

    tag: str
    """What a view calls it: "story:" and the id of its first snippet."""
    name: str
    """Its weightiest tags and word: "Wagner Group, Mali: convoy"."""
    rows: BitMap
    """At least two rows."""


def storylines(relations: Relations, marks: MarkRows, stop: Callable[[], bool] = lambda: False) -> list[Storyline]:
    """Return the stories of a catalog, those of most rows first.

    Slow, meant for a thread of its own; when `stop` says so it ends with what it has.
    """
    leads: dict[int, int] = {}
    rows = BitMap(islice(relations.catalog.all, _ROWS))
    for row in takewhile(lambda _: not stop(), rows):
        for alike in relations.alike(row, marks, _ALIKE, rows):
            if alike.words:
                one, other = sorted((_lead(leads, row), _lead(leads, alike.row)))
                leads[other] = one
    stories: dict[int, list[int]] = {}
    for row in rows:
        stories.setdefault(_lead(leads, row), []).append(row)
    told = [told for told in stories.values() if len(told) > 1]
    told.sort(key=lambda rows: (-len(rows), rows))
    ids = (relations.catalog.snippet(rows[0]).id for rows in told)
    return [
        Storyline(f"story:{id}", _name(relations, marks, rows), BitMap(rows))
        for id, rows in zip(ids, told, strict=True)
    ]


def _lead(leads: dict[int, int], row: int) -> int:
    """Return the row that stands for the story of a row so far."""
    while (lead := leads.get(row, row)) != row:
        leads[row] = leads.get(lead, lead)
        row = lead
    return row


def _name(relations: Relations, marks: MarkRows, rows: Iterable[int]) -> str:
    """Return what a story is called: what weighs most over all of its rows."""
    tags: dict[str, float] = {}
    words: dict[str, float] = {}
    holders: dict[str, list[int]] = {}
    for row in rows:
        own = relations.tags(row, marks)
        named = relations.named(row, own)
        for tag, weight in own.items():
            tags[tag] = tags.get(tag, 0.0) + weight
        for word, weight in relations.words(row).items():
            if word not in named:
                words[word] = words.get(word, 0.0) + weight
                holders.setdefault(word, []).append(row)
    called = ", ".join(map(relations.catalog.name, weightiest(tags, tags)[:_TAGS]))
    shared = weightiest((word for word, rows in holders.items() if len(rows) > 1), words)
    term = [relations.printed(holders[word][0], [word])[0].lower() for word in shared[:1]]
    return ": ".join(part for part in (called, *term) if part)
