"""Which items are one: equal texts, cut copies, near copies, and new wordings of the same news.

Only items that share the beginning, the end or a rare word are compared, so the cost grows with the number of items and
not with its square.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, Literal, NamedTuple, TypeAlias

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from tui.parsing.wording import HARMLESS, IsName, Wording, differing, differing_texts, kinds

Relation: TypeAlias = Literal["exact", "cut", "near", "revision"]
"""Why two items are one: equal words; one is the beginning of the other; a slip apart; other figures only."""

EDGE: Final = 40
"""How many folded characters at either end of a text make two texts worth comparing."""
SHORT: Final = 60
"""A text below so many folded characters is compared as a title."""

_NEAR: Final = 88
_NEAR_TITLE: Final = 95
_LOST_TAIL: Final = 8
_RAREST: Final = 4
"""Of so many of its rarest words a text must share two with another one."""
CROWD: Final = 50
"""What more texts than this have in common tells nothing."""
_STOPPED: Final = re.compile(r"(?<![.\[])[.!?][\s\"”»’)]*$")


class Copy(NamedTuple):
    """An item of a document that says what another one says."""

    of: int
    """The item to keep, by its place in the document."""
    relation: Relation
    """Why they are one."""


def copies(wordings: Sequence[Wording], is_name: IsName | None = None) -> dict[int, Copy]:
    """Return the items of one document that copy another one of it, by their places; of a cut copy the longer stays."""
    found: dict[int, Copy] = dict(_exact(wordings, is_name))
    places = [at for at in range(len(wordings)) if at not in found]
    candidates = Candidates([wordings[at].folded for at in places])
    for number, at in enumerate(places):
        for other in candidates.before(number):
            kept = places[other]
            while kept in found:
                kept = found[kept].of
            if kept == at or not (relation := related(wordings[kept], wordings[at], is_name=is_name)):
                continue
            if relation == "cut" and len(wordings[at].folded) > len(wordings[kept].folded):
                found[kept] = Copy(at, relation)
            else:
                found[at] = Copy(kept, relation)
                break
    return found


def _exact(wordings: Sequence[Wording], is_name: IsName | None) -> Iterator[tuple[int, Copy]]:
    """Yield the texts that stand above already, however often; the first of each stays."""
    first: dict[str, list[int]] = {}
    for at, wording in enumerate(wordings):
        alike = first.setdefault(wording.folded, [])
        kept = next((other for other in alike if related(wordings[other], wording, is_name=is_name)), None)
        if kept is not None:
            yield at, Copy(kept, "exact")
        elif len(alike) < CROWD:
            alike.append(at)


def related(one: Wording, other: Wording, *, apart: bool = False, is_name: IsName | None = None) -> Relation | None:
    """Return why two items are one, or None if they are not: when in doubt they are two.

    Args:
        one: An item.
        other: Another one.
        apart: Whether they stand in different documents, so that one may be a later wording of the other.
        is_name: What is known of names; without it every capital counts as one.
    """
    short = min(len(one.folded), len(other.folded)) < SHORT
    alike = fuzz.ratio(one.folded, other.folded, score_cutoff=_NEAR_TITLE if short else _NEAR) > 0
    begins_alike = alike or Prefix.similarity(one.folded, other.folded) >= EDGE - _LOST_TAIL
    if not begins_alike or not one.folded or _datelines_differ(one, other, is_name):
        return None
    if one.folded == other.folded:
        return "exact"
    if is_cut(*sorted((one, other), key=lambda wording: len(wording.folded)), is_name=is_name):
        return "cut"
    if not alike:
        return None
    in_titles = differing_texts(one.title, other.title, is_name) if one.title and other.title else frozenset()
    if (found := differing(one, other, is_name)) | in_titles <= HARMLESS:
        return "near"
    revised = found == {"figure"} and in_titles <= {"figure"} and not short
    return "revision" if revised and apart and days_agree(one, other) else None


def is_cut(shorter: Wording, longer: Wording, *, is_name: IsName | None = None) -> bool:
    """Tell whether a text is the beginning of a longer one, perhaps with a few odd letters where it was cut off."""
    length = len(shorter.folded)
    if length < EDGE or length >= len(longer.folded):
        return False
    same = int(Prefix.similarity(shorter.folded, longer.folded))
    at_border = longer.folded[same] == " " or (same < length and shorter.folded[same] == " ")
    if same == length:
        stopped = is_stopped(shorter.printed)
        inside_figure = shorter.folded[-1].isdigit() and longer.folded[same].isdigit()
        return at_border or not (stopped or inside_figure)
    if length < SHORT or same < length - _LOST_TAIL:
        return False
    words = shorter.words()
    odd = len(shorter.folded[same:].split()) + (not at_border)
    return set(kinds(range(max(len(words) - odd, 0), len(words)), words, is_name)) <= HARMLESS


def is_stopped(text: str) -> bool:
    """Tell whether a text ends as a sentence does, and not in dots where it was cut off."""
    return _STOPPED.search(text) is not None


class Candidates:
    """Finds for each text the earlier ones that may be a copy of it."""

    def __init__(self, folded: Sequence[str]) -> None:
        """Index folded texts by their edges and their rarest words; what very many share tells nothing."""
        count = Counter(chain.from_iterable(map(set, map(str.split, folded))))  # a set of them all would fill memory
        rare = sorted([word for word, times in count.items() if 1 < times <= CROWD])
        rare.sort(key=count.__getitem__)
        holders = {word: list[int]() for word in rare}
        for at, text in enumerate(folded):
            for word in holders.keys() & text.split():
                holders[word].append(at)
        self._groups = defaultdict[int, list[Sequence[int]]](list)
        begins, ends = _alike([text[:EDGE] for text in folded]), _alike([text[-EDGE:] for text in folded])
        for group in chain(begins, ends, sharing_two(holders.values(), len(folded))):
            for at in group:
                self._groups[at].append(group)

    def before(self, at: int) -> list[int]:
        """Return the earlier texts that share an edge or two rare words with a text, in order."""
        return [other for other in self.beside(at) if other < at]

    def beside(self, at: int) -> list[int]:
        """Return all texts that share an edge or two rare words with a text, in order."""
        if at not in self._groups:
            return []
        return sorted(set[int]().union(*self._groups[at]) - {at})


def _alike(edges: Sequence[str]) -> Iterable[Sequence[int]]:
    """Return the places of each edge that several have, though not very many."""
    shared = {edge for edge, times in Counter(edges).items() if 1 < times <= CROWD}
    held = defaultdict[str, list[int]](list)
    for at, edge in enumerate(edges) if shared else ():
        if edge in shared:
            held[edge].append(at)
    return held.values()


def sharing_two(holders: Iterable[Iterable[int]], many: int) -> Iterator[Sequence[int]]:
    """Yield texts that have two of their rarest words in common.

    Args:
        holders: The texts that hold each word, by their numbers; of the rarest word first.
        many: How many texts there are.
    """
    picked, counts = array("I", bytes(4 * _RAREST * many)), bytearray(many)
    for word, texts in enumerate(holders):
        first: dict[int, int] = {}
        found: dict[int, list[int]] = {}
        for at in texts:
            if (count := counts[at]) < _RAREST:
                begins = _RAREST * at
                for other in picked[begins : begins + count]:
                    if (before := first.setdefault(other, at)) != at:
                        found.setdefault(other, [before]).append(at)
                picked[begins + count] = word
                counts[at] = count + 1
        yield from found.values()


def _datelines_differ(one: Wording, other: Wording, is_name: IsName | None) -> bool:
    """Tell whether two items are printed as of different towns or days; one without a dateline goes with any."""
    if not one.dateline or not other.dateline or one.dateline == other.dateline:
        return False
    return not differing_texts(one.dateline, other.dateline, is_name) <= HARMLESS


def days_agree(one: Wording, other: Wording) -> bool:
    """Tell whether no two printed days speak against one text being a later wording of the other."""
    return not one.day or not other.day or one.day == other.day
