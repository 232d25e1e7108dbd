"""The rules that tell boilerplate from news: data in boilerplate.toml, the person's own file appended."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

import ahocorasick

from tui.text import fold, fold_same

PACKAGED: Final = "boilerplate.toml"

SHORT: Final = 160
"""Lines up to this many characters are asked about every rule; longer ones only about those that reach further."""

_SCOPES: Final = ("line", "start", "end")
_EFFECTS: Final = ("", "close", "break", "credit", "follow")
_FIELDS: Final = ("", "byline", "source", "label", "link")
_KEYS: Final = frozenset(
    ["code", "why", "lang", "phrases", "pattern", "not", "where", "words", "effect", "field", "most", "case"]
)
_REACH: Final = 120


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of line, as data: what it looks like, why it is no news, and what it does to its neighbours."""

    code: str
    """The kind it gives: "media", "navigation" …"""
    why: str
    """One clause for the person."""
    where: str = "line"
    """Whether it takes the whole line or a piece of it: "line", "start" or "end"."""
    effect: str = ""
    """"close", "break", "credit", "follow" or nothing: see boilerplate.toml."""
    field: str = ""
    """Which field of the item beside it it prints; nothing for what is dropped."""
    most: int = _REACH
    """The longest line it is tried on, in characters."""
    cased: bool = False
    """Whether its pattern reads the line as printed."""
    pattern: re.Pattern[str] | None = None
    """What it looks like."""
    unless: re.Pattern[str] | None = None
    """What it never looks like."""
    words: tuple[str, ...] = ()
    """One of these must occur, in plain lower case."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found in a line, in characters of that line."""

    rule: Rule
    """The rule."""
    start: int
    """Where its piece begins."""
    end: int
    """Where it ends (exclusive)."""
    values: tuple[str, ...] = ()
    """What its field says."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, ready to be asked about a line."""

    phrases: Mapping[str, Rule] = field(default_factory=dict)
    """Whole lines, folded, and their rule."""
    patterns: tuple[Rule, ...] = ()
    """The rules that have a pattern, in the order in which they are tried."""
    _indexes: dict[bool, _Index] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    @cache
    def packaged() -> Rules:
        """Return the rules that come with the program, read once."""
        rules, problems = Rules().extended(files(__package__).joinpath(PACKAGED).read_text("utf-8"), PACKAGED)
        if problems:
            raise ValueError("\n".join(problems))
        return rules

    def extended(self, toml_text: str, path: str) -> tuple[Rules, tuple[str, ...]]:
        """Return these rules and those of a file after them, and one sentence for each that had to be skipped."""
        try:
            entries = tomllib.loads(toml_text).get("rule", [])
        except tomllib.TOMLDecodeError as fault:
            return self, (f"{path} cannot be read: {fault}.",)
        if not isinstance(entries, list):
            return self, (f"{path}: rules begin with [[rule]], each on a line of its own.",)
        phrases, patterns, problems = dict(self.phrases), list(self.patterns), []
        for entry, line in zip(entries, _lines_of_rules(toml_text), strict=False):
            try:
                rule, whole_lines = _rule(entry)
            except _Faulty as fault:
                problems.append(f"{path}, line {line}: {fault} This rule is skipped.")
                continue
            phrases.update((fold(phrase), rule) for phrase in whole_lines)
            if rule.pattern:
                patterns.append(rule)
        return Rules(phrases, tuple(patterns)), tuple(problems)

    def whole(self, line: str) -> Match | None:
        """Return what a line is as a whole, if a rule knows it."""
        if len(line) <= _REACH and (rule := self.phrases.get(fold(line))):
            return Match(rule, 0, len(line))
        return self._first("line", line)

    def piece(self, where: str, line: str) -> Match | None:
        """Return the piece to cut from the start or the end of a line, if a rule knows one."""
        return self._first(where, line)

    def _first(self, where: str, line: str) -> Match | None:
        """Return what the first rule of a scope finds."""
        plain = fold_same(line)
        short = len(line) <= SHORT
        index = self._indexes.get(short)
        if index is None:
            index = self._indexes[short] = _Index([rule for rule in self.patterns if short or rule.most > SHORT])
        for rule in index.candidates(plain, where):
            if len(line) <= rule.most and (match := _apply(rule, line, plain)):
                return match
        return None


