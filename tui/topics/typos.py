"""Misspelt names: "Wanger" is Wagner, but "Soudain" is not Soudan."""

import re
from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from operator import itemgetter
from typing import Final

from tui.topics.entries import NAMING
from tui.topics.finder import Meaning, Name
from tui.topics.lexicon import Lexicon
from tui.topics.matching import keys
from tui.topics.words import words

_CAPITALISED: Final = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ]{5,}")
"""Words worth a look, and some more: quick is what counts, for nearly all of them are spelt right."""
_MEMORY: Final = 100_000
"""How many words that are no misspelt names are remembered before all are forgotten."""


class Typos:
    """The names of a lexicon that are known again when misspelt, and the words that are never taken for them."""

    def __init__(self, lexicon: Lexicon, said: Mapping[str, Meaning]) -> None:
        """Sort the names by their first letter."""
        self._lexicon = lexicon
        self._plain: set[str] = set()
        self._misspelt: dict[str, Name] = {}
        self._names: dict[str, list[tuple[str, Name]]] = {}
        fuzzy = sorted((form, entry.tag) for entry in lexicon.entries.values() for form in entry.fuzzy)
        for key, (form, tag) in zip(keys([form for form, _ in fuzzy]), fuzzy, strict=True):
            self._names.setdefault(key[1], []).append((key.strip(), (form, (), None, *said[tag], f"typo of {form}")))

    def find(self, text: str) -> list[tuple[int, int, str, Name]]:
        """Return each misspelt name of a text: where it begins and ends, the word, and the name."""
        capitalised = _CAPITALISED.findall(text)
        if self._plain.issuperset(capitalised):  # the rule: all of them were seen before, and are spelt right
            return []
        unsure = set(capitalised).difference(self._plain)
        found = {word: guess for word in unsure if (guess := self._misspelt.get(word) or self._learnt(word))}
        return [
            (match.start(), match.end(), word, found[word])
            for word in sorted(found)
            for match in re.finditer(rf"\b{word}\b", text)
        ]

    def _learnt(self, word: str) -> Name | None:
        """Return what a word is misspelt for, and remember it, or that it is no misspelt name."""
        guess = self._guess(keys([word])[0].strip())
        if guess:
            self._misspelt[word] = guess
        else:
            if len(self._plain) >= _MEMORY:
                self._plain.clear()
            self._plain.add(word)
        return guess

    def _guess(self, word: str) -> Name | None:
        """Return the nearest name within reach: one slip, or two from nine letters on; None for a word there is."""
        reach = 1 if len(word) < 9 else 2
        near = [
            (name, guess)
            for name, guess in self._names.get(word[0], ())
            if abs(len(name) - len(word)) <= reach and len(set(name) ^ set(word)) <= 2 * reach
        ]
        if not near or any(name == word for name, _ in near):
            return None
        distance = import_module("rapidfuzz.distance.OSA").distance  # 15 ms, which few texts need
        slips, guess = min(
            ((distance(word, name, score_cutoff=reach), guess) for name, guess in near), key=itemgetter(0)
        )
        return guess if slips <= reach and word not in self._words else None

    @cached_property
    def _words(self) -> frozenset[str]:
        """Words that are spelt right: those of the lexicon's names, and common ones."""
        spelled = [t.key for e in self._lexicon.entries.values() for t in e.terms if t.role in NAMING]
        return words("common") | {*"".join(spelled).split()}
