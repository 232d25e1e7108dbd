"""The tagger: gives snippets the tags of a lexicon, and says for each tag which words gave it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Final, TypeAlias

from tui.model import Evidence, Snippet
from tui.topics.entries import FACETS
from tui.topics.finder import Finder, Meaning, meanings
from tui.topics.judging import Judged, Named, believed, given, judged
from tui.topics.lexicon import Lexicon
from tui.topics.reading import Read, read
from tui.topics.typos import Typos

_AT_ONCE: Final = 64
"""How many snippets are read at once."""

_THEME: Final = FACETS.index("theme")

Tags: TypeAlias = tuple[frozenset[str], frozenset[str]]
"""The tags of a snippet, and the themes that are only suggested."""


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

    def tags(self, snippet: Snippet) -> Tags:
        """Return the tags of a snippet: the quick way, without the reasons."""
        return _tags(*self._judged((snippet,)))

    def evidence(self, snippet: Snippet) -> tuple[Evidence, ...]:
        """Return why a snippet has its tags: places, then actors, then themes, in the order of the text."""
        return _evidence(*self._judged((snippet,)))

    def tags_of_each(self, snippets: Iterable[Snippet]) -> Iterator[Tags]:
        """Yield the tags of each of many snippets, which is quicker than one by one."""
        for some in _blocks(snippets):
            yield from map(_tags, self._judged(some))

    def evidence_of_each(self, snippets: Iterable[Snippet]) -> Iterator[tuple[Evidence, ...]]:
        """Yield for each of many snippets why it has its tags, which is quicker than one by one."""
        for some in _blocks(snippets):
            yield from map(_evidence, self._judged(some))

    def _judged(self, snippets: Sequence[Snippet]) -> list[Judged]:
        """Return what some snippets say; step by step for all of them, so that each step finds its data at hand."""
        reads = read(snippets, self._finder)
        names = [believed(one) for one in reads]
        if misspelt := self._typos.find(reads[0].text):
            _add(misspelt, names, reads)
        return list(map(judged, reads, names))


def tags_of(evidence: Iterable[Evidence]) -> frozenset[str]:
    """Return the tags that evidence speaks for strongly enough."""
    return frozenset(one.tag for one in evidence if not one.weak)


def _blocks(snippets: Iterable[Snippet]) -> Iterator[list[Snippet]]:
    """Yield snippets as lists that are read at once."""
    remaining = iter(snippets)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some


def _add(misspelt: Iterable[Named], names: list[list[Named]], reads: list[Read]) -> None:
    """Add to the names of snippets the misspelt ones that stand in none of them."""
    starts = [one.start for one in reads]
    for one in misspelt:
        start, end, _, _ = one
        known = names[bisect_right(starts, start) - 1]
        if not any(start < until and first < end for first, until, _, _ in known):
            known.append(one)
            known.sort(key=lambda named: named[0])


def _tags(judged: Judged) -> Tags:
    """Return the tags of a judged snippet."""
    tags = given(judged)
    return frozenset(tags), frozenset([theme for theme in judged.points if theme not in tags])


def _evidence(judged: Judged) -> tuple[Evidence, ...]:
    """Return why a judged snippet has its tags; a word that goes on after a cue is shown whole."""
    read, names, cues, _ = judged
    text, form = read.text, read.form
    found: tuple[list[Evidence], ...] = ([], [], [])
    made = Evidence._make  # by far quicker than to call the class
    kind, label, first, last = "title", 0, 0, -1
    parts = read.parts()
    for start, end, meaning, rule in names:
        while start >= last:
            kind, label, first, last = next(parts)
        at = start - first
        if meaning.tag:
            words = text[start:end]
            found[meaning.facet].append(made((meaning.tag, kind, at, end - first, words, rule, False, label)))
        for facet, tag in meaning.implied:
            found[facet].append(made((tag, kind, at, at, "", meaning.reason, False, label)))
    strong = given(judged)
    parts, last = read.parts(), -1
    for start, less, (_, theme, _, _, _, rule) in cues:
        while start >= last:
            kind, label, first, last = next(parts)
        end = form.index(" ", start - less + 1) - 1
        words, weak = text[start:end], theme not in strong
        found[_THEME].append(made((theme, kind, start - first, end - first, words, rule, weak, label)))
    return (*found[0], *found[1], *found[2])