def suggest(line: str) -> str:
    """Return a rule to paste into boilerplate.toml that drops lines like this one."""
    phrase = " ".join(line.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'[[rule]]\ncode = "own"\nwhy = "a line that I do not want to read"\nphrases = ["{phrase}"]\n'


class _Faulty(ValueError):
    """A rule that cannot be used; the message is a sentence for the person."""


class _Index:
    """Finds in one pass over a line which rules are worth trying on it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Index rules by the words that one of must occur."""
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
        self._known: dict[tuple[int, str], tuple[Rule, ...]] = {}

    def candidates(self, plain: str, where: str) -> tuple[Rule, ...]:
        """Return the rules of a scope whose words occur, in their order."""
        mask = self._always
        if self._rules:
            for _, found in self._words.iter(plain):
                mask |= found
        known = self._known.get((mask, where))
        if known is None:
            known = tuple(r for n, r in enumerate(self._rules) if mask >> n & 1 and r.where == where)
            if len(self._known) < 1 << 14:
                self._known[mask, where] = known
        return known


def _apply(rule: Rule, line: str, plain: str) -> Match | None:
    """Return what one rule finds in a line."""
    text = line if rule.cased else plain
    if rule.pattern is None:
        return None
    if rule.where == "line":
        found = rule.pattern.fullmatch(text)
    elif rule.where == "start":
        found = rule.pattern.match(text)
    else:
        found = rule.pattern.search(text, max(0, len(text) - 2 * _REACH))
    if found is None or found.start() == found.end() or (rule.unless and rule.unless.fullmatch(text)):
        return None
    values = tuple(line[slice(*found.span(name))].strip(" .,;") for name, value in found.groupdict().items() if value)
    return Match(rule, found.start(), found.end(), values)


def _lines_of_rules(toml_text: str) -> Iterator[int]:
    """Yield the number of the line on which each rule begins."""
    for number, line in enumerate(toml_text.splitlines(), 1):
        if re.match(r"\s*\[\[\s*rule\s*\]\]", line):
            yield number


def _rule(entry: object) -> tuple[Rule, Sequence[str]]:
    """Return a rule and its phrases as an entry of a file says them.

    Raises:
        _Faulty: with a sentence about what is wrong.
    """
    if not isinstance(entry, dict):
        raise _Faulty("A rule is a table.")
    if unknown := sorted(set(entry) - _KEYS):
        raise _Faulty(f"No rule has a key {unknown[0]!r}; there are {', '.join(sorted(_KEYS))}.")
    text = {key: _one_of(entry, key, choices) for key, choices in _CHOICES.items()}
    phrases, words = _texts(entry, "phrases"), _texts(entry, "words")
    pattern, unless = _pattern(entry, "pattern", text["where"] == "end"), _pattern(entry, "not", False)
    if not pattern and not phrases:
        raise _Faulty("A rule has phrases or a pattern.")
    most = entry.get("most", _REACH)
    if not isinstance(most, int) or most < 1:
        raise _Faulty("most is a number of characters.")
    if text["where"] != "line":
        most = 1 << 30
    rule = Rule(
        str(entry.get("code", "own")),
        str(entry.get("why", "a rule of your own")),
        text["where"] or "line",
        text["effect"],
        text["field"],
        most,
        entry.get("case") is True,
        pattern,
        unless,
        tuple(fold_same(word) for word in words),
    )
    return rule, phrases


_CHOICES: Final = {"where": ("", *_SCOPES), "effect": _EFFECTS, "field": _FIELDS}


def _one_of(entry: Mapping[str, object], key: str, choices: Sequence[str]) -> str:
    """Return a value that must be one of a few."""
    value = entry.get(key, "")
    if not isinstance(value, str) or value not in choices:
        raise _Faulty(f"{key} is one of {', '.join(choice for choice in choices if choice)}, not {value!r}.")
    return value


def _texts(entry: Mapping[str, object], key: str) -> Sequence[str]:
    """Return a value that must be a list of texts."""
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
        raise _Faulty(f"{key} is a list of texts.")
    return value


def _pattern(entry: Mapping[str, object], key: str, at_end: bool) -> re.Pattern[str] | None:
    """Return a value that must be a regular expression."""
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _Faulty(f"{key} is a regular expression.")
    try:
        return re.compile(f"(?:{value})$" if at_end else value)
    except re.error as fault:
        raise _Faulty(f"The {key} {value!r} is no regular expression: {fault}.") from None
