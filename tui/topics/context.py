"""The surroundings of a name: whether the rest of the snippet lets it mean what the lexicon says."""

from collections.abc import Sequence
from typing import Protocol

from tui.model import Snippet
from tui.topics.entries import Term
from tui.topics.matching import keys


class Text(Protocol):
    """A text with the form in which names are looked for."""

    @property
    def text(self) -> str:
        """As printed."""

    @property
    def form(self) -> str:
        """As names are looked for in it."""


class Context:
    """One snippet, asked whether a term holds in it."""

    def __init__(self, snippet: Snippet, texts: Sequence[Text]) -> None:
        """Take a snippet and its texts."""
        self._snippet = snippet
        self._texts = texts

    def allows(self, term: Term, text: Text, start: int, size: int) -> bool:
        """Return whether a term found at a place in one of the texts means what it says."""
        return (
            self._dated(term)
            and (not term.needs or self._holds(term.needs))
            and not (term.unless and self._holds(term.unless))
            and not (term.word and _in_capitals(text.text, start, start + size))
        )

    def _holds(self, words: Sequence[str]) -> bool:
        """Return whether one of some words stands anywhere in the snippet."""
        return any(key in text.form for key in keys(words) for text in self._texts)

    def _dated(self, term: Term) -> bool:
        """Return whether the name was in use when the snippet was printed; an undated one is taken for new."""
        if not (term.since or term.until):
            return True
        day = self._snippet.date.value if self._snippet.date else None
        if day is None:
            return not term.until
        return (not term.since or day >= term.since) and (not term.until or day < term.until)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Return whether the words around a place are in capitals: up to two on either side, digits left out."""
    before = [word for word in text[max(0, start - 40) : start].split() if any(map(str.isalpha, word))][-2:]
    after = [word for word in text[end : end + 40].split() if any(map(str.isalpha, word))][:2]
    around = before + after
    return len(around) > 1 and all(word.isupper() for word in around)
