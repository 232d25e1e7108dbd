"""All names and cues of a lexicon in one automaton: one pass over a text finds every one of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

import ahocorasick

from tui.topics.context import Check
from tui.topics.entries import CUES, FACETS, Entry, Role
from tui.topics.lexicon import Lexicon
from tui.topics.matching import capitals, keys


class Cue(NamedTuple):
    """Words that speak for a theme, or against it; of the cues of a theme in one place the first in order counts."""

    rank: int
    """Words that are no cue come first, then the strongest, then those with an open end."""
    theme: str
    """The theme's tag."""
    weight: int
    """3 for a strong cue, 2 for a fair one, 1 for a weak one; 0 for words that are none although they hold one."""
    in_title: int
    """What it weighs in a title."""
    same: str
    """What all cues of the theme that are written alike have in common: they count once."""
    rule: str
    """What to tell the person: "cue kidnap*"."""


class Asking(NamedTuple):
    """A cue that asks for something."""

    near: int
    """The group of words of which one must be near; 0 for none."""
    capitals: tuple[int, ...]
    """Where the text must have capitals, counted from the first letter of the cue."""
    check: Check | None
    """When it holds; None for always."""
    cue: Cue
    """The cue."""


class Meaning(NamedTuple):
    """What every name of an entry says."""

    tag: str
    """Its tag; empty for a block."""
    tags: tuple[str, ...]
    """Its tag, if it has one, and all that come with it."""
    implied: tuple[tuple[int, str], ...]
    """The tags that come with it, each with the place of its facet among all."""
    facet: int
    """The place of its own facet."""
    reason: str
    """Why the others come with it: "implied by actor:wagner"."""
    hints: tuple[Cue, ...]
    """Weak cues that come with it."""
    themes: bool
    """Whether there is a theme among what comes with it."""


class Name(NamedTuple):
    """A name that takes its words for itself."""

    meaning: Meaning
    """What it says."""
    form: str
    """As written in the lexicon, which mostly is as printed."""
    capitals: tuple[int, ...]
    """Where the text must have capitals, counted from the first letter of the name."""
    check: Check | None
    """When it holds; None for always."""
    rule: str
    """What to tell the person: "alias Wagner Group"."""


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


class Key(NamedTuple):
    """What one key of the automaton means."""

    back: int
    """How far its first character stands, in the text, before the place that the automaton reports in the form."""
    less: int
    """Minus the number of characters that its words have: of what begins in one place the longest sorts first."""
    names: tuple[Name, ...]
    """Names written so: blocks, then those with conditions, then the others."""
    cues: tuple[Cue, ...]
    """Cues written so that hold always."""
    asking: tuple[Asking, ...]
    """Cues written so that ask for something."""
    groups: int
    """The groups of words that conditions ask for nearby to which it belongs, a bit for each."""


class Finder:
    """Finds the names, blocks and cues of a lexicon, and the words that conditions ask for nearby.

    The order of the entries is forgotten. A lexicon has thousands of keys, a document holds a few hundred: what a key
    means is worked out when it is first found.
    """

    def __init__(self, lexicon: Lexicon, said: Mapping[str, Meaning]) -> None:
        """Build the automaton over all keys of a lexicon."""
        self._said = said
        self._terms = [(entry, term) for entry in lexicon.every() for term in entry.terms]
        asked = {term.condition.near for _, term in self._terms if term.condition and term.condition.near}
        self._groups = {group: 1 << number for number, group in enumerate(asked)} | {(): 0}
        nearby = [(word, bit) for group, bit in self._groups.items() for word in group]
        self._spelled = keys([*(term.form for _, term in self._terms), *(word for word, _ in nearby)])
        self._alike: dict[str, list[int]] = {}
        first: dict[str, int] = {}
        for number, key in enumerate(self._spelled):
            if first.setdefault(key, number) != number:
                self._alike.setdefault(key, []).append(number)
        first.pop(" ", None)  # a name without letters would be found everywhere
        automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for key, number in first.items():
            automaton.add_word(key, number)
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
            entry, (form, role, condition) = self._terms[one]
            check = Check(condition, self._groups) if condition else None
            rule = f"{_RULES.get(role, role)} {form}"
            if role in CUES:
                cues.append((role, entry.tag, check is None, rule, capitals(form), check))
            else:
                meaning = self._said[entry.tag] if entry.tag else _meaning("", entry.implies, (), rule)
                names.append(Name(meaning, form, capitals(form), check, rule))
        back, closed = (size + 1, _CLOSED) if key.endswith(" ") else (size, 0)
        plain: list[Cue] = []
        asking: list[Asking] = []
        for place, (role, theme, _, rule, places, check) in enumerate(sorted(cues, key=_strongest)):
            weight = _WEIGHTS[role]
            cue = _cue(_RANKS[weight] + closed + place, theme, weight, rule)
            if places or check:
                asking.append(Asking(check.near if check else 0, places, check, cue))
            else:
                plain.append(cue)
        learnt = Key(back, -size, tuple(sorted(names, key=_rank)), tuple(plain), tuple(asking), groups)
        self.known[number] = learnt
        return learnt


def _cue(rank: int, theme: str, weight: int, rule: str) -> Cue:
    """Return a cue; strong and fair ones count double in a title."""
    return Cue(rank, theme, weight, weight * 2 if weight > 1 else weight, f"{theme} {rule}", rule)


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
    return Meaning(tag, (tag, *gives) if tag else gives, implied, _facet(tag), f"implied by {by}", hints, themes)


def _facet(tag: str) -> int:
    """Return the place of a tag's facet among all; 0 for no tag."""
    return FACETS.index(tag.partition(":")[0]) if tag else 0


def _rank(name: Name) -> tuple[bool, bool, str, str]:
    """Return what orders names of one spelling."""
    return (name.meaning.tag != "", name.check is None, name.meaning.tag, name.rule)


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
