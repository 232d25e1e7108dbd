"""All names and cues of a lexicon in one automaton: one pass over a text finds every one of them."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, Protocol

import ahocorasick

from tui.topics.entries import CUES, Entry, Role, Term
from tui.topics.lexicon import Lexicon
from tui.topics.matching import capitals, keys


class Cue(NamedTuple):
    """Words that speak for a theme, or against it."""

    theme: str
    """The theme's tag."""
    weight: int
    """3 for a strong cue, 2 for a fair one, 1 for a weak one; 0 for words that are none although a cue stands in them."""
    capitals: tuple[int, ...]
    """Where the text must have capitals, counted from the first letter of the cue."""
    conditional: bool
    """Whether it holds only in some snippets."""
    rule: str
    """What to tell the person: "cue kidnap*"."""
    term: Term
    """As the lexicon writes it."""


class Meaning(NamedTuple):
    """What every name of an entry says."""

    tag: str
    """Its tag; empty for a block."""
    gives: tuple[str, ...]
    """All tags that come with it."""
    hints: tuple[Cue, ...]
    """Weak cues that come with it."""


class Name(NamedTuple):
    """A name that takes its words for itself."""

    meaning: Meaning
    """What it says."""
    capitals: tuple[int, ...]
    """Where the text must have capitals, counted from the first letter of the name."""
    conditional: bool
    """Whether it holds only in some snippets."""
    rule: str
    """What to tell the person: "alias Wagner Group"."""
    term: Term
    """As the lexicon writes it."""


class Found(NamedTuple):
    """What one key of the automaton means."""

    back: int
    """How far its first character stands, in the text, before the place that the automaton reports in the form."""
    size: int
    """How many characters its words have."""
    names: tuple[Name, ...]
    """Names written so: blocks, then those with conditions, then the others."""
    cues: tuple[Cue, ...]
    """Cues written so."""


class Automaton(Protocol):
    """What is used of pyahocorasick's automaton."""

    def iter(self, text: str, /) -> Iterator[tuple[int, Found]]:
        """Yield what is found in a text, with the place of its last character."""


_WEIGHTS: Final[Mapping[Role, int]] = {"strong": 3, "fair": 2, "weak": 1, "not": 0}
_RULES: Final[Mapping[Role, str]] = {"contains": "place in it,", "strong": "cue", "fair": "fair cue", "weak": "weak cue"}


def meanings(lexicon: Lexicon) -> dict[str, Meaning]:
    """Return what the names of each tag say."""
    return {
        tag: Meaning(tag, tuple(_implied(tag, lexicon)), tuple(_hints(entry))) for tag, entry in lexicon.entries.items()
    }


def automaton(lexicon: Lexicon, said: Mapping[str, Meaning]) -> Automaton:
    """Return an automaton over every name, block and cue of a lexicon; the order of its entries is forgotten."""
    names: dict[str, list[Name]] = {}
    cues: dict[str, list[Cue]] = {}
    entries = (*lexicon.entries.values(), *lexicon.blocks)
    terms = [(entry, term) for entry in entries for term in entry.terms]
    for key, (entry, term) in zip(keys([term.form for _, term in terms]), terms, strict=True):
        rule = f"{_RULES.get(term.role, term.role)} {term.form}"
        if term.role in CUES:
            cues.setdefault(key, []).append(Cue(entry.tag, _WEIGHTS[term.role], capitals(term.form), term.conditional, rule, term))
        else:
            meaning = said[entry.tag] if entry.tag else Meaning("", entry.implies, ())
            names.setdefault(key, []).append(Name(meaning, capitals(term.form), term.conditional, rule, term))
    built = ahocorasick.Automaton()
    for key in names.keys() | cues.keys():
        size = len(key.strip())
        back = size + 1 if key.endswith(" ") else size
        built.add_word(key, Found(back, size, tuple(sorted(names.get(key, ()), key=_rank)), tuple(cues.get(key, ()))))
    built.make_automaton()
    found: Automaton = built
    return found


def _rank(name: Name) -> tuple[bool, bool, str]:
    """Return what orders names of one spelling."""
    return (name.meaning.tag != "", not name.conditional, name.meaning.tag)


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
        yield Cue(theme, 1, (), False, f"suggested by {entry.tag}", Term(entry.tag, "weak"))
