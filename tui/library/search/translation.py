"""Words that say the same in English and French, from `terms.toml`: a search for one finds the others too."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from tui.kept import kept
from tui.library.catalog.words import Term, words_of
from tui.library.search.conditions import All, Condition, Either, Says

_TABLE: Final = Path(__file__).with_name("terms.toml")
_MADE_OF: Final = (_TABLE, Path(__file__), Path(__file__).parents[2] / "text.py")
_SHORT: Final = 3
"""A word of so many letters or less must stand alone in the text."""


def translated(parts: Sequence[Condition]) -> list[Condition]:
    """Return conditions side by side, each run of bare words that the table has asking for the others of its line too.

    The longest run counts: "state of emergency" is looked up as a whole, and only then "state" by itself.
    """
    found: list[Condition] = []
    at = 0
    while at < len(parts):
        length, terms = next(_runs(parts[at:]), (1, ()))
        run = parts[at : at + length]
        asked = run[0] if length == 1 else All(tuple(run))
        found.append(Either((asked, *map(Says, terms))) if terms else asked)
        at += length
    return found


def _runs(parts: Sequence[Condition]) -> Iterator[tuple[int, tuple[Term, ...]]]:
    """Yield runs of bare words at the beginning that the table has, the longest first, with the other terms."""
    words: list[str] = []
    ends: list[int] = []
    for part in parts:
        if not isinstance(part, Says) or part.term.starts or len(words) > _longest():
            break
        words += part.term.words
        ends.append(len(words))
    for length in range(len(ends), 0, -1):
        if terms := others(tuple(words[: ends[length - 1]])):
            yield length, terms


def others(words: tuple[str, ...]) -> tuple[Term, ...]:
    """Return what else says what some words say, in either language."""
    table = _table()
    if words not in table and words[-1].endswith("s"):
        words = (*words[:-1], words[-1][:-1])
    return tuple(term for term in table.get(words, ()) if term.words != words)


@cache
def _table() -> Mapping[tuple[str, ...], tuple[Term, ...]]:
    """Return for the words of each form all terms of its lines."""
    table: dict[tuple[str, ...], tuple[Term, ...]] = {}
    for line in kept(_TABLE, _MADE_OF, _read):
        terms = [Term(words, starts=True, ends=ends) for words, ends in line]
        for term in terms:
            table[term.words] = tuple(dict.fromkeys((*table.get(term.words, ()), *terms)))
    return table


@cache
def _longest() -> int:
    """Return how many words the longest form has."""
    return max(map(len, _table()))


def _read() -> list[list[tuple[tuple[str, ...], bool]]]:
    """Return the forms of each line of the table."""
    import tomllib

    return [[_form(form) for form in line] for line in tomllib.loads(_TABLE.read_text(encoding="utf-8"))["same"]]


def _form(form: str) -> tuple[tuple[str, ...], bool]:
    """Return the words of a form, and whether a word of the text must end where they do."""
    words = tuple(words_of(form))
    return words, form.endswith("|") or len(words[-1]) <= _SHORT
