"""The same item in many documents is one row: the oldest document gives its id, the newest wording is shown.

Copies are told apart by numbers alone: the id, and what their texts begin and end with. Only the few that something
speaks for being one are read and compared, so a million copies cost little more than looking at their numbers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec.structs import replace

from tui.model import Sighting, Snippet
from tui.parsing.duplicates import CROWD, Relation, related
from tui.parsing.wording import IsName, Wording

_AS_FULL: Final = 0.95
"""A near copy with at least this share of the letters replaces the older wording."""
_REMEMBERED: Final = 4_096
"""So many texts are held while others are compared with them."""


class Copies(NamedTuple):
    """All snippets as they stand in documents, by number."""

    documents: Sequence[tuple[str, range]]
    """The documents, oldest first, with the numbers of their copies."""
    ids: Sequence[int]
    """The id of each copy, as a number."""
    edges: Sequence[Sequence[int]]
    """What the texts are told apart by: their beginnings, their ends."""
    snippet: Callable[[int], Snippet]
    """Reads one copy."""


@dataclass(slots=True)
class Row:
    """A snippet that stands in several places, on its way into the catalog."""

    copy: int
    """The number of its first copy, in whose place it is listed."""
    snippet: Snippet
    """Its newest wording under its first id, with what other copies add."""
    sightings: list[Sighting] = field(default_factory=list)
    """Where it stands, in the order of the documents."""
    copies: list[int] = field(default_factory=list)
    """The numbers of all its copies."""
    wordings: list[str] = field(default_factory=list)
    """What earlier documents said in other words, oldest first."""
    also: list[str] = field(default_factory=list)
    """The ids that its other wordings have by themselves."""


def merged(copies: Copies, is_name: IsName, rare: Iterable[tuple[int, int]] = ()) -> list[Row]:
    """Return the rows that have more than one copy; every other copy is a row by itself.

    Args:
        copies: All copies.
        is_name: What tells names from other words.
        rare: Pairs of copies that share rare words, beside those that share an edge.
    """
    different, again = _by_id(copies)
    beside = _beside(copies, different, rare)
    compared = _Compared(copies, different, beside, is_name)
    known: dict[int, Row] = {}
    for document, numbers in copies.documents:
        for number in numbers:
            id = copies.ids[number]
            if id not in again and number not in beside:
                continue
            snippet = copies.snippet(number)
            row = known.get(id)
            if row is not None:
                row.snippet = _fuller(row.snippet, snippet)
            elif (other := compared.of(number, document, known)) is not None:
                row = known[id] = known[copies.ids[other[0]]]
                _take_wording(row, snippet, other[1])
            else:
                row = known[id] = Row(number, snippet)
            row.sightings.append(Sighting(document, snippet.lines))
            row.copies.append(number)
    return [row for id, row in known.items() if len(row.copies) > 1 and id == copies.ids[row.copy]]


def _by_id(copies: Copies) -> tuple[list[int], set[int]]:
    """Return the first copy of each id, oldest first, and the ids that several copies have."""
    seen: set[int] = set()
    again: set[int] = set()
    different = []
    for _, numbers in copies.documents:
        for number in numbers:
            id = copies.ids[number]
            if id in seen:
                again.add(id)
            else:
                seen.add(id)
                different.append(number)
    return different, again


def _beside(copies: Copies, different: Sequence[int], rare: Iterable[tuple[int, int]]) -> Mapping[int, set[int]]:
    """Return for each copy that may be another wording of others which those are."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for edge in copies.edges:
        seen: set[int] = set()
        several: set[int] = set()
        for number in different:
            text = edge[number]
            (several if text in seen else seen).add(text)
        alike: defaultdict[int, list[int]] = defaultdict(list)
        for number in different:
            if edge[number] in several:
                alike[edge[number]].append(number)
        for numbers in alike.values():
            if len(numbers) <= CROWD:
                for number in numbers:
                    found[number].update(numbers)
    for one, other in rare:
        found[one].add(other)
        found[other].add(one)
    return found


class _Compared:
    """Finds what a text is another wording of."""

    def __init__(
        self, copies: Copies, different: Sequence[int], beside: Mapping[int, set[int]], is_name: IsName
    ) -> None:
        """Take the different texts in the order of the documents, and which are worth comparing."""
        self._copies = copies
        self._places = {number: at for at, number in enumerate(different) if number in beside}
        self._beside = beside
        self._is_name = is_name
        self._wording = lru_cache(_REMEMBERED)(lambda number: Wording.of(copies.snippet(number)))

    def of(self, number: int, document: str, known: Mapping[int, Row]) -> tuple[int, Relation] | None:
        """Return the earlier copy whose text a copy in a document says again, and how the two are related."""
        at = self._places.get(number)
        if at is None:
            return None
        earlier = (other for other in self._beside[number] if self._places[other] < at)
        for other in sorted(earlier, key=self._places.__getitem__):
            row = known[self._copies.ids[other]]
            apart = all(seen.document != document for seen in row.sightings)
            if found := related(self._wording(other), self._wording(number), apart=apart, is_name=self._is_name):
                return other, found
        return None


def _take_wording(row: Row, copy: Snippet, relation: Relation) -> None:
    """Let a row say what a later copy says, unless that is less, and keep what it said before in other words."""
    before = row.snippet
    row.also.append(copy.id)
    shown, new = _text(before), _text(copy)
    if relation in ("near", "revision") and len(new) >= _AS_FULL * len(shown):
        row.wordings.append(shown)
        fresh = replace(copy, id=before.id, lines=before.lines)
        row.snippet = _fuller(fresh, before)
    elif relation in ("cut", "exact") and len(new) > len(shown):
        row.snippet = _fuller(replace(copy, id=before.id, lines=before.lines), before)
    else:
        row.snippet = _fuller(before, copy)


def _text(snippet: Snippet) -> str:
    """Return what a snippet says."""
    return snippet.body or snippet.title or ""


def _fuller(first: Snippet, copy: Snippet) -> Snippet:
    """Return a snippet with what only a copy of it has: a title, a date, an author, a source, a link."""
    title = first.title or copy.title
    return replace(
        first,
        title=title,
        derived_title=None if title else first.derived_title,
        date=first.date or copy.date,
        byline=first.byline or copy.byline,
        source=first.source or copy.source,
        link=first.link or copy.link,
    )
