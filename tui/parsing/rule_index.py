"""Rules, indexed by what must stand in a line so that they can fit: few of them are worth trying on any line."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import ahocorasick

from tui.parsing.dates import COUNTING
from tui.parsing.rule_files import REACH, SCOPES, Rule
from tui.text import fold

_LENGTHS: Final = (24, 48, REACH, 200, 400, 1 << 30)
_LONG: Final = 200
"""Most rules are not tried on a longer line."""
_REMEMBERED: Final = 1 << 14
_FREQUENT: Final = " etaoinsrlhdcumfpgwybvkxjqz"
"""The letters of English and French, the frequent ones first."""


class Match(NamedTuple):
    """What a rule found in a text, in characters of that text."""

    rule: Rule
    """The rule."""
    start: int
    """Where its piece begins."""
    end: int
    """Where it ends (exclusive)."""
    values: tuple[str, ...] = ()
    """What its field says."""


@dataclass(slots=True)
class Line:
    """A line, ready to be asked about as a whole and in parts."""

    text: str
    """The line as printed."""
    plain: str
    """The same, character by character, in plain lower case."""
    hints: int
    """Which rules have a word in it, one bit each; of a long line only those that can fit such a one."""
    long: bool
    """Whether it is longer than most rules are tried on."""
    counts: bool
    """Whether words that count days may stand in it."""
    dated: bool
    """Whether a date may stand in it: a figure, or words that count days."""
    cut: bool
    """Whether a rule that cuts a piece from a line has a word in it."""


_Tried = tuple[Callable[[str], re.Match[str] | None], bool, int, Rule]
"""What finds a rule's pattern, whether it reads the line as printed, the longest line it is tried on, and the rule."""


class Index:
    """Finds in one pass over a line which rules are worth trying on it."""

    def __init__(self, rules: Sequence[Rule], phrases: Mapping[str, Rule]) -> None:
        """Index rules by the words that one of must occur, and whole lines by their first word."""
        self._rules = rules
        self._phrases = phrases
        self._longest = max(map(len, phrases), default=0) + 16
        self._openings = frozenset(phrase.partition(" ")[0] for phrase in phrases)
        self._counting = 1 << len(rules)
        self._figured = self._counting << 1
        self._cutting = _mask(rules, lambda rule: rule.where != "line")
        self._always = _mask(rules, lambda rule: not rule.words)
        self._fitting = {scope: tuple(_fitting(rules, scope)) for scope in SCOPES}
        self._words = self._automaton(-1)
        self._words_of_long = self._automaton(_mask(rules, lambda rule: rule.most > _LONG))
        self._known: dict[tuple[str, int], tuple[_Tried, ...]] = {}

    def _automaton(self, among: int) -> ahocorasick.Automaton:
        """Return what finds the words of some rules, and the signs of dates."""
        masks = dict.fromkeys(COUNTING, self._counting) | dict.fromkeys("0123456789", self._figured)
        for n, rule in enumerate(self._rules):
            if among >> n & 1:
                for word in rule.words:
                    masks[word] = masks.get(word, 0) | 1 << n
        found = ahocorasick.Automaton()
        for word in sorted(masks, key=_rarity):  # it tries the letters that can follow one by one, in this order
            found.add_word(word, masks[word])
        found.make_automaton()
        return found

    def line(self, text: str, plain: str) -> Line:
        """Return a line, given as printed and in plain lower case, with the rules that have a word in it."""
        mask, long = self._always, len(text) > _LONG
        for _, found in (self._words_of_long if long else self._words).iter(plain):
            mask |= found
        counts = bool(mask & self._counting)
        return Line(text, plain, mask, long, counts, counts or bool(mask & self._figured), bool(mask & self._cutting))

    def whole(self, line: Line, start: int, end: int) -> Match | None:
        """Return what a part of a line is as a whole, if a rule knows it."""
        if end - start <= self._longest:
            opening = next(iter(line.plain[start:end].split(None, 1)), "")
            if (opening in self._openings or not opening.isalnum()) and (
                rule := self._phrases.get(fold(line.text[start:end]))
            ):
                return Match(rule, 0, end - start)
        return self.first("line", line, start, end)

    def first(self, where: str, line: Line, start: int, end: int) -> Match | None:
        """Return what the first rule of a scope finds in a part of a line."""
        if line.long and end - start <= _LONG:
            line.long = False
            for _, found in self._words.iter(line.plain):
                line.hints |= found
        hints = line.hints & self._fitting[where][bisect_left(_LENGTHS, end - start)]
        if not hints:
            return None
        rules = self._known.get((where, hints))
        if rules is None:
            rules = tuple((rule.find, rule.cased, rule.most, rule) for rule in self._among(hints))
            if len(self._known) < _REMEMBERED:
                self._known[where, hints] = rules
        text, plain, length = line.text, line.plain, end - start
        if length < len(text):
            text, plain = text[start:end], plain[start:end]
        for find, cased, most, rule in rules:
            found = find(text if cased else plain) if length <= most else None
            if found and (match := _matched(rule, found, text)):
                return match
        return None

    def _among(self, hints: int) -> Iterator[Rule]:
        """Yield the rules whose bits are set, in their order: few of many."""
        while hints:
            lowest = hints & -hints
            yield self._rules[lowest.bit_length() - 1]
            hints ^= lowest


def _mask(rules: Sequence[Rule], test: Callable[[Rule], bool]) -> int:
    """Return one bit for each rule that passes a test."""
    return sum(1 << n for n, rule in enumerate(rules) if test(rule))


def _fitting(rules: Sequence[Rule], scope: str) -> list[int]:
    """Return for each class of lengths which rules of a scope can fit a text of such a length."""
    scoped = _mask(rules, lambda rule: rule.where == scope)
    return [scoped & _longer(rules, least) for least in (0, *_LENGTHS[:-1])]


def _longer(rules: Sequence[Rule], least: int) -> int:
    """Return which rules can fit a text of more than some characters."""
    return _mask(rules, lambda rule: rule.most > least)


def _rarity(word: str) -> list[int]:
    """Return how rare the letters of a word are, one by one."""
    return [_FREQUENT.find(letter) % 99 for letter in word]


def _matched(rule: Rule, found: re.Match[str], text: str) -> Match | None:
    """Return what one rule found in a text, unless the rule says that it is none."""
    if found.start() == found.end() or (rule.unless and rule.unless.fullmatch(found.string)):
        return None
    values = tuple(text[slice(*found.span(name))].strip(" .,;") for name, value in found.groupdict().items() if value)
    return Match(rule, found.start(), found.end(), values)
