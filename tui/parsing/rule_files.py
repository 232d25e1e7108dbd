"""Rules as a file writes them: read one by one, and a faulty one is named with its line."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from tui.text import fold_same

SCOPES: Final = ("line", "start", "end")
"""Where in a line a rule can apply."""
_EFFECTS: Final = ("", "close", "break", "credit", "follow")
_FIELDS: Final = ("", "byline", "source", "label", "link")
_KEYS: Final = frozenset(
    ["code", "why", "lang", "phrases", "pattern", "not", "where", "words", "effect", "field", "most", "case"]
)
REACH: Final = 120
"""The longest line a rule is tried on, in characters, if it does not say."""


_Find: TypeAlias = Callable[[str], re.Match[str] | None]


@dataclass(frozen=True)
class Rule:
    """One kind of line, as data: what it looks like, why it is no news, and what it does to its neighbours.

    Its patterns are compiled when it is first tried: of a hundred rules one document tries a few, and compiling them
    all takes longer than reading it.
    """

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
    most: int = REACH
    """The longest line it is tried on, in characters."""
    cased: bool = False
    """Whether its pattern reads the line as printed."""
    pattern: str = ""
    """What it looks like, a regular expression; empty if it knows phrases only."""
    never: str = ""
    """What it never looks like; empty for nothing."""
    words: tuple[str, ...] = ()
    """One of these must occur, in plain lower case."""
    reach: int = 2 * REACH
    """How many characters from the end of a line a piece of it can begin, where it is cut from the end."""

    @cached_property
    def find(self) -> _Find:
        """What finds its pattern where in a text it applies."""
        pattern = re.compile(f"(?:{self.pattern})$" if self.where == "end" else self.pattern)
        return _finder(pattern, self.where, self.reach, () if self.cased else self.words)

    @cached_property
    def unless(self) -> re.Pattern[str] | None:
        """What it never looks like, ready to be asked."""
        return re.compile(self.never) if self.never else None


def packaged_rules(entries: Iterable[object]) -> list[tuple[Rule, Sequence[str]]]:
    """Return rules that come with the program, each with its phrases; their patterns were tried when it was made."""
    return [*map(_rule, entries)]


def rules_in(toml_text: str, path: str) -> tuple[list[tuple[Rule, Sequence[str]]], tuple[str, ...]]:
    """Return the rules of a file, each with its phrases, and one sentence for each that has to be skipped."""
    try:
        entries = tomllib.loads(toml_text).get("rule", [])
    except tomllib.TOMLDecodeError as fault:
        return [], (f"{path} cannot be read: {fault}.",)
    if not isinstance(entries, list):
        return [], (f"{path}: rules begin with [[rule]], each on a line of its own.",)
    rules, problems = [], []
    for entry, line in zip(entries, _lines_of_rules(toml_text), strict=False):
        try:
            rule, phrases = _rule(entry)
            _try(rule)
        except _Faulty as fault:
            problems.append(f"{path}, line {line}: {fault} This rule is skipped.")
        else:
            rules.append((rule, phrases))
    return rules, tuple(problems)


class _Faulty(ValueError):
    """A rule that cannot be used; the message is a sentence for the person."""


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
    pattern, never = _pattern(entry, "pattern"), _pattern(entry, "not")
    if not pattern and not phrases:
        raise _Faulty("A rule has phrases or a pattern.")
    most = entry.get("most", REACH)
    if not isinstance(most, int) or most < 1:
        raise _Faulty("most is a number of characters.")
    reach = most if text["where"] == "end" and "most" in entry else 2 * REACH
    if text["where"] in ("start", "end"):
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
        never,
        tuple(fold_same(word) for word in words),
        reach,
    )
    return rule, phrases


def _finder(pattern: re.Pattern[str], where: str, reach: int, words: Sequence[str]) -> _Find:
    """Return what finds a pattern in its place: in a whole line, at its start, or at its end where a word stands."""
    if where == "start":
        return pattern.match
    if where != "end":
        return pattern.fullmatch

    def find_at_end(text: str) -> re.Match[str] | None:
        """Return what is found in the last characters of a text."""
        start = max(0, len(text) - reach)
        tail = text[start:]
        return pattern.search(text, start) if not words or any([word in tail for word in words]) else None

    return find_at_end


_CHOICES: Final = {"where": ("", *SCOPES), "effect": _EFFECTS, "field": _FIELDS}


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


def _pattern(entry: Mapping[str, object], key: str) -> str:
    """Return a value that must be a regular expression; empty where there is none."""
    value = entry.get(key, "")
    if isinstance(value, list):
        value = "|".join(_texts(entry, key))
    if not isinstance(value, str):
        raise _Faulty(f"{key} is a regular expression, or a list of them.")
    return value


def _try(rule: Rule) -> None:
    """Compile the patterns of a rule that nobody has tried yet.

    Raises:
        _Faulty: with a sentence about what is wrong with one.
    """
    for key, pattern in (("pattern", rule.pattern), ("not", rule.never)):
        try:
            re.compile(pattern)
        except re.error as fault:
            raise _Faulty(f"The {key} {pattern!r} is no regular expression: {fault}.") from None
