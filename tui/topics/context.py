"""The surroundings of a name: whether the rest of the snippet lets it mean what the lexicon says."""

from collections.abc import Sequence
from typing import Final, Protocol

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
        end = start + size
        return (
            self._dated(term)
            and (not term.needs or self._holds(term.needs))
            and not (term.unless and self._holds(term.unless))
            and not (term.not_before and any(text.form.startswith(key, end + 1) for key in keys(term.not_before)))
            and not (term.not_after and any(text.form.endswith(key, 0, start + 1) for key in keys(term.not_after)))
            and not (term.word and _in_capitals(text.text, start, end))
            and not (term.surname and _has_first_name(text.text, start))
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
    """Return whether a place stands among capitals: beside a long word of them, or between nothing but such words."""
    before = [word for word in text[max(0, start - 40) : start].split() if any(map(str.isalpha, word))][-2:]
    after = [word for word in text[end : end + 40].split() if any(map(str.isalpha, word))][:2]
    beside = (*before[-1:], *after[:1])
    around = before + after
    return any(len(word) > 3 and word.isupper() for word in beside) or (
        len(around) > 1 and all(word.isupper() for word in around)
    )


_NO_FIRST_NAMES: Final = frozenset(
    # titles, and words that a headline or the start of a sentence writes with a capital
    """president président general général captain capitaine colonel commandant marshal maréchal doctor docteur mr mrs ms
    dr m mme me pm minister ministre premier prime leader chief chef ruler opposant opponent candidate candidat ex former
    ancien interim transition junta junte jihadist warlord imam sheikh cheikh and et or ou of de du des d by par with avec
    without sans for pour from against contre to à au under sous selon after après before avant that que qu if si when quand
    but mais while alors why how says said dit on in en at as is was who l le la the""".split()
)


def _has_first_name(text: str, start: int) -> bool:
    """Return whether the word before a place looks like a first name: capitalised, and no title."""
    before = text[max(0, start - 40) : start]
    words = before.replace("\n", " ").rstrip(" ").rsplit(" ", 1)
    word = words[-1].strip("«“\"'’( ") if before[-1:].isspace() else ""
    return word[:1].isupper() and not word.endswith((",", ":", ";", "!", "?")) and word.rstrip(".").lower() not in _NO_FIRST_NAMES
