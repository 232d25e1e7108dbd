"""The rules that tell boilerplate from news: data in boilerplate.toml, the person's own file appended."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import ahocorasick

from tui.parsing.rule_files import REACH, SCOPES, Rule, rules_in
from tui.text import fold, fold_same

PACKAGED: Final = "boilerplate.toml"

_LENGTHS: Final = (24, 48, REACH, 200, 400, 1 << 30)
_REMEMBERED: Final = 1 << 14


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


class Line(NamedTuple):
    """A line, ready to be asked about as a whole and in parts."""

    text: str
    """The line as printed."""
    plain: str
    """The same, character by character, in plain lower case."""
    hints: int
    """Which rules have a word in it, one bit each."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, ready to be asked about a line."""

    phrases: Mapping[str, Rule] = field(default_factory=dict)
    """Whole lines, folded, and their rule."""
    patterns: tuple[Rule, ...] = ()
    """The rules that have a pattern, in the order in which they are tried."""
    _indexes: list["_Index"] = field(default_factory=list, repr=False, compare=False)

    @staticmethod
    @cache
    def packaged() -> "Rules":
        """Return the rules that come with the program, read once."""
        rules, problems = Rules().extended(files(__package__).joinpath(PACKAGED).read_text("utf-8"), PACKAGED)
        if problems:
            raise ValueError("\n".join(problems))
        return rules

    def extended(self, toml_text: str, path: str) -> tuple["Rules", tuple[str, ...]]:
        """Return these rules and those of a file after them, and one sentence for each that had to be skipped."""
        more, problems = rules_in(toml_text, path)
        phrases = dict(self.phrases)
        for rule, whole_lines in more:
            phrases.update((fold(phrase), rule) for phrase in whole_lines)
        return Rules(phrases, (*self.patterns, *(rule for rule, _ in more if rule.pattern))), problems

    def line(self, text: str) -> Line:
        """Return a line that rules can be asked about."""
        plain = fold_same(text)
        return Line(text, plain, self._index().hints(plain))

    def whole(self, line: Line, start: int = 0, end: int | None = None) -> Match | None:
        """Return what a part of a line is as a whole, if a rule knows it."""
        end = len(line.text) if end is None else end
        index = self._index()
        if end - start <= index.longest_phrase and (rule := self.phrases.get(fold(line.text[start:end]))):
            return Match(rule, 0, end - start)
        return index.first("line", line, start, end)

    def piece(self, where: str, line: Line, start: int = 0, end: int | None = None) -> Match | None:
        """Return the piece to cut from the start or the end of a part of a line, if a rule knows one."""
        return self._index().first(where, line, start, len(line.text) if end is None else end)

    def _index(self) -> "_Index":
        """Return the index of these rules, made when they are first asked."""
        if not self._indexes:
            self._indexes.append(_Index(self.patterns, max(map(len, self.phrases), default=0)))
        return self._indexes[0]


def suggest(line: str) -> str:
    """Return a rule to paste into boilerplate.toml that drops lines like this one."""
    phrase = " ".join(line.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'[[rule]]\ncode = "own"\nwhy = "a line that I do not want to read"\nphrases = ["{phrase}"]\n'


class _Index:
    """Finds in one pass over a line which rules are worth trying on it."""

    def __init__(self, rules: Sequence[Rule], longest_phrase: int) -> None:
        """Index rules by the words that one of must occur."""
        self.longest_phrase = longest_phrase + 16
        self._rules = rules
        self._always = sum(1 << n for n, rule in enumerate(rules) if not rule.words)
        masks: dict[str, int] = {}
        for n, rule in enumerate(rules):
            for word in rule.words:
                masks[word] = masks.get(word, 0) | 1 << n
        self._words = ahocorasick.Automaton()
        for word, mask in masks.items():
            self._words.add_word(word, mask)
        self._words.make_automaton()
        self._known: dict[tuple[int, int], dict[str, tuple[Rule, ...]]] = {}

    def hints(self, plain: str) -> int:
        """Return which rules have a word in a line."""
        mask = self._always
        if len(self._words):
            for _, found in self._words.iter(plain):
                mask |= found
        return mask

    def first(self, where: str, line: Line, start: int, end: int) -> Match | None:
        """Return what the first rule of a scope finds in a part of a line."""
        length = bisect_left(_LENGTHS, end - start)
        key = line.hints, length
        scopes = self._known.get(key)
        if scopes is None:
            scopes = {scope: self._candidates(line.hints, scope, length) for scope in SCOPES}
            if len(self._known) < _REMEMBERED:
                self._known[key] = scopes
        if not (rules := scopes[where]):
            return None
        text, plain = line.text[start:end], line.plain[start:end]
        for rule in rules:
            if len(text) <= rule.most and (match := _apply(rule, text, plain)):
                return match
        return None

    def _candidates(self, hints: int, where: str, length: int) -> tuple[Rule, ...]:
        """Return the rules of a scope that can fit a text of some length with some words, in their order."""
        shortest = _LENGTHS[length - 1] if length else 0
        fit = (rule for n, rule in enumerate(self._rules) if hints >> n & 1)
        return tuple(rule for rule in fit if rule.where == where and rule.most > shortest)


def _apply(rule: Rule, text: str, plain: str) -> Match | None:
    """Return what one rule finds in a text."""
    if rule.pattern is None:
        return None
    read = text if rule.cased else plain
    if rule.where == "line":
        found = rule.pattern.fullmatch(read)
    elif rule.where == "start":
        found = rule.pattern.match(read)
    else:
        found = rule.pattern.search(read, max(0, len(read) - rule.reach))
    if found is None or found.start() == found.end() or (rule.unless and rule.unless.fullmatch(read)):
        return None
    values = tuple(text[slice(*found.span(name))].strip(" .,;") for name, value in found.groupdict().items() if value)
    return Match(rule, found.start(), found.end(), values)
