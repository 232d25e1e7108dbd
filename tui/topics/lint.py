"""What is wrong with a lexicon although it can be read: each fault one sentence for the person who wrote it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from tui.topics.entries import CUES, NAMING, Entry, Term
from tui.topics.lexicon import Lexicon
from tui.topics.matching import capitals
from tui.topics.words import words

_SHORT_FUZZY: Final = 6
"""Fewer letters than this are too like other words to be known again when misspelt."""
_SHORT_CUE: Final = 3
"""So few letters before a star match words that have nothing to do with the cue."""


def lint(lexicon: Lexicon) -> Iterator[str]:
    """Yield a sentence for each fault of a lexicon, in the order of its entries."""
    for entry in lexicon.entries.values():
        yield from _unknown(entry, lexicon)
        yield from _dead(entry)
        yield from _words(entry)
        yield from _fuzzy(entry)
    yield from _clashes(lexicon)


def _called(entry: Entry) -> str:
    """Return what an entry is called in a sentence."""
    return entry.tag or f"the block of {entry.terms[0].form!r}"


def _unknown(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    """Yield the tags that an entry names and nobody has."""
    for tag in (*entry.implies, *entry.suggests):
        if tag not in lexicon.entries:
            yield f"{entry.tag} speaks of {tag}, which no entry has."


def _dead(entry: Entry) -> Iterator[str]:
    """Yield what can never match."""
    if not entry.terms:
        yield f"{entry.tag} has no names, so no snippet can have it."
    for term in entry.terms:
        if "*" in term.form[:-1] or (term.form.endswith("*") and term.role in NAMING):
            yield f"{term.form!r} of {entry.tag} never matches: a star may only end a cue."
        elif not any(map(str.isalnum, term.form)):
            yield f"{term.form!r} of {entry.tag} never matches: it has no letters."
        elif "(" in term.form or ")" in term.form or "|" in term.form:
            yield f"{term.form!r} of {entry.tag} never matches: a bracket is not closed."


def _words(entry: Entry) -> Iterator[str]:
    """Yield names and cues that common words match."""
    for term in entry.terms:
        plain = term.form.removesuffix("*")
        if term.role in CUES:
            if term.form.endswith("*") and len(plain) <= _SHORT_CUE and not plain.isupper():
                yield f"The cue {term.form!r} of {entry.tag} matches common words: {plain!r} is too short for a star."
        elif term.condition is None and plain.lower() in words("common"):
            what = "acronym" if plain.isupper() else "name"
            yield f"The {what} {term.form!r} of {entry.tag} is also a common word: say what it needs."


def _fuzzy(entry: Entry) -> Iterator[str]:
    """Yield names that are too short, or not there, to be known again when misspelt."""
    forms = {term.form for term in entry.terms}
    for form in sorted(entry.fuzzy):
        if form not in forms:
            yield f"{form!r} is fuzzy in {entry.tag}, but none of its names."
        elif sum(map(str.isalpha, form)) < _SHORT_FUZZY:
            yield f"{form!r} of {entry.tag} is too short to be fuzzy: it has under {_SHORT_FUZZY} letters."


def _clashes(lexicon: Lexicon) -> Iterator[str]:
    """Yield names that two entries claim without a condition that tells them apart."""
    always: dict[tuple[str, tuple[int, ...]], list[tuple[str, Term]]] = defaultdict(list)
    for entry in lexicon.every():
        for term in entry.terms:
            if term.role in NAMING and not term.condition:
                always[term.key, capitals(term.form)].append((_called(entry), term))
    for claims in always.values():
        owners = sorted({owner for owner, _ in claims})
        if len(owners) > 1:
            yield f"{claims[0][1].form!r} is claimed by {' and by '.join(owners)}."
