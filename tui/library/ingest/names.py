"""Which words are names by the lexicon: what the parser cannot know, and copies are told apart by."""

from tui.parsing.wording import IsName
from tui.text import fold
from tui.topics.entries import NAMING
from tui.topics.lexicon import Lexicon


def names_of(lexicon: Lexicon) -> IsName:
    """Return what tells whether a word as printed is part of a name of a place or an actor ("Gao", "nigériens")."""
    capitalised: set[str] = set()
    any_case: set[str] = set()
    for entry in lexicon.entries.values():
        for term in entry.terms:
            if term.role not in NAMING:
                continue
            words = term.form.split()
            if len(words) == 1 and not words[0][0].isupper():
                any_case.add(fold(words[0]))
            else:
                capitalised.update(part for word in words if word[0].isupper() for part in fold(word).split())

    def is_name(word: str) -> bool:
        folded = fold(word)
        return folded in any_case or (word[:1].isupper() and folded in capitalised)

    return is_name
