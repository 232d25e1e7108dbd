"""All names and cues of a lexicon in one automaton: one pass over a text finds every one of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import ahocorasick

from tui.topics.context import Check
from tui.topics.entries import CUES, Entry, Role, Term
from tui.topics.lexicon import Lexicon
from tui.topics.matching import capitals, keys


class Cue(NamedTuple):
    """Words that speak for a theme, or against it."""

    theme: str
    """The theme's tag."""
    weight: int
    """3 for a strong cue, 2 for a fair one, 1 for a weak one; 0 for words that are none although they hold one."""
    capitals: tuple[int, ...]
    """Where the text must have capitals, counted from the first letter of the cue."""
    check: Check | None
    """When it holds; None for always."""
    rule: str
    """What to tell the person: "cue kidnap*"."""


class Meaning(NamedTuple):
    """What every name of an entry says."""

    tag: str
    """Its tag; empty for a block."""
    gives: tuple[str, ...]
    """All tags that come with it."""
    hints: tuple[Cue, ...]
    """Weak cues that come with it."""
    themes: bool
    """Whether there is a theme among what it gives."""


class Name(NamedTuple):
    """A name that takes its words for itself."""

    meaning: Meaning
    """What it says."""
    capitals: tuple[int, ...]
    """Where the text must have capitals, counted from the first letter of the name."""
    check: Check | None
    """When it holds; None for always."""
    rule: str
    """What to tell the person: "alias Wagner Group"."""


class Found(NamedTuple):
    """What one key of the automaton means."""

    back: int
    """How far its first character stands, in the text, before the place that the automaton reports in the form."""
    size: int
    """How many characters its words have."""
    names: tuple[Name, ...]
    """Names written so: blocks, then those with conditions, then the others."""
    cues: tuple[tuple[int, Cue], ...]
    """Cues written so that hold always, each with its rank: of those in one place the lowest of a theme counts."""
    asking: tuple[tuple[int, Cue], ...]
    """Cues written so that ask for something, ranked like the others."""


_WEIGHTS: Final[Mapping[Role, int]] = {"strong": 3, "fair": 2, "weak": 1, "not": 0}
_RANKS: Final = {0: 0, 3: 1_000, 2: 2_000, 1: 3_000}
"""Where the ranks of cues of a weight begin: words that are no cue first, then the strongest."""
_CLOSED: Final = 500
"""What a cue without a star adds, so that no two of one place have the same rank."""
HINT: Final = 4_000
"""The rank of cues that come with names: behind all others."""
_RULES: Final[Mapping[Role, str]] = {
    "contains": "place in it,",
    "strong": "cue",
    "fair": "fair cue",
    "weak": "weak cue",
}


class Finder:
    """Finds the names, blocks and cues of a lexicon; the order of its entries is forgotten.

    The automaton knows keys by number only, and what a key means is worked out when it is first found: a lexicon has
    thousands of them, a document a few hundred.
    """

    def __init__(self, lexicon: Lexicon, said: Mapping[str, Meaning]) -> None:
        """Build the automaton over all keys of a lexicon."""
        entries = (*lexicon.entries.values(), *lexicon.blocks)
        terms = [(entry, term) for entry in entries for term in entry.terms]
        spelled = keys([term.form for _, term in terms])
        first: dict[str, int] = {}
        others: dict[int, list[int]] = {}
        for number, key in enumerate(spelled):
            known = first.setdefault(key, number)
            if known != number:
                others.setdefault(known, []).append(number)
        automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for key, number in first.items():
            if key != " ":  # a name without letters would be found everywhere
                automaton.add_word(key, number)
        automaton.make_automaton()
        self.meant: Final[Mapping[int, Found]] = _Meant(spelled, terms, others, said)
        """What each key means, by its number: that of the first term that is written so."""
        self.find: Final[Callable[[str], Iterator[tuple[int, int]]]] = automaton.iter
        """Yields for a matching form where the automaton saw the end of a key, and the number of the key."""


class _Meant(dict[int, Found]):
    """What keys mean by their numbers, filled as they are found."""

    def __init__(
        self,
        spelled: Sequence[str],
        terms: Sequence[tuple[Entry, Term]],
        others: Mapping[int, Sequence[int]],
        said: Mapping[str, Meaning],
    ) -> None:
        """Take the keys of all terms, the terms, the numbers of others written alike, and what tags say."""
        super().__init__()
        self._spelled = spelled
        self._terms = terms
        self._others = others
        self._said = said

    def __missing__(self, number: int) -> Found:
        """Work out what a key not found before means, and remember it."""
        key = self._spelled[number]
        size = len(key.strip())
        names: list[Name] = []
        cues: list[Cue] = []
        for entry, (form, role, condition) in (self._terms[one] for one in (number, *self._others.get(number, ()))):
            check = Check(condition) if condition else None
            rule = f"{_RULES.get(role, role)} {form}"
            if role in CUES:
                cues.append(Cue(entry.tag, _WEIGHTS[role], capitals(form), check, rule))
            else:
                meaning = self._said[entry.tag] if entry.tag else _meaning("", entry.implies, ())
                names.append(Name(meaning, capitals(form), check, rule))
        back = size + 1 if key.endswith(" ") else size
        closed = _CLOSED if key.endswith(" ") else 0
        ordered = enumerate(sorted(cues, key=_strongest))
        ranked = [(_RANKS[cue.weight] + closed + place, cue) for place, cue in ordered]
        plain = tuple(one for one in ranked if not (one[1].capitals or one[1].check))
        asking = tuple(one for one in ranked if one[1].capitals or one[1].check)
        found = self[number] = Found(back, size, tuple(sorted(names, key=_rank)), plain, asking)
        return found


def meanings(lexicon: Lexicon) -> dict[str, Meaning]:
    """Return what the names of each tag say."""
    return {
        tag: _meaning(tag, tuple(_implied(tag, lexicon)), tuple(_hints(entry)))
        for tag, entry in lexicon.entries.items()
    }


def _meaning(tag: str, gives: tuple[str, ...], hints: tuple[Cue, ...]) -> Meaning:
    """Return what names say that give some tags."""
    return Meaning(tag, gives, hints, any(given.startswith("theme:") for given in gives))


def _rank(name: Name) -> tuple[bool, bool, str, str]:
    """Return what orders names of one spelling."""
    return (name.meaning.tag != "", name.check is None, name.meaning.tag, name.rule)


def _strongest(cue: Cue) -> tuple[int, str, bool, str]:
    """Return what orders cues of one spelling: words that are no cue first, then the strongest."""
    return (_RANKS[cue.weight], cue.theme, cue.check is None, cue.rule)


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
    for theme in entry.suggests:
        yield Cue(theme, 1, (), None, f"suggested by {entry.tag}")
