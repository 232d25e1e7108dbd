"""All names and cues of a lexicon in one automaton: one pass over a text finds every one of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

import ahocorasick

from tui.topics.context import Check
from tui.topics.entries import CUES, FACETS, Entry, Role
from tui.topics.lexicon import Lexicon
from tui.topics.matching import LONG, capitals, keys

Cue: TypeAlias = tuple[int, str, int, int, str, str]
"""Words that speak for a theme, or against it; of the cues of a theme in one place the first in order counts.

- the rank: words that are no cue come first, then the strongest, then those with an open end
- the theme's tag
- the weight: 3 for a strong cue, 2 for a fair one, 1 for a weak one; 0 for words that are none although they hold one
- what it weighs in a title
- what all cues of the theme that are written alike have in common: they count once
- what to tell the person: "cue kidnap*"

This and the others below are plain tuples, for Python takes those apart several times as fast as named ones.
"""

Asking: TypeAlias = tuple[int, tuple[int, ...], Check | None, Cue]
"""A cue that asks for something.

- the group of words of which one must be in the snippet, and near; `ALWAYS` for none
- where the text must have capitals, counted from the first letter of the cue
- when it holds; None for always
- the cue
"""

Company: TypeAlias = tuple[str, tuple[tuple[int, str], ...], tuple[Cue, ...], bool]
"""What comes with every name of an entry.

- why: "implied by actor:wagner"
- tags, each with the place of its facet among all
- weak cues
- whether there is a theme among the tags
"""

Meaning: TypeAlias = tuple[str, int, Company | None]
"""What every name of an entry says: its tag (empty for a block), the place of the tag's facet, what comes with it."""

Name: TypeAlias = tuple[str, tuple[int, ...], Check | None, str, int, Company | None, str]
"""A name that takes its words for itself.

- as written in the lexicon, which mostly is as printed
- where the text must have capitals, counted from the first letter of the name
- when it holds; None for always
- what it says: tag, facet and company
- what to tell the person: "alias Wagner Group"
"""

Key: TypeAlias = tuple[int, int, tuple[Name, ...], tuple[Cue, ...], tuple[int, tuple[Asking, ...]] | None, int]
"""What one key of the automaton means.

- how far its first character stands, in the text, before the place that the automaton reports in the form
- how many characters its words are shorter than `LONG`: of what begins in one place the longest sorts first
- names written so: blocks, then those with conditions, then the others
- cues written so that hold always
- cues written so that ask for something, behind the groups of which one must be in the snippet for any of them to hold
- the groups of words that conditions ask for nearby to which it belongs, a bit for each
"""

ALWAYS: Final = 1
"""Stands for a group of words that every snippet has."""

_WEIGHTS: Final[Mapping[Role, int]] = {"strong": 3, "fair": 2, "weak": 1, "not": 0}
_RANKS: Final = {0: 0, 3: 1_000, 2: 2_000, 1: 3_000}
"""Where the ranks of cues of a weight begin: words that are no cue first, then the strongest."""
_CLOSED: Final = 500
"""What a cue without a star adds, so that no two of one place have the same rank."""
_HINT: Final = 4_000
"""Where the ranks of cues begin that come with names: behind all others."""
_RULES: Final[Mapping[Role, str]] = {
    "contains": "place in it,",
    "strong": "cue",
    "fair": "fair cue",
    "weak": "weak cue",
}


