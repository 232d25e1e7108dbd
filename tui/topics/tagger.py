"""The tagger: judges what was found in a snippet, and says for each tag which words gave it."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

from tui.model import Evidence, Snippet
from tui.topics.context import Field, fields
from tui.topics.entries import FACETS
from tui.topics.finder import HINT, Cue, Finder, Meaning, Name, meanings
from tui.topics.lexicon import Lexicon
from tui.topics.typos import Typos

_ENOUGH: Final = 3
"""How many points make a theme: one strong cue, or several fair and weak ones; the same cue counts once."""
_ENOUGH_ALONE: Final = 2
"""How many do where no theme has enough: most snippets are about something."""


class Named(NamedTuple):
    """A name that was found and believed."""

    field: int
    """The number of the field it stands in."""
    start: int
    """Where it begins in the text of the field."""
    end: int
    """Where it ends (exclusive)."""
    meaning: Meaning
    """What it says."""
    rule: str
    """What to tell the person."""


Cued: TypeAlias = tuple[int, int, int, int, Cue]
"""A cue that was found: the number of its field, where it begins, minus its length, its rank, and the cue.

A plain tuple, since most time goes into these. They sort by place, the longest of those that begin together first, then
the one that counts; no two of one rank stand in one place and theme.
"""


class Reading(NamedTuple):
    """All that one snippet says."""

    texts: list[Field]
    """Its texts."""
    names: list[Named]
    """Names that were believed."""
    cues: list[Cued]
    """Cues that count, in the order of the text."""
    points: dict[str, int]
    """How strongly the cues speak for each theme."""


class Tagger:
    """Gives snippets the tags of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take a lexicon; what searches for its names is built with the first snippet."""
        self._lexicon: Final = lexicon

    @cached_property
    def _meanings(self) -> dict[str, Meaning]:
        """What the names of each tag say."""
        return meanings(self._lexicon)

    @cached_property
    def _finder(self) -> Finder:
        """What finds all names and cues."""
        return Finder(self._lexicon, self._meanings)

    @cached_property
    def _typos(self) -> Typos:
        """The names known again when misspelt."""
        return Typos(self._lexicon, self._meanings)

    def tags(self, snippet: Snippet) -> tuple[frozenset[str], frozenset[str]]:
        """Return the tags of a snippet, and the themes that are only suggested: the quick way, without the reasons."""
        _, names, _, points = self._read(snippet)
        tags = _given(names, points)
        for named in names:
            tags.add(named.meaning.tag)
        tags.discard("")
        return frozenset(tags), frozenset(points).difference(tags)

    def evidence(self, snippet: Snippet) -> tuple[Evidence, ...]:
        """Return why a snippet has its tags: places, then actors, then themes, in the order of the text."""
        reading = self._read(snippet)
        found = [*_named(reading), *_cued(reading, _given(reading.names, reading.points))]
        return tuple(sorted(found, key=lambda one: FACETS.index(one.tag.partition(":")[0])))

    def _read(self, snippet: Snippet) -> Reading:
        """Return all that a snippet says."""
        texts = fields(snippet)
        names: list[Named] = []
        cues: list[Cued] = []
        find, meant = self._finder.find, self._finder.meant
        for number, field in enumerate(texts):
            hits = []
            for at, key in find(field.form):
                back, size, called, cued, asking = meant[key]
                start = at - back
                if called:
                    hits.append((start, -size, called))
                for rank, cue in cued:
                    cues.append((number, start, -size, rank, cue))
                for rank, cue in asking:
                    if _holds(cue, snippet, texts, field, start, size):
                        cues.append((number, start, -size, rank, cue))
            found = _believed(number, sorted(hits), snippet, texts) if hits else []
            if misspelt := self._typos.find(field.text):
                found += _misspelt(number, misspelt, found)
            for named in found:
                for hint in named.meaning.hints:
                    cues.append((number, named.start, named.start - named.end, HINT, hint))
            names += found
        return Reading(texts, names, *_weighed(cues, texts))


def tags_of(evidence: Iterable[Evidence]) -> frozenset[str]:
    """Return the tags that evidence speaks for strongly enough."""
    return frozenset(one.tag for one in evidence if not one.weak)


def _misspelt(number: int, misspelt: Iterable[tuple[int, int, Meaning, str]], names: list[Named]) -> list[Named]:
    """Return the misspelt names of a field that stand in none of the names found there."""
    return [
        Named(number, start, end, meaning, rule)
        for start, end, meaning, rule in misspelt
        if not any(start < named.end and named.start < end for named in names)
    ]


def _holds(said: Name | Cue, snippet: Snippet, texts: list[Field], field: Field, start: int, size: int) -> bool:
    """Return whether a name or cue found at a place means what the lexicon says."""
    text = field.text
    for at in said.capitals:
        if not text[start + at].isupper():
            return False
    return said.check is None or said.check.allows(snippet, texts, field, start, size)


def _believed(
    number: int, hits: list[tuple[int, int, tuple[Name, ...]]], snippet: Snippet, texts: list[Field]
) -> list[Named]:
    """Return the names of a field that hold, from left to right, the longest first: each takes its words for itself."""
    field = texts[number]
    found = []
    until = 0
    for start, less, called in hits:
        if start >= until:
            for name in called:
                if _holds(name, snippet, texts, field, start, -less):
                    until = start - less
                    found.append(Named(number, start, until, name.meaning, name.rule))
                    break
    return found


def _weighed(cues: list[Cued], texts: list[Field]) -> tuple[list[Cued], dict[str, int]]:
    """Return the cues that count, and how strongly they speak for each theme.

    Of cues of one theme that overlap only the longest counts, and each cue counts once, where it weighs most: strong
    and fair ones count double in a title.
    """
    # The cues themselves have no order: two may be alike up to their conditions.
    cues.sort(key=lambda cued: (*cued[:4], -cued[4].weight))
    points: dict[str, int] = {}
    weights: dict[tuple[str, str], int] = {}
    until: dict[str, int] = {}
    counted = []
    current = 0
    for cued in cues:
        number, start, less, _, cue = cued
        if number != current:
            current = number
            until.clear()
        theme, weight, rule = cue.theme, cue.weight, cue.rule
        if start < until.get(theme, 0):
            continue
        until[theme] = start - less
        if weight:
            counted.append(cued)
            if weight > 1 and texts[number].kind == "title":
                weight *= 2
            known = weights.get((theme, rule), 0)
            if weight > known:
                weights[theme, rule] = weight
                points[theme] = points.get(theme, 0) + weight - known
    return counted, points


def _given(names: list[Named], points: dict[str, int]) -> set[str]:
    """Return the tags that come with names, and the themes that have enough points."""
    given = {theme for theme, sum_ in points.items() if sum_ >= _ENOUGH}
    themes = bool(given)
    for named in names:
        meaning = named.meaning
        if meaning.gives:
            given.update(meaning.gives)
            themes = themes or meaning.themes
    if not themes:
        given.update(theme for theme, sum_ in points.items() if sum_ >= _ENOUGH_ALONE)
    return given


def _named(reading: Reading) -> Iterator[Evidence]:
    """Yield the evidence of names, and of what they imply."""
    for number, start, end, meaning, rule in sorted(reading.names, key=lambda named: named[:3]):
        kind, label, text, _ = reading.texts[number]
        if meaning.tag:
            yield Evidence(meaning.tag, kind, start, end, text[start:end], rule, index=label)
        for tag in meaning.gives:
            yield Evidence(tag, kind, start, start, "", f"implied by {meaning.tag or rule}", index=label)


def _cued(reading: Reading, strong: set[str]) -> Iterator[Evidence]:
    """Yield the evidence of cues; a word that goes on after the cue is shown whole."""
    for number, start, less, _, cue in reading.cues:
        kind, label, text, form = reading.texts[number]
        end = form.index(" ", start - less + 1) - 1
        yield Evidence(cue.theme, kind, start, end, text[start:end], cue.rule, cue.theme not in strong, label)
