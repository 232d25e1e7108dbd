"""The surroundings of a name or cue: whether the snippet lets it mean what the lexicon says."""

from collections.abc import Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

from tui.model import Snippet
from tui.text import fold_same
from tui.topics.entries import Condition
from tui.topics.matching import keys, spaced
from tui.topics.words import words

_NEAR: Final = 28
"""How many characters away is a few words away."""
_MEMORY: Final = 20_000
"""How many words are remembered to be none of those looked for, before all are forgotten."""


class Field(NamedTuple):
    """One text of a snippet; names are looked for in each alone."""

    kind: Literal["title", "body", "label"]
    """Which text it is."""
    label: int
    """Which label it is, if it is one."""
    text: str
    """As printed."""
    form: str
    """As names are looked for in it."""


def fields(snippet: Snippet) -> list[Field]:
    """Return the texts of a snippet that count; byline and source do not."""
    found = []
    if snippet.title:
        found.append(Field("title", 0, snippet.title, spaced(snippet.title)))
    if snippet.body:
        found.append(Field("body", 0, snippet.body, spaced(snippet.body)))
    for number, label in enumerate(snippet.labels):
        found.append(Field("label", number, label, spaced(label)))
    return found


class Check:
    """A condition of the lexicon, made ready to be asked often."""

    __slots__ = ("_after", "_before", "_more", "_near", "_needs", "_unless", "_when")

    def __init__(self, when: Condition) -> None:
        """Write the words of a condition as they are looked for."""
        self._when = when
        self._needs, self._unless = keys(when.needs), keys(when.unless)
        self._before, self._after = tuple(keys(when.not_before)), tuple(keys(when.not_after))
        self._near = _near_words(when.near) if when.near else None
        self._more = when != Condition(near=when.near)

    def allows(self, snippet: Snippet, texts: Sequence[Field], field: Field, start: int, size: int) -> bool:
        """Return whether what was found at a place in one of the texts of a snippet means what the lexicon says."""
        end = start + size
        if self._near is not None and not self._near.stand_in(field.form[max(0, start - _NEAR) : end + _NEAR]):
            return False
        return not self._more or (
            (not self._needs or _stand(self._needs, texts))
            and not (self._unless and _stand(self._unless, texts))
            and not (self._before and field.form.startswith(self._before, end + 1))
            and not (self._after and field.form.endswith(self._after, 0, start + 1))
            and not (self._when.word and _in_capitals(field.text, start, end))
            and not (self._when.surname and _has_first_name(field.text, start))
            and (not (self._when.since or self._when.until) or self._dated(snippet))
        )

    def _dated(self, snippet: Snippet) -> bool:
        """Return whether the name was in use when the snippet was printed; an undated one is taken for new."""
        day = snippet.date.value if snippet.date else None
        if day is None:
            return not self._when.until
        return day >= self._when.since and (not self._when.until or day < self._when.until)


class _Words:
    """Words to look for in short texts; remembers words that are none of them."""

    __slots__ = ("_begun", "_others", "_phrases", "_telling", "_whole")

    def __init__(self, near: Sequence[str]) -> None:
        """Part single words, beginnings of words and phrases."""
        spelled = keys(near)
        self._whole = frozenset(key.strip() for key in spelled if key.endswith(" ") and " " not in key.strip())
        self._begun = tuple(key.strip() for key in spelled if not key.endswith(" ") and " " not in key.strip())
        self._phrases = tuple(key for key in spelled if " " in key.strip())
        self._telling = self._whole | {phrase.split()[0] for phrase in self._phrases}
        self._others: set[str] = set()

    def stand_in(self, form: str) -> bool:
        """Return whether one of them stands in a short text."""
        there = form.split()
        if not self._telling.isdisjoint(there) and (
            not self._whole.isdisjoint(there) or any(phrase in form for phrase in self._phrases)
        ):
            return True
        return bool(self._begun) and not self._others.issuperset(there) and self._begin(there)

    def _begin(self, there: Sequence[str]) -> bool:
        """Return whether one of them begins one of some words, not all of which were seen before."""
        for word in there:
            if word.startswith(self._begun):
                return True
        if len(self._others) > _MEMORY:
            self._others.clear()
        self._others.update(there)
        return False


@cache
def _near_words(near: tuple[str, ...]) -> _Words:
    """Return words ready to be looked for; many terms of a lexicon share theirs."""
    return _Words(near)


def _stand(spelled: Sequence[str], texts: Sequence[Field]) -> bool:
    """Return whether one of some words stands anywhere in the texts of a snippet."""
    return any(key in text.form for text in texts for key in spelled)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Return whether a place stands among capitals: beside a long word of them, or between nothing but such words."""
    before = [word for word in text[max(0, start - 40) : start].split() if any(map(str.isalpha, word))][-2:]
    after = [word for word in text[end : end + 40].split() if any(map(str.isalpha, word))][:2]
    beside = (*before[-1:], *after[:1])
    around = before + after
    return any(len(word) > 3 and word.isupper() for word in beside) or (
        len(around) > 1 and all(word.isupper() for word in around)
    )


def _has_first_name(text: str, start: int) -> bool:
    """Return whether the word before a place looks like a first name: capitalised, and no title."""
    before = text[max(0, start - 40) : start].split()
    if not before or not text[start - 1].isspace():
        return False
    word = before[-1].strip("«“\"'’(")
    ends = word.endswith((",", ":", ";", "!", "?"))
    return word[:1].isupper() and not ends and fold_same(word.rstrip(".")) not in words("before_surnames")
