"""Which words are names by the lexicon: what the parser cannot know, and copies are told apart by."""

from functools import cache, partial

from tui.parsing.wording import IsName
from tui.text import fold
from tui.topics.entries import NAMING
from tui.topics.lexicon import Lexicon


def names_of(lexicon: Lexicon) -> IsName:
    """Return what tells whether a word as printed is part of a name of a place or an actor ("Gao", "nigériens").

    The words are gathered when somebody first asks: a reading whose snippets have no near copies never does.
    """
    gathered = cache(partial(_gathered, lexicon))

    def is_name(word: str) -> bool:
        capitalised, any_case = gathered()
        folded = fold(word)
        return folded in any_case or (word[:1].isupper() and folded in capitalised)

    return is_name


def _gathered(lexicon: Lexicon) -> tuple[set[str], set[str]]:
    """Return the words of names, folded: those that must have a capital, and those that need none."""
    capitalised: list[str] = []
    any_case: set[str] = set()
    for entry in lexicon.entries.values():
        for term in entry.terms:
            if term.role not in NAMING:
                continue
            words = term.form.split()
            if len(words) == 1 and not words[0][0].isupper():
                any_case.add(fold(words[0]))
            else:
                capitalised += (word for word in words if word[0].isupper())
    return set(fold(" ".join(capitalised)).split()), any_case
