"""The tagger: gives snippets the tags of a lexicon, and says for each tag which words gave it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Final, TypeAlias

from tui.model import Evidence, Snippet
from tui.topics.context import Text
from tui.topics.entries import FACETS
from tui.topics.finder import Finder, Meaning, meanings
from tui.topics.judging import Named, allowed, believed, strong, weighed
from tui.topics.lexicon import Lexicon
from tui.topics.matching import LONG
from tui.topics.reading import Cued, Read, read
from tui.topics.typos import Typos

_AT_ONCE: Final = 64
"""How many snippets are read at once."""

_THEME: Final = FACETS.index("theme")

Reasons: TypeAlias = tuple[Evidence, ...]
"""Why a snippet has its tags: places, then actors, then themes, in the order of the text."""


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

    def evidence(self, snippet: Snippet) -> Reasons:
        """Return why a snippet has its tags."""
        return self._found((snippet,))[0]

    def evidence_of_each(self, snippets: Iterable[Snippet]) -> Iterator[Reasons]:
        """Yield for each of many snippets why it has its tags, which is quicker than one by one."""
        remaining = iter(snippets)
        while some := list(islice(remaining, _AT_ONCE)):
            yield from self._found(some)

    def _found(self, snippets: Sequence[Snippet]) -> list[Reasons]:
        """Return why each of some snippets has its tags."""
        reads = read(snippets, self._finder)
        names = [believed(text, found) for text, found, _, _ in reads]
        if misspelt := self._typos.find(reads[0][0].text):
            _add(misspelt, names, [text.start for text, _, _, _ in reads])
        return list(map(_evidence, reads, names))


def tags_of(evidence: Iterable[Evidence]) -> frozenset[str]:
    """Return the tags that evidence speaks for strongly enough."""
    return frozenset(one.tag for one in evidence if not one.weak)


def _add(misspelt: Iterable[Named], names: Sequence[list[Named]], starts: Sequence[int]) -> None:
    """Add to the names of snippets, which begin at some places, the misspelt ones that stand in none of them."""
    for one in misspelt:
        start, end, _, _ = one
        known = names[bisect_right(starts, start) - 1]
        if not any(start < until and first < end for first, until, _, _ in known):
            known.append(one)
            known.sort(key=lambda named: named[0])


_new = tuple.__new__  # by far quicker than to call the class


def _evidence(read: Read, names: list[Named]) -> Reasons:
    """Return why a snippet has its tags, given the names that are believed."""
    text, _, cues, asking = read
    found: tuple[list[Evidence], list[Evidence], list[Evidence]] = ([], [], [])
    themes = set[str]()
    last = -1
    for start, end, words, (_, _, _, tag, facet, company, rule) in names:
        if start >= last:
            field, label, first, last = text.part(start)
        at = start - first
        if tag:
            found[facet].append(_new(Evidence, (tag, field, at, end - first, words, rule, False, label)))
        if company:
            reason, implied, hints, some = company
            for facet, tag in implied:
                found[facet].append(_new(Evidence, (tag, field, at, at, "", reason, False, label)))
                if some and facet == _THEME:
                    themes.add(tag)
            for cue in hints:
                cues.append((start, LONG - end + start, cue))
    if asking:
        allowed(text, asking, cues)
    if cues:
        found[_THEME].extend(_shown(text, cues, themes))
    return (*found[0], *found[1], *found[2])


def _shown(text: Text, cues: list[Cued], themes: set[str]) -> Iterator[Evidence]:
    """Yield what cues say beside names that imply some themes; a word that goes on after a cue is shown whole."""
    counted, points = weighed(cues, text.title)
    given = strong(points, themes)
    printed, index, last = text.text, text.form.index, -1
    for start, short, (_, theme, _, _, _, rule) in counted:
        if start >= last:
            field, label, first, last = text.part(start)
        end = index(" ", start + LONG - short + 1) - 1
        evidence = (theme, field, start - first, end - first, printed[start:end], rule, theme not in given, label)
        yield _new(Evidence, evidence)
