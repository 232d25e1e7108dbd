"""The search language: from what is typed to a condition, or to where and why it cannot be read.

    query   = both {"OR" both}                  OR parts what is looser than words side by side
    both    = {one}                             words side by side must all be there
    one     = "-" one | "(" query ")" | field | '"' words '"' | "/" regex "/" | word
    field   = name ":" ('"' words '"' | word)   name is one of `FIELDS`

A bare word may stand inside a longer one ("niger" finds Nigeria) and stands for its translation too; quoted words are
whole and as typed. Half-typed input is the normal case: an open quote, bracket or pattern ends with the line, and a
field that has no value yet, a date that is not finished or a sign without letters asks for nothing.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from pyroaring import BitMap

from tui.library.catalog.catalog import SORTS
from tui.library.catalog.words import Sought, spans, words_of
from tui.library.search.conditions import All, Condition, Either, Ground, Not
from tui.library.search.faults import Fault, Unreadable, nearest
from tui.library.search.fields import FIELDS, Value, backwards, choice, says
from tui.library.search.patterns import Matches, flaw
from tui.library.search.translation import translated
from tui.text import fold_same

__all__ = ["FIELDS", "Fault", "Query", "evaluate", "parse", "read", "sought", "spans"]

_WORD: Final = re.compile(r'[^\s()"]+')
_FIELD: Final = re.compile(r"([a-z]+):")
_PATTERN: Final = re.compile(r"/((?:[^/\\]|\\.)*\\?)(/?)", re.DOTALL)
_DEPTH: Final = 50


class Query(Struct, frozen=True):
    """A search that could be read."""

    asked: Condition
    """What rows must fulfil."""
    sort: str | None = None
    """The order it asks for, one of `SORTS`; None leaves that to the view."""


def parse(text: str, *, typing: bool = True, translate: bool = True) -> Query | Fault:
    """Return what a search asks for.

    Args:
        text: The search.
        typing: Whether it is being typed, so that what may still come right at its end asks for nothing.
        translate: Whether bare words stand for what says the same in the other language too.
    """
    try:
        return _Parser(text, typing, translate).read()
    except Unreadable as unreadable:
        return unreadable.fault


@lru_cache(64)
def read(text: str, translate: bool) -> Query | Fault:
    """Return what a saved search asks for; each is read once."""
    return parse(text, translate=translate)


def evaluate(query: Query, ground: Ground) -> BitMap | Fault:
    """Return the rows of some ground that a search finds, not to be changed; a name that nothing has is a fault."""
    try:
        return ground.among & query.asked.rows(ground)
    except Unreadable as unreadable:
        return unreadable.fault


def sought(query: Query) -> tuple[Sought, ...]:
    """Return what to highlight in the rows that a search finds."""
    return tuple(dict.fromkeys(query.asked.sought()))


class _Parser:
    """Reads one search from left to right; what asks for nothing comes out as None and is left away."""

    def __init__(self, text: str, typing: bool, translate: bool) -> None:
        """Take the text; the folded one has a plain sign for each typographic one at the same place."""
        self._printed, self._text, self._typing, self._translate = text, fold_same(text), typing, translate
        self._at = self._depth = 0
        self._sort: str | None = None

    def read(self) -> Query:
        """Read the whole line."""
        asked = self._query()
        if self._at < len(self._text):
            raise Unreadable(self._at, "This bracket closes none that was opened.")
        return Query(asked or All(), self._sort)

    def _query(self) -> Condition | None:
        """Read what stands between brackets, or all."""
        parts = [self._both()]
        while self._sees_or():
            self._at += len("OR")
            parts.append(self._both())
        return _joined(Either, parts)

    def _both(self) -> Condition | None:
        """Read words side by side, up to the end, a closing bracket or OR."""
        parts = []
        while self._next() not in ("", ")") and not self._sees_or():
            if (part := self._one()) is not None:
                parts.append(part)
        return _joined(All, translated(parts) if self._translate else parts)

    def _one(self) -> Condition | None:
        """Read one word, phrase, field or bracket, or one that must not be there."""
        if self._next() == "-":
            return self._denied()
        if self._next() == "(":
            return self._bracket()
        if self._next() == "/":
            return self._pattern()
        field = _FIELD.match(self._text, self._at)
        if field and (field[1] in FIELDS or field[1] == "sort"):
            self._at = field.end()
            return self._field(field[1])
        if field and _WORD.match(self._text, field.end()) and (near := nearest(field[1], FIELDS, 0.75)):
            raise Unreadable(self._at, f"There is no field {field[1]}: here; the nearest is {near}:")
        return says(self._value())

    def _denied(self) -> Condition | None:
        """Read what must not be there; a hyphen on its own asks for nothing."""
        hyphens = len(self._text) - self._at - len(self._text[self._at :].lstrip("-"))
        self._at += hyphens
        behind = self._text[self._at : self._at + 1]
        denied = None if not behind or behind.isspace() or behind == ")" else self._one()
        if denied is None or hyphens % 2 == 0:
            return denied
        return Not(*translated([denied])) if self._translate else Not(denied)

    def _bracket(self) -> Condition | None:
        """Read a query in brackets; one that is still open ends with the line."""
        self._at, self._depth = self._at + 1, self._depth + 1
        if self._depth > _DEPTH:
            raise Unreadable(self._at - 1, "There are too many brackets inside each other.")
        inner = self._query()
        self._at, self._depth = self._at + (self._next() == ")"), self._depth - 1
        return inner

    def _pattern(self) -> Condition | None:
        """Read a pattern between two slashes; one that is still open ends with the line."""
        found = _PATTERN.match(self._printed, self._at)
        assert found is not None
        start, self._at = self._at, found.end()
        pattern, closed = found[1], bool(found[2])
        wrong = flaw(pattern)
        if wrong and (closed or not self._typing):
            raise Unreadable(start, wrong)
        return None if wrong or not pattern.strip() else Matches(pattern)

    def _field(self, name: str) -> Condition | None:
        """Read the value of a field; one that has none yet asks for nothing."""
        value = self._value()
        if not words_of(value.text):
            if self._typing:
                return None
            raise Unreadable(value.at, f"{name}: needs a value, without a space before it.")
        if name == "sort":
            named = replace(value, text=value.text.removeprefix("-"))
            self._sort = backwards(choice(named, SORTS, "sort"), turned=named != value)
            return None
        return FIELDS[name](value)

    def _value(self) -> Value:
        """Take a phrase in quotes or a word; there may be none."""
        start, quoted = self._at, self._text.startswith('"', self._at)
        if quoted:
            end = self._text.find('"', start + 1)
            self._at = len(self._text) if end == -1 else end + 1
            inside = self._printed[start + 1 : self._at - (end != -1)]
            return Value(inside, start, quoted, end != -1 or not self._typing)
        word = _WORD.match(self._text, start)
        self._at = word.end() if word else start
        finished = self._at < len(self._text) or not self._typing
        return Value(self._printed[start : self._at], start, quoted, finished)

    def _next(self) -> str:
        """Pass over spaces and return the sign that comes then, or nothing at the end."""
        while self._text[self._at : self._at + 1].isspace():
            self._at += 1
        return self._text[self._at : self._at + 1]

    def _sees_or(self) -> bool:
        """Say whether an OR comes next; in small letters it is a word."""
        word = _WORD.match(self._printed, self._at) if self._next() else None
        return word is not None and word[0] == "OR"


def _joined(kind: type[All] | type[Either], parts: Iterable[Condition | None]) -> Condition | None:
    """Return the parts that ask for something as one condition."""
    asking = tuple(part for part in parts if part is not None)
    return kind(asking) if len(asking) > 1 else asking[0] if asking else None