class Finder:
    """Finds the names, blocks and cues of a lexicon, and the words that conditions ask for nearby.

    The order of the entries is forgotten. A lexicon has thousands of keys, a document holds a few hundred: what a key
    means is worked out when it is first found.
    """

    def __init__(self, lexicon: Lexicon, said: Mapping[str, Meaning]) -> None:
        """Build the automaton over all keys of a lexicon."""
        self._said = said
        self._places: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._masks: dict[int, int] = {}
        self._terms = [(entry, term) for entry in lexicon.every() for term in entry.terms]
        asked = {term.condition.near for _, term in self._terms if term.condition and term.condition.near}
        self._groups = {group: ALWAYS << number for number, group in enumerate(asked, 1)} | {(): 0}
        nearby = [(word, bit) for group, bit in self._groups.items() for word in group]
        self._spelled = [term.key for _, term in self._terms] + keys([word for word, _ in nearby])
        self._alike: dict[str, list[int]] = {}
        last = len(self._spelled) - 1
        first = dict(zip(reversed(self._spelled), range(last, -1, -1), strict=True))
        automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        add = automaton.add_word
        for number, key in enumerate(self._spelled):
            if first[key] != number:
                self._alike.setdefault(key, []).append(number)
            elif key.strip():  # one without letters would be found everywhere
                add(key, number)
        automaton.make_automaton()
        self._bits = [bit for _, bit in nearby]
        self.known: Final[list[Key | None]] = [None] * len(self._spelled)
        """What keys mean by their numbers, as far as they were found."""
        self.find: Final[Callable[[str], Iterator[tuple[int, int]]]] = automaton.iter
        """Yields for a matching form where the automaton saw the end of a key, and the number of the key."""

    def learn(self, number: int) -> Key:
        """Work out what a key means that was not found before."""
        key = self._spelled[number]
        size = len(key.strip())
        names: list[Name] = []
        cues: list[tuple[Role, str, bool, str, tuple[int, ...], Check | None]] = []
        groups = 0
        for one in (number, *self._alike.get(key, ())):
            if one >= len(self._terms):
                groups |= self._bits[one - len(self._terms)]
                continue
            entry, (form, role, _, condition) = self._terms[one]
            check = Check(condition, self._groups) if condition else None
            rule = f"{_RULES.get(role, role)} {form}"
            if role in CUES:
                cues.append((role, entry.tag, check is None, rule, self._capitals(form), check))
            else:
                meaning = self._said[entry.tag] if entry.tag else _meaning("", entry.implies, (), rule)
                names.append((form, self._capitals(form), check, *meaning, rule))
        back, closed = (size + 1, _CLOSED) if key.endswith(" ") else (size, 0)
        plain: list[Cue] = []
        asking: list[Asking] = []
        wanted = 0
        for place, (role, theme, _, rule, places, check) in enumerate(sorted(cues, key=_strongest)):
            weight = _WEIGHTS[role]
            cue = _cue(_RANKS[weight] + closed + place, theme, weight, rule)
            if places or check:
                near = check.near if check else 0
                asking.append((near or ALWAYS, places, check, cue))
                wanted |= near or ALWAYS
            else:
                plain.append(cue)
        learnt = (
            back,
            LONG - size,
            tuple(sorted(names, key=_rank)),
            tuple(plain),
            (wanted, tuple(asking)) if asking else None,
            self._masks.setdefault(groups, groups),
        )
        self.known[number] = learnt
        return learnt

    def _capitals(self, form: str) -> tuple[int, ...]:
        """Return where a name has capitals: the same tuple for all alike, which keeps it at hand for the processor."""
        places = capitals(form)
        return self._places.setdefault(places, places)


def _cue(rank: int, theme: str, weight: int, rule: str) -> Cue:
    """Return a cue; strong and fair ones count double in a title."""
    return rank, theme, weight, weight * 2 if weight > 1 else weight, f"{theme} {rule}", rule


def meanings(lexicon: Lexicon) -> dict[str, Meaning]:
    """Return what the names of each tag say."""
    return {
        tag: _meaning(tag, tuple(_implied(tag, lexicon)), tuple(_hints(entry)), tag)
        for tag, entry in lexicon.entries.items()
    }


def _meaning(tag: str, gives: tuple[str, ...], hints: tuple[Cue, ...], by: str) -> Meaning:
    """Return what names say that give some tags; by says whose names these are."""
    implied = tuple((_facet(given), given) for given in gives)
    themes = any(FACETS[facet] == "theme" for facet, _ in implied)
    return tag, _facet(tag), (f"implied by {by}", implied, hints, themes) if implied or hints else None


def _facet(tag: str) -> int:
    """Return the place of a tag's facet among all; 0 for no tag."""
    return FACETS.index(tag.partition(":")[0]) if tag else 0


def _rank(name: Name) -> tuple[bool, bool, str, str]:
    """Return what orders names of one spelling."""
    _, _, check, tag, _, _, rule = name
    return tag != "", check is None, tag, rule


def _strongest(cue: tuple[Role, str, bool, str, tuple[int, ...], Check | None]) -> tuple[int, str, bool, str]:
    """Return what orders cues of one spelling: words that are no cue first, then the strongest."""
    role, theme, always, rule, *_ = cue
    return (_RANKS[_WEIGHTS[role]], theme, always, rule)


def _implied(tag: str, lexicon: Lexicon) -> list[str]:
    """Return all tags that come with a tag, and with those, each once."""
    found: list[str] = []
    waiting = list(lexicon.implied(tag))
    while waiting:
        implied = waiting.pop()
        if implied != tag and implied not in found:
            found.append(implied)
            waiting += lexicon.implied(implied)
    return sorted(found)


def _hints(entry: Entry) -> Iterator[Cue]:
    """Yield the weak cues that come with every name of an entry."""
    for place, theme in enumerate(entry.suggests):
        yield _cue(_HINT + place, theme, 1, f"suggested by {entry.tag}")
