"""Storylines: rows that tell one story, joined wherever two of them are alike enough, and what each is called."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, islice, takewhile
from typing import Final, NamedTuple

from pyroaring import BitMap

from tui.library.marks import MarkRows
from tui.library.related.relations import Relations, Traits, Weighed, sharing, weigh, weightiest

_ALIKE: Final = 0.30
"""Rows that are so much alike belong to one story; told apart best by this on stories that people had sorted."""
_ROWS: Final = 2_000
"""Among so many rows stories are looked for, the first as listed, which are those of the newest documents."""
_CROWD: Final = 50
"""What more of them have makes none of them worth comparing, though it counts where they are compared."""
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
    rows = BitMap(islice(relations.catalog.all, _ROWS))
    said = {row: (relations.stemmed(row), relations.tags(row, marks)) for row in takewhile(lambda _: not stop(), rows)}
    traits = _weighed(said)
    leads = _joined(traits, stop)
    stories: dict[int, list[int]] = {}
    for row in traits:
        stories.setdefault(_lead(leads, row), []).append(row)
    told = [told for told in stories.values() if len(told) > 1]
    told.sort(key=lambda rows: (-len(rows), rows))
    ids = (relations.catalog.snippet(rows[0]).id for rows in told)
    return [
        Storyline(f"story:{id}", _name(relations, traits, rows), BitMap(rows))
        for id, rows in zip(ids, told, strict=True)
    ]


def _weighed(said: Mapping[int, tuple[Collection[str], Collection[str]]]) -> Mapping[int, Traits]:
    """Return the stems and the tags of some rows, each with what it weighs among these rows."""
    held = Counter(chain.from_iterable(chain.from_iterable(said.values())))
    weights = {one: weigh(rows, len(said)) for one, rows in held.items()}
    return {
        row: Traits(Weighed.of((one, weights[one]) for one in words), Weighed.of((tag, weights[tag]) for tag in tags))
        for row, (words, tags) in said.items()
    }


def _joined(traits: Mapping[int, Traits], stop: Callable[[], bool]) -> dict[int, int]:
    """Join the rows that are alike, and return for rows another one that stands for their story."""
    leads: dict[int, int] = {}
    for row, other in takewhile(lambda _: not stop(), _pairs(traits)):
        first, second = sorted((_lead(leads, row), _lead(leads, other)))
        if first != second and traits[row].likeness(traits[other], by_words=True) >= _ALIKE:
            leads[second] = first
    return leads


def _pairs(traits: Mapping[int, Traits]) -> Iterator[tuple[int, int]]:
    """Yield pairs worth comparing, each once: one is among those with which the other shares most of what is rare."""
    holders: dict[str, list[int]] = {}
    for row, own in traits.items():
        for one, _ in own.squares():
            holders.setdefault(one, []).append(row)
    found: set[tuple[int, int]] = set()
    for row, own in traits.items():
        rare = ((holders[one], square) for one, square in own.squares() if square and len(holders[one]) <= _CROWD)
        pairs = {(min(row, other), max(row, other)) for other in sharing(row, rare)} - found
        found |= pairs
        yield from sorted(pairs)


def _lead(leads: dict[int, int], row: int) -> int:
    """Return the row that stands for the story of a row so far."""
    while (lead := leads.get(row, row)) != row:
        leads[row] = leads.get(lead, lead)
        row = lead
    return row


def _name(relations: Relations, traits: Mapping[int, Traits], rows: Iterable[int]) -> str:
    """Return what a story is called: what weighs most over all of its rows."""
    tags: dict[str, float] = {}
    words: dict[str, float] = {}
    holders: dict[str, list[int]] = {}
    for row in rows:
        own = traits[row]
        named = relations.named(row, own.tags.squares)
        for tag, square in own.tags.squares.items():
            tags[tag] = tags.get(tag, 0.0) + math.sqrt(square)
        for word, square in own.words.squares.items():
            if word not in named:
                words[word] = words.get(word, 0.0) + math.sqrt(square)
                holders.setdefault(word, []).append(row)
    called = ", ".join(map(relations.catalog.name, weightiest(tags, tags)[:_TAGS]))
    shared = weightiest((word for word, rows in holders.items() if len(rows) > 1), words)
    term = [relations.stems(holders[word][0])[word].lower() for word in shared[:1]]
    return ": ".join(part for part in (called, *term) if part)
